// The reader of attributions that the program uses: the trained model, and the rules for what it was not
// taught.
//
// The model reads what stands in no other's content. The rules (attribution_rules.h) add what lies inside
// quotations, posts, quotations that run on over sentences, and what they are sure of where the model sees
// nothing.
#pragma once

#include "hearsay/speech/trained_models.h"

namespace hearsay {

class TrainedReader : public AttributionReader {
 public:
  /// What the models saw in the text that will be read. It must outlive the reader.
  explicit TrainedReader(const TrainedReading& reading) : reading_(reading) {}

  [[nodiscard]] std::vector<Attribution> read(const Article& article, const Clause& text,
                                              const People& people) const override;

 private:
  const TrainedReading& reading_;
};

}  // namespace hearsay
