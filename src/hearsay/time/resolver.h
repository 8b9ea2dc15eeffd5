// From what an expression of time says to the value TIMEX3 has for it, by the day of publication and what the
// text has spoken of before.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/time/calendar.h"
#include "hearsay/time/tense.h"
#include "hearsay/time/time_expression.h"
#include "hearsay/time/time_meaning.h"

namespace hearsay {

/// How an expression stands in its sentence.
struct TimeSetting {
  Tense tense = Tense::unknown;
  bool until = false;        ///< "by", "until" or the like stands before it
  bool possessive = false;   ///< "Friday's": the verb is not of that day
  bool beside_past = false;  ///< a verb in the past is surely of it (`follows_past`)
};

/// Resolves a text's expressions in their order: "that year" is the one named before.
class TimeResolver {
 public:
  explicit TimeResolver(std::optional<Day> published);

  /// The type and value; the span is left empty.
  [[nodiscard]] TimeExpression resolve(const TimePhrase& phrase, const TimeSetting& setting);

 private:
  struct Resolved {
    TimeType type = TimeType::date;
    std::string value;
    std::optional<Period> period;  ///< what the value stands for, where that is a stretch of the calendar
  };

  void note_quarter(Period quarter);
  [[nodiscard]] Resolved date(const CalendarDate& date, const TimeSetting& setting) const;
  [[nodiscard]] Resolved weekday(const CalendarDate& date, const TimeSetting& setting) const;
  [[nodiscard]] Resolved related(const RelatedPeriod& related, const TimeSetting& setting) const;
  [[nodiscard]] Resolved part_of_year(const PartOfYear& part, const TimeSetting& setting) const;
  [[nodiscard]] Resolved holiday(const HolidayDate& holiday, const TimeSetting& setting) const;
  [[nodiscard]] Resolved shift(const Shift& shift) const;
  [[nodiscard]] Resolved meaning_of(const Meaning& meaning, const TimeSetting& setting) const;
  [[nodiscard]] std::optional<int> year_by(Relation relation) const;
  [[nodiscard]] Period reference_of(Grain grain) const;

  std::optional<Day> published_;
  std::optional<Period> reference_;  ///< the last stretch of the calendar that the text named
  std::optional<Period> quarter_;    ///< the last quarter it named
  bool by_quarters_ = false;         ///< figures are those of a quarter, not of a longer stretch named since
  std::optional<Day> day_;           ///< the last day it named
};

}  // namespace hearsay
