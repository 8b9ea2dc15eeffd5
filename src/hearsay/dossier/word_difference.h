// Where two texts agree word for word, and where not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hearsay {

enum class RunKind : std::uint8_t {
  equal,    ///< the same words in both
  removed,  ///< words of the first that the second has not
  added,    ///< words of the second that the first has not
};

/// Words [a_first, a_last) of the first text and [b_first, b_last) of the second; the one that has none of them
/// is empty, at the place where they are missing.
struct WordRun {
  RunKind kind = RunKind::equal;
  std::size_t a_first = 0;
  std::size_t a_last = 0;
  std::size_t b_first = 0;
  std::size_t b_last = 0;

  friend bool operator==(const WordRun&, const WordRun&) = default;
};

/// What lies between the words that both texts begin and end with may have so many pairs of words; beyond it,
/// all of it counts as removed and added, so that time and memory stay bounded.
inline constexpr std::size_t kMostWordPairs = 250'000;

/// The runs from the first word to the last, so that the longest common subsequence is equal (Wagner and
/// Fischer 1974); where something else stands in its place, what was removed comes before what was added. Words
/// are compared as they are: fold case and typography before.
[[nodiscard]] std::vector<WordRun> word_difference(std::span<const std::string> a,
                                                   std::span<const std::string> b);

}  // namespace hearsay
