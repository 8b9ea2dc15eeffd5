// The rule reader of attributions: cues from a list, sources and contents by their place in the sentence.
//
// For each sentence, seen with its quotations closed (frame.h): every cue verb looks for its source
// (source_search.h) and its content (content_search.h); "according to", a name and a colon, and a noun such as
// "his answer was" are cues too. Quotations are then read again from inside, and what one attribution holds is
// `within` it. A sentence that is nothing but a quotation goes on with the attribution before it.
#pragma once

#include "hearsay/speech/attribution.h"

namespace hearsay {

class RuleReader : public AttributionReader {
 public:
  [[nodiscard]] std::vector<Attribution> read(const Article& article, const Clause& text,
                                              const People& people) const override;
};

}  // namespace hearsay
