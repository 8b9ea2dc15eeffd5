#include "hearsay/speech/conventions.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr double kConfidence = 0.9;
constexpr TokenIndex kLongestSignature = 16;  // tokens
constexpr TokenIndex kLongestName = 4;

bool is_end(std::string_view word) {
  return word == "." || word == "?" || word == "!" || word == "…" || word == ")";
}

bool is_dash(std::string_view word) {
  return word == "—" || word == "–" || word == "―" || word == "--" || word == "-" || word == "---";
}

bool is_mark(std::string_view word) {
  return word == "“" || word == "”" || word == "\"" || word == "«" || word == "»" || word == "„" ||
         word == "''" || word == "``";
}

bool is_name(const Token& token) {
  return token.shape == TokenShape::capitalized || token.shape == TokenShape::upper;
}

class BlockReader {
 public:
  BlockReader(const Article& article, const Tokens& tokens) : article_(article), tokens_(tokens) {}

  [[nodiscard]] std::optional<Attribution> read(std::uint32_t block, TokenRange range) const {
    const Block& kind = article_.blocks[block];
    if (range.empty() || kind.kind == BlockKind::title || kind.kind == BlockKind::heading) return std::nullopt;
    if (kind.kind == BlockKind::post && kind.author) return post(kind, range);
    if (std::optional<Attribution> found = signed_quotation(range)) return found;
    return turn(range);
  }

 private:
  static Attribution attribution(TokenRange source, TokenRange cue, TokenRange content) {
    Attribution made;
    made.source.push_back(source);
    if (!cue.empty()) made.cue.push_back(cue);
    made.content.push_back(content);
    made.confidence = kConfidence;
    return made;
  }

  [[nodiscard]] std::optional<Attribution> post(const Block& block, TokenRange range) const {
    const std::size_t at = block.span.of(article_.text).rfind(*block.author);
    if (at == std::string_view::npos || block.author->empty()) return std::nullopt;
    const auto author = static_cast<std::uint32_t>(block.span.begin + at);
    TokenRange words{range.first, range.first};
    TokenRange name{0, 0};
    for (TokenIndex i = range.first; i < range.last; ++i) {
      const Span span = tokens_.tokens[i].span;
      if (span.end <= author && name.empty()) words.last = i + 1;
      if (span.begin >= author && span.end <= author + block.author->size())
        name = name.empty() ? TokenRange{i, i + 1} : TokenRange{name.first, i + 1};
    }
    while (!words.empty() && tokens_.tokens[words.last - 1].shape == TokenShape::punctuation &&
           !is_end(tokens_.word(words.last - 1)))
      --words.last;
    if (words.empty() || name.empty()) return std::nullopt;
    return attribution(name, {}, words);
  }

  /// Goes by the marks at the ends, whichever way they are curled: what stands between may hold any others.
  [[nodiscard]] std::optional<Attribution> signed_quotation(TokenRange range) const {
    if (!is_mark(tokens_.word(range.first))) return std::nullopt;
    TokenIndex dash = range.last - 1;
    const TokenIndex earliest = std::max(range.first + 2, range.last - std::min(range.last, kLongestSignature));
    while (dash > earliest && !(is_dash(tokens_.word(dash)) && is_mark(tokens_.word(dash - 1)))) --dash;
    if (dash < earliest || !is_dash(tokens_.word(dash)) || !is_mark(tokens_.word(dash - 1)))
      return std::nullopt;
    TokenIndex end = dash + 1;
    while (end < range.last && is_name(tokens_.tokens[end])) ++end;
    if (end == dash + 1) return std::nullopt;
    const bool ends = end == range.last || tokens_.word(end) == "," || tokens_.word(end) == "(" ||
                      (is_end(tokens_.word(end)) && end + 1 == range.last);
    if (!ends) return std::nullopt;
    return attribution({dash + 1, end}, {dash, dash + 1}, {range.first, dash});
  }

  /// A name in capitals and a colon, perhaps behind a quotation mark that opens.
  [[nodiscard]] std::optional<Attribution> turn(TokenRange range) const {
    const TokenIndex first =
        range.first + (tokens_.tokens[range.first].shape == TokenShape::open_quote ? 1 : 0);
    TokenIndex colon = first;
    while (colon < range.last && colon - first < kLongestName &&
           tokens_.tokens[colon].shape == TokenShape::upper)
      ++colon;
    if (colon == first || colon + 2 >= range.last || tokens_.word(colon) != ":") return std::nullopt;
    if (tokens_.word(first).size() < 3 || not_a_name(tokens_.lower[first])) return std::nullopt;
    TokenIndex last = range.last;
    if (first > range.first && tokens_.tokens[last - 1].shape == TokenShape::close_quote) --last;
    return attribution({first, colon}, {colon, colon + 1}, {colon + 1, last});
  }

  /// Words in capitals that stand before a colon and are nobody's name.
  static bool not_a_name(std::string_view word) {
    static constexpr std::array<std::string_view, 22> kLabels{
        "read", "related", "watch",    "photos", "photo",     "video",  "update", "updated",
        "more", "also",    "breaking", "listen", "exclusive", "editor", "note",   "analysis",
        "live", "gallery", "opinion",  "source", "image",     "see"};
    return std::find(kLabels.begin(), kLabels.end(), word) != kLabels.end();
  }

  const Article& article_;
  const Tokens& tokens_;
};

}  // namespace

std::vector<Convention> read_conventions(const Article& article, const Tokens& tokens) {
  std::vector<Convention> found;
  const BlockReader reader(article, tokens);
  for (std::size_t s = 0; s < tokens.sentences.size();) {
    const std::uint32_t block = tokens.sentences[s].block;
    TokenRange range = tokens.sentences[s].tokens;
    for (++s; s < tokens.sentences.size() && tokens.sentences[s].block == block; ++s)
      range.last = tokens.sentences[s].tokens.last;
    if (std::optional<Attribution> attribution = reader.read(block, range))
      found.push_back({block, std::move(*attribution)});
  }
  return found;
}

}  // namespace hearsay
