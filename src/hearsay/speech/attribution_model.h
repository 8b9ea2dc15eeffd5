// The trained reader of attributions: spans tagged as source, cue or content, and which goes with which.
//
// One of the readers of the text model's windows. Every content looks for its cue and every cue for its source
// among the spans of its block; what goes with one cue is one attribution. models/README.md says what it was
// trained on.
#pragma once

#include <vector>

#include "hearsay/model/span_links.h"
#include "hearsay/model/span_tagger.h"
#include "hearsay/speech/attribution.h"

namespace hearsay {

class AttributionModel {
 public:
  /// `model` must outlive the value.
  [[nodiscard]] static Result<AttributionModel> load(const TextModel& model);

  /// Appends the attributions of a window, of the sentences that `wanted` marks (one entry for each of
  /// tokens.sentences), none within another. A cue that found no content comes with an empty one, and a content
  /// that found no cue without source and cue: what belongs to them may stand in another block.
  void read(const Window& window, const Tokens& tokens, const std::vector<bool>& wanted,
            std::vector<Attribution>& out) const;

 private:
  AttributionModel(SpanTagger tagger, SpanLinks source_of_cue, SpanLinks cue_of_content,
                   std::span<const float> calibration)
      : tagger_(std::move(tagger)),
        source_of_cue_(std::move(source_of_cue)),
        cue_of_content_(std::move(cue_of_content)),
        calibration_(calibration) {}

  SpanTagger tagger_;
  SpanLinks source_of_cue_;
  SpanLinks cue_of_content_;
  std::span<const float> calibration_;  ///< of the logistic function that makes a confidence
};

}  // namespace hearsay
