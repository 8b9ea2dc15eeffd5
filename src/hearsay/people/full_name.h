// The parts of a person's full name, and whether two full names may be one person's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

struct FullName {
  std::string given;
  std::string nickname;             ///< in quotation marks or brackets: Robert “Bobby” Scott
  std::vector<std::string> middle;  ///< names and initials
  std::string surname;              ///< the last word
  std::string suffix;               ///< "jr", "iii"
};

/// From a name's words in comparison form; a name of one word has a surname alone.
[[nodiscard]] FullName full_name(const std::vector<std::string>& words);

/// Whether the names differ only in what is left out or shortened: middle names, "Bill" for "William".
[[nodiscard]] bool may_be_one(const FullName& a, const FullName& b);

}  // namespace hearsay
