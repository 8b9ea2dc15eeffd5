#include "hearsay/lips/phones.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 39> kNames = {"AA", "AE", "AH", "AO", "AW", "AY", "B",  "CH", "D",  "DH",
                                                     "EH", "ER", "EY", "F",  "G",  "HH", "IH", "IY", "JH", "K",
                                                     "L",  "M",  "N",  "NG", "OW", "OY", "P",  "R",  "S",  "SH",
                                                     "T",  "TH", "UH", "UW", "V",  "W",  "Y",  "Z",  "ZH"};

constexpr Phone kNone = kNames.size();

/// Of a name of one letter or two capital letters.
constexpr std::size_t slot_of(std::string_view name) {
  constexpr std::size_t kLetters = 'Z' - 'A' + 1;
  const auto letter = [](char c) { return static_cast<std::size_t>(c - 'A'); };
  return letter(name[0]) * (kLetters + 1) + (name.size() > 1 ? letter(name[1]) + 1 : 0);
}

/// By slot. The dictionary names a million phones.
constexpr auto kPhoneOfSlot = [] {
  std::array<Phone, slot_of("ZZ") + 1> phones{};
  phones.fill(kNone);
  for (std::size_t i = 0; i < kNames.size(); ++i) phones[slot_of(kNames[i])] = static_cast<Phone>(i);
  return phones;
}();

}  // namespace

std::span<const std::string_view> phone_names() { return kNames; }

std::optional<Phone> phone_named(std::string_view name) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (name.empty() || name.size() > 2 || !std::ranges::all_of(name, is_capital)) return std::nullopt;
  const Phone phone = kPhoneOfSlot[slot_of(name)];
  if (phone == kNone) return std::nullopt;
  return phone;
}

bool is_vowel(Phone phone) { return std::string_view("AEIOU").contains(kNames[phone].front()); }

}  // namespace hearsay
