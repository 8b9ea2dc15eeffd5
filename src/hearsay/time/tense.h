// Which way the sentence looks from an expression of time: back, or ahead.
#pragma once

#include <cstdint>

#include "hearsay/time/time_text.h"

namespace hearsay {

enum class Tense : std::uint8_t {
  unknown,
  past,
  future,
  future_in_past,  ///< ahead of a point in the past, which may be behind us by now: "would", "planned", "agreed
                   ///< to"
};

[[nodiscard]] constexpr bool looks_ahead(Tense tense) {
  return tense == Tense::future || tense == Tense::future_in_past;
}

/// The tense of the verb next to the pieces [first, last): the nearest one before, or else behind.
[[nodiscard]] Tense tense_around(const TimeText& text, PieceIndex first, PieceIndex last);

/// Whether a verb in the past stands so close before "in May" or "on May 3" that it can only be of that time
/// ("took office in May"), or "In May," leads a sentence in the past.
[[nodiscard]] bool follows_past(const TimeText& text, PieceIndex first, PieceIndex last);

}  // namespace hearsay
