// Span tagger: stretches of tokens and what kind each is, by a linear-chain CRF over BIES tags (Ratinov and
// Roth, 2009).
#pragma once

#include <string>
#include <vector>

#include "hearsay/model/crf.h"
#include "hearsay/model/dense.h"
#include "hearsay/model/text_model.h"

namespace hearsay {

struct TaggedSpan {
  std::uint8_t kind = 0;
  TokenRange tokens;           ///< of the whole text
  double log_probability = 0;  ///< that these tokens, and just these, are of this kind
};

class SpanTagger {
 public:
  /// Arrays NAME [tags, inputs] and NAME.bias, NAME.crf.transitions, .first and .last. Tags: outside; then for
  /// each of `kinds` begin, inside, end, single; then one for each of `singles`, kinds whose spans are always
  /// one token.
  [[nodiscard]] static Result<SpanTagger> load(const TextModel& model, const std::string& name,
                                               std::size_t inputs, std::uint8_t kinds, std::uint8_t singles);

  /// Of tokens from `first` on, by their vectors [tokens, inputs]. In order, not overlapping. Singles are
  /// numbered behind the other kinds.
  [[nodiscard]] std::vector<TaggedSpan> tag(std::span<const float> vectors, TokenIndex first) const;

 private:
  SpanTagger(Dense dense, Crf crf, std::uint8_t kinds)
      : dense_(std::move(dense)), crf_(std::move(crf)), kinds_(kinds) {}

  Dense dense_;
  Crf crf_;
  std::uint8_t kinds_;
};

}  // namespace hearsay
