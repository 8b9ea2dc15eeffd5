// Quantities: numbers with what they count or measure.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/story/words.h"

namespace hearsay {

enum class Precision : std::uint8_t { exact, about, at_least, at_most };
enum class Measure : std::uint8_t {
  count,    ///< of what the unit names: "140 jobs"
  money,    ///< in the unit's currency
  percent,  ///< and parts: "two thirds"
  age,      ///< in years: "34-year-old", "aged 34"
  length,   ///< of time, in the unit: "47 days"
  score,    ///< "3-1": both numbers in one value
  size,     ///< in the unit that the measure is told in: "1.2 kilometres" is 1,200 metres
};

struct Quantity {
  TokenRange tokens;  ///< the number with its unit
  double value = 0;
  Precision precision = Precision::exact;
  Measure measure = Measure::count;
  WordId unit = 0;  ///< the notion of what is counted, or the currency; 0 if nothing stands behind the number
  TokenRange unit_token;  ///< empty if the number has none
  double factor = 1;      ///< of a size: how many of the unit make one of those it is told in
  bool rate = false;      ///< "a year", "per day"
};

/// The quantities among `range`, in order. Dates, ordinals, and numbers that are names ("Apollo 11") are none.
[[nodiscard]] std::vector<Quantity> find_quantities(const Clause& text, TokenRange range,
                                                    Vocabulary& vocabulary);

/// Whether both can be true of one thing: equal, or one is a round or vague figure that the other fits.
[[nodiscard]] bool compatible(const Quantity& a, const Quantity& b);

}  // namespace hearsay
