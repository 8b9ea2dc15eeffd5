#include "hearsay/time/numbers.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

using enum WordKind;

constexpr std::int64_t kMostCounted = 1'000'000'000'000;

bool is_ordinal_ending(std::string_view rest) {
  return rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
}

/// Whether a word below a hundred can go on with the number before it: "twenty" with "four", "hundred" with
/// either, but not "two" with "five" ("two five-year terms").
bool is_open_for(std::int64_t before, std::int64_t word) {
  const std::int64_t below_hundred = before % 100;
  return below_hundred == 0 || (below_hundred >= 20 && below_hundred % 10 == 0 && word < 10);
}

/// "twenty four", "a hundred thirty", "two thousand": words, from the first that is a number.
std::optional<Read<std::int64_t>> read_cardinal_words(const TimeText& text, PieceIndex i) {
  constexpr std::int64_t kHundred = 100;
  constexpr PieceIndex kMostWords = 12;
  std::int64_t sum = 0;    // of what a "thousand" has closed
  std::int64_t group = 0;  // below that
  const PieceIndex begin = i;
  for (; i < begin + kMostWords; ++i) {
    const WordSense* const word = text.sense(i, cardinal);
    if (word == nullptr) break;
    const std::int64_t counted = std::max<std::int64_t>(group, 1);
    if (word->number >= kHundred && counted > kMostCounted / word->number) return std::nullopt;
    if (word->number >= 1000) {
      sum += counted * word->number;
      group = 0;
    } else if (word->number == kHundred) {
      group = counted * kHundred;
    } else if (!is_open_for(group, word->number)) {
      break;
    } else {
      group += word->number;
    }
    if (sum > kMostCounted) return std::nullopt;
  }
  if (i == begin) return std::nullopt;
  return Read<std::int64_t>{sum + group, i};
}

/// "1/2" behind a number.
bool is_one_half(const TimeText& text, PieceIndex i) {
  return text.lower(i) == "1" && text.lower(i + 1) == "/" && text.lower(i + 2) == "2";
}

bool is_and_a_half(const TimeText& text, PieceIndex i) {
  return text.lower(i) == "and" && text.lower(i + 1) == "a" && text.lower(i + 2) == "half";
}

std::optional<Read<Quantity>> read_digits(const TimeText& text, PieceIndex i) {
  const auto numeral = text.numeral(i);
  if (!numeral) return std::nullopt;
  Quantity out{.whole = numeral->value};
  if (numeral->rest == ".5" || numeral->rest == "½") {
    out.half = true;
  } else if (!numeral->rest.empty()) {
    return std::nullopt;
  }
  ++i;
  if (is_one_half(text, i)) return Read<Quantity>{{.whole = out.whole, .half = true}, i + 3};
  return Read<Quantity>{out, i};
}

/// One number; "two or three" is two of them.
std::optional<Read<Quantity>> read_single(const TimeText& text, PieceIndex i) {
  if (text.is(i, determiner, "a") && !text.is(i, unit)) {
    if (text.is(i + 1, few)) ++i;  // "a few", "a couple of"
    if (text.is(i + 1, cardinal) && text.sense(i + 1, cardinal)->number >= 12) ++i;
    if (text.lower(i + 1) == "number" && text.lower(i + 2) == "of")
      return Read<Quantity>{{.known = false}, i + 3};
  }
  if (const WordSense* const word = text.sense(i, few)) {
    const PieceIndex end = text.lower(i + 1) == "of" ? i + 2 : i + 1;
    return Read<Quantity>{{.whole = word->number, .known = word->number != 0}, end};
  }
  if (const auto words = read_cardinal_words(text, i)) {
    if (is_and_a_half(text, words->end))
      return Read<Quantity>{{.whole = words->value, .half = true}, words->end + 3};
    const bool half = is_one_half(text, words->end);
    return Read<Quantity>{{.whole = words->value, .half = half}, half ? words->end + 3 : words->end};
  }
  return read_digits(text, i);
}

/// A year in words: "nineteen ninety-six", "two thousand", "twenty twelve".
std::optional<Read<int>> read_year_words(const TimeText& text, PieceIndex i) {
  const WordSense* const century = text.sense(i, cardinal);
  if (century == nullptr) return std::nullopt;
  if (century->number == 2 && text.lower(i + 1) == "thousand") {
    const auto rest = read_cardinal_words(text, i);
    return rest && rest->value <= 2099 ? std::optional(Read<int>{static_cast<int>(rest->value), rest->end})
                                       : std::nullopt;
  }
  if (century->number < 16 || century->number > 20) return std::nullopt;
  const WordSense* const tens = text.sense(i + 1, cardinal);
  if (tens == nullptr || tens->number < 10 || tens->number > 90) return std::nullopt;
  const WordSense* const ones = tens->number >= 20 ? text.sense(i + 2, cardinal) : nullptr;
  const bool has_ones = ones != nullptr && ones->number < 10;
  return Read<int>{century->number * 100 + tens->number + (has_ones ? ones->number : 0),
                   has_ones ? i + 3 : i + 2};
}

}  // namespace

std::optional<Read<Quantity>> read_quantity(const TimeText& text, PieceIndex i) {
  const auto first = read_single(text, i);
  if (!first) return std::nullopt;
  const std::string_view link = text.lower(first->end);
  const bool hyphen = text.at(first->end).hyphenated && text.at(first->end).digits;
  if (link != "to" && link != "or" && link != "-" && link != "–" && !hyphen) return first;
  const auto second = read_single(text, hyphen ? first->end : first->end + 1);
  if (!second || !first->value.known) return first;
  return Read<Quantity>{{.known = false}, second->end};
}

std::optional<Read<int>> read_year(const TimeText& text, PieceIndex i) {
  const auto numeral = text.numeral(i);
  if (!numeral) return read_year_words(text, i);
  if (numeral->width != 4 || numeral->commas || !numeral->rest.empty()) return std::nullopt;
  if (numeral->value < 1000 || numeral->value > 2100) return std::nullopt;
  return Read<int>{static_cast<int>(numeral->value), i + 1};
}

std::optional<Read<int>> read_day_of_month(const TimeText& text, PieceIndex i) {
  constexpr int kMostDays = 31;
  const auto numeral = text.numeral(i);
  if (!numeral) {
    const WordSense* const word = text.sense(i, ordinal);
    return word != nullptr ? std::optional(Read<int>{word->number, i + 1}) : std::nullopt;
  }
  if (numeral->width > 2 || numeral->value < 1 || numeral->value > kMostDays) return std::nullopt;
  if (!numeral->rest.empty() && !is_ordinal_ending(numeral->rest)) return std::nullopt;
  return Read<int>{static_cast<int>(numeral->value), i + 1};
}

std::optional<Read<int>> read_ordinal(const TimeText& text, PieceIndex i) {
  if (const WordSense* const word = text.sense(i, ordinal)) return Read<int>{word->number, i + 1};
  const auto numeral = text.numeral(i);
  if (!numeral || numeral->width > 2 || !is_ordinal_ending(numeral->rest)) return std::nullopt;
  return Read<int>{static_cast<int>(numeral->value), i + 1};
}

}  // namespace hearsay
