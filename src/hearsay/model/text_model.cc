#include "hearsay/model/text_model.h"

#include <algorithm>

#include "hearsay/model/encoder.h"
#include "hearsay/model/features.h"
#include "hearsay/model/wordpiece.h"

namespace hearsay {

struct TextModel::Parts {
  Weights weights;
  const Kernels* kernels;
  WordPiece vocabulary;
  Encoder encoder;
};

TextModel::TextModel(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TextModel::TextModel(TextModel&&) noexcept = default;
TextModel& TextModel::operator=(TextModel&&) noexcept = default;
TextModel::~TextModel() = default;

Result<TextModel> TextModel::load(const std::filesystem::path& file, const Kernels& kernels) {
  Result<Weights> weights = Weights::open(file);
  if (!weights) return std::unexpected(weights.error());
  const auto lines = weights->text("vocabulary");
  if (!lines) return std::unexpected(lines.error());
  WordPiece vocabulary(*lines);
  Result<Encoder> encoder = Encoder::load(*weights, kernels);
  if (!encoder) return std::unexpected(encoder.error());
  if (!vocabulary.complete() || vocabulary.size() != weights->shape("words").at(0))
    return std::unexpected(weights->floats("vocabulary that fits the words", 0).error());
  return TextModel(
      std::make_unique<Parts>(std::move(*weights), &kernels, std::move(vocabulary), std::move(*encoder)));
}

const Weights& TextModel::weights() const { return parts_->weights; }
const Kernels& TextModel::kernels() const { return *parts_->kernels; }
std::size_t TextModel::width() const { return parts_->encoder.width(); }
bool TextModel::knows(std::string_view word) const { return parts_->vocabulary.has(word); }

namespace {

constexpr TokenFeatures kSeparator{static_cast<std::uint8_t>(TokenShape::punctuation), 0, 0};

/// A text cut into pieces and windows.
class Cutter {
 public:
  Cutter(const Tokens& tokens, const WordPiece& vocabulary, std::size_t limit)
      : tokens_(tokens), features_(token_features(tokens)), vocabulary_(vocabulary), limit_(limit) {
    first_.reserve(tokens.size() + 1);
    for (TokenIndex i = 0; i < tokens.size(); ++i) {
      first_.push_back(pieces_.size());
      vocabulary.split(tokens.lower[i], pieces_);
      // A token has its place in any window.
      pieces_.resize(std::min(pieces_.size(), first_.back() + limit / 4));
    }
    first_.push_back(pieces_.size());
  }

  /// Calls `read(tokens, input, firsts)` for every window: runs of whole blocks as long as they fit; a block
  /// that does not is cut behind a sentence, and a sentence that does not where it must be.
  template <class Read>
  void windows(const std::vector<bool>& wanted, const Read& read) {
    const std::vector<Sentence>& sentences = tokens_.sentences;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      if (!wanted[s]) {
        flush(read);
        continue;
      }
      const bool new_block = s == 0 || sentences[s - 1].block != sentences[s].block;
      if (new_block) {
        std::size_t last = s;
        while (last + 1 < sentences.size() && sentences[last + 1].block == sentences[s].block) ++last;
        // Two more: the separators, or the mark at the beginning and the separator at the end.
        if (input_.size() + size({sentences[s].tokens.first, sentences[last].tokens.last}) + 2 > limit_)
          flush(read);
        if (!input_.empty()) input_.push_back({vocabulary_.separator(), kSeparator});
      } else if (input_.size() + size(sentences[s].tokens) + 1 > limit_) {
        flush(read);
      }
      for (TokenIndex i = sentences[s].tokens.first; i < sentences[s].tokens.last; ++i) {
        if (input_.size() + size({i, i + 1}) + 1 > limit_) flush(read);
        add(i);
      }
    }
    flush(read);
  }

 private:
  [[nodiscard]] std::size_t size(TokenRange range) const { return first_[range.last] - first_[range.first]; }

  void add(TokenIndex i) {
    if (input_.empty()) input_.push_back({vocabulary_.begin(), kSeparator});
    if (range_.empty()) range_ = {i, i};
    firsts_.push_back(input_.size());
    for (std::size_t p = first_[i]; p < first_[i + 1]; ++p) input_.push_back({pieces_[p], features_[i]});
    range_.last = i + 1;
  }

  template <class Read>
  void flush(const Read& read) {
    if (!range_.empty()) {
      if (input_.back().piece != vocabulary_.separator())
        input_.push_back({vocabulary_.separator(), kSeparator});
      read(range_, input_, firsts_);
    }
    input_.clear();
    firsts_.clear();
    range_ = {};
  }

  const Tokens& tokens_;
  const std::vector<TokenFeatures> features_;
  const WordPiece& vocabulary_;
  const std::size_t limit_;
  std::vector<PieceId> pieces_;
  std::vector<std::size_t> first_;  ///< of each token its first piece, and the number of pieces
  std::vector<PieceInput> input_;
  std::vector<std::size_t> firsts_;  ///< of each token of the window its first piece in input_
  TokenRange range_;
};

}  // namespace

void TextModel::read(const Tokens& tokens, const std::vector<bool>& wanted, WindowReader& reader) const {
  const Encoder& encoder = parts_->encoder;
  Encoder::Workspace workspace;
  std::vector<float> vectors;
  std::vector<float> early;
  Cutter(tokens, parts_->vocabulary, encoder.limit())
      .windows(wanted, [&](TokenRange range, const std::vector<PieceInput>& input,
                           const std::vector<std::size_t>& firsts) {
        encoder.encode(input, firsts, vectors, early, workspace);
        reader.read({range, vectors, early, encoder.width()});
      });
}

}  // namespace hearsay
