// How words are said.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/lips/phones.h"

namespace hearsay {

/// Where Debian's package pocketsphinx-en-us puts its dictionary and language model; the environment's
/// HEARSAY_POCKETSPHINX names another folder.
[[nodiscard]] std::filesystem::path speech_data_folder();

/// The words of a phrase as a pronouncing dictionary has them: small letters and apostrophes; digits spelt out
/// ("21" is "twenty", "one"), hyphens and other marks between words. Empty for a phrase that has no letter and
/// no digit.
[[nodiscard]] std::vector<std::string> spoken_words(std::string_view phrase);

/// The CMU pronouncing dictionary (134,000 words, American English) as the package pocketsphinx-en-us has it.
/// For a word that is not in it eSpeak NG is asked.
class Pronunciations {
 public:
  /// `folder` holds cmudict-en-us.dict. Fails where it is missing or is no dictionary.
  static Result<Pronunciations> open(const std::filesystem::path& folder = speech_data_folder());

  Pronunciations(Pronunciations&&) noexcept;
  Pronunciations& operator=(Pronunciations&&) noexcept;
  ~Pronunciations();

  /// All that the dictionary has for the word, in its order; else one by eSpeak NG's rules, or none where even
  /// these give nothing.
  [[nodiscard]] std::vector<Phones> of(std::string_view word) const;
  [[nodiscard]] bool has(std::string_view word) const;

  /// Every word of the dictionary with one of its pronunciations, in the file's order.
  struct Entry {
    std::string_view word;
    Phones phones;
  };
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  Pronunciations() = default;
  Result<void> read(const std::filesystem::path& file);

  std::unique_ptr<const std::string> text_;  // what the entries' words are views of
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> of_word_;
};

/// One word by eSpeak NG's rules for American English, empty where they give nothing.
[[nodiscard]] Phones phones_by_rule(const std::string& word);

}  // namespace hearsay
