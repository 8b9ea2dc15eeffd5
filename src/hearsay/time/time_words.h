// The words that expressions of time are made of.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay {

/// What a word may be in an expression of time. In brackets what WordSense::number or ::code then holds.
enum class WordKind : std::uint8_t {
  month,         ///< (number 1 to 12)
  weekday,       ///< (number 1, Monday, to 7)
  weekdays,      ///< "Mondays"
  unit,          ///< "week" (code as Unit has it)
  units,         ///< "weeks"
  season,        ///< (code SP, SU, FA, WI)
  seasons,       ///< "summers"
  part,          ///< of a day: "morning" (code)
  parts,         ///< "mornings"
  tonight,       ///< (code)
  day,           ///< "yesterday" (number of days from today)
  clock,         ///< "noon" (code 12:00)
  half_day,      ///< a.m., p.m. (code AM, PM)
  zone,          ///< "EST" (code, its hours from Greenwich)
  cardinal,      ///< (number)
  ordinal,       ///< (number)
  few,           ///< a number that is not told: "several" (number, if it is after all)
  decade,        ///< "nineties" (number, of the century)
  relation,      ///< "last", "this" (code)
  determiner,    ///< "the" (code; "a" for an, too)
  edge,          ///< "early" (code)
  stretch,       ///< "beginning", "end" of something (code)
  every,         ///< "every", "each"
  frequency,     ///< "daily" (code, how long from one time to the next)
  length,        ///< "weeklong" (code, the value)
  reference,     ///< "now" (code, the value)
  future,        ///< "future" (code, the value)
  approximator,  ///< "about", or the first word of "at least" (number 2: also another word, 3: never alone)
  fiscal,        ///< "fiscal"
  other,
};

struct WordSense {
  WordKind kind = WordKind::other;
  int number = 0;
  std::string_view code;
};

/// What a word may be, each kind at most once.
struct TimeWord {
  std::vector<WordSense> senses;
  std::uint32_t kinds = 0;  ///< a bit for each kind among them: most questions are answered by no
};

[[nodiscard]] constexpr std::uint32_t bit_of(WordKind kind) {
  return std::uint32_t{1} << static_cast<unsigned>(kind);
}

/// What the word, in small letters, may be; nullptr if it has no part in expressions of time.
[[nodiscard]] const TimeWord* find_time_word(std::string_view word);

}  // namespace hearsay
