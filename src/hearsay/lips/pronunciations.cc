#include "hearsay/lips/pronunciations.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "hearsay/lips/data.h"
#include "hearsay/lips/spoken_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kLeastEntries = 1000;

Error no_dictionary(const std::filesystem::path& file, std::string why) {
  return {.input = file.string(),
          .what = "cannot read the pronouncing dictionary",
          .why = std::move(why),
          .advice = "install pocketsphinx-en-us, or name its folder in HEARSAY_POCKETSPHINX",
          .offset = {}};
}

/// Puts the phones of "HH AH L OW" behind those in `phones`; false, and none, where one of them is no phone.
bool append_phones(std::string_view names, std::vector<Phone>& phones) {
  const std::size_t before = phones.size();
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    if (end > at) {
      const std::optional<Phone> phone = phone_named(names.substr(at, end - at));
      if (!phone) {
        phones.resize(before);
        return false;
      }
      phones.push_back(*phone);
    }
    at = end + 1;
  }
  return phones.size() > before;
}

}  // namespace

std::filesystem::path speech_data_folder() {
  const char* const named = std::getenv("HEARSAY_POCKETSPHINX");
  return named != nullptr && *named != '\0' ? named : "/usr/share/pocketsphinx/model/en-us";
}

Result<Pronunciations> Pronunciations::open(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "cmudict-en-us.dict";
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::unexpected(no_dictionary(file, "the file is not there"));
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  Pronunciations pronunciations;
  pronunciations.text_ =
      std::make_unique<const std::string>(std::move(bytes).str() + std::string(lips_data::pronunciations));
  pronunciations.read(*pronunciations.text_);
  if (pronunciations.entries_.size() < kLeastEntries)
    return std::unexpected(no_dictionary(file, "it is no dictionary of CMU's form"));
  return pronunciations;
}

void Pronunciations::read(std::string_view text) {
  // A phone takes two bytes of the text or more, so the room suffices and no span is moved.
  phones_.reserve(text.size() / 2 + 1);
  entries_.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t gap = line.find(' ');
    if (line.empty() || line.front() == '#' || gap == std::string_view::npos || gap == 0) continue;
    std::string_view word = line.substr(0, gap);
    if (word.ends_with(')')) word = word.substr(0, word.rfind('('));  // "a(2)": another pronunciation
    const std::size_t before = phones_.size();
    if (word.empty() || !append_phones(line.substr(gap + 1), phones_)) continue;
    entries_.push_back({word, std::span<const Phone>(phones_).subspan(before)});
  }
  std::ranges::stable_sort(entries_, {}, &Entry::word);
}

std::span<const Pronunciations::Entry> Pronunciations::entries_of(std::string_view word) const {
  const auto found = std::ranges::equal_range(entries_, word, {}, &Entry::word);
  return {found.begin(), found.end()};
}

std::vector<Phones> Pronunciations::of(std::string_view word) const {
  std::vector<Phones> all;
  for (const Entry& entry : entries_of(word)) {
    Phones phones(entry.phones.begin(), entry.phones.end());
    if (std::ranges::find(all, phones) == all.end()) all.push_back(std::move(phones));
  }
  if (!all.empty()) return all;
  const std::string plain = plain_letters(word);
  if (plain != word) return plain.empty() ? all : of(plain);
  if (plain.ends_with("'s") && has(plain.substr(0, plain.size() - 2))) {
    all = of(plain.substr(0, plain.size() - 2));
    for (Phones& phones : all) phones.push_back(*phone_named("Z"));
    return all;
  }
  if (Phones phones = phones_by_rule(plain); !phones.empty()) all.push_back(std::move(phones));
  return all;
}

}  // namespace hearsay
