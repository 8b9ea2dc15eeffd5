#include "hearsay/model/span_tagger.h"

namespace hearsay {
namespace {

enum class Place : std::uint8_t { begin, inside, end, single };
constexpr std::uint8_t kPlaces = 4;

}  // namespace

Result<SpanTagger> SpanTagger::load(const TextModel& model, const std::string& name, std::size_t inputs,
                                    std::uint8_t kinds, std::uint8_t singles) {
  const std::size_t tags = 1U + kPlaces * kinds + singles;
  Result<Dense> dense = Dense::load(model.weights(), model.kernels(), name, tags, inputs);
  if (!dense) return std::unexpected(dense.error());
  Result<Crf> crf = Crf::load(model.weights(), name + ".crf", tags);
  if (!crf) return std::unexpected(crf.error());
  return SpanTagger(std::move(*dense), std::move(*crf), kinds);
}

std::vector<TaggedSpan> SpanTagger::tag(std::span<const float> vectors, TokenIndex first) const {
  std::vector<float> emissions;
  dense_.apply(vectors, emissions);
  const std::vector<std::uint8_t> tags = crf_.best(emissions);
  const Crf::Marginals marginals = crf_.marginals(emissions);
  const auto first_single = static_cast<std::uint8_t>(1 + kPlaces * kinds_);
  std::vector<TaggedSpan> spans;
  for (std::size_t i = 0; i < tags.size();) {
    if (tags[i] == 0) {
      ++i;
      continue;
    }
    const bool alone = tags[i] >= first_single;
    const auto kind =
        static_cast<std::uint8_t>(alone ? kinds_ + tags[i] - first_single : (tags[i] - 1) / kPlaces);
    const auto ends = [&](std::uint8_t tag) {
      const auto place = static_cast<Place>((tag - 1) % kPlaces);
      return tag >= first_single || place == Place::end || place == Place::single;
    };
    std::size_t end = i;
    while (end + 1 < tags.size() && !ends(tags[end])) ++end;
    ++end;
    spans.push_back({kind,
                     {first + static_cast<TokenIndex>(i), first + static_cast<TokenIndex>(end)},
                     marginals.log_probability(i, std::span(tags).subspan(i, end - i))});
    i = end;
  }
  return spans;
}

}  // namespace hearsay
