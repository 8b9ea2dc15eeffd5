// How news tells that what was planned was done: "approved" of "will vote".
#pragma once

#include <span>
#include <string_view>

namespace hearsay {

/// Base forms of the verbs that may tell it of a plan that has the word, in small letters and in any of its
/// forms. Views into data/deed_outcomes.txt.
[[nodiscard]] std::span<const std::string_view> verbs_of_outcome(std::string_view planned);

}  // namespace hearsay
