#include "hearsay/speech/trained_models.h"

#include <algorithm>

#include "hearsay/people/lexicon_features.h"
#include "hearsay/speech/attribution_nesting.h"
#include "hearsay/speech/conventions.h"

namespace hearsay {

Result<TrainedModels> TrainedModels::load(const std::filesystem::path& file, const Kernels& kernels) {
  Result<TextModel> text = TextModel::load(file, kernels);
  if (!text) return std::unexpected(text.error());
  Result<MentionModel> mentions = MentionModel::load(*text);
  if (!mentions) return std::unexpected(mentions.error());
  Result<AttributionModel> attributions = AttributionModel::load(*text);
  if (!attributions) return std::unexpected(attributions.error());
  return TrainedModels(std::move(*text), std::move(*mentions), std::move(*attributions));
}

const Result<TrainedModels>& TrainedModels::shared() {
  static const Result<TrainedModels> models = load(weights_path("english.weights"));
  return models;
}

namespace {

class BothReaders : public WindowReader {
 public:
  BothReaders(const MentionModel& mentions, const AttributionModel& attributions, const Tokens& tokens,
              TrainedReading& out)
      : mentions_(mentions),
        attributions_(attributions),
        tokens_(tokens),
        features_(lexicon_features(tokens)),
        out_(out) {}

  void read(const Window& window) override {
    mentions_.read(window, features_, out_.mentions);
    attributions_.read(window, tokens_, out_.read, out_.attributions);
  }

 private:
  const MentionModel& mentions_;
  const AttributionModel& attributions_;
  const Tokens& tokens_;
  const std::vector<std::uint16_t> features_;
  TrainedReading& out_;
};

}  // namespace

TrainedReading TrainedModels::read(const Article& article, const Tokens& tokens) const {
  std::vector<bool> by_layout(article.blocks.size(), false);
  for (const Convention& convention : read_conventions(article, tokens)) by_layout[convention.block] = true;
  TrainedReading reading;
  std::vector<bool> encoded;
  for (const Sentence& sentence : tokens.sentences) {
    const BlockKind kind = article.blocks[sentence.block].kind;
    encoded.push_back(kind != BlockKind::title && kind != BlockKind::heading);
    reading.read.push_back(encoded.back() && !by_layout[sentence.block]);
  }
  BothReaders readers(mentions_, attributions_, tokens, reading);
  text_.read(tokens, encoded, readers);
  std::stable_sort(
      reading.attributions.begin(), reading.attributions.end(),
      [](const Attribution& a, const Attribution& b) { return extent(a).first < extent(b).first; });
  return reading;
}

}  // namespace hearsay
