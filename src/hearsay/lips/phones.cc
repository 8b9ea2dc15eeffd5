#include "hearsay/lips/phones.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 39> kNames = {"AA", "AE", "AH", "AO", "AW", "AY", "B",  "CH", "D",  "DH",
                                                     "EH", "ER", "EY", "F",  "G",  "HH", "IH", "IY", "JH", "K",
                                                     "L",  "M",  "N",  "NG", "OW", "OY", "P",  "R",  "S",  "SH",
                                                     "T",  "TH", "UH", "UW", "V",  "W",  "Y",  "Z",  "ZH"};

}  // namespace

std::span<const std::string_view> phone_names() { return kNames; }

std::optional<Phone> phone_named(std::string_view name) {
  const auto at = std::ranges::lower_bound(kNames, name);
  if (at == kNames.end() || *at != name) return std::nullopt;
  return static_cast<Phone>(at - kNames.begin());
}

bool is_vowel(Phone phone) { return std::string_view("AEIOU").contains(kNames[phone].front()); }

}  // namespace hearsay
