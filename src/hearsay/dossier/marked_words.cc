#include "hearsay/dossier/marked_words.h"

#include <algorithm>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/passage.h"

namespace hearsay::dossier {
namespace {

/// Moves `at` forward over at most `count` code points, not beyond `end`; returns how many.
std::size_t step_forward(std::string_view text, std::size_t& at, std::size_t end, std::size_t count) {
  std::size_t stepped = 0;
  for (; stepped < count && at < end; ++stepped) static_cast<void>(next_code_point(text, at));
  return stepped;
}

std::size_t step_back(std::string_view text, std::size_t at, std::size_t begin, std::size_t count) {
  for (std::size_t i = 0; i < count && at > begin; ++i) static_cast<void>(previous_code_point(text, at));
  return at;
}

constexpr std::size_t kLongWord = 60;  // bytes; a longer word may be cut

/// The end of the last word that ends in [low, at]; `at` itself if the word there is a long one.
std::size_t word_end_before(std::string_view text, std::size_t low, std::size_t at) {
  for (std::size_t end = at; end > low && at - end < kLongWord;) {
    if (is_blank(previous_code_point(text, end))) return end > low ? end : at;
  }
  return at;
}

std::size_t word_begin_behind(std::string_view text, std::size_t at, std::size_t high) {
  for (std::size_t begin = at; begin < high;) {
    if (is_blank(next_code_point(text, begin))) return begin;
  }
  return at;
}

/// Where one long part is cut before, so that its first mark is seen.
std::size_t beginning(std::string_view text, Span part, std::span<const Span> marks, std::size_t most) {
  const auto mark = std::ranges::find_if(marks, [&](Span each) { return each.overlaps(part); });
  if (mark == marks.end() || mark->begin <= part.begin) return part.begin;
  const std::size_t lead = step_back(text, mark->begin, part.begin, most / 2);
  if (lead == part.begin) return part.begin;
  return word_begin_behind(text, step_back(text, mark->begin, part.begin, most / 3), mark->begin);
}

void add_pieces(MarkedWords& words, std::string_view text, Span part, std::span<const Span> marks,
                bool behind_omission) {
  auto mark = std::ranges::upper_bound(marks, part.begin, {}, &Span::end);
  for (std::uint32_t at = part.begin; at < part.end;) {
    while (mark != marks.end() && mark->end <= at) ++mark;
    const bool marked = mark != marks.end() && mark->begin <= at;
    std::uint32_t end = part.end;
    if (mark != marks.end()) end = std::min(end, marked ? mark->end : mark->begin);
    words.pieces.push_back({Span{at, end}.of(text), marked, behind_omission});
    behind_omission = false;
    at = end;
  }
}

}  // namespace

MarkedWords marked_words(std::string_view text, std::span<const Span> parts, std::span<const Span> marks,
                         std::size_t most) {
  MarkedWords words;
  std::size_t left = most;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Span part = parts[i];
    if (part.empty() || part.end > text.size()) continue;
    std::size_t end = part.begin;
    const bool fits = step_forward(text, end, part.end, left) < left || end == part.end;
    std::size_t begin = part.begin;
    if (!fits && parts.size() == 1) {
      begin = end = beginning(text, part, marks, most);
      step_forward(text, end, part.end, left);
    }
    if (end < part.end) end = word_end_before(text, begin, end);
    const Span shown{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    add_pieces(words, text, shown, marks, begin > part.begin || !words.pieces.empty());
    words.cut_behind = end < part.end;
    left -= std::min(left, CodePointIndex(shown.of(text)).size() + std::size_t{0});
    if (words.cut_behind || (left == 0 && i + 1 < parts.size())) {
      words.cut_behind = true;
      break;
    }
  }
  return words;
}

std::string plain(const MarkedWords& words) {
  std::string out;
  for (const MarkedPiece& piece : words.pieces) {
    if (piece.behind_omission) out += out.empty() ? "… " : " … ";
    out += piece.text;
  }
  if (words.cut_behind) out += " …";
  return out;
}

}  // namespace hearsay::dossier
