#include "hearsay/time/grammar.h"

namespace hearsay {
namespace {

using enum WordKind;

/// "nearly", "more than", "at least", "up to", "no more than": behind it; `i` if there is none.
PieceIndex behind_approximator(const TimeText& text, PieceIndex i) {
  const WordSense* const word = text.sense(i, approximator);
  if (word == nullptr) return i;
  const std::string_view next = text.lower(i + 1);
  switch (word->number) {
    case 1: return i + 1;
    case 2:  // "over an hour", but not "spent over three years"
      if (is_one_of(text.before(i), "for", "just", "last", "lasted", "lasts", "well", "after", "take", "takes",
                    "took", "in"))
        return i + 1;
      return i;
    default: break;
  }
  if (is_one_of(text.lower(i), "more", "less", "fewer")) return next == "than" ? i + 2 : i;
  if (text.lower(i) == "at") return is_one_of(next, "least", "most") ? i + 2 : i;
  if (text.lower(i) == "up") return next == "to" ? i + 2 : i;
  if (text.lower(i) == "no")
    return is_one_of(next, "more", "less", "fewer") && text.lower(i + 2) == "than" ? i + 3 : i;
  if (text.lower(i) == "as")
    return is_one_of(next, "many", "much", "little", "few") && text.lower(i + 2) == "as" ? i + 3 : i;
  if (text.lower(i) == "well") return is_one_of(next, "over", "under") ? i + 2 : i;
  return i;
}

struct ReadLength {
  Length length;
  PieceIndex end = 0;
  bool hyphenated = false;
};

/// Words that may stand between the number and the unit.
bool is_between(const TimeText& text, PieceIndex i) {
  return is_one_of(text.lower(i), "more", "full", "whole", "straight", "consecutive", "long", "additional",
                   "extra", "trading", "working", "business", "calendar", "fiscal", "other", "solid",
                   "successive", "short", "further");
}

bool is_countable(TimeUnit unit) {
  return unit != TimeUnit::weekend && unit != TimeUnit::half && unit != TimeUnit::semester;
}

/// "half an hour", "half a century", "half-hour", "a half hour".
std::optional<ReadLength> read_half(const TimeText& text, PieceIndex i) {
  if (text.is(i, determiner, "a") && text.lower(i + 1) == "half") ++i;
  if (text.lower(i) != "half") return std::nullopt;
  const PieceIndex named = text.is(i + 1, determiner, "a") ? i + 2 : i + 1;
  const WordSense* const word = text.sense(named, unit);
  if (word == nullptr) return std::nullopt;
  const TimeUnit counted = unit_named(word->code);
  if (!is_countable(counted) || counted == TimeUnit::quarter || text.is(named, ordinal)) return std::nullopt;
  return ReadLength{{{.whole = 0, .half = true}, counted}, named + 1, text.at(named).hyphenated};
}

/// "a quarter of a century", "a quarter-century".
std::optional<ReadLength> read_quarter_century(const TimeText& text, PieceIndex i) {
  if (!text.is(i, determiner, "a") || !text.is(i + 1, unit, "Q")) return std::nullopt;
  const bool of = text.lower(i + 2) == "of" && text.is(i + 3, determiner, "a");
  const PieceIndex named = of ? i + 4 : i + 2;
  if (!text.is(named, unit, "CE")) return std::nullopt;
  return ReadLength{{{.whole = 25}, TimeUnit::year}, named + 1};
}

/// "seven hours", "two-year", "a minute and a half".
std::optional<ReadLength> read_counted(const TimeText& text, PieceIndex i) {
  if (auto half = read_half(text, i)) return half;
  if (auto quarter = read_quarter_century(text, i)) return quarter;
  auto quantity = read_quantity(text, i);
  if (!quantity && text.is(i, determiner, "a")) quantity = Read<Quantity>{{.whole = 1}, i + 1};
  if (!quantity && text.is(i, determiner, "another")) {
    quantity = read_quantity(text, i + 1);
    if (!quantity) quantity = Read<Quantity>{{.whole = 1}, i + 1};
  }
  if (!quantity) return std::nullopt;
  PieceIndex named = quantity->end;
  if (is_between(text, named)) {
    if (text.is(i, determiner, "a") && is_one_of(text.lower(named), "fiscal", "calendar")) return std::nullopt;
    ++named;
  }
  const WordSense* const single = text.sense(named, unit);
  const WordSense* const word = single != nullptr ? single : text.sense(named, units);
  if (word == nullptr || (text.is(named, ordinal) && text.is(i, determiner, "a"))) return std::nullopt;
  const TimeUnit counted = unit_named(word->code);
  if (!is_countable(counted)) return std::nullopt;
  if (counted == TimeUnit::quarter && single == nullptr && text.at(named).hyphenated)
    return std::nullopt;                                                 // a fraction: "three-quarters"
  if (text.at(named).capital && text.at(i).digits) return std::nullopt;  // a title: "60 Minutes"
  PieceIndex end = named + 1;
  if (single != nullptr && text.lower(end) == "and" && text.lower(end + 1) == "a" &&
      text.lower(end + 2) == "half") {
    quantity->value.half = true;
    end += 3;
  }
  // A unit that is not plural is counted by "a" or "one", or joined by a hyphen, or stands before a noun ("two
  // day rally").
  return ReadLength{{quantity->value, counted}, end, text.at(named).hyphenated};
}

/// Whether "a week" behind these words tells how often ("$5 a week", "four flights a week") rather than how
/// long.
bool is_rate(const TimeText& text, PieceIndex i) {
  return !is_one_of(text.before(i), "for", "in", "within", "after", "over", "than", "about", "nearly", "almost",
                    "least", "most", "to", "until", "only", "just", "barely", "take", "takes", "took", "taken",
                    "last", "lasts", "lasted", "as", "under", "of", "by", "him", "them", "us", "spend", "spent",
                    "once", "roughly", "every", "some", "wait", "during", "back", "quite", "around",
                    "approximately", "before", "and", "or", "spending", "through") &&
         i != text.first();
}

/// What counts the years of somebody or something: "10-year-old", "52 years old", "3 years of age".
bool is_age(const TimeText& text, PieceIndex end) {
  return is_one_of(text.lower(end), "old", "olds") || (text.lower(end) == "of" && text.lower(end + 1) == "age");
}

/// "ago", "earlier": where the count leads.
PieceIndex behind_direction(const TimeText& text, PieceIndex end, Shift& shift) {
  const PieceIndex at = text.lower(end) == "or" && text.lower(end + 1) == "so" ? end + 2 : end;
  if (text.at(at).hyphenated) return end;  // "a year-earlier loss"
  if (text.lower(at) == "ago") return at + 1;
  if (text.lower(at) == "earlier") {
    shift.from_reference = true;
    return at + 1;
  }
  if (text.lower(at) == "from" && text.lower(at + 1) == "now") {
    shift.direction = 1;
    return at + 2;
  }
  return end;
}

ReadPhrase read_count(const TimeText& text, PieceIndex i) {
  const PieceIndex number = behind_approximator(text, i);
  const auto found = read_counted(text, number);
  if (!found) return std::nullopt;
  if (is_age(text, found->end)) return std::nullopt;
  if (text.at(found->end).hyphenated && text.lower(found->end) != "long") return std::nullopt;
  const std::string_view next = text.lower(found->end);
  // "24 hours a day"
  if (text.is(found->end, determiner, "a") && text.is(found->end + 1, unit)) return std::nullopt;
  if (found->length.unit == TimeUnit::quarter &&
      (next == "of" || !text.is(found->end - 1, units) || text.is(i, determiner)))
    return std::nullopt;
  Shift shift{.quantity = found->length.quantity, .unit = found->length.unit};
  const PieceIndex end = behind_direction(text, found->end, shift);
  if (end != found->end) return TimePhrase{.first = i, .last = end, .meaning = shift};
  const bool article = text.is(number, determiner, "a") && found->end == number + 2;
  if (article && number == i && is_rate(text, i) && !is_one_of(next, "of", "after", "before", "later"))
    return std::nullopt;
  if (article && found->length.unit == TimeUnit::second) return std::nullopt;
  // "a two-year": the article is that of the noun behind it.
  if (found->hyphenated && text.is(i, determiner, "a") && number == i) return std::nullopt;
  const bool or_so = next == "or" && text.lower(found->end + 1) == "so";
  const bool or_two = article && next == "or" && text.lower(found->end + 1) == "two";
  Length length = found->length;
  if (or_two) length.quantity.known = false;  // "a year or two"
  return TimePhrase{.first = i, .last = or_so || or_two ? found->end + 2 : found->end, .meaning = length};
}

/// "the past three years", "the next few days", "the first nine months", "the six months".
ReadPhrase read_related_count(const TimeText& text, PieceIndex i) {
  PieceIndex at = behind_approximator(text, i);
  if (text.is(at, every) && text.lower(at + 1) == "of") at += 2;
  const bool article = text.is(at, determiner) && !text.is(at, determiner, "a");
  const PieceIndex word = article ? at + 1 : at;
  PieceIndex number = word;
  // "It is expected to last two weeks": the verb.
  if (!article && text.lower(word) == "last" &&
      is_one_of(text.before(word), "to", "will", "would", "could", "can", "may", "might", "should", "must",
                "not", "n't", "'ll"))
    return std::nullopt;
  if (text.is(word, relation)) {
    const auto relation = read_relation(text, at);
    if (!relation || relation->value == Relation::that || relation->value == Relation::this_)
      return std::nullopt;
    number = relation->end;
  } else if (article && text.lower(word) == "first") {
    number = word + 1;
  } else if (article && text.is(word, unit, "Y") && text.lower(word + 1) == "earlier" &&
             text.at(word + 1).hyphenated) {
    number = word + 2;
  } else if (!article || !text.is(at, determiner, "the")) {
    return std::nullopt;
  }
  const auto found = read_counted(text, number);
  if (!found || text.is(number, determiner) || is_age(text, found->end)) return std::nullopt;
  if (text.is(found->end - 1, unit) && text.at(found->end - 1).hyphenated) return std::nullopt;
  if (!text.is(found->end - 1, units) && text.lower(number) != "twenty") return std::nullopt;
  if (number == word && found->length.unit == TimeUnit::quarter) return std::nullopt;
  const bool or_so = text.lower(found->end) == "or" && text.lower(found->end + 1) == "so";
  return TimePhrase{.first = i, .last = or_so ? found->end + 2 : found->end, .meaning = found->length};
}

bool is_clock_unit(TimeUnit unit) {
  return unit == TimeUnit::second || unit == TimeUnit::minute || unit == TimeUnit::hour ||
         unit == TimeUnit::quarter || unit == TimeUnit::weekend || unit == TimeUnit::half;
}

/// "weeks", "recent years", "the coming months", "decades-long", "months ago", "weeks or months".
ReadPhrase read_uncounted(const TimeText& text, PieceIndex i) {
  PieceIndex at = i;
  const bool article = text.is(i, determiner, "the");
  bool related = text.is(article ? i + 1 : i, relation);
  if (related) {
    at = article ? i + 2 : i + 1;
    if (text.is(at - 1, relation, "same") || text.is(at - 1, relation, "this") ||
        text.is(at - 1, relation, "that"))
      return std::nullopt;
  } else if (article) {  // "the weeks ahead"
    if (text.lower(i + 2) != "ahead" || text.lower(i + 3) == "of") return std::nullopt;
    at = i + 1;
  }
  const WordSense* const word = text.sense(at, units);
  if (word == nullptr || is_age(text, at + 1)) return std::nullopt;
  const TimeUnit counted = unit_named(word->code);
  const bool bare = !related;
  if (bare && is_clock_unit(counted) &&
      !(counted == TimeUnit::hour &&
        is_one_of(text.before(i), "for", "within", "after", "just", "took", "lasted")))
    return std::nullopt;
  if (!is_countable(counted)) return std::nullopt;
  const bool numbered =
      i > text.first() && (text.at(i - 1).digits || text.is(i - 1, cardinal) || text.is(i - 1, every) ||
                           text.is(i - 1, few) || text.is(i - 1, determiner, "a") || text.is(i - 1, ordinal) ||
                           text.is(i - 1, determiner, "these") || text.lower(i - 1) == "/");
  if (bare && numbered) return std::nullopt;
  PieceIndex end = at + 1;
  // "In recent years", "recent weeks and months": no length, but a past that is left open.
  if (related && text.is(at - 1, relation, "recent")) {
    if (text.lower(end) == "and" && text.is(end + 1, units)) end += 2;
    return TimePhrase{.first = i, .last = end, .meaning = VagueTime{"PAST_REF"}};
  }
  if (article && !related)
    return TimePhrase{.first = i, .last = end + 1, .meaning = Length{{.known = false}, counted}};
  Shift shift{.quantity = {.known = false}, .unit = counted};
  if (const PieceIndex ago = behind_direction(text, end, shift); ago != end)
    return TimePhrase{.first = i, .last = ago, .meaning = shift};
  if (bare && text.lower(end) == "or" && text.is(end + 1, units)) end += 2;
  if (text.lower(end) == "long" && text.at(end).hyphenated) ++end;
  return TimePhrase{.first = i, .last = end, .meaning = Length{{.known = false}, counted}};
}

/// "day-long", "yearlong".
ReadPhrase read_long(const TimeText& text, PieceIndex i) {
  if (const WordSense* const word = text.sense(i, length))
    return TimePhrase{.first = i, .last = i + 1, .meaning = KnownLength{std::string(word->code)}};
  const WordSense* const word = text.sense(i, unit);
  if (word == nullptr || text.at(i).hyphenated || text.lower(i + 1) != "long" || !text.at(i + 1).hyphenated)
    return std::nullopt;
  const TimeUnit counted = unit_named(word->code);
  if (!is_countable(counted)) return std::nullopt;
  return TimePhrase{.first = i, .last = i + 2, .meaning = Length{{.whole = 1}, counted}};
}

/// "some time".
ReadPhrase read_some_time(const TimeText& text, PieceIndex i) {
  if (text.lower(i) != "some" || text.lower(i + 1) != "time" || text.before(i) != "for") return std::nullopt;
  return TimePhrase{.first = i, .last = i + 2, .meaning = KnownLength{"PXX"}};
}

}  // namespace

ReadPhrase read_length(const TimeText& text, PieceIndex i) {
  ReadPhrase best;
  for (const auto read : {read_count, read_related_count, read_uncounted, read_long, read_some_time})
    if (auto found = read(text, i); found && (!best || found->last > best->last)) best = std::move(found);
  return best;
}

}  // namespace hearsay
