#include "hearsay/speech/attribution_model.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace hearsay {
namespace {

enum class Role : std::uint8_t { source, cue, content };
constexpr std::uint8_t kRoles = 3;
constexpr std::size_t kCalibration = 3;  // bias, slope, and what a missing source adds

// A source is named only where its link is at least this sure. Words in a wrong mouth are worse than in
// nobody's.
constexpr double kSureOfSource = 0.75;

/// Tokens from one span to another that it does not touch; negative if the other stands before.
int distance(TokenRange from, TokenRange to) {
  return to.last <= from.first ? static_cast<int>(to.last) - 1 - static_cast<int>(from.first)
                               : static_cast<int>(to.first) - static_cast<int>(from.last) + 1;
}

struct Choice {
  std::optional<std::size_t> candidate;
  double probability = 0;
};

/// The best of scores, of which the first is for none; its probability among them (softmax).
Choice choose(std::span<const float> scores) {
  const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  double total = 0;
  for (const float score : scores) total += std::exp(double{score} - scores[best]);
  return {best == 0 ? std::nullopt : std::optional(best - 1), 1 / total};
}

/// The spans of one block made attributions.
class Linker {
 public:
  Linker(const SpanLinks& source_of_cue, const SpanLinks& cue_of_content, std::span<const float> calibration,
         const Window& window)
      : source_of_cue_(source_of_cue),
        cue_of_content_(cue_of_content),
        calibration_(calibration),
        window_(window) {}

  void link(std::span<const TaggedSpan> spans, std::vector<Attribution>& out) const {
    std::vector<const TaggedSpan*> sources, cues, contents;
    for (const TaggedSpan& span : spans)
      (is(span, Role::source) ? sources : is(span, Role::cue) ? cues : contents).push_back(&span);
    std::map<std::size_t, std::vector<std::pair<const TaggedSpan*, double>>> of_cue;
    for (const auto& [content, choice] : links(cue_of_content_, contents, cues)) {
      if (choice.candidate) {
        of_cue[*choice.candidate].emplace_back(content, choice.probability);
      } else {
        Attribution alone;
        alone.content.push_back(content->tokens);
        alone.confidence = confidence(-content->log_probability - std::log(choice.probability), false);
        out.push_back(std::move(alone));
      }
    }
    const auto chosen = links(source_of_cue_, cues, sources);
    for (std::size_t cue = 0; cue < cues.size(); ++cue) {
      const auto& parts = of_cue[cue];
      const Choice& choice = chosen[cue].second;
      Attribution attribution;
      attribution.cue.push_back(cues[cue]->tokens);
      // Parts of one content are sure or unsure together: the worst of them counts.
      double doubt = 0;
      for (const auto& [content, probability] : parts) {
        attribution.content.push_back(content->tokens);
        doubt = std::max(doubt, -content->log_probability - std::log(probability));
      }
      doubt -= cues[cue]->log_probability + std::log(choice.probability);
      const bool has_source = choice.candidate && choice.probability >= kSureOfSource;
      if (has_source) {
        attribution.source.push_back(sources[*choice.candidate]->tokens);
        doubt -= sources[*choice.candidate]->log_probability;
      }
      attribution.confidence = confidence(doubt, has_source);
      out.push_back(std::move(attribution));
    }
  }

 private:
  static bool is(const TaggedSpan& span, Role role) { return span.kind == static_cast<std::uint8_t>(role); }

  /// The vectors of every span's first and last token.
  [[nodiscard]] std::vector<float> ends(std::span<const TaggedSpan* const> spans) const {
    std::vector<float> out;
    out.reserve(spans.size() * 2 * window_.width);
    for (const TaggedSpan* const span : spans)
      for (const TokenIndex i : {span->tokens.first, span->tokens.last - 1}) {
        const std::span<const float> vector = window_.vector(i);
        out.insert(out.end(), vector.begin(), vector.end());
      }
    return out;
  }

  [[nodiscard]] std::vector<std::pair<const TaggedSpan*, Choice>> links(
      const SpanLinks& scores, std::span<const TaggedSpan* const> asking,
      std::span<const TaggedSpan* const> asked) const {
    const std::vector<float> queries = scores.queries(ends(asking));
    const std::vector<float> keys = scores.keys(ends(asked));
    const auto row_of = [&](const std::vector<float>& rows, std::size_t i) {
      return std::span(rows).subspan(i * scores.size(), scores.size());
    };
    std::vector<std::pair<const TaggedSpan*, Choice>> all;
    std::vector<float> row;
    for (std::size_t a = 0; a < asking.size(); ++a) {
      const std::span<const float> query = row_of(queries, a);
      row.assign(1, scores.none(query));
      for (std::size_t k = 0; k < asked.size(); ++k)
        row.push_back(scores.score(query, row_of(keys, k), distance(asking[a]->tokens, asked[k]->tokens)));
      all.emplace_back(asking[a], choose(row));
    }
    return all;
  }

  /// How likely the attribution is right: a logistic function (Platt, 1999) of the square root of `doubt`, the
  /// negative logarithm of the probabilities of its parts and links, multiplied.
  [[nodiscard]] double confidence(double doubt, bool has_source) const {
    const double x = calibration_[0] + calibration_[1] * std::sqrt(std::max(0.0, doubt)) +
                     (has_source ? 0.0 : calibration_[2]);
    return std::round(1000 / (1 + std::exp(-x))) / 1000;
  }

  const SpanLinks& source_of_cue_;
  const SpanLinks& cue_of_content_;
  std::span<const float> calibration_;
  const Window& window_;
};

}  // namespace

Result<AttributionModel> AttributionModel::load(const TextModel& model) {
  Result<SpanTagger> tagger = SpanTagger::load(model, "tag", model.width(), kRoles, 0);
  if (!tagger) return std::unexpected(tagger.error());
  const auto links = [&](const std::string& name) {
    return SpanLinks::load(model.weights(), model.kernels(), name, model.width());
  };
  Result<SpanLinks> source_of_cue = links("source_of_cue");
  if (!source_of_cue) return std::unexpected(source_of_cue.error());
  Result<SpanLinks> cue_of_content = links("cue_of_content");
  if (!cue_of_content) return std::unexpected(cue_of_content.error());
  const auto calibration = model.weights().floats("calibration", kCalibration);
  if (!calibration) return std::unexpected(calibration.error());
  return AttributionModel(std::move(*tagger), std::move(*source_of_cue), std::move(*cue_of_content),
                          *calibration);
}

void AttributionModel::read(const Window& window, const Tokens& tokens, const std::vector<bool>& wanted,
                            std::vector<Attribution>& out) const {
  std::vector<TaggedSpan> spans = tagger_.tag(window.vectors, window.tokens.first);
  const auto sentence = [&](const TaggedSpan& span) { return tokens.sentence_of[span.tokens.first]; };
  std::erase_if(spans, [&](const TaggedSpan& span) { return !wanted[sentence(span)]; });
  const auto block = [&](const TaggedSpan& span) { return tokens.sentences[sentence(span)].block; };
  const Linker linker(source_of_cue_, cue_of_content_, calibration_, window);
  for (std::size_t i = 0; i < spans.size();) {
    std::size_t end = i + 1;
    while (end < spans.size() && block(spans[end]) == block(spans[i])) ++end;
    linker.link(std::span(spans).subspan(i, end - i), out);
    i = end;
  }
}

}  // namespace hearsay
