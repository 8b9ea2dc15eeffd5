// A phrase as it is said: one word after another, nothing but words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// The words of a phrase as a pronouncing dictionary has them: small letters and apostrophes. Figures are spelt
/// out the American way ("21" is "twenty", "one"; "1984" a year; "3rd", "1990s", "3.5", "$5 million", "40%" as
/// they are said), hyphens and other marks part words. Empty for a phrase that has no letter and no digit.
/// Broken bytes are no letters. Linear in the phrase.
[[nodiscard]] std::vector<std::string> spoken_words(std::string_view phrase);

/// The word in the letters a to z and apostrophes, without accents ("zürich" is "zurich", "łódź" "lodz"); empty
/// where it has letters of another script.
[[nodiscard]] std::string plain_letters(std::string_view word);

}  // namespace hearsay
