#include "hearsay/lips/pronunciations.h"

#include <unicode/rbnf.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/lips/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestNumber = 15;  // digits; a longer one is said digit by digit
constexpr std::size_t kLeastEntries = 1000;

Error no_dictionary(const std::filesystem::path& file, std::string why) {
  return {.input = file.string(),
          .what = "cannot read the pronouncing dictionary",
          .why = std::move(why),
          .advice = "install pocketsphinx-en-us, or name its folder in HEARSAY_POCKETSPHINX",
          .offset = {}};
}

/// "twenty", "one".
void spell_out(const std::string& digits, std::vector<std::string>& words) {
  if (digits.size() > kLongestNumber) {
    for (const char digit : digits) spell_out(std::string(1, digit), words);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale::getUS(), status);
  if (U_FAILURE(status)) return;
  icu::UnicodeString spelt;
  format.format(static_cast<std::int64_t>(std::strtoll(digits.c_str(), nullptr, 10)), spelt);
  std::string text;
  spelt.toUTF8String(text);
  std::ranges::replace(text, '-', ' ');
  std::istringstream parts(text);
  for (std::string part; parts >> part;) words.push_back(part);
}

std::optional<Phones> phones_of(std::string_view line) {
  Phones phones;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) {
      const std::optional<Phone> phone = phone_named(line.substr(at, end - at));
      if (!phone) return std::nullopt;
      phones.push_back(*phone);
    }
    at = end + 1;
  }
  return phones;
}

}  // namespace

std::filesystem::path speech_data_folder() {
  const char* const named = std::getenv("HEARSAY_POCKETSPHINX");
  return named != nullptr && *named != '\0' ? named : "/usr/share/pocketsphinx/model/en-us";
}

std::vector<std::string> spoken_words(std::string_view phrase) {
  const std::string text = replace_invalid_utf8(phrase);
  std::vector<std::string> words;
  std::string word;
  bool number = false;
  const auto end_word = [&] {
    while (word.ends_with('\'')) word.pop_back();
    if (!word.empty() && number) spell_out(word, words);
    if (!word.empty() && !number) words.push_back(word);
    word.clear();
    number = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    if (c >= '0' && c <= '9') {
      if (!number) end_word();
      number = true;
      word += static_cast<char>(c);
    } else if (u_isalpha(c) != 0 || u_getCombiningClass(c) != 0) {
      if (number) end_word();
      append_utf8(word, static_cast<char32_t>(u_tolower(c)));
    } else if ((c == '\'' || c == 0x2019) && !number && !word.empty()) {
      word += '\'';
    } else if (c == ',' && number && at < text.size() && text[at] >= '0' && text[at] <= '9') {
      continue;  // "1,200"
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

Pronunciations::Pronunciations(Pronunciations&&) noexcept = default;
Pronunciations& Pronunciations::operator=(Pronunciations&&) noexcept = default;
Pronunciations::~Pronunciations() = default;

Result<Pronunciations> Pronunciations::open(const std::filesystem::path& folder) {
  Pronunciations pronunciations;
  if (const Result<void> read = pronunciations.read(folder / "cmudict-en-us.dict"); !read)
    return std::unexpected(read.error());
  return pronunciations;
}

Result<void> Pronunciations::read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::unexpected(no_dictionary(file, "the file is not there"));
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  text_ = std::make_unique<const std::string>(std::move(bytes).str() + std::string(lips_data::pronunciations));
  const std::string_view text = *text_;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t gap = line.find(' ');
    if (line.empty() || line.front() == '#' || gap == std::string_view::npos || gap == 0) continue;
    std::string_view word = line.substr(0, gap);
    if (word.ends_with(')')) word = word.substr(0, word.rfind('('));  // "a(2)": another pronunciation
    std::optional<Phones> phones = phones_of(line.substr(gap + 1));
    if (!phones || phones->empty() || word.empty()) continue;
    of_word_[word].push_back(static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back({word, std::move(*phones)});
  }
  if (entries_.size() < kLeastEntries)
    return std::unexpected(no_dictionary(file, "it is no dictionary of CMU's form"));
  return {};
}

bool Pronunciations::has(std::string_view word) const { return of_word_.contains(word); }

std::vector<Phones> Pronunciations::of(std::string_view word) const {
  std::vector<Phones> all;
  if (const auto known = of_word_.find(word); known != of_word_.end()) {
    for (const std::uint32_t i : known->second)
      if (std::ranges::find(all, entries_[i].phones) == all.end()) all.push_back(entries_[i].phones);
    return all;
  }
  if (word.ends_with("'s") && has(word.substr(0, word.size() - 2))) {
    for (Phones phones : of(word.substr(0, word.size() - 2))) {
      phones.push_back(*phone_named("Z"));
      all.push_back(std::move(phones));
    }
    return all;
  }
  if (Phones phones = phones_by_rule(std::string(word)); !phones.empty()) all.push_back(std::move(phones));
  return all;
}

}  // namespace hearsay
