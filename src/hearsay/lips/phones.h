// The sounds of English as the pronouncing dictionary writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hearsay {

/// A phone of the ARPAbet (the 39 of the CMU dictionary), as an index into phone_names().
using Phone = std::uint8_t;
using Phones = std::vector<Phone>;

/// "AA", "AE", … "ZH", in the order of the alphabet.
[[nodiscard]] std::span<const std::string_view> phone_names();

[[nodiscard]] std::optional<Phone> phone_named(std::string_view name);

[[nodiscard]] bool is_vowel(Phone phone);

}  // namespace hearsay
