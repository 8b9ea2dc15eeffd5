#include "hearsay/dossier/passage.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

constexpr std::uint32_t kMostContext = 2000;  // bytes; keeps a page without full stops linear
constexpr std::string_view kOmission = " … ";
constexpr std::u32string_view kQuotes = U"“”‘’\"'«»‹›„‚";

/// Nothing but white space and quotation marks, a line break among them: a quotation that runs on.
bool is_paragraph_break(std::string_view between) {
  if (between.find('\n') == std::string_view::npos) return false;
  for (std::size_t at = 0; at < between.size();) {
    const char32_t c = next_code_point(between, at);
    if (!is_blank(c) && kQuotes.find(c) == std::u32string_view::npos) return false;
  }
  return true;
}

/// The span widened to the sentences that it touches, unless they are longer than any that a person writes.
Span with_sentences(Span span, std::span<const Span> sentences) {
  const auto first = std::ranges::partition_point(sentences, [&](Span each) { return each.end <= span.begin; });
  const auto behind = std::ranges::partition_point(sentences, [&](Span each) { return each.begin < span.end; });
  if (first >= behind) return span;
  const Span wide = join(span, join(*first, *std::prev(behind)));
  return wide.size() - span.size() <= kMostContext ? wide : span;
}

struct Extent {
  Gap before = Gap::none;
  Span span;
};

Gap gap_between(std::string_view between) {
  if (trim(between).empty() && between.find('\n') == std::string_view::npos) return Gap::none;
  return is_paragraph_break(between) ? Gap::paragraph : Gap::omission;
}

/// The stretches that the spans make with their sentences; neighbours in a paragraph are one.
std::vector<Extent> extents_of(const std::vector<Span>& spans, std::span<const Span> sentences,
                               std::string_view text) {
  std::vector<Extent> extents;
  for (const Span bare : spans) {
    const Span span = with_sentences(bare, sentences);
    if (extents.empty()) {
      extents.push_back({Gap::none, span});
      continue;
    }
    Span& last = extents.back().span;
    const Gap gap =
        span.begin <= last.end ? Gap::none : gap_between(text.substr(last.end, span.begin - last.end));
    if (gap == Gap::none) {
      last = join(last, span);
    } else {
      extents.push_back({gap, span});
    }
  }
  return extents;
}

/// Walks along ordered spans that do not overlap.
class Cursor {
 public:
  explicit Cursor(std::vector<Span> spans) : spans_(std::move(spans)) {}

  [[nodiscard]] bool covers(std::uint32_t byte) {
    while (next_ < spans_.size() && spans_[next_].end <= byte) ++next_;
    return next_ < spans_.size() && spans_[next_].begin <= byte;
  }

  void add_borders(std::vector<std::uint32_t>& borders) const {
    for (const Span span : spans_) {
      borders.push_back(span.begin);
      borders.push_back(span.end);
    }
  }

 private:
  std::vector<Span> spans_;
  std::size_t next_ = 0;
};

/// The statement's spans by the part they play.
struct Parts {
  Cursor source;
  Cursor cue;
  Cursor content;
  Cursor hedges;

  Parts(const Statement& statement, std::string_view text)
      : source(merged(statement.source, text)),
        cue(merged(statement.cue, text)),
        content(merged(statement.content, text)),
        hedges(merged(statement.hedges, text)) {}

  [[nodiscard]] std::vector<std::uint32_t> borders() const {
    std::vector<std::uint32_t> borders;
    for (const Cursor* part : std::array{&source, &cue, &content, &hedges}) part->add_borders(borders);
    std::ranges::sort(borders);
    return borders;
  }

  Piece piece(Span span, std::string_view text) {
    return {span.of(text), source.covers(span.begin), cue.covers(span.begin), content.covers(span.begin),
            hedges.covers(span.begin)};
  }
};

std::string joined(const std::vector<Span>& spans, std::string_view text) {
  std::string words;
  for (const Span span : spans) {
    if (!words.empty()) words += kOmission;
    words += span.of(text);
  }
  return words;
}

}  // namespace

std::vector<Span> merged(std::vector<Span> spans, std::string_view text) {
  std::erase_if(spans, [&](Span span) { return span.empty() || span.end > text.size(); });
  std::ranges::sort(spans);
  std::vector<Span> apart;
  for (const Span span : spans) {
    if (!apart.empty() && span.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, span.end);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

std::vector<Stretch> passage_of(std::string_view text, std::span<const Span> sentences,
                                const Statement& statement) {
  std::vector<Span> all = statement.source;
  for (const auto* part : {&statement.cue, &statement.content, &statement.hedges}) {
    all.insert(all.end(), part->begin(), part->end());
  }
  Parts parts(statement, text);
  const std::vector<std::uint32_t> borders = parts.borders();
  auto border = borders.begin();

  std::vector<Stretch> passage;
  for (const Extent& extent : extents_of(merged(std::move(all), text), sentences, text)) {
    Stretch stretch{extent.before, {}};
    for (std::uint32_t at = extent.span.begin; at < extent.span.end;) {
      while (border != borders.end() && *border <= at) ++border;
      const std::uint32_t end = border == borders.end() ? extent.span.end : std::min(*border, extent.span.end);
      stretch.pieces.push_back(parts.piece({at, end}, text));
      at = end;
    }
    passage.push_back(std::move(stretch));
  }
  return passage;
}

std::string passage_words(std::string_view text, std::span<const Span> sentences, const Statement& statement) {
  std::string words;
  for (const Stretch& stretch : passage_of(text, sentences, statement)) {
    if (stretch.before == Gap::omission) words += kOmission;
    if (stretch.before == Gap::paragraph) words += ' ';
    for (const Piece& piece : stretch.pieces) words += piece.text;
  }
  return words;
}

std::string content_words(std::string_view text, const Statement& statement) {
  return joined(merged(statement.content, text), text);
}

std::string quoted_list(std::string_view text, const std::vector<Span>& spans) {
  std::string list;
  for (const Span span : merged(spans, text)) {
    if (!list.empty()) list += ", ";
    list += "“" + std::string(span.of(text)) + "”";
  }
  return list;
}

}  // namespace hearsay::dossier
