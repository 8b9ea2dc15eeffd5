#include "hearsay/language/word_class.h"
#include "hearsay/time/grammar.h"
#include "hearsay/time/holidays.h"

namespace hearsay {
namespace {

using enum WordKind;

struct ReadDate {
  Meaning meaning;
  PieceIndex end = 0;
};

/// Behind an abbreviated month the tokenizer may have left the full stop apart.
PieceIndex behind_full_stop(const TimeText& text, PieceIndex i) {
  const bool abbreviated = text.lower(i - 1).size() <= 4 && text.lower(i) == "." && !text.at(i).spaced;
  return abbreviated && text.at(i + 1).digits ? i + 1 : i;
}

/// "May" and "March" are other words too, as are "mar" and "dec": then a number or a word of time must stand
/// beside them.
bool stands_as_month(const TimeText& text, PieceIndex i) {
  const Piece& piece = text.at(i);
  if (!piece.capital) return false;
  if (piece.lower != "may" && piece.lower != "march" && piece.lower.size() != 3) return true;
  const PieceIndex next = behind_full_stop(text, i + 1);
  if (read_day_of_month(text, next) || read_year(text, next)) return true;
  if (piece.lower == "jan" && text.at(next).capital) return false;  // "Jan Kavan"
  if (i > text.first() && (text.is(i - 1, edge) || text.is(i - 1, relation) || text.at(i - 1).digits))
    return true;
  if (piece.lower == "march" && i > text.first() && !text.at(i - 1).capital && text.at(i - 1).word == nullptr &&
      !is_one_of(text.before(i), "'", "\"", "``", "“", "annual") &&
      !is_one_of(text.lower(next), "of", "for", "on", "against"))
    return true;
  return is_one_of(text.before(i), "in", "since", "until", "till", "by", "of", "from", "to", "through",
                   "during", "between", "before", "after", "and", "for", "every", "each");
}

const WordSense* month_at(const TimeText& text, PieceIndex i) {
  const WordSense* const word = text.sense(i, month);
  return word != nullptr && stands_as_month(text, i) ? word : nullptr;
}

/// ", 2013", "2013", "of 2013", "last year", "of this year".
void read_year_behind(const TimeText& text, PieceIndex& i, CalendarDate& date) {
  PieceIndex at = i;
  if (text.lower(at) == "," || text.lower(at) == "of") ++at;
  if (const auto year = read_year(text, at); year && text.numeral(at) && !text.at(at).hyphenated) {
    if (!text.is(year->end, units) && !text.is(year->end, unit)) {
      date.year = year->value;
      i = year->end;
    }
    return;
  }
  if (const auto year = read_year(text, at); year && at == i) {
    date.year = year->value;
    i = year->end;
    return;
  }
  const auto relation = text.lower(i) == "," ? std::nullopt : read_relation(text, at);
  if (!relation || !text.is(relation->end, unit, "Y")) return;
  if (!is_one_of(text.lower(relation->end - 1), "last", "this", "next", "that", "same", "following",
                 "previous"))
    return;
  date.year_relation = relation->value;
  i = relation->end + 1;
}

/// Behind "to", "and" or a hyphen that ties two dates ("June 3-5", "January to March"); nothing if none stands
/// there.
std::optional<PieceIndex> behind_tie(const TimeText& text, PieceIndex i) {
  if (is_one_of(text.lower(i), "to", "and", "through", "until", "or", "–", "-")) return i + 1;
  return text.at(i).hyphenated ? std::optional(i) : std::nullopt;
}

/// The year that stands behind the second of two tied dates: "2021" of "June 3-5, 2021", "January to March
/// 2021". A month of the first date's own makes it a range of months or days alike.
std::optional<int> year_behind_tied(const TimeText& text, PieceIndex i) {
  const auto second = behind_tie(text, i);
  if (!second) return std::nullopt;
  PieceIndex end = *second;
  const WordSense* const month_word = month_at(text, end);
  if (month_word != nullptr) end = behind_full_stop(text, end + 1);
  const auto day = read_day_of_month(text, end);
  if (day) end = day->end;
  if (month_word == nullptr && !day) return std::nullopt;
  CalendarDate date{.month = 1, .day = 1};
  read_year_behind(text, end, date);
  return date.year;
}

/// The "25" of "April 24 and 25", "April 24-25".
std::optional<ReadDate> read_tied_day(const TimeText& text, PieceIndex i) {
  if (!text.at(i).digits) return std::nullopt;
  const auto day = read_day_of_month(text, i);
  if (!day || text.is(day->end, units) || text.is(day->end, unit) || text.lower(day->end) == "%")
    return std::nullopt;
  const bool hyphen = text.at(i).hyphenated;
  const PieceIndex first = hyphen ? i - 1 : i - 2;  // the number of the day before
  if (i < text.first() + (hyphen ? 2 : 3)) return std::nullopt;
  if (!hyphen && !is_one_of(text.before(i), "and", "to", "through", "or", "–")) return std::nullopt;
  // "On May 3 and 14 people came": the number counts the noun behind it.
  const bool counted = !text.lower(day->end).empty() && text.lower(day->end)[0] >= 'a' &&
                       text.lower(day->end)[0] <= 'z' && word_class(text.lower(day->end)) == WordClass::other;
  if (!hyphen && counted) return std::nullopt;
  const auto before = text.at(first).digits ? read_day_of_month(text, first) : std::nullopt;
  if (!before || before->end != first + 1) return std::nullopt;
  PieceIndex month_place = first - 1;
  if (text.lower(month_place) == "." && month_place > text.first()) --month_place;
  const WordSense* const word = month_at(text, month_place);
  if (word == nullptr || month_at(text, day->end) != nullptr) return std::nullopt;
  CalendarDate date{.month = word->number, .day = day->value};
  PieceIndex end = day->end;
  read_year_behind(text, end, date);
  if (!has_day(date.year, *date.month, *date.day)) return std::nullopt;
  return ReadDate{date, end};
}

/// "April 24, 2013", "April 2013", "April".
std::optional<ReadDate> read_month_first(const TimeText& text, PieceIndex i) {
  const WordSense* const word = month_at(text, i);
  if (word == nullptr) return std::nullopt;
  CalendarDate date{.month = word->number};
  const PieceIndex behind_month = i + 1;
  PieceIndex end = behind_full_stop(text, behind_month);
  const PieceIndex number = text.is(end, determiner, "the") ? end + 1 : end;
  const auto day = read_day_of_month(text, number);
  const bool counts = day && (text.is(day->end, units) || text.lower(day->end) == "%");
  // "August the 3rd", but neither "August the 3" nor "in August the third quarter".
  const auto numeral = text.numeral(number);
  const bool bare = numeral && numeral->rest.empty();
  if (day && !counts && !text.is(number, ordinal, "second") &&
      (number == end || (!bare && !text.is(day->end, unit)))) {
    date.day = day->value;
    end = day->end;
  } else {
    end = behind_month;
  }
  PieceIndex year_at = date.day ? end : behind_full_stop(text, end);
  const PieceIndex before_year = year_at;
  read_year_behind(text, year_at, date);
  if (year_at != before_year)
    end = year_at;
  else
    date.year = year_behind_tied(text, end);
  if (date.day && !has_day(date.year, *date.month, *date.day))
    return ReadDate{CalendarDate{.month = word->number}, behind_month};
  return ReadDate{date, end};
}

/// "24 April 2013", "24th of April", "the 24th of April".
std::optional<ReadDate> read_day_first(const TimeText& text, PieceIndex i) {
  const PieceIndex number = text.is(i, determiner, "the") ? i + 1 : i;
  const auto day = read_day_of_month(text, number);
  if (!day) return std::nullopt;
  const bool of = text.lower(day->end) == "of";
  if ((number != i || !text.at(number).digits) && !of) return std::nullopt;
  const PieceIndex month_place = of ? day->end + 1 : day->end;
  const WordSense* const word = month_at(text, month_place);
  if (word == nullptr) return std::nullopt;
  // "7-9 June": the second of two days.
  if (text.at(i).hyphenated && (i == text.first() || text.at(i - 1).hyphenated || !text.at(i - 1).digits ||
                                !read_day_of_month(text, i - 1)))
    return std::nullopt;
  CalendarDate date{.month = word->number, .day = day->value};
  PieceIndex end = behind_full_stop(text, month_place + 1);
  if (end != month_place + 1 && !read_year(text, end)) end = month_place + 1;
  read_year_behind(text, end, date);
  if (!has_day(date.year, *date.month, *date.day)) return std::nullopt;
  return ReadDate{date, end};
}

/// 2013-04-24, 04/24/2013, 24/04/2013, 4/24/13. Of 04/05 the month is the first, as in the United States.
std::optional<ReadDate> read_numeric(const TimeText& text, PieceIndex i) {
  const auto part = [&](PieceIndex at) {
    const auto numeral = text.numeral(at);
    return numeral && numeral->rest.empty() && !numeral->commas ? numeral : std::nullopt;
  };
  const auto first = part(i);
  if (!first || text.at(i).hyphenated) return std::nullopt;
  const bool iso = first->width == 4;
  const bool hyphens = text.at(i + 1).hyphenated && text.at(i + 2).hyphenated;
  const bool slashes = text.lower(i + 1) == "/" && text.lower(i + 3) == "/" && !text.at(i + 1).spaced;
  if (!hyphens && !slashes) return std::nullopt;
  const PieceIndex step = slashes ? 2 : 1;
  const auto second = part(i + step);
  const auto third = part(i + 2 * step);
  const PieceIndex end = i + 2 * step + 1;
  if (!second || !third || text.at(end).hyphenated || second->width > 2) return std::nullopt;
  if (iso ? third->width > 2 : first->width > 2 || (third->width != 2 && third->width != 4))
    return std::nullopt;
  CalendarDate date;
  const auto year = static_cast<int>(iso ? first->value : third->value);
  constexpr int kCenturyTurns = 50;  // 49 is 2049, 50 is 1950
  date.year = iso || third->width == 4 ? year : year < kCenturyTurns ? 2000 + year : 1900 + year;
  const bool day_first = !iso && first->value > 12;
  date.month = static_cast<int>(iso || day_first ? second->value : first->value);
  date.day = static_cast<int>(iso ? third->value : day_first ? first->value : second->value);
  if (*date.year < kFirstYear || !has_day(date.year, *date.month, *date.day)) return std::nullopt;
  return ReadDate{date, end};
}

std::optional<ReadDate> read_day_and_month(const TimeText& text, PieceIndex i) {
  if (auto found = read_month_first(text, i)) return found;
  if (auto found = read_numeric(text, i)) return found;
  if (auto found = read_tied_day(text, i)) return found;
  return read_day_first(text, i);
}

/// "Friday", "Friday, Oct. 23, 1998", "Friday 23 October".
std::optional<ReadDate> read_weekday(const TimeText& text, PieceIndex i) {
  const WordSense* const word = text.sense(i, weekday);
  if (word == nullptr || !text.at(i).capital) return std::nullopt;
  // "Super Tuesday" is the name of a day that only the world tells.
  if (i > text.first() && text.at(i - 1).capital &&
      is_one_of(text.before(i), "super", "bloody", "giving", "fat", "cyber", "black"))
    return std::nullopt;
  const bool comma = text.lower(i + 1) == ",";
  if (auto date = read_day_and_month(text, comma ? i + 2 : i + 1)) {
    auto& calendar = std::get<CalendarDate>(date->meaning);
    if (calendar.day) {
      calendar.weekday = word->number;
      return date;
    }
  }
  return ReadDate{CalendarDate{.weekday = word->number}, i + 1};
}

/// "the day before yesterday", "the day after tomorrow".
std::optional<ReadDate> read_day_beyond(const TimeText& text, PieceIndex i) {
  const PieceIndex at = text.is(i, determiner, "the") ? i + 1 : i;
  if (!text.is(at, unit, "D")) return std::nullopt;
  const bool before = text.lower(at + 1) == "before" && text.lower(at + 2) == "yesterday";
  const bool after = text.lower(at + 1) == "after" && text.lower(at + 2) == "tomorrow";
  if (!before && !after) return std::nullopt;
  return ReadDate{DayFromNow{before ? -2 : 2}, at + 3};
}

std::optional<ReadDate> read_holiday_date(const TimeText& text, PieceIndex i) {
  const auto holiday = read_holiday(text, i);
  if (!holiday) return std::nullopt;
  HolidayDate date{.rule = holiday->value};
  PieceIndex end = holiday->end;
  if (const auto year = read_year(text, end); year && text.at(end).digits) {
    date.year = year->value;
    end = year->end;
  }
  return ReadDate{date, end};
}

/// "last May", "next Friday", "last Oct. 23", "this Christmas".
std::optional<ReadDate> read_related_date(const TimeText& text, PieceIndex i) {
  const auto relation = read_relation(text, i);
  if (!relation) return std::nullopt;
  auto date = read_weekday(text, relation->end);
  if (!date && text.is(relation->end, month) && text.at(relation->end).capital)
    date = read_month_first(text, relation->end);
  if (!date) date = read_holiday_date(text, relation->end);
  if (!date) return std::nullopt;
  if (auto* const calendar = std::get_if<CalendarDate>(&date->meaning)) calendar->relation = relation->value;
  if (auto* const holiday = std::get_if<HolidayDate>(&date->meaning)) holiday->relation = relation->value;
  return date;
}

std::optional<ReadDate> read_any(const TimeText& text, PieceIndex i) {
  if (const WordSense* const word = text.sense(i, day)) return ReadDate{DayFromNow{word->number}, i + 1};
  if (auto found = read_day_beyond(text, i)) return found;
  if (auto found = read_related_date(text, i)) return found;
  if (auto found = read_weekday(text, i)) return found;
  if (auto found = read_holiday_date(text, i)) return found;
  return read_day_and_month(text, i);
}

bool tells_a_day(const Meaning& meaning) {
  const auto* const date = std::get_if<CalendarDate>(&meaning);
  return date == nullptr || date->day || date->weekday;
}

}  // namespace

ReadPhrase read_date(const TimeText& text, PieceIndex i) {
  auto date = read_any(text, i);
  if (!date) return std::nullopt;
  TimePhrase out{.first = i, .last = date->end, .meaning = std::move(date->meaning)};
  if (!tells_a_day(out.meaning)) return out;
  const PieceIndex named = text.is(out.last, edge) ? out.last + 1 : out.last;  // "Friday late afternoon"
  if (const WordSense* const word = text.sense(named, part)) {
    out.time_of_day = "T" + std::string(word->code);
    out.last = named + 1;
  }
  return out;
}

}  // namespace hearsay
