#include "hearsay/people/mention_model.h"

#include <algorithm>
#include <cmath>

#include "hearsay/people/lexicon_features.h"

namespace hearsay {
namespace {

constexpr std::uint8_t kNameKinds = 4;
constexpr std::uint8_t kNominalKinds = 3;
constexpr std::size_t kHidden = 128;  // a multiple of what Kernels::gelu takes

}  // namespace

Result<MentionModel> MentionModel::load(const TextModel& model) {
  const std::size_t inputs = 3 * (model.width() + kLexiconFeatures);
  Result<Dense> hidden = Dense::load(model.weights(), model.kernels(), "mention.hidden", kHidden, inputs);
  if (!hidden) return std::unexpected(hidden.error());
  Result<SpanTagger> tagger = SpanTagger::load(model, "mention", kHidden, kNameKinds, kNominalKinds);
  if (!tagger) return std::unexpected(tagger.error());
  return MentionModel(model.kernels(), std::move(*hidden), std::move(*tagger));
}

void MentionModel::read(const Window& window, std::span<const std::uint16_t> features,
                        std::vector<TaggedMention>& out) const {
  // Of each token: its own numbers, those of the one before, those of the one behind; zeros beyond the window.
  const std::size_t own = window.width + kLexiconFeatures;
  const std::size_t tokens = window.tokens.size();
  std::vector<float> inputs(tokens * 3 * own);
  for (std::size_t i = 0; i < tokens; ++i) {
    float* const at = inputs.data() + i * 3 * own;
    std::copy_n(window.early.data() + i * window.width, window.width, at);
    for (std::size_t bit = 0; bit < kLexiconFeatures; ++bit)
      at[window.width + bit] = (features[window.tokens.first + i] >> bit & 1U) != 0 ? 1.0F : 0.0F;
    if (i + 1 < tokens) std::copy_n(at, own, at + 3 * own + own);
    if (i > 0) std::copy_n(at, own, at - 3 * own + 2 * own);
  }
  std::vector<float> hidden;
  hidden_.apply(inputs, hidden);
  kernels_->gelu(hidden.data(), hidden.size());
  for (const TaggedSpan& span : tagger_.tag(hidden, window.tokens.first))
    out.push_back({static_cast<TaggedKind>(span.kind), span.tokens, std::exp(span.log_probability)});
}

}  // namespace hearsay
