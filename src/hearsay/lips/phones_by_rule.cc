#include <espeak-ng/speak_lib.h>

#include <mutex>

#include "hearsay/base/word_list.h"
#include "hearsay/lips/data.h"
#include "hearsay/lips/pronunciations.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestWord = 64;    // bytes; nothing longer is a word
constexpr std::size_t kLongestSymbol = 12;  // bytes of "aɪɚ"

Phones phones_of_ipa(std::string_view ipa) {
  static const WordList table(lips_data::ipa_phones);
  Phones phones;
  for (std::size_t at = 0; at < ipa.size();) {
    std::size_t size = std::min(kLongestSymbol, ipa.size() - at);
    const std::vector<std::string_view>* found = nullptr;
    while (size > 0 && (found = table.find(ipa.substr(at, size))) == nullptr) --size;
    if (found == nullptr) {  // stress, length, a sound that English has not
      ++at;
      continue;
    }
    std::string_view names = found->front();
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      if (const auto phone = phone_named(names.substr(0, end))) phones.push_back(*phone);
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    at += size;
  }
  return phones;
}

}  // namespace

Phones phones_by_rule(const std::string& word) {
  if (word.empty() || word.size() > kLongestWord) return {};
  // eSpeak NG keeps its state for the whole program.
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  static const bool ready =
      espeak_Initialize(AUDIO_OUTPUT_RETRIEVAL, 0, nullptr, espeakINITIALIZE_DONT_EXIT) >= 0 &&
      espeak_SetVoiceByName("en-us") == EE_OK;
  if (!ready) return {};
  const void* rest = word.c_str();
  const char* const ipa = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, espeakPHONEMES_IPA);
  return ipa != nullptr ? phones_of_ipa(ipa) : Phones{};
}

}  // namespace hearsay
