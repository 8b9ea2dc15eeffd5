#include "hearsay/time/resolver.h"

#include <array>
#include <cstdlib>

#include "hearsay/time/holidays.h"
#include "hearsay/time/values.h"

namespace hearsay {
namespace {

using std::chrono::days;

constexpr int kDaysInWeek = 7;
constexpr int kBehindNouns =
    -2;  // days: "Tuesday's vote will change that" is said of the last one until Thursday

constexpr std::array<std::string_view, 5> kSeasons{"", "SP", "SU", "FA", "WI"};

std::string vague(int direction) { return direction < 0 ? "PAST_REF" : "FUTURE_REF"; }

/// Of the same day in three years, or the same stretch, the one that is meant: `days` are those from
/// publication to it in the year before, the same and the next year.
int nearest_year(int year, const std::array<std::int64_t, 3>& distances, const TimeSetting& setting) {
  // Where the verb does not tell, days ahead count as this many back: news tells more of what was.
  constexpr std::int64_t kAheadCounts = 2;
  std::int64_t best_cost = 0;
  int best = -2;
  for (int i = 0; i < 3; ++i) {
    const std::int64_t apart = distances[static_cast<std::size_t>(i)];
    std::int64_t cost = std::abs(apart);
    const bool ahead = apart > 0;
    if (setting.until || looks_ahead(setting.tense))
      cost *= ahead ? 1 : 4;
    else if (setting.tense == Tense::past)
      cost *= ahead ? (setting.beside_past ? 20 : 4) : 1;
    else
      cost *= ahead ? kAheadCounts : 1;
    if (best == -2 || cost < best_cost) {
      best = i - 1;
      best_cost = cost;
    }
  }
  return year + best;
}

Grain grain_of(const CalendarDate& date) {
  return date.day ? Grain::day : date.month ? Grain::month : Grain::year;
}

/// Of the units that are whole years.
std::int64_t years_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::decade: return 10;
    case TimeUnit::century: return 100;
    case TimeUnit::millennium: return 1000;
    default: return 1;
  }
}

/// Whether "the previous Friday" and "the following year" can be counted from there without leaving the years
/// of four digits.
bool has_neighbours(Period period) {
  return year_of(period.start) > kFirstYear && year_of(period.start) < kLastYear;
}

}  // namespace

TimeResolver::TimeResolver(std::optional<Day> published) : published_(published) {
  // With a thousand years to both sides nothing that is said from there leaves the years of four digits unless
  // it counts more, which `shifted` sees.
  constexpr int kMargin = 1000;
  if (published_ &&
      (year_of(*published_) <= kFirstYear + kMargin || year_of(*published_) >= kLastYear - kMargin))
    published_.reset();
}

TimeExpression TimeResolver::resolve(const TimePhrase& phrase, const TimeSetting& setting) {
  Resolved found = meaning_of(phrase.meaning, setting);
  const auto* const related = std::get_if<RelatedPeriod>(&phrase.meaning);
  if (related != nullptr && related->grain == Grain::quarter) by_quarters_ = true;
  if (const auto* const length = std::get_if<Length>(&phrase.meaning)) {
    // "In the first nine months …, compared with a year earlier": no quarter is compared.
    constexpr std::int64_t kMonthsInQuarter = 3;
    if (length->unit == TimeUnit::month && length->quantity.whole > kMonthsInQuarter) by_quarters_ = false;
  }
  // "A year earlier", "the day before" compare; a second one is the same time, not the one before it.
  const auto* const shift = std::get_if<Shift>(&phrase.meaning);
  const bool compares = (shift != nullptr && shift->unit == TimeUnit::year && shift->quantity.whole == 1) ||
                        (related != nullptr && related->relation == Relation::previous);
  if (found.period && has_neighbours(*found.period) && !compares) {
    reference_ = found.period;
    const auto* const part = std::get_if<PartOfYear>(&phrase.meaning);
    if (part != nullptr && part->grain == Grain::quarter && part->number != 0 && part->years_back == 0 &&
        !part->year)
      note_quarter(*found.period);
    if (found.period->grain == Grain::day) day_ = found.period->start;
  }
  if (!phrase.time_of_day.empty()) {
    found.type = TimeType::time;
    found.value += phrase.time_of_day;
  }
  return {.span = {}, .type = found.type, .value = std::move(found.value)};
}

/// Of the quarters a report speaks of, "the quarter" is the last one that is over.
void TimeResolver::note_quarter(Period quarter) {
  by_quarters_ = true;
  const auto next = shifted(quarter, 1);
  if (!quarter_ || (published_ && next && next->start <= *published_)) quarter_ = quarter;
}

TimeResolver::Resolved TimeResolver::meaning_of(const Meaning& meaning, const TimeSetting& setting) const {
  const auto known = [](Period period) { return Resolved{TimeType::date, value_of(period), period}; };
  if (const auto* const found = std::get_if<CalendarDate>(&meaning))
    return found->weekday && !found->day ? weekday(*found, setting) : date(*found, setting);
  if (const auto* const found = std::get_if<DayFromNow>(&meaning)) {
    if (!published_) return {TimeType::date, unknown_value(Grain::day), {}};
    return known({Grain::day, *published_ + days{found->days}});
  }
  if (const auto* const found = std::get_if<RelatedPeriod>(&meaning)) return related(*found, setting);
  if (const auto* const found = std::get_if<PartOfYear>(&meaning)) return part_of_year(*found, setting);
  if (const auto* const found = std::get_if<HolidayDate>(&meaning)) return holiday(*found, setting);
  if (const auto* const found = std::get_if<KnownPeriod>(&meaning)) return {TimeType::date, found->value, {}};
  if (const auto* const found = std::get_if<Shift>(&meaning)) return shift(*found);
  if (const auto* const found = std::get_if<Length>(&meaning))
    return {TimeType::duration, length_value(*found), {}};
  if (const auto* const found = std::get_if<Recurrence>(&meaning)) return {TimeType::set, found->value, {}};
  if (const auto* const found = std::get_if<KnownLength>(&meaning))
    return {TimeType::duration, found->value, {}};
  if (const auto* const found = std::get_if<VagueTime>(&meaning))
    return {TimeType::date, std::string(found->value), {}};
  // A time of day alone: of the day that the text speaks of, unless that day is yet to come and the hour was.
  const bool to_come = day_ && published_ && *day_ > *published_ && setting.tense == Tense::past;
  if (const auto day = day_ && !to_come ? day_ : published_) return known({Grain::day, *day});
  return {TimeType::date, unknown_value(Grain::day), {}};
}

/// The year that "last year", "that year" is; nothing if that hangs on a day of publication nobody knows.
std::optional<int> TimeResolver::year_by(Relation relation) const {
  const bool of_text =
      relation == Relation::that || relation == Relation::following || relation == Relation::previous;
  const std::optional<Day> base = of_text && reference_ ? std::optional(reference_->start) : published_;
  if (!base) return std::nullopt;
  const int year = year_of(*base);
  switch (relation) {
    case Relation::last:
    case Relation::past:
    case Relation::previous: return year - 1;
    case Relation::next:
    case Relation::coming:
    case Relation::following: return year + 1;
    default: return year;
  }
}

TimeResolver::Resolved TimeResolver::date(const CalendarDate& date, const TimeSetting& setting) const {
  std::optional<int> year = date.year;
  if (!year && date.year_relation) year = year_by(*date.year_relation);
  if (!year && published_ && date.month) {
    const int this_year = year_of(*published_);
    const int day = date.day.value_or(1);
    const Grain grain = grain_of(date);
    const Day today = period_of(grain, *published_).start;
    std::array<std::int64_t, 3> distances{};
    for (std::size_t i = 0; i < distances.size(); ++i) {
      const int in_year = this_year - 1 + static_cast<int>(i);
      const int held = has_day(in_year, *date.month, day) ? day : 28;
      distances[i] = (day_of(in_year, *date.month, held) - today).count();
    }
    switch (date.relation) {
      case Relation::last:
      case Relation::past: year = distances[1] < 0 ? this_year : this_year - 1; break;
      case Relation::next:
      case Relation::coming: year = distances[1] > 0 ? this_year : this_year + 1; break;
      case Relation::this_: year = this_year; break;
      default: year = nearest_year(this_year, distances, setting); break;
    }
    if (!has_day(year, *date.month, day)) year.reset();
  }
  if (!year) {
    std::string value = "XXXX";
    if (date.month) value += "-" + padded(*date.month, 2);
    if (date.day) value += "-" + padded(*date.day, 2);
    return {TimeType::date, std::move(value), {}};
  }
  const Day first = day_of(*year, date.month.value_or(1), date.day.value_or(1));
  const Period found = period_of(date.week_of ? Grain::week : grain_of(date), first);
  return {TimeType::date, value_of(found), found};
}

TimeResolver::Resolved TimeResolver::weekday(const CalendarDate& date, const TimeSetting& setting) const {
  const bool of_text = date.relation == Relation::that || date.relation == Relation::following ||
                       date.relation == Relation::previous;
  const std::optional<Day> base = of_text && day_ ? day_ : published_;
  if (!base) return {TimeType::date, "XXXX-WXX-" + std::to_string(*date.weekday), {}};
  int away = *date.weekday - weekday_of(*base);
  switch (date.relation) {
    case Relation::last:
    case Relation::past:
    case Relation::previous:
      if (away >= 0) away -= kDaysInWeek;
      break;
    case Relation::next:
    case Relation::coming:
    case Relation::following:
      if (away <= 0) away += kDaysInWeek;
      break;
    case Relation::this_:
      if (away < 0 && setting.tense != Tense::past) away += kDaysInWeek;
      break;
    default:
      // What was ahead then may be behind us by now: "would meet on Friday", said on Saturday.
      if (away < (setting.tense == Tense::future_in_past && !setting.until ? -2 : 0) &&
          looks_ahead(setting.tense) && !(setting.possessive && !setting.until && away >= kBehindNouns))
        away += kDaysInWeek;
      // Tomorrow's name is hardly said of the day six days ago, even in the past tense: of 33 such weekdays in
      // PolNeAR's train part three were. The report was changed a day later, or written further east.
      if (!looks_ahead(setting.tense) && away > 1) away -= kDaysInWeek;
      break;
  }
  const Period found{Grain::day, *base + days{away}};
  return {TimeType::date, value_of(found), found};
}

/// The stretch that "that week", "the following year" start from.
Period TimeResolver::reference_of(Grain grain) const {
  const Day base = grain == Grain::day && day_ ? *day_ : reference_ ? reference_->start : *published_;
  return period_of(grain, base);
}

TimeResolver::Resolved TimeResolver::related(const RelatedPeriod& related, const TimeSetting& setting) const {
  const Grain grain = related.grain;
  const bool of_text = related.relation == Relation::that || related.relation == Relation::following ||
                       related.relation == Relation::previous;
  if (!published_ && !(of_text && reference_)) return {TimeType::date, unknown_value(grain), {}};
  const auto made = [](std::optional<Period> period, int direction) {
    return period ? Resolved{TimeType::date, value_of(*period), period}
                  : Resolved{TimeType::date, vague(direction), {}};
  };
  if (of_text) {
    if (grain == Grain::quarter && related.relation == Relation::that && quarter_) return made(quarter_, -1);
    const int steps = related.relation == Relation::that ? 0 : related.relation == Relation::following ? 1 : -1;
    return made(shifted(reference_of(grain), steps), steps);
  }
  const Period now = period_of(grain, *published_);
  if (grain == Grain::quarter && (related.relation == Relation::the || related.relation == Relation::latest ||
                                  related.relation == Relation::this_))
    return made(quarter_ ? quarter_ : shifted(now, related.relation == Relation::this_ ? 0 : -1), -1);
  if (grain == Grain::weekend && (related.relation == Relation::the || related.relation == Relation::this_)) {
    const bool over = *published_ < now.start && !looks_ahead(setting.tense) &&
                      (related.relation == Relation::the || weekday_of(*published_) < 3);
    return made(shifted(now, over ? -1 : 0), -1);
  }
  switch (related.relation) {
    case Relation::last:
    case Relation::past: return made(shifted(now, -1), -1);
    case Relation::next:
    case Relation::coming: return made(shifted(now, 1), 1);
    default: return made(now, -1);
  }
}

TimeResolver::Resolved TimeResolver::part_of_year(const PartOfYear& part, const TimeSetting& setting) const {
  const auto made = [](std::optional<Period> period) {
    return period ? Resolved{TimeType::date, value_of(*period), period}
                  : Resolved{TimeType::date, "PAST_REF", {}};
  };
  const auto period_in = [&](int year) {
    const std::string_view season = kSeasons[static_cast<std::size_t>(part.number)];
    if (part.grain == Grain::season) return season_of(year, season);
    const int months = part.grain == Grain::quarter ? 3 : 6;
    return Period{part.grain, day_of(year, months * (part.number - 1) + 1, 1)};
  };
  std::optional<int> year = part.year;
  if (!year && part.year_relation) year = year_by(*part.year_relation);
  if (part.number == 0) {  // "the year-ago quarter", "the 1988 period", "the same month last year"
    const bool of_month = part.grain == Grain::month && reference_ && reference_->grain <= Grain::month;
    const auto same = of_month ? std::optional(period_of(Grain::month, reference_->start))
                      : part.grain == Grain::quarter && by_quarters_ ? quarter_
                                                                     : std::nullopt;
    if (same && year) return made(Period{same->grain, day_of(*year, month_of(same->start), 1)});
    if (same) return made(shifted(*same, -(same->grain == Grain::month ? 12 : 4) * part.years_back));
    if (!year && !published_) return {TimeType::date, "XXXX", {}};
    const Period whole{Grain::year, day_of(year ? *year : year_of(*published_), 1, 1)};
    return made(shifted(whole, -part.years_back));
  }
  if (!year && published_) {
    const int this_year = year_of(*published_);
    const Day today = period_of(part.grain, *published_).start;
    const std::int64_t apart = (period_in(this_year).start - today).count();
    switch (part.relation) {
      case Relation::last:
      case Relation::past: year = apart < 0 ? this_year : this_year - 1; break;
      case Relation::next:
      case Relation::coming: year = apart > 0 ? this_year : this_year + 1; break;
      case Relation::this_: year = this_year; break;
      default: {
        // A part of the year that has just gone by is nearer than that of next year, even where the sentence
        // looks ahead.
        const TimeSetting nearest{.tense = setting.tense == Tense::past ? Tense::past : Tense::unknown};
        year = nearest_year(this_year, {apart - 365, apart, apart + 365}, nearest);
      }
    }
    year = *year - part.years_back;
  }
  if (year) return made(period_in(*year));
  const std::string code = part.grain == Grain::season
                               ? std::string(kSeasons[static_cast<std::size_t>(part.number)])
                               : (part.grain == Grain::quarter ? "Q" : "H") + std::to_string(part.number);
  return {TimeType::date, "XXXX-" + code, {}};
}

TimeResolver::Resolved TimeResolver::holiday(const HolidayDate& holiday, const TimeSetting& setting) const {
  std::optional<int> year = holiday.year;
  if (!year && published_) {
    const int this_year = year_of(*published_);
    std::array<std::int64_t, 3> distances{};
    for (std::size_t i = 0; i < distances.size(); ++i)
      distances[i] = (holiday_in(holiday.rule, this_year - 1 + static_cast<int>(i)) - *published_).count();
    switch (holiday.relation) {
      case Relation::last:
      case Relation::past: year = distances[1] < 0 ? this_year : this_year - 1; break;
      case Relation::next:
      case Relation::coming: year = distances[1] > 0 ? this_year : this_year + 1; break;
      case Relation::this_: year = this_year; break;
      default: year = nearest_year(this_year, distances, setting); break;
    }
  }
  if (!year) {
    const bool fixed = holiday.rule.size() > 2 && holiday.rule[2] == '-';
    return {TimeType::date, fixed ? "XXXX-" + std::string(holiday.rule) : unknown_value(Grain::day), {}};
  }
  const Period found{Grain::day, holiday_in(holiday.rule, *year)};
  return {TimeType::date, value_of(found), found};
}

TimeResolver::Resolved TimeResolver::shift(const Shift& shift) const {
  if (!shift.quantity.known) return {TimeType::date, vague(shift.direction), {}};
  std::int64_t count = shift.quantity.whole;
  Grain grain = Grain::day;
  switch (shift.unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
      return {TimeType::time,
              (published_ ? value_of(Period{Grain::day, *published_}) : unknown_value(Grain::day)) + "TXX:XX",
              {}};
    case TimeUnit::day: break;
    case TimeUnit::fortnight: count *= 2; [[fallthrough]];
    case TimeUnit::week: grain = Grain::week; break;
    case TimeUnit::month: grain = Grain::month; break;
    case TimeUnit::quarter: grain = Grain::quarter; break;
    default:
      grain = Grain::year;
      count *= years_in(shift.unit);
      break;
  }
  if (grain == Grain::year && shift.quantity.half) {
    const std::int64_t half = years_in(shift.unit) / 2;
    count += half;
    if (half == 0) {  // half a year
      grain = Grain::month;
      count = count * 12 + 6;
    }
  }
  Period base;
  const bool by_years = grain == Grain::year;
  // "A year ago" told of a quarter's figures is that quarter's of the year before.
  const bool quarterly = by_years && shift.quantity.whole == 1 && shift.unit == TimeUnit::year && quarter_ &&
                         by_quarters_ && reference_ && reference_->grain == Grain::quarter;
  if (quarterly) {
    const auto found = shifted(*quarter_, shift.direction * 4 * count);
    return found ? Resolved{TimeType::date, value_of(*found), found}
                 : Resolved{TimeType::date, vague(shift.direction), {}};
  }
  if (shift.from_reference && reference_) {
    base = reference_of(grain);
  } else if (published_) {
    base = period_of(grain, *published_);
  } else {
    return {TimeType::date, unknown_value(grain), {}};
  }
  const auto found = shifted(base, shift.direction * count);
  return found ? Resolved{TimeType::date, value_of(*found), found}
               : Resolved{TimeType::date, vague(shift.direction), {}};
}

}  // namespace hearsay
