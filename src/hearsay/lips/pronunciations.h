// How words are said.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/lips/phones.h"

namespace hearsay {

/// Where Debian's package pocketsphinx-en-us puts its dictionary and language model; the environment's
/// HEARSAY_POCKETSPHINX names another folder.
[[nodiscard]] std::filesystem::path speech_data_folder();

/// The CMU pronouncing dictionary (134,000 words, American English) as the package pocketsphinx-en-us has it.
/// For a word that is not in it eSpeak NG is asked. Any thread may ask.
class Pronunciations {
 public:
  /// `folder` holds cmudict-en-us.dict. Fails where it is missing or is no dictionary.
  static Result<Pronunciations> open(const std::filesystem::path& folder = speech_data_folder());

  /// All that the dictionary has for the word (as spoken_words() gives it), in its order, or for the word
  /// without its accents; else one by eSpeak NG's rules; none where even these give nothing, as for another
  /// script.
  [[nodiscard]] std::vector<Phones> of(std::string_view word) const;
  [[nodiscard]] bool has(std::string_view word) const { return !entries_of(word).empty(); }

  /// A word of the dictionary with one of its pronunciations.
  struct Entry {
    std::string_view word;
    std::span<const Phone> phones;
  };
  /// By word; the pronunciations of one in the dictionary's order.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  Pronunciations() = default;
  void read(std::string_view text);
  [[nodiscard]] std::span<const Entry> entries_of(std::string_view word) const;

  std::unique_ptr<const std::string> text_;  // what the entries' words are views of
  std::vector<Phone> phones_;                // and their phones
  std::vector<Entry> entries_;
};

/// One word of plain_letters() by eSpeak NG's rules for American English, empty where they give nothing.
[[nodiscard]] Phones phones_by_rule(const std::string& word);

}  // namespace hearsay
