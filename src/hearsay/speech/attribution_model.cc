#include "hearsay/speech/attribution_model.h"

#include <array>
#include <cmath>
#include <map>

#include "hearsay/model/crf.h"
#include "hearsay/model/encoder.h"
#include "hearsay/model/features.h"
#include "hearsay/model/span_links.h"
#include "hearsay/speech/attribution_nesting.h"

namespace hearsay {
namespace {

// Tags: 0 is outside; then begin, inside, end and single of source, of cue and of content.
enum class Role : std::uint8_t { source, cue, content };
enum class Place : std::uint8_t { begin, inside, end, single };
constexpr std::size_t kPlaces = 4;
constexpr std::size_t kTags = 1 + 3 * kPlaces;

// A source is named only where its link is at least this sure. Words in a wrong mouth are worse than in
// nobody's.
constexpr double kSureOfSource = 0.75;

constexpr std::uint8_t tag(Role role, Place place) {
  return static_cast<std::uint8_t>(1 + static_cast<std::size_t>(role) * kPlaces +
                                   static_cast<std::size_t>(place));
}

struct TaggedSpan {
  Role role = Role::source;
  TokenRange tokens;  ///< of the whole text
  double log_probability = 0;
};

/// Spans of a sequence of tags, those of one window.
std::vector<TaggedSpan> spans_of(std::span<const std::uint8_t> tags, const Crf::Marginals& marginals,
                                 TokenIndex first) {
  std::vector<TaggedSpan> spans;
  for (std::size_t i = 0; i < tags.size();) {
    if (tags[i] == 0) {
      ++i;
      continue;
    }
    const auto role = static_cast<Role>((tags[i] - 1) / kPlaces);
    std::size_t end = i;
    while (end + 1 < tags.size() && tags[end] != tag(role, Place::single) && tags[end] != tag(role, Place::end))
      ++end;
    ++end;
    spans.push_back({role,
                     {first + static_cast<TokenIndex>(i), first + static_cast<TokenIndex>(end)},
                     marginals.log_probability(i, tags.subspan(i, end - i))});
    i = end;
  }
  return spans;
}

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

}  // namespace

struct AttributionModel::Parts {
  Weights weights;
  WordPiece vocabulary;
  Encoder encoder;
  Crf crf;
  SpanLinks source_of_cue;
  SpanLinks cue_of_content;
  std::span<const float> tag_weights;  ///< [tags, width]
  std::span<const float> tag_bias;     ///< [tags]
  std::span<const float> calibration;  ///< of the logistic function that makes a confidence; see confidence()
};

AttributionModel::AttributionModel(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
AttributionModel::AttributionModel(AttributionModel&&) noexcept = default;
AttributionModel& AttributionModel::operator=(AttributionModel&&) noexcept = default;
AttributionModel::~AttributionModel() = default;

namespace {

constexpr std::size_t kCalibration = 3;  // bias, slope, and what a missing source adds

/// One window of a text, read.
struct Window {
  TokenRange tokens;
  std::vector<float> vectors;  ///< [tokens, width], of each token's first piece
};

}  // namespace

Result<AttributionModel> AttributionModel::load(const std::filesystem::path& file, const Kernels& kernels) {
  Result<Weights> weights = Weights::open(file);
  if (!weights) return std::unexpected(weights.error());
  const auto lines = weights->text("vocabulary");
  if (!lines) return std::unexpected(lines.error());
  WordPiece vocabulary(*lines);
  Result<Encoder> encoder = Encoder::load(*weights, kernels);
  if (!encoder) return std::unexpected(encoder.error());
  const std::size_t width = encoder->width();
  if (!vocabulary.complete() || vocabulary.size() != weights->shape("words").at(0))
    return std::unexpected(weights->floats("vocabulary that fits the words", 0).error());
  Result<Crf> crf = Crf::load(*weights, kTags);
  if (!crf) return std::unexpected(crf.error());
  Result<SpanLinks> source_of_cue = SpanLinks::load(*weights, "source_of_cue", width);
  if (!source_of_cue) return std::unexpected(source_of_cue.error());
  Result<SpanLinks> cue_of_content = SpanLinks::load(*weights, "cue_of_content", width);
  if (!cue_of_content) return std::unexpected(cue_of_content.error());
  const auto tag_weights = weights->floats("tag", kTags * width);
  const auto tag_bias = weights->floats("tag.bias", kTags);
  const auto calibration = weights->floats("calibration", kCalibration);
  for (const auto* const array : {&tag_weights, &tag_bias, &calibration})
    if (!*array) return std::unexpected(array->error());
  return AttributionModel(std::make_unique<Parts>(std::move(*weights), std::move(vocabulary),
                                                  std::move(*encoder), *crf, *source_of_cue, *cue_of_content,
                                                  *tag_weights, *tag_bias, *calibration));
}

const Result<AttributionModel>& AttributionModel::shared() {
  static const Result<AttributionModel> model = load(weights_path("attribution.weights"));
  return model;
}

namespace {

class Reading {
 public:
  Reading(const Tokens& tokens, const std::vector<bool>& wanted, const WordPiece& vocabulary, std::size_t limit)
      : tokens_(tokens),
        wanted_(wanted),
        features_(token_features(tokens)),
        vocabulary_(vocabulary),
        limit_(limit) {}

  /// Calls `read(window, input, first_piece)` for every window: runs of whole blocks as long as they fit; a
  /// block that does not is cut behind a sentence, and a sentence that does not where it must be.
  template <class Read>
  void windows(const Read& read) {
    for (std::size_t s = 0; s < tokens_.sentences.size(); ++s) {
      if (!wanted_[s]) {
        flush(read);
        continue;
      }
      const bool new_block = s == 0 || tokens_.sentences[s - 1].block != tokens_.sentences[s].block;
      if (new_block) {
        const std::size_t size = block_pieces(s);
        // Two more: the separators, or the mark at the beginning and the separator at the end.
        if (input_.size() + size + 2 > limit_) flush(read);
        if (!input_.empty()) input_.push_back({vocabulary_.separator(), kSeparator});
      } else if (input_.size() + sentence_pieces(s) + 1 > limit_) {
        flush(read);
      }
      for (TokenIndex i = tokens_.sentences[s].tokens.first; i < tokens_.sentences[s].tokens.last; ++i) {
        pieces_.clear();
        vocabulary_.split(tokens_.lower[i], pieces_);
        pieces_.resize(std::min(pieces_.size(), limit_ / 4));
        if (input_.size() + pieces_.size() + 1 > limit_) flush(read);
        add(i);
      }
    }
    flush(read);
  }

 private:
  static constexpr TokenFeatures kSeparator{static_cast<std::uint8_t>(TokenShape::punctuation), 0, 0};

  void add(TokenIndex i) {
    if (input_.empty()) input_.push_back({vocabulary_.begin(), kSeparator});
    if (range_.empty()) range_ = {i, i};
    first_piece_.push_back(input_.size());
    for (const PieceId piece : pieces_) input_.push_back({piece, features_[i]});
    range_.last = i + 1;
  }

  template <class Read>
  void flush(const Read& read) {
    if (!range_.empty()) {
      if (input_.back().piece != vocabulary_.separator())
        input_.push_back({vocabulary_.separator(), kSeparator});
      read(range_, input_, first_piece_);
    }
    input_.clear();
    first_piece_.clear();
    range_ = {};
  }

  /// Pieces of sentence `s`, counted no further than the limit.
  [[nodiscard]] std::size_t sentence_pieces(std::size_t s) {
    pieces_.clear();
    for (TokenIndex i = tokens_.sentences[s].tokens.first;
         i < tokens_.sentences[s].tokens.last && pieces_.size() <= limit_; ++i)
      vocabulary_.split(tokens_.lower[i], pieces_);
    return pieces_.size();
  }

  /// Pieces of the block that begins with sentence `s`, likewise.
  [[nodiscard]] std::size_t block_pieces(std::size_t s) {
    std::size_t size = 0;
    for (std::size_t t = s; t < tokens_.sentences.size() &&
                            tokens_.sentences[t].block == tokens_.sentences[s].block && size <= limit_;
         ++t)
      size += sentence_pieces(t);
    return size;
  }

  const Tokens& tokens_;
  const std::vector<bool>& wanted_;
  const std::vector<TokenFeatures> features_;
  const WordPiece& vocabulary_;
  const std::size_t limit_;
  std::vector<PieceId> pieces_;
  std::vector<PieceInput> input_;
  std::vector<std::size_t> first_piece_;
  TokenRange range_;
};

/// The spans of one block made attributions.
class Linker {
 public:
  Linker(const SpanLinks& source_of_cue, const SpanLinks& cue_of_content, std::span<const float> calibration,
         const Window& window, std::size_t width)
      : source_of_cue_(source_of_cue),
        cue_of_content_(cue_of_content),
        calibration_(calibration),
        window_(window),
        width_(width) {}

  void link(std::span<const TaggedSpan> spans, std::vector<Attribution>& out) const {
    std::vector<const TaggedSpan*> sources, cues, contents;
    for (const TaggedSpan& span : spans)
      (span.role == Role::source ? sources : span.role == Role::cue ? cues : contents).push_back(&span);
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
  [[nodiscard]] const float* vector(TokenIndex i) const {
    return window_.vectors.data() + (i - window_.tokens.first) * width_;
  }

  [[nodiscard]] std::vector<std::pair<const TaggedSpan*, Choice>> links(
      const SpanLinks& scores, std::span<const TaggedSpan* const> asking,
      std::span<const TaggedSpan* const> asked) const {
    std::vector<std::vector<float>> keys;
    keys.reserve(asked.size());
    for (const TaggedSpan* const span : asked)
      keys.push_back(scores.key(vector(span->tokens.first), vector(span->tokens.last - 1)));
    std::vector<std::pair<const TaggedSpan*, Choice>> all;
    std::vector<float> row;
    for (const TaggedSpan* const span : asking) {
      const std::vector<float> query = scores.query(vector(span->tokens.first), vector(span->tokens.last - 1));
      row.assign(1, scores.none(query));
      for (std::size_t k = 0; k < keys.size(); ++k)
        row.push_back(scores.score(query, keys[k], distance(span->tokens, asked[k]->tokens)));
      all.emplace_back(span, choose(row));
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
  std::size_t width_;
};

}  // namespace

std::vector<Attribution> AttributionModel::read(const Tokens& tokens, const std::vector<bool>& wanted) const {
  const Parts& parts = *parts_;
  const std::size_t width = parts.encoder.width();
  Encoder::Workspace workspace;
  std::vector<float> hidden;
  std::vector<float> emissions;
  Window window;
  std::vector<Attribution> out;
  Reading reading(tokens, wanted, parts.vocabulary, parts.encoder.limit());
  reading.windows(
      [&](TokenRange range, const std::vector<PieceInput>& input, const std::vector<std::size_t>& first) {
        parts.encoder.encode(input, hidden, workspace);
        window.tokens = range;
        window.vectors.resize(first.size() * width);
        emissions.assign(first.size() * kTags, 0.0F);
        for (std::size_t i = 0; i < first.size(); ++i) {
          const float* const vector = hidden.data() + first[i] * width;
          std::copy(vector, vector + width, window.vectors.begin() + static_cast<std::ptrdiff_t>(i * width));
          for (std::size_t t = 0; t < kTags; ++t)
            emissions[i * kTags + t] =
                dot(std::span(vector, width), parts.tag_weights.subspan(t * width, width)) + parts.tag_bias[t];
        }
        const std::vector<std::uint8_t> tags = parts.crf.best(emissions);
        const std::vector<TaggedSpan> spans = spans_of(tags, parts.crf.marginals(emissions), range.first);
        const Linker linker(parts.source_of_cue, parts.cue_of_content, parts.calibration, window, width);
        const auto block = [&](const TaggedSpan& span) {
          return tokens.sentences[tokens.sentence_of[span.tokens.first]].block;
        };
        for (std::size_t i = 0; i < spans.size();) {
          std::size_t end = i + 1;
          while (end < spans.size() && block(spans[end]) == block(spans[i])) ++end;
          linker.link(std::span(spans).subspan(i, end - i), out);
          i = end;
        }
      });
  std::stable_sort(out.begin(), out.end(), [](const Attribution& a, const Attribution& b) {
    return extent(a).first < extent(b).first;
  });
  return out;
}

}  // namespace hearsay
