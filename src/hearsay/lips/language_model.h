// How usual words are behind one another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/lips/pronunciations.h"

namespace hearsay {

/// The trigram model of English that the package pocketsphinx-en-us brings, read by sphinxbase. Used by one
/// thread at a time.
class LanguageModel {
 public:
  using WordNumber = std::int32_t;

  /// `folder` holds en-us.lm.bin. Fails where it is missing or is no such model.
  static Result<LanguageModel> open(const std::filesystem::path& folder = speech_data_folder());

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

  /// The word's number, or none where the model does not know it. All words that it does not know are one to
  /// `score`.
  [[nodiscard]] std::optional<WordNumber> find(std::string_view word) const;
  [[nodiscard]] WordNumber unknown() const;
  /// Stands for what comes before a phrase, of which nothing is known.
  static constexpr WordNumber kNothing = -2;

  /// The natural logarithm of the probability of `word` behind `before_last` and `last`, backed off where they
  /// were not seen.
  [[nodiscard]] double score(WordNumber word, WordNumber last, WordNumber before_last) const;
  /// The same without anything before it.
  [[nodiscard]] double score(WordNumber word) const;

 private:
  struct Model;
  explicit LanguageModel(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace hearsay
