// The reader of attributions for languages that nothing here understands: what stands in quotation marks, and
// no guess whose words they are.
#pragma once

#include "hearsay/speech/attribution.h"

namespace hearsay {

class QuotationReader : public AttributionReader {
 public:
  /// Every quotation of four words or more that is closed and lies in no other, without source and cue. Shorter
  /// ones are mostly titles, nicknames and words kept at a distance.
  [[nodiscard]] std::vector<Attribution> read(const Article& article, const Clause& text,
                                              const People& people) const override;
};

}  // namespace hearsay
