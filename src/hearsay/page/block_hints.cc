#include "hearsay/page/block_hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxNames = 400;      // bytes of a class attribute that are looked at
constexpr std::size_t kMaxPhraseWords = 4;  // the longest phrase in the data file

constexpr std::array<std::pair<std::string_view, BlockHint>, 15> kHintNames{{
    {"hidden", BlockHint::hidden},
    {"share", BlockHint::share},
    {"related", BlockHint::related},
    {"comments", BlockHint::comments},
    {"newsletter", BlockHint::newsletter},
    {"advert", BlockHint::advert},
    {"legal", BlockHint::legal},
    {"navigation", BlockHint::navigation},
    {"other", BlockHint::other},
    {"credit", BlockHint::credit},
    {"caption", BlockHint::caption},
    {"byline", BlockHint::byline},
    {"post", BlockHint::post},
    {"quote", BlockHint::quote},
    {"body", BlockHint::body},
}};

struct HintTable {
  struct Word {
    BlockHint hint = BlockHint::none;
    bool begins_phrase = false;
  };
  std::unordered_map<std::string_view, Word> words;
  std::unordered_map<std::string_view, BlockHint> phrases;
  std::array<std::vector<std::pair<std::string_view, BlockHint>>, 256> beginnings;  // by their first letter

  HintTable() {
    for (const auto& fields : word_list_lines(page_data::block_hints)) {
      if (fields.size() < 2) continue;
      const auto* const name = std::find_if(kHintNames.begin(), kHintNames.end(),
                                            [&](const auto& entry) { return entry.first == fields[1]; });
      if (name == kHintNames.end()) continue;
      add(fields[0], name->second);
    }
  }

  void add(std::string_view entry, BlockHint hint) {
    if (entry.ends_with('*')) {
      beginnings[static_cast<unsigned char>(entry.front())].emplace_back(entry.substr(0, entry.size() - 1),
                                                                         hint);
    } else if (const std::size_t dash = entry.find('-'); dash != std::string_view::npos) {
      phrases.emplace(entry, hint);
      words[entry.substr(0, dash)].begins_phrase = true;
    } else {
      Word& word = words[entry];
      word.hint = std::min(word.hint, hint);
    }
  }

  [[nodiscard]] Word of_word(std::string_view word) const {
    Word out;
    if (const auto found = words.find(word); found != words.end()) out = found->second;
    if (out.hint != BlockHint::none) return out;
    for (const auto& [beginning, hint] : beginnings[static_cast<unsigned char>(word.front())])
      if (word.starts_with(beginning)) {
        out.hint = hint;
        break;
      }
    return out;
  }
  [[nodiscard]] BlockHint of_phrase(std::string_view phrase) const {
    const auto found = phrases.find(phrase);
    return found == phrases.end() ? BlockHint::none : found->second;
  }
};

const HintTable& hint_table() {
  static const HintTable kTable;
  return kTable;
}

// "relatedLinks__list" as "related-links-list".
std::string words_of(std::string_view name) {
  std::string out;
  bool was_small = false;
  for (const char c : name) {
    const bool is_small = c >= 'a' && c <= 'z';
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (!is_small && !is_capital) {
      if (!out.empty() && out.back() != '-') out += '-';
    } else {
      if (is_capital && was_small) out += '-';
      out += static_cast<char>(is_capital ? c - 'A' + 'a' : c);
    }
    was_small = is_small;
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

// Names that tell a state or what else is on the page ("has-sidebar", "no-comments", "with-ads"), not what this
// is.
bool tells_of_something_else(std::string_view words) {
  static constexpr std::array<std::string_view, 9> kBeginnings{"has-", "no-",   "not-", "with-",    "without-",
                                                               "is-",  "hide-", "js-",  "wp-block-"};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view beginning) { return words.starts_with(beginning); });
}

BlockHint of_one_name(std::string_view name) {
  const std::string words = words_of(name);
  if (words.empty() || tells_of_something_else(words)) return BlockHint::none;
  const HintTable& table = hint_table();
  BlockHint best = BlockHint::none;
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == '-') starts.push_back(i + 1);
  starts.push_back(words.size() + 1);
  for (std::size_t first = 0; first + 1 < starts.size(); ++first) {
    const auto part = [&](std::size_t count) {
      return std::string_view(words).substr(starts[first], starts[first + count] - 1 - starts[first]);
    };
    const HintTable::Word word = table.of_word(part(1));
    best = std::min(best, word.hint);
    const std::size_t most = word.begins_phrase ? std::min(kMaxPhraseWords, starts.size() - 1 - first) : 1;
    for (std::size_t count = 2; count <= most; ++count) best = std::min(best, table.of_phrase(part(count)));
  }
  return best;
}

bool is_naming(Attribute attribute) {
  switch (attribute) {
    case Attribute::class_:
    case Attribute::id:
    case Attribute::role:
    case Attribute::itemprop:
    case Attribute::data_testid:
    case Attribute::data_component: return true;
    default: return false;
  }
}

BlockHint of_tag(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::menu: return BlockHint::navigation;
    case Tag::aside:
    case Tag::form:
    case Tag::fieldset:
    case Tag::address: return BlockHint::other;
    case Tag::figcaption: return BlockHint::caption;
    default: return BlockHint::none;
  }
}

BlockHint of_names(std::string_view names) {
  BlockHint best = BlockHint::none;
  std::string_view rest = names.substr(0, kMaxNames);
  while (!rest.empty()) {
    const std::size_t space = rest.find_first_of(" \t\r\n");
    best = std::min(best, of_one_name(rest.substr(0, space)));
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
  }
  return best;
}

}  // namespace

BlockHints::BlockHints(const HtmlTree& tree) : hints_(tree.size(), BlockHint::none) {
  std::unordered_map<std::string_view, BlockHint> seen;  // pages repeat few names many times
  for (NodeIndex node = 0; node < tree.size(); ++node) {
    BlockHint best = of_tag(tree.tag(node));
    for (const HtmlTree::AttributeValue& attribute : tree.attributes(node)) {
      if (!is_naming(attribute.name)) continue;
      const auto [entry, is_new] = seen.try_emplace(tree.value(attribute), BlockHint::none);
      if (is_new) entry->second = of_names(tree.value(attribute));
      best = std::min(best, entry->second);
    }
    hints_[node] = best;
  }
}

std::optional<LeftOutKind> left_out_kind(BlockHint hint) {
  switch (hint) {
    case BlockHint::share: return LeftOutKind::share;
    case BlockHint::related: return LeftOutKind::related;
    case BlockHint::comments: return LeftOutKind::comments;
    case BlockHint::newsletter: return LeftOutKind::newsletter;
    case BlockHint::advert: return LeftOutKind::advert;
    case BlockHint::legal: return LeftOutKind::legal;
    case BlockHint::navigation: return LeftOutKind::navigation;
    case BlockHint::other:
    case BlockHint::byline: return LeftOutKind::other;
    default: return std::nullopt;
  }
}

}  // namespace hearsay
