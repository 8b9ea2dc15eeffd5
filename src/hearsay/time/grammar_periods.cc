#include "hearsay/time/grammar.h"

namespace hearsay {
namespace {

using enum WordKind;

/// Whether the piece before tells when: "in", "since". Others may stand before any noun.
bool behind_preposition(const TimeText& text, PieceIndex i) {
  return is_one_of(text.before(i), "in", "since", "until", "till", "by", "of", "from", "to", "through",
                   "during", "between", "before", "after", "for", "and", "over", "throughout", "within", "into",
                   "than", "at");
}

/// "1996": years near to ours stand alone, others need a preposition.
ReadPhrase read_year_alone(const TimeText& text, PieceIndex i) {
  const auto year = read_year(text, i);
  if (!year) return std::nullopt;
  const TimePhrase out{.first = i, .last = year->end, .meaning = CalendarDate{.year = year->value}};
  if (!text.at(i).digits) return year->value >= 1800 && year->value < 2050 ? ReadPhrase(out) : std::nullopt;
  constexpr int kFirstPlainYear = 1900;
  constexpr int kLastPlainYear = 2050;
  const std::string_view next = text.lower(year->end);
  const std::string_view before = text.before(i);
  if (text.is(year->end, unit) || text.is(year->end, units) ||
      is_one_of(next, "%", "percent", "people", "/", "degrees", "feet", "miles", "meters", "pounds", "others",
                "million", "billion", "points", "metres", "votes", "dollars", "euros"))
    return std::nullopt;
  if (is_one_of(before, "$", "£", "€", "#", "/", "no.", "number", ".", "room", "flight", "page", "than",
                "about", "nearly", "some", "almost"))
    return std::nullopt;
  if (text.at(i).hyphenated && !is_one_of(before, "mid", "early", "late", "pre", "post") &&
      !text.at(i - 1).digits)
    return std::nullopt;
  if (text.at(year->end).hyphenated && !text.at(year->end).digits && !text.is(year->end, unit))
    return std::nullopt;
  const bool plain = year->value >= kFirstPlainYear && year->value <= kLastPlainYear;
  if (!plain &&
      !is_one_of(before, "in", "since", "until", "by", "of", "from", "before", "after", "year", "around"))
    return std::nullopt;
  return out;
}

/// The "98" of "1997-98".
ReadPhrase read_second_year(const TimeText& text, PieceIndex i) {
  const auto numeral = text.numeral(i);
  if (!text.at(i).hyphenated || !numeral || numeral->width != 2 || !numeral->rest.empty() || i == text.first())
    return std::nullopt;
  const auto first = text.at(i - 1).hyphenated ? std::nullopt : read_year(text, i - 1);
  if (!first || !text.at(i - 1).digits || text.at(i + 1).hyphenated) return std::nullopt;
  const int year = first->value / 100 * 100 + static_cast<int>(numeral->value);
  if (year <= first->value) return std::nullopt;
  return TimePhrase{.first = i, .last = i + 1, .meaning = CalendarDate{.year = year}};
}

/// "fiscal 1989", "fiscal year 1989", "the year 2000", "the fiscal year".
ReadPhrase read_named_year(const TimeText& text, PieceIndex i) {
  const bool article = text.is(i, determiner, "the");
  PieceIndex at = article ? i + 1 : i;
  const bool is_fiscal = text.is(at, fiscal);
  if (is_fiscal) ++at;
  const bool year_word = text.is(at, unit, "Y");
  if (year_word) ++at;
  if (!is_fiscal && !(article && year_word)) return std::nullopt;
  if (const auto year = read_year(text, at))
    return TimePhrase{.first = i, .last = year->end, .meaning = CalendarDate{.year = year->value}};
  if (is_fiscal && year_word && article && !text.at(at).hyphenated)
    return TimePhrase{.first = i, .last = at, .meaning = RelatedPeriod{Grain::year, Relation::this_}};
  return std::nullopt;
}

/// "1990s", "the '90s", "the nineties".
ReadPhrase read_decade(const TimeText& text, PieceIndex i) {
  const bool article = text.is(i, determiner, "the");
  PieceIndex at = article ? i + 1 : i;
  if (article && text.is(at, edge)) ++at;
  const bool apostrophe = is_one_of(text.lower(at), "'", "’", "‘", "`");
  if (apostrophe) ++at;
  int tens = 0;
  if (const WordSense* const word = text.sense(at, decade)) {
    if (!article) return std::nullopt;
    tens = 190 + word->number;
  } else {
    const auto numeral = text.numeral(at);
    if (!numeral || numeral->value % 10 != 0 || numeral->commas) return std::nullopt;
    const bool plural = numeral->rest == "s" || numeral->rest == "'s" ||
                        (numeral->rest.empty() && text.lower(at + 1) == "'s" && numeral->width == 4);
    if (!plural) return std::nullopt;
    if (numeral->rest.empty()) ++at;
    const bool after_edge = at > text.first() && text.is(at - 1, edge) && text.before(at, 2) == "the";
    if (numeral->width == 4)
      tens = static_cast<int>(numeral->value) / 10;
    else if (numeral->width == 2 && (apostrophe || article || after_edge))
      tens = 190 + static_cast<int>(numeral->value) / 10;
    else
      return std::nullopt;
  }
  if (tens < 100 || tens > 210) return std::nullopt;
  return TimePhrase{.first = i, .last = at + 1, .meaning = KnownPeriod{std::to_string(tens)}};
}

/// "the 20th century", "eighteenth-century".
ReadPhrase read_century(const TimeText& text, PieceIndex i) {
  constexpr int kLastCentury = 30;
  PieceIndex at = text.is(i, determiner, "the") ? i + 1 : i;
  if (at != i && text.is(at, edge)) ++at;
  const auto number = read_ordinal(text, at);
  if (!number || number->value < 1 || number->value > kLastCentury || !text.is(number->end, unit, "CE"))
    return std::nullopt;
  const bool article = at != i && !text.at(number->end).hyphenated;
  return TimePhrase{.first = article || at == i ? i : at,
                    .last = number->end + 1,
                    .meaning = KnownPeriod{padded(number->value - 1, 2)}};
}

/// "of 1990", "of last year", "of the year", "of fiscal 1990", "last year" behind a part of the year.
void read_year_of(const TimeText& text, PieceIndex& end, PartOfYear& part) {
  const bool of = text.lower(end) == "of";
  PieceIndex at = of ? end + 1 : end;
  if (text.is(at, fiscal)) ++at;
  if (const auto year = read_year(text, at); year && (of || at != end || text.at(at).digits)) {
    part.year = year->value;
    end = year->end;
    return;
  }
  if (of && text.is(at, determiner, "the") && text.is(at + 1, unit, "Y")) {
    part.year_relation = Relation::this_;
    end = at + 2;
    return;
  }
  const auto relation = read_relation(text, at);
  if (!relation || !text.is(relation->end, unit, "Y") || text.lower(relation->end + 1) == "'s") return;
  part.year_relation = relation->value;
  end = relation->end + 1;
}

/// "a year ago", "a year earlier", "the year before" behind a part of the year: the end, or `i`.
PieceIndex behind_year_ago(const TimeText& text, PieceIndex i) {
  const bool a_year = text.is(i, determiner, "a") && text.is(i + 1, unit, "Y");
  return a_year && is_one_of(text.lower(i + 2), "ago", "earlier", "before") ? i + 3 : i;
}

/// What may stand before "third quarter": "the", "fiscal", "the 1990", "this year's", "the year-earlier".
PieceIndex read_before_part(const TimeText& text, PieceIndex i, PartOfYear& part) {
  if (const auto relation = read_relation(text, i);
      relation && text.is(relation->end, unit, "Y") && text.lower(relation->end + 1) == "'s") {
    part.year_relation = relation->value;
    return relation->end + 2;
  }
  PieceIndex at = text.is(i, determiner, "the") ? i + 1 : i;
  if (is_one_of(text.lower(at), "comparable", "corresponding", "same", "full")) ++at;
  if (text.is(at, unit, "Y") && is_one_of(text.lower(at + 1), "ago", "earlier") && text.at(at + 1).hyphenated) {
    part.years_back = 1;
    return at + 2;
  }
  if (const auto year = read_year(text, at); year && text.at(at).digits) {
    part.year = year->value;
    at = year->end;
  }
  return text.is(at, fiscal) ? at + 1 : at;
}

/// "the same period last year", "the corresponding quarter of 1990", "the same month a year earlier": `named`
/// is the period's word.
ReadPhrase read_same_part(const TimeText& text, PieceIndex i, PieceIndex named) {
  PartOfYear found;
  if (text.is(named, unit, "M"))
    found.grain = Grain::month;
  else if (!text.is(named, unit, "Q") && text.lower(named) != "period")
    return std::nullopt;
  PieceIndex end = named + 1;
  if (const PieceIndex behind = behind_year_ago(text, end); behind != end) {
    found.years_back = 1;
    end = behind;
  } else {
    if (text.lower(end) == "in") ++end;
    const PieceIndex before = end;
    read_year_of(text, end, found);
    if (end == before) return std::nullopt;
  }
  return TimePhrase{.first = i, .last = end, .meaning = found};
}

/// "the third quarter of 1990", "third-quarter", "the year-ago quarter", "the second half of 1989", "the 1988
/// period".
ReadPhrase read_part_of_year(const TimeText& text, PieceIndex i) {
  PartOfYear found;
  const PieceIndex at = read_before_part(text, i, found);
  const auto number = read_ordinal(text, at);
  const bool last_half = text.is(at, relation, "last") && text.is(at + 1, unit, "H");
  PieceIndex named = number ? number->end : last_half ? at + 1 : at;
  // "the same period last year": the year may stand behind.
  if (!number && at == i + 2 && is_one_of(text.lower(i + 1), "comparable", "corresponding", "same")) {
    if (auto same = read_same_part(text, i, named)) return same;
  }
  const bool told = found.year || found.years_back > 0 || found.year_relation;
  // "the third-quarter earnings": the article is that of the noun behind it.
  if (number && at == i + 1 && text.is(i, determiner) && text.at(named).hyphenated) return std::nullopt;
  if (number && number->value <= 4 && text.is(named, unit, "Q")) {
    found.number = number->value;
  } else if ((number && number->value <= 2 && text.is(named, unit, "H")) || last_half) {
    found.grain = Grain::half;
    found.number = last_half ? 2 : number->value;
  } else if (number || !told || !(text.is(named, unit, "Q") || text.lower(named) == "period")) {
    // "year-ago" alone: the article then belongs to the noun behind it.
    if (number || found.years_back == 0) return std::nullopt;
    if (text.is(i, determiner)) return std::nullopt;
    return TimePhrase{.first = i, .last = at, .meaning = found};
  }
  PieceIndex end = named + 1;
  const PieceIndex before_year = end;
  read_year_of(text, end, found);
  const bool year_told = told || end != before_year;
  if (found.grain == Grain::half && !year_told) return std::nullopt;
  if (text.lower(end) == "of" && end == before_year && !told && found.number != 0 &&
      !text.is(end + 1, relation)) {
    // "the first quarter of the game"
    if (text.is(end + 1, determiner)) return std::nullopt;
  }
  return TimePhrase{.first = i, .last = end, .meaning = found};
}

/// "last fall", "this past spring", "the summer", "the winter of 1994".
ReadPhrase read_season(const TimeText& text, PieceIndex i) {
  PartOfYear found{.grain = Grain::season};
  PieceIndex at = i;
  if (const auto relation = read_relation(text, i)) {
    found.relation = relation->value;
    at = relation->end;
  } else if (text.is(i, determiner, "the")) {
    at = i + 1;
    if (text.is(at, edge)) ++at;
  }
  const WordSense* const word = text.sense(at, season);
  if (word == nullptr) return std::nullopt;
  found.number = word->code == "SP" ? 1 : word->code == "SU" ? 2 : word->code == "FA" ? 3 : 4;
  PieceIndex end = at + 1;
  const PieceIndex before_year = end;
  read_year_of(text, end, found);
  const bool year_told = end != before_year;
  if (at == i || text.is(i, determiner, "the")) {
    // "fall" and "spring" are other words, too.
    const bool plain = found.relation == Relation::nearest && !year_told;
    if (plain && !behind_preposition(text, i)) return std::nullopt;
    if (plain && at == i && is_one_of(text.lower(at), "fall", "spring") &&
        !is_one_of(text.before(i), "in", "by", "of"))
      return std::nullopt;
    if (plain && text.lower(at) == "fall" &&
        (text.lower(end) == "of" || text.lower(end) == "in" || text.before(i) == "to"))
      return std::nullopt;
  }
  return TimePhrase{.first = i, .last = end, .meaning = found};
}

/// "last week", "the following year", "this weekend", "the latest quarter", "the current fiscal year".
ReadPhrase read_related(const TimeText& text, PieceIndex i) {
  const auto relation = read_relation(text, i);
  if (!relation) return std::nullopt;
  PieceIndex at = relation->end;
  if (is_one_of(text.lower(at), "fiscal", "calendar", "full", "entire", "whole", "academic", "school")) ++at;
  const WordSense* word = text.sense(at, unit);
  const bool period = word == nullptr && text.lower(at) == "period" && relation->value == Relation::latest;
  if (word == nullptr && !period) return std::nullopt;
  const auto grain = period ? Grain::quarter : grain_of(unit_named(word->code));
  if (!grain || text.at(at + 1).hyphenated) return std::nullopt;
  if (*grain == Grain::day && relation->value == Relation::this_) return std::nullopt;
  if (*grain == Grain::day && relation->value == Relation::last) return std::nullopt;
  if (text.at(at).hyphenated || text.is(at, ordinal)) return std::nullopt;
  if (text.at(at).capital && text.at(i).capital) return std::nullopt;  // a title: "This Week"
  if (relation->value == Relation::past && (*grain == Grain::decade || *grain == Grain::century))
    return TimePhrase{
        .first = i, .last = at + 1, .meaning = KnownLength{*grain == Grain::decade ? "P1DE" : "P1CE"}};
  return TimePhrase{.first = i, .last = at + 1, .meaning = RelatedPeriod{*grain, relation->value}};
}

/// "the week of March 6".
ReadPhrase read_week_of(const TimeText& text, PieceIndex i) {
  if (!text.is(i, determiner, "the") || !text.is(i + 1, unit, "W") || text.lower(i + 2) != "of")
    return std::nullopt;
  auto date = read_date(text, i + 3);
  auto* const day = date ? std::get_if<CalendarDate>(&date->meaning) : nullptr;
  if (day == nullptr) return std::nullopt;
  day->week_of = day->day.has_value();
  date->first = i;
  return date;
}

/// "the quarter ended July 31": that of the calendar which holds the most of its three months, whose middle one
/// is the month before the last.
ReadPhrase read_ended_quarter(const TimeText& text, PieceIndex i) {
  constexpr int kFirstDays =
      7;  // a quarter that ends in them is counted by weeks and belongs to the month before
  constexpr int kMonths = 12;
  PieceIndex at = text.is(i, determiner, "the") ? i + 1 : i;
  if (text.is(at, fiscal) || is_one_of(text.lower(at), "three-month")) ++at;
  if (!text.is(at, unit, "Q") || !is_one_of(text.lower(at + 1), "ended", "ending")) return std::nullopt;
  const auto date = read_date(text, is_one_of(text.lower(at + 2), "on", "in") ? at + 3 : at + 2);
  const auto* const end = date ? std::get_if<CalendarDate>(&date->meaning) : nullptr;
  if (end == nullptr || !end->month) return std::nullopt;
  const int last_month = *end->month - (end->day && *end->day <= kFirstDays ? 1 : 0);
  int middle = last_month - 1;
  PartOfYear found{.year = end->year, .year_relation = end->year_relation};
  if (middle < 1) {
    middle += kMonths;
    if (found.year) --*found.year;
  }
  found.number = (middle - 1) / 3 + 1;
  return TimePhrase{.first = i, .last = at + 1, .meaning = found};
}

/// "The year before.", "the day after,": from the time that the text speaks of, where nothing follows that they
/// are before or after.
ReadPhrase read_period_beside(const TimeText& text, PieceIndex i) {
  if (!text.is(i, determiner, "the") || text.at(i + 1).capital) return std::nullopt;
  const WordSense* const word = text.sense(i + 1, unit);
  const bool before = text.lower(i + 2) == "before";
  if (word == nullptr || text.is(i + 1, ordinal) || (!before && text.lower(i + 2) != "after"))
    return std::nullopt;
  const auto grain = grain_of(unit_named(word->code));
  if (!grain || *grain > Grain::year || *grain == Grain::weekend) return std::nullopt;
  const std::string_view next = text.lower(i + 3);
  if (!next.empty() && !is_one_of(next, ".", ",", ";", ":", ")", "?", "!", "”", "’’", "''", "\""))
    return std::nullopt;
  return TimePhrase{.first = i,
                    .last = i + 3,
                    .meaning = RelatedPeriod{*grain, before ? Relation::previous : Relation::following}};
}

/// "the weekend", "the year", "the month", "the quarter": the one that is or was, where a preposition stands
/// before.
ReadPhrase read_the_period(const TimeText& text, PieceIndex i) {
  if (!text.is(i, determiner, "the") || text.is(i + 1, ordinal)) return std::nullopt;
  if (text.lower(i + 1) == "full" && text.is(i + 2, unit, "Y") && behind_preposition(text, i) &&
      !text.at(i + 3).hyphenated)
    return TimePhrase{.first = i, .last = i + 3, .meaning = RelatedPeriod{Grain::year, Relation::the}};
  const WordSense* const word = text.sense(i + 1, unit);
  if (word == nullptr || text.at(i + 2).hyphenated) return std::nullopt;
  const auto grain = grain_of(unit_named(word->code));
  if (!grain || *grain == Grain::decade || *grain == Grain::century) return std::nullopt;
  const std::string_view next = text.lower(i + 2);
  const TimePhrase out{.first = i, .last = i + 2, .meaning = RelatedPeriod{*grain, Relation::the}};
  if (*grain == Grain::weekend) return out;
  if (*grain == Grain::year && is_one_of(next, "ended", "ending", "to"))
    return TimePhrase{.first = i, .last = i + 2, .meaning = KnownLength{"P1Y"}};
  if (!behind_preposition(text, i) || is_one_of(next, "of", "before", "after", "that", "when", "-"))
    return std::nullopt;
  if (*grain == Grain::day && !is_one_of(text.before(i, 2), "later", "earlier", "end")) return std::nullopt;
  return out;
}

}  // namespace

ReadPhrase read_period(const TimeText& text, PieceIndex i) {
  for (const auto read :
       {read_ended_quarter, read_part_of_year, read_season, read_decade, read_century, read_named_year,
        read_related, read_week_of, read_period_beside, read_the_period, read_second_year, read_year_alone})
    if (auto found = read(text, i)) return found;
  return std::nullopt;
}

}  // namespace hearsay
