#include "hearsay/page/page_title.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"
#include "hearsay/page/name_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxTitleBytes = 400;
constexpr std::size_t kMinTitleLetters = 8;  // fewer match by chance
constexpr double kExact = 1.25;              // agreement of a headline that is all of a statement
constexpr double kOnlyH1 = 4.5;              // weight of a page's only h1
constexpr double kPart = 0.8;                // the same of one between its bars
constexpr std::size_t kMaxKickerNodes = 64;  // nodes of one headline that are looked at for its parts

// The parting marks between a title and its site's name.
constexpr std::array<std::string_view, 10> kPartMarks{" | ", " - ", " – ",  " — ", " · ",
                                                      " • ", " » ", " :: ", " : ", ": "};

std::optional<std::string> host_of(std::string_view url) {
  const std::size_t start = url.find("://");
  if (start == std::string_view::npos) return std::nullopt;
  std::string_view host = url.substr(start + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  if (host.find('.') == std::string_view::npos) return std::nullopt;
  return lower(host);
}

bool share_a_word(std::string_view a, std::string_view b) {
  constexpr std::size_t kTelling = 4;
  const std::string in = " " + comparison_form(b);
  const std::string words = comparison_form(a);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end - at >= kTelling && in.find(" " + words.substr(at, end - at)) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

// What the names of an element say of it as a headline.
struct NameSigns {
  bool headline = false;
  bool kicker = false;
  bool is_not = false;
};

NameSigns name_signs(const HtmlTree& tree, NodeIndex node) {
  static const WordList kNames(page_data::headline_names);
  NameSigns signs;
  for (const Attribute attribute : {Attribute::class_, Attribute::id, Attribute::itemprop})
    for_each_name_phrase(tree.attribute(node, attribute), [&](std::string_view phrase) {
      const auto* const fields = kNames.find(phrase);
      if (fields == nullptr || fields->empty()) return;
      signs.headline = signs.headline || fields->front() == "headline";
      signs.kicker = signs.kicker || fields->front() == "kicker";
      signs.is_not = signs.is_not || fields->front() == "not";
    });
  return signs;
}

class TitleFinder {
 public:
  TitleFinder(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs, const JsonLd& json_ld,
              const SiteNames& site)
      : tree_(tree), hints_(hints), signs_(signs), site_(site) {
    for (const char* const name :
         {"og:title", "twitter:title", "headline", "title", "dc.title", "dcterms.title"}) {
      const auto found = signs.meta.find(name);
      if (found != signs.meta.end())
        add_statement(text_of_html(std::string(found->second.content)), found->second.node, found->second.from);
    }
    if (json_ld.headline) add_statement(*json_ld.headline, signs.script, MetadataSource::json_ld);
    if (signs.title != kNoNode) {
      page_title_ = tree.short_text(signs.title);
      add_statement(page_title_, signs.title, MetadataSource::title);
    }
  }

  [[nodiscard]] std::optional<FoundTitle> find() const {
    std::vector<Headline> headlines;
    std::size_t first_ranks = 0;
    for (const NodeIndex node : signs_.headlines) {
      Headline headline{node, tree_.short_text(node), {}, {}};
      if (!may_be_headline(headline)) continue;
      first_ranks += tree_.tag(node) == Tag::h1 ? 1 : 0;
      headlines.push_back(std::move(headline));
    }
    std::optional<FoundTitle> best;
    double most = 0;
    for (Headline& headline : headlines) {
      const double weight = weight_of(headline, first_ranks);
      if (weight <= most) continue;
      most = weight;
      best = FoundTitle{PageTitle{std::move(headline.text), headline.node}, MetadataSource::page};
    }
    constexpr double kEnough = 2.4;
    if (best && (most >= kEnough || statements_.empty())) return without_kicker(*std::move(best));
    if (!statements_.empty()) return statements_.front().found;
    if (!last_resort_.empty()) return last_resort_.front().found;
    return std::nullopt;
  }

 private:
  struct Statement {
    FoundTitle found;
    std::string letters;
    std::vector<std::string> parts;  // letters of what stands between bars and dashes
  };

  void add_statement(const std::string& text, NodeIndex node, MetadataSource from) {
    std::string title = site_.cut_from(text);
    std::string letters = letters_of(title);
    if (letters.empty()) return;
    const bool only_site = site_.contain(title);
    Statement statement{{PageTitle{title, node}, from}, std::move(letters), parts_of(title)};
    if (only_site)
      last_resort_.push_back(std::move(statement));
    else
      statements_.push_back(std::move(statement));
  }

  // Letters of "Dam fails" and "Floods" in "Dam fails - Floods | The Argus".
  [[nodiscard]] std::vector<std::string> parts_of(std::string_view title) const {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= title.size();) {
      std::size_t end = title.size();
      std::size_t after = title.size() + 1;
      for (const std::string_view mark : kPartMarks)
        if (const std::size_t found = title.find(mark, at); found < end) {
          end = found;
          after = found + mark.size();
        }
      const std::string_view part = title.substr(at, end - at);
      std::string letters = letters_of(part);
      if (!letters.empty() && !site_.contain(part)) parts.push_back(std::move(letters));
      at = after;
    }
    return parts;
  }

  struct Headline {
    NodeIndex node;
    std::string text;
    std::string letters;
    NameSigns signs;
  };

  [[nodiscard]] bool may_be_headline(Headline& headline) const {
    if (headline.text.empty() || headline.text.size() > kMaxTitleBytes) return false;
    headline.signs = name_signs(tree_, headline.node);
    if (headline.signs.is_not || leads_home(headline.node)) return false;
    headline.letters = letters_of(headline.text);
    return !headline.letters.empty() && !site_.contain(headline.text);
  }

  // Whether the words are a link to the site's first page, as its name is.
  [[nodiscard]] bool leads_home(NodeIndex headline) const {
    NodeIndex link = headline;
    const NodeIndex end = std::min<NodeIndex>(tree_.end_of(headline), headline + kMaxKickerNodes);
    while (link < end && tree_.tag(link) != Tag::a) ++link;
    if (link >= end) {
      link = tree_[headline].parent;
      if (link == kNoNode || tree_.tag(link) != Tag::a) return false;
    }
    std::string_view address = trim(tree_.attribute(link, Attribute::href));
    if (const std::size_t scheme = address.rfind("://"); scheme != std::string_view::npos) {
      address.remove_prefix(scheme + 3);
      address.remove_prefix(std::min(address.find('/'), address.size()));
      if (address.empty()) return true;
    }
    return address == "/" || address == "./" || address.starts_with("/index.") || address.starts_with("index.");
  }

  // How well a headline agrees with what the metadata state, from 0 to 1; the whole of a statement is more than
  // a piece.
  [[nodiscard]] double agreement(std::string_view letters) const {
    double best = 0;
    for (const Statement& statement : statements_) {
      if (statement.letters == letters) return kExact;
      if (std::find(statement.parts.begin(), statement.parts.end(), letters) != statement.parts.end())
        best = std::max(best, kPart);
      const std::string_view longer = letters.size() > statement.letters.size() ? letters : statement.letters;
      const std::string_view shorter = letters.size() > statement.letters.size() ? statement.letters : letters;
      if (shorter.size() < kMinTitleLetters || longer.find(shorter) == std::string_view::npos) continue;
      best =
          std::max(best, 0.3 + 0.6 * static_cast<double>(shorter.size()) / static_cast<double>(longer.size()));
    }
    return best;
  }

  [[nodiscard]] double weight_of(const Headline& headline, std::size_t first_ranks) const {
    const bool first_rank = tree_.tag(headline.node) == Tag::h1;
    const double agrees = agreement(headline.letters);
    double weight = 6 * agrees;
    if (first_rank) weight += first_ranks == 1 ? kOnlyH1 : 1.5;
    if (headline.signs.headline) weight += 1;
    if (headline.signs.kicker) weight -= 2;
    if (agrees == 0 && !statements_.empty() &&
        !share_a_word(headline.text, statements_.front().found.title.text))
      weight -= 1;
    return weight - foreign_weight(headline.node);
  }

  // In the page's head, sides and foot stand sites' names and other articles' headlines.
  [[nodiscard]] double foreign_weight(NodeIndex node) const {
    for (NodeIndex at = node; at != kNoNode && at != HtmlTree::root(); at = tree_[at].parent) {
      const Tag tag = tree_.tag(at);
      if (tag == Tag::nav || tag == Tag::footer) return 3;
      switch (hints_[at]) {
        case BlockHint::hidden:
        case BlockHint::related:
        case BlockHint::comments:
        case BlockHint::newsletter:
        case BlockHint::advert:
        case BlockHint::legal:
        case BlockHint::share:
        case BlockHint::navigation: return 2;
        default: break;
      }
    }
    return 0;
  }

  // Of a headline with a kicker ("Net neutrality / Court blocks rule"): the part that is the headline.
  [[nodiscard]] FoundTitle without_kicker(FoundTitle found) const {
    const NodeIndex headline = found.title.node;
    const NodeIndex end = std::min<NodeIndex>(tree_.end_of(headline), headline + kMaxKickerNodes);
    const std::string whole_letters = letters_of(found.title.text);
    const std::size_t whole = whole_letters.size();
    const bool whole_is_stated = std::any_of(statements_.begin(), statements_.end(), [&](const Statement& one) {
      return one.letters == whole_letters;
    });
    bool behind_kicker = false;
    for (NodeIndex node = headline + 1; node < end; ++node) {
      const NameSigns signs = name_signs(tree_, node);
      if (signs.kicker && !signs.headline) {
        behind_kicker = true;
        continue;
      }
      std::string text = tree_.short_text(node);
      const std::string letters = letters_of(text);
      if (letters.size() < kMinTitleLetters || letters.size() >= whole) continue;
      const bool stated = std::any_of(statements_.begin(), statements_.end(),
                                      [&](const Statement& one) { return one.letters == letters; });
      const bool rest = found.title.text.ends_with(text);
      const bool said = stated || (!whole_is_stated && is_in_statement(letters));
      if (rest && (said || signs.headline || behind_kicker) &&
          (!whole_is_stated || signs.headline || behind_kicker))
        return {PageTitle{std::move(text), node}, found.from};
    }
    return found;
  }

  [[nodiscard]] bool is_in_statement(std::string_view letters) const {
    return std::any_of(statements_.begin(), statements_.end(),
                       [&](const Statement& one) { return one.letters.find(letters) != std::string::npos; });
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  const PageSigns& signs_;
  const SiteNames& site_;
  std::string page_title_;
  std::vector<Statement> statements_;
  std::vector<Statement> last_resort_;
};

}  // namespace

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : comparison_form(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) out += c;
  return out.starts_with("the") && out.size() > 6 ? out.substr(3) : out;
}

SiteNames::SiteNames(const std::optional<std::string>& name, const std::optional<std::string>& url) {
  if (name) name_ = letters_of(*name);
  const auto host = url ? host_of(*url) : std::nullopt;
  if (!host) return;
  host_ = letters_of(*host);
  host_without_ending_ = letters_of(host->substr(0, host->rfind('.')));
}

bool SiteNames::contain(std::string_view text) const {
  const std::string form = letters_of(text);
  if (form.empty()) return false;
  if (form == name_ || form == host_ || form == host_without_ending_) return true;
  constexpr std::size_t kTelling = 4;
  return form.size() >= kTelling && host_.starts_with(form);
}

std::string SiteNames::cut_from(std::string_view title) const {
  title = trim(title);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kPartMarks) {
      const std::size_t last = title.rfind(mark);
      if (last == std::string_view::npos) continue;
      const std::string_view tail = title.substr(last + mark.size());
      if (contain(tail) || (mark == " | " && tail.size() * 2 < last)) {
        title = trim(title.substr(0, last));
        again = true;
        break;
      }
      const std::size_t first = title.find(mark);
      if (contain(title.substr(0, first))) {
        title = trim(title.substr(first + mark.size()));
        again = true;
        break;
      }
    }
  }
  return std::string(title);
}

std::optional<FoundTitle> find_title(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs,
                                     const JsonLd& json_ld, const SiteNames& site) {
  return TitleFinder(tree, hints, signs, json_ld, site).find();
}

}  // namespace hearsay
