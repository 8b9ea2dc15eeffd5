// Passage: the stretch of a report in which a statement stands, with the part that each word plays in it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"
#include "hearsay/speech/statement.h"

namespace hearsay::dossier {

/// A run of the report's text, verbatim, all of which plays the same parts.
struct Piece {
  std::string_view text;
  bool source = false;
  bool cue = false;
  bool content = false;
  bool hedge = false;
};

/// What stands between a stretch and the one before it.
enum class Gap : std::uint8_t {
  none,       ///< it is the first
  paragraph,  ///< the text runs on in the next paragraph
  omission,   ///< words that are not the statement's
};

struct Stretch {
  Gap before = Gap::none;
  std::vector<Piece> pieces;
};

/// The sentences of `text` in which the statement's source, cue, content and hedges stand; whole sentences
/// between them are left out. `sentences` lie in order and do not overlap; where none holds a span, the span
/// stands alone. `text` must outlive the value.
[[nodiscard]] std::vector<Stretch> passage_of(std::string_view text, std::span<const Span> sentences,
                                              const Statement& statement);

/// The passage as one line, parts joined with " … ".
[[nodiscard]] std::string passage_words(std::string_view text, std::span<const Span> sentences,
                                        const Statement& statement);

/// The content alone, parts joined with " … ".
[[nodiscard]] std::string content_words(std::string_view text, const Statement& statement);

/// The text of the spans, each in quotation marks, with commas between.
[[nodiscard]] std::string quoted_list(std::string_view text, const std::vector<Span>& spans);

/// The spans that lie in `text`, in order, merged where they touch or overlap.
[[nodiscard]] std::vector<Span> merged(std::vector<Span> spans, std::string_view text);

}  // namespace hearsay::dossier
