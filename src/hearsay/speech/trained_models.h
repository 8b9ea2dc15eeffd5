// The program's trained models, and what they see in a text before anybody asks who is who.
#pragma once

#include "hearsay/people/mention_model.h"
#include "hearsay/speech/attribution_model.h"

namespace hearsay {

struct TrainedReading {
  std::vector<TaggedMention> mentions;    ///< in order, not overlapping
  std::vector<Attribution> attributions;  ///< in the order of their first tokens, none within another
  std::vector<bool> read;  ///< for each sentence, whether attributions were looked for in it; not where
                           ///< headlines are cut short or a layout tells who speaks
};

class TrainedModels {
 public:
  /// Errors are those of Weights::open.
  [[nodiscard]] static Result<TrainedModels> load(const std::filesystem::path& file,
                                                  const Kernels& kernels = best_kernels());

  /// The program's own: models/english.weights, loaded when they are first asked for and kept. Any number of
  /// threads may ask.
  [[nodiscard]] static const Result<TrainedModels>& shared();

  /// Time is linear in the text; memory, beside the result, is that of one window.
  [[nodiscard]] TrainedReading read(const Article& article, const Tokens& tokens) const;

  /// Whether the encoder's vocabulary has the word as a whole; small letters.
  [[nodiscard]] bool knows(std::string_view word) const { return text_.knows(word); }

 private:
  TrainedModels(TextModel text, MentionModel mentions, AttributionModel attributions)
      : text_(std::move(text)), mentions_(std::move(mentions)), attributions_(std::move(attributions)) {}

  TextModel text_;
  MentionModel mentions_;
  AttributionModel attributions_;
};

}  // namespace hearsay
