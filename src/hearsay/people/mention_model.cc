#include "hearsay/people/mention_model.h"

#include <cmath>

#include "hearsay/people/lexicon_features.h"

namespace hearsay {
namespace {

constexpr std::uint8_t kNameKinds = 4;
constexpr std::uint8_t kNominalKinds = 3;
constexpr std::size_t kHidden = 128;  // units; a multiple of what Kernels::gelu takes
constexpr std::size_t kPlaces = 3;    // a token itself, the one before, the one behind

void add(std::span<const float> from, float* to) {
  for (std::size_t i = 0; i < from.size(); ++i) to[i] += from[i];
}

}  // namespace

Result<MentionModel> MentionModel::load(const TextModel& model) {
  Result<PackedMatrix> hidden =
      load_matrix(model.weights(), model.kernels(), "mention.hidden", kPlaces * kHidden, model.width());
  if (!hidden) return std::unexpected(hidden.error());
  const auto lexicon = model.weights().floats("mention.lexicon", kPlaces * kLexiconFeatures * kHidden);
  if (!lexicon) return std::unexpected(lexicon.error());
  Result<SpanTagger> tagger = SpanTagger::load(model, "mention", kHidden, kNameKinds, kNominalKinds);
  if (!tagger) return std::unexpected(tagger.error());
  return MentionModel(model.kernels(), std::move(*hidden), *lexicon, std::move(*tagger));
}

void MentionModel::read(const Window& window, std::span<const std::uint16_t> features,
                        std::vector<TaggedMention>& out) const {
  const std::size_t tokens = window.tokens.size();
  std::vector<float> given(tokens * kPlaces * kHidden);
  multiply(*kernels_, window.early.data(), tokens, hidden_, given.data());
  for (std::size_t i = 0; i < tokens; ++i)
    for (std::size_t bits = features[window.tokens.first + i], f = 0; bits != 0; bits >>= 1U, ++f) {
      if ((bits & 1U) == 0) continue;
      for (std::size_t place = 0; place < kPlaces; ++place)
        add(lexicon_.subspan((place * kLexiconFeatures + f) * kHidden, kHidden),
            given.data() + (i * kPlaces + place) * kHidden);
    }
  // Nothing stands beyond the window.
  std::vector<float> hidden(tokens * kHidden);
  for (std::size_t i = 0; i < tokens; ++i) {
    const auto from = [&](std::size_t token, std::size_t place) {
      return std::span(given).subspan((token * kPlaces + place) * kHidden, kHidden);
    };
    float* const units = hidden.data() + i * kHidden;
    add(from(i, 0), units);
    if (i > 0) add(from(i - 1, 1), units);
    if (i + 1 < tokens) add(from(i + 1, 2), units);
  }
  kernels_->gelu(hidden.data(), hidden.size());
  for (const TaggedSpan& span : tagger_.tag(hidden, window.tokens.first))
    out.push_back({static_cast<TaggedKind>(span.kind), span.tokens, std::exp(span.log_probability)});
}

}  // namespace hearsay
