// Numbers as expressions of time write them.
#pragma once

#include <optional>

#include "hearsay/time/time_meaning.h"
#include "hearsay/time/time_text.h"

namespace hearsay {

/// Something read from the pieces, and the piece behind it.
template <class T>
struct Read {
  T value;
  PieceIndex end = 0;
};

/// "seven", "24", "twenty four", "a hundred", "5 1/2", "two and a half", "several", "a few", "two or three".
[[nodiscard]] std::optional<Read<Quantity>> read_quantity(const TimeText& text, PieceIndex i);

/// The year 1000 to 2100 in four digits, or in words: "nineteen ninety-six", "two thousand twelve".
[[nodiscard]] std::optional<Read<int>> read_year(const TimeText& text, PieceIndex i);

/// A day of the month: "3", "3rd", "third".
[[nodiscard]] std::optional<Read<int>> read_day_of_month(const TimeText& text, PieceIndex i);

/// "third", "3rd".
[[nodiscard]] std::optional<Read<int>> read_ordinal(const TimeText& text, PieceIndex i);

}  // namespace hearsay
