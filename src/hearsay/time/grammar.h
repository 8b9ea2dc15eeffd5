// The grammar of expressions of time in English: which pieces make one, and what it says. Extents follow
// TimeML's guidelines 1.2.1: articles and words before the head belong to it ("the past three years", "late
// last month"), as do "about" and "at least" before a length; prepositions do not.
//
// Each reader looks at the pieces from `i` on, a bounded number of them, and tells what it found; read_phrase
// takes the longest.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "hearsay/time/numbers.h"
#include "hearsay/time/time_meaning.h"
#include "hearsay/time/time_text.h"

namespace hearsay {

using ReadPhrase = std::optional<TimePhrase>;

/// The longest expression of time that begins with piece i.
[[nodiscard]] ReadPhrase read_phrase(const TimeText& text, PieceIndex i);

// --- The parts, each in a file of its own ---

/// grammar_dates.cc: a day or a month: "Friday", "April 24", "24 April 2013", "04/24/2013", "last May",
/// "yesterday", "Christmas Eve", with a time of day behind it ("Friday night") or without.
[[nodiscard]] ReadPhrase read_date(const TimeText& text, PieceIndex i);

/// grammar_clock.cc: "10 p.m. Wednesday", "14:30 GMT", "noon", "4 in the morning", "this evening".
[[nodiscard]] ReadPhrase read_time_of_day(const TimeText& text, PieceIndex i);

/// grammar_periods.cc: "last week", "the third quarter of 1990", "the 1990s", "1996".
[[nodiscard]] ReadPhrase read_period(const TimeText& text, PieceIndex i);

/// grammar_lengths.cc: "nearly seven hours", "two years ago", "the past three years".
[[nodiscard]] ReadPhrase read_length(const TimeText& text, PieceIndex i);

/// grammar_sets.cc: "every Friday", "daily"; "now", "the past".
[[nodiscard]] ReadPhrase read_recurrence(const TimeText& text, PieceIndex i);
[[nodiscard]] ReadPhrase read_vague_time(const TimeText& text, PieceIndex i);

// --- What several of them need ---

[[nodiscard]] TimeUnit unit_named(std::string_view code);

/// The stretch of the calendar that a unit counts; nothing for hours and less, and for what has no value of its
/// own.
[[nodiscard]] std::optional<Grain> grain_of(TimeUnit unit);

/// "last", "this past", "the following", "that same".
[[nodiscard]] std::optional<Read<Relation>> read_relation(const TimeText& text, PieceIndex i);

/// A word among several, for short lists. Literals bring their lengths along: most are told apart by these
/// alone.
template <std::size_t... Sizes>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const char (&... words)[Sizes]) {
  return ((word == std::string_view(words, Sizes - 1)) || ...);
}

}  // namespace hearsay
