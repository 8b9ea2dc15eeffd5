// Text model: the trained encoder of one language, which reads a text once, window by window, for whoever makes
// something of its vectors.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "hearsay/language/tokens.h"
#include "hearsay/model/kernels.h"
#include "hearsay/model/weights.h"

namespace hearsay {

/// One stretch of a text: whole blocks, as many as the encoder has room for, or a part of one that is longer.
struct Window {
  TokenRange tokens;
  std::span<const float> vectors;  ///< [tokens, width], of each token's first piece
  std::span<const float> early;    ///< likewise, from a lower layer, where more of the words themselves is left
  std::size_t width = 0;

  [[nodiscard]] std::span<const float> vector(TokenIndex i) const {
    return vectors.subspan((i - tokens.first) * width, width);
  }
};

/// Makes something of the windows of one text, which come in order and do not overlap.
class WindowReader {
 public:
  WindowReader() = default;
  WindowReader(const WindowReader&) = delete;
  WindowReader& operator=(const WindowReader&) = delete;
  virtual ~WindowReader() = default;

  virtual void read(const Window& window) = 0;
};

class TextModel {
 public:
  /// Loads the weights, packed for `kernels`. Errors are those of Weights::open.
  [[nodiscard]] static Result<TextModel> load(const std::filesystem::path& file,
                                              const Kernels& kernels = best_kernels());

  TextModel(TextModel&&) noexcept;
  TextModel& operator=(TextModel&&) noexcept;
  ~TextModel();

  /// For the arrays of those who read the windows.
  [[nodiscard]] const Weights& weights() const;
  [[nodiscard]] const Kernels& kernels() const;
  [[nodiscard]] std::size_t width() const;
  /// Whether the vocabulary has the word as a whole; small letters.
  [[nodiscard]] bool knows(std::string_view word) const;

  /// Encodes the sentences that `wanted` marks (one entry for each of tokens.sentences). Time is linear in the
  /// text; memory is that of one window.
  void read(const Tokens& tokens, const std::vector<bool>& wanted, WindowReader& reader) const;

 private:
  struct Parts;
  explicit TextModel(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay
