#include "hearsay/time/grammar.h"

#include <array>

namespace hearsay {
namespace {

using enum WordKind;

void keep_longer(ReadPhrase& best, ReadPhrase other) {
  if (other && (!best || other->last > best->last)) best = std::move(other);
}

ReadPhrase read_plain(const TimeText& text, PieceIndex i) {
  ReadPhrase best = read_date(text, i);
  keep_longer(best, read_time_of_day(text, i));
  keep_longer(best, read_period(text, i));
  return best;
}

bool has_place_in_calendar(const TimePhrase& phrase) {
  return !std::holds_alternative<Shift>(phrase.meaning) &&
         !std::holds_alternative<std::monostate>(phrase.meaning);
}

/// "early next week", "mid-November", "the late 1970s", "later this afternoon": the value is that of the rest.
ReadPhrase read_edged(const TimeText& text, PieceIndex i) {
  const bool article = text.is(i, determiner, "the");
  const PieceIndex word = article ? i + 1 : i;
  const WordSense* const sense = text.sense(word, edge);
  if (sense == nullptr || text.is(word + 1, determiner)) return std::nullopt;
  ReadPhrase rest = read_plain(text, word + 1);
  if (!rest || !has_place_in_calendar(*rest)) return std::nullopt;
  // "the late-November trip": the article is that of the noun behind it.
  if (article && text.at(word + 1).hyphenated && std::holds_alternative<CalendarDate>(rest->meaning))
    return std::nullopt;
  if (sense->code == "earlier" || sense->code == "later") {
    const bool names_day = text.is(word + 1, relation) || text.is(word + 1, weekday) || text.is(word + 1, day);
    if (article || !names_day || text.is(word + 1, relation, "last")) return std::nullopt;
  }
  rest->first = i;
  return rest;
}

/// "the end of 1990", "the beginning of October".
ReadPhrase read_stretch(const TimeText& text, PieceIndex i) {
  const PieceIndex word = text.is(i, determiner, "the") ? i + 1 : i;
  if (!text.is(word, stretch) || text.lower(word + 1) != "of") return std::nullopt;
  ReadPhrase rest = read_plain(text, word + 2);
  if (!rest) rest = read_edged(text, word + 2);
  if (!rest && text.is(word + 2, determiner, "the")) {
    const bool of_decade = text.is(word + 3, unit, "DE");
    if (of_decade || text.is(word + 3, unit, "CE"))
      rest = TimePhrase{.last = word + 4,
                        .meaning = RelatedPeriod{of_decade ? Grain::decade : Grain::century, Relation::this_}};
  }
  if (!rest || !has_place_in_calendar(*rest)) return std::nullopt;
  rest->first = i;
  return rest;
}

/// "around 7 p.m.", "around Nov. 1".
ReadPhrase read_around(const TimeText& text, PieceIndex i) {
  if (text.lower(i) != "around") return std::nullopt;
  if (text.is(i + 1, weekday)) return std::nullopt;  // "get around Friday's ruling"
  ReadPhrase rest = read_date(text, i + 1);
  keep_longer(rest, read_time_of_day(text, i + 1));
  if (!rest || !has_place_in_calendar(*rest)) {
    if (!rest || rest->time_of_day.empty()) return std::nullopt;
  }
  rest->first = i;
  return rest;
}

/// "sometime next year".
ReadPhrase read_sometime(const TimeText& text, PieceIndex i) {
  if (text.lower(i) != "sometime") return std::nullopt;
  ReadPhrase rest = read_plain(text, i + 1);
  if (!rest || !has_place_in_calendar(*rest)) return std::nullopt;
  rest->first = i;
  return rest;
}

/// "year-end", "year end".
ReadPhrase read_year_end(const TimeText& text, PieceIndex i) {
  const PieceIndex word = is_one_of(text.lower(i), "around", "the") ? i + 1 : i;
  if (!text.is(word, unit, "Y") || text.lower(word + 1) != "end") return std::nullopt;
  return TimePhrase{.first = i, .last = word + 2, .meaning = RelatedPeriod{Grain::year, Relation::this_}};
}

}  // namespace

TimeUnit unit_named(std::string_view code) {
  struct Named {
    std::string_view code;
    TimeUnit unit;
  };
  static constexpr std::array<Named, 15> kNames{{{"TS", TimeUnit::second},
                                                 {"TM", TimeUnit::minute},
                                                 {"TH", TimeUnit::hour},
                                                 {"D", TimeUnit::day},
                                                 {"W", TimeUnit::week},
                                                 {"FN", TimeUnit::fortnight},
                                                 {"WE", TimeUnit::weekend},
                                                 {"M", TimeUnit::month},
                                                 {"Q", TimeUnit::quarter},
                                                 {"H", TimeUnit::half},
                                                 {"S", TimeUnit::semester},
                                                 {"Y", TimeUnit::year},
                                                 {"DE", TimeUnit::decade},
                                                 {"CE", TimeUnit::century},
                                                 {"ML", TimeUnit::millennium}}};
  for (const Named& named : kNames)
    if (named.code == code) return named.unit;
  return TimeUnit::day;
}

std::optional<Grain> grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day: return Grain::day;
    case TimeUnit::week: return Grain::week;
    case TimeUnit::weekend: return Grain::weekend;
    case TimeUnit::month: return Grain::month;
    case TimeUnit::quarter: return Grain::quarter;
    case TimeUnit::year: return Grain::year;
    case TimeUnit::decade: return Grain::decade;
    case TimeUnit::century: return Grain::century;
    default: return std::nullopt;
  }
}

std::optional<Read<Relation>> read_relation(const TimeText& text, PieceIndex i) {
  struct Named {
    std::string_view code;
    Relation relation;
  };
  static constexpr std::array<Named, 11> kNames{{{"last", Relation::last},
                                                 {"next", Relation::next},
                                                 {"this", Relation::this_},
                                                 {"that", Relation::that},
                                                 {"same", Relation::that},
                                                 {"past", Relation::past},
                                                 {"coming", Relation::coming},
                                                 {"previous", Relation::previous},
                                                 {"following", Relation::following},
                                                 {"current", Relation::current},
                                                 {"latest", Relation::latest}}};
  const bool article = text.is(i, determiner, "the") || text.is(i, determiner, "its");
  if (article) ++i;
  const WordSense* const word = text.sense(i, relation);
  if (word == nullptr) return std::nullopt;
  ++i;
  for (const Named& named : kNames) {
    if (named.code != word->code) continue;
    Relation found = named.relation;
    if (found == Relation::this_ && text.is(i, relation, "past")) return Read<Relation>{Relation::last, i + 1};
    if (found == Relation::this_ && text.is(i, relation, "coming"))
      return Read<Relation>{Relation::next, i + 1};
    if (found == Relation::that && text.is(i, relation, "same")) ++i;
    // "The next day" is told of another than today.
    if (article && found == Relation::next) found = Relation::following;
    return Read<Relation>{found, i};
  }
  return std::nullopt;
}

ReadPhrase read_phrase(const TimeText& text, PieceIndex i) {
  const Piece& piece = text.at(i);
  if (piece.word == nullptr && !piece.digits && !piece.capital && piece.lower != "'" && piece.lower != "’" &&
      piece.lower != "once" && piece.lower != "twice" && piece.lower != "most" && piece.lower != "sometime")
    return std::nullopt;
  ReadPhrase best = read_plain(text, i);
  keep_longer(best, read_edged(text, i));
  keep_longer(best, read_stretch(text, i));
  keep_longer(best, read_around(text, i));
  keep_longer(best, read_sometime(text, i));
  keep_longer(best, read_year_end(text, i));
  keep_longer(best, read_vague_time(text, i));
  keep_longer(best, read_length(text, i));
  keep_longer(best, read_recurrence(text, i));
  return best;
}

}  // namespace hearsay
