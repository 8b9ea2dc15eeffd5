// The trained tagger of mentions: names and what they name, and the nouns that stand for somebody without a
// name.
//
// One of the readers of the text model's windows. A hidden layer sees each token and its two neighbours: the
// encoder's early vectors and what the word lists say. models/README.md says what it was trained on (GUM;
// Zeldes, 2017).
#pragma once

#include <vector>

#include "hearsay/model/matrix.h"
#include "hearsay/model/span_tagger.h"

namespace hearsay {

enum class TaggedKind : std::uint8_t { person, organization, place, other, somebody, persons, body };

/// A name with the titles before it ("Environment Minister John Baird"), or the head of a noun phrase
/// ("climber", "officials", "company") for the last three kinds.
struct TaggedMention {
  TaggedKind kind = TaggedKind::other;
  TokenRange tokens;
  double probability = 0;
};

class MentionModel {
 public:
  /// `model` must outlive the value.
  [[nodiscard]] static Result<MentionModel> load(const TextModel& model);

  /// Appends the mentions of a window; `features` are those of the whole text (lexicon_features).
  void read(const Window& window, std::span<const std::uint16_t> features,
            std::vector<TaggedMention>& out) const;

 private:
  MentionModel(const Kernels& kernels, PackedMatrix hidden, std::span<const float> lexicon, SpanTagger tagger)
      : kernels_(&kernels), hidden_(std::move(hidden)), lexicon_(lexicon), tagger_(std::move(tagger)) {}

  const Kernels* kernels_;
  PackedMatrix hidden_;             ///< what a vector gives to its own token's units, the next's, the last's
  std::span<const float> lexicon_;  ///< [3, features, units], likewise what a feature gives
  SpanTagger tagger_;
};

}  // namespace hearsay
