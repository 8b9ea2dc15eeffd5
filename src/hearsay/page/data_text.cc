#include "hearsay/page/data_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

constexpr std::size_t kFewestBytes = 400;   // of running text that are worth the search
constexpr std::size_t kFewestInPiece = 60;  // a shorter string is a label
constexpr std::size_t kMostPieces = 2000;

// Keys under which text stands, in JSON-LD and in pages' states.
bool is_text_key(std::string_view key) {
  static constexpr std::array<std::string_view, 12> kKeys{
      "articleBody", "body",      "content",  "text",      "html",        "bodyHtml",
      "bodyText",    "paragraph", "fullText", "body_html", "contentHtml", "value"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

// Behind the string literal that begins at the quotation mark `at`; npos if it does not end.
std::size_t end_of_string(std::string_view script, std::size_t at) {
  const char quote = script[at];
  for (std::size_t i = at + 1; i < script.size(); ++i) {
    if (script[i] == '\\')
      ++i;
    else if (script[i] == quote)
      return i + 1;
  }
  return std::string_view::npos;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) ++at;
  return at;
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
  std::uint32_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out, 16);
  if (digits.size() != 4 || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

// The code point of the "\uXXXX" (or the pair of them) at `at`, which is moved behind it.
std::optional<char32_t> escaped_code_point(std::string_view text, std::size_t& at) {
  const auto unit = hexadecimal(text.substr(std::min(text.size(), at + 2), 4));
  if (!unit || *unit == 0) return std::nullopt;
  const bool high = *unit >= 0xD800 && *unit < 0xDC00;
  const bool low = *unit >= 0xDC00 && *unit < 0xE000;
  if (low) return std::nullopt;
  at += 6;
  if (!high) return static_cast<char32_t>(*unit);
  if (text.substr(std::min(text.size(), at), 2) != "\\u") return std::nullopt;
  const auto second = hexadecimal(text.substr(std::min(text.size(), at + 2), 4));
  if (!second || *second < 0xDC00 || *second >= 0xE000) return std::nullopt;
  at += 6;
  return static_cast<char32_t>(0x10000 + ((*unit - 0xD800) << 10U) + (*second - 0xDC00));
}

// A string literal's characters, its escapes read (RFC 8259, section 7). One that is no escape is passed over.
std::string unescaped(std::string_view literal) {
  std::string out;
  out.reserve(literal.size());
  for (std::size_t i = 0; i < literal.size();) {
    if (literal[i] != '\\' || i + 1 >= literal.size()) {
      out += literal[i++];
      continue;
    }
    const char c = literal[i + 1];
    if (c == 'u') {
      const std::size_t before = i;
      if (const auto code_point = escaped_code_point(literal, i))
        append_utf8(out, *code_point);
      else if (i == before)
        i += hexadecimal(literal.substr(std::min(literal.size(), i + 2), 4)) ? 6 : 2;  // half of a pair alone
      continue;
    }
    i += 2;
    switch (c) {
      case 'n':
      case 'r': out += '\n'; break;
      case 't': out += ' '; break;
      case 'b':
      case 'f': break;
      default: out += c;
    }
  }
  return out;
}

struct Found {
  DataText text;
  std::size_t running = 0;  // bytes of running text
};

class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree) {}

  DataText find() && {
    for (NodeIndex node = 0; node < tree_.size(); ++node) {
      if (tree_.tag(node) != Tag::script || tree_[node].first_child == kNoNode) continue;
      const bool json_ld = tree_.attribute(node, Attribute::type).find("ld+json") != std::string_view::npos;
      scan(tree_[node].first_child, json_ld);
    }
    Found* best = nullptr;
    for (auto& [key, found] : by_key_)
      if (best == nullptr || found.running > best->running) best = &found;
    return best == nullptr || best->running < kFewestBytes ? DataText() : std::move(best->text);
  }

 private:
  // Every `"key": "string"` of a script.
  void scan(NodeIndex node, bool json_ld) {
    const std::string_view script = tree_.text(node);
    if (script.size() < kFewestBytes) return;
    std::string_view key;
    bool value_follows = false;
    for (std::size_t at = script.find('"'); at != std::string_view::npos; at = script.find('"', at)) {
      const std::size_t end = end_of_string(script, at);
      if (end == std::string_view::npos) return;
      const std::string_view literal = script.substr(at + 1, end - at - 2);
      if (value_follows && is_text_key(key))
        add(key, literal, {offset(node, at + 1), offset(node, end - 1)}, json_ld);
      std::size_t behind = skip_space(script, end);
      value_follows = behind < script.size() && script[behind] == ':';
      if (value_follows) {
        key = literal;
        behind = skip_space(script, behind + 1);
        value_follows = behind < script.size() && script[behind] == '"';
      }
      at = end;
    }
  }

  // A script's characters are its bytes: no references are read in it.
  [[nodiscard]] std::uint32_t offset(NodeIndex node, std::size_t at) const {
    return tree_[node].source.begin + static_cast<std::uint32_t>(at);
  }

  void add(std::string_view key, std::string_view literal, Span place, bool json_ld) {
    if (literal.size() < kFewestInPiece || !known_.insert(literal).second) return;
    if (std::count(literal.begin(), literal.end(), ' ') * 20 < static_cast<std::ptrdiff_t>(literal.size()))
      return;
    Found& found = by_key_[{key, json_ld}];
    if (found.text.pieces.size() >= kMostPieces) return;
    std::string text = unescaped(literal);
    const bool has_tags = text.find("</") != std::string::npos;
    if (!has_tags && !is_prose(text) && text.size() < kFewestBytes) return;
    found.running += text.size();
    found.text.is_json_ld = json_ld;
    found.text.pieces.push_back({std::move(text), place});
  }

  const HtmlTree& tree_;
  std::map<std::pair<std::string_view, bool>, Found> by_key_;
  std::unordered_set<std::string_view> known_;  // states hold some strings twice
};

}  // namespace

DataText find_data_text(const HtmlTree& tree) { return Finder(tree).find(); }

}  // namespace hearsay
