#include "hearsay/time/times.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <string>

#include "hearsay/base/word_list.h"
#include "hearsay/time/data.h"

namespace hearsay {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<int> to_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

std::optional<sys_days> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto y = to_number(iso.substr(0, 4));
  const auto m = to_number(iso.substr(5, 2));
  const auto d = to_number(iso.substr(8, 2));
  if (!y || !m || !d || *m < 1 || *d < 1) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional(sys_days{date}) : std::nullopt;
}

/// Whether some year has this day; which years have the 29th of February is not asked where the year is not
/// known.
bool has_day(std::optional<int> y, int m, int d) {
  constexpr year kLeapYear{2000};
  return (year{y.value_or(static_cast<int>(kLeapYear))} / month{static_cast<unsigned>(m)} /
          day{static_cast<unsigned>(d)})
      .ok();
}

std::string padded(int number, int width) {
  std::string digits = std::to_string(number);
  while (static_cast<int>(digits.size()) < width) digits.insert(digits.begin(), '0');
  return digits;
}

std::string day_value(sys_days date) {
  const year_month_day ymd{date};
  return padded(static_cast<int>(ymd.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(ymd.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
}

std::string month_value(int y, int m) { return padded(y, 4) + "-" + padded(m, 2); }

/// "2025-W33" of the ISO week that holds the day.
std::string week_value(sys_days date) {
  const std::chrono::weekday weekday{date};
  const sys_days thursday = date + days{4 - static_cast<int>(weekday.iso_encoding())};
  const year_month_day ymd{thursday};
  const int number = static_cast<int>((thursday - sys_days{ymd.year() / 1 / 1}).count()) / 7 + 1;
  return padded(static_cast<int>(ymd.year()), 4) + "-W" + padded(number, 2);
}

struct TimeWord {
  std::string_view kind;
  std::string_view value;
};

std::optional<TimeWord> time_word(std::string_view word) {
  static const WordList list(time_data::time_words);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->size() < 2) return std::nullopt;
  return TimeWord{(*fields)[0], (*fields)[1]};
}

class TimeFinder {
 public:
  TimeFinder(const Tokens& tokens, std::string_view published)
      : tokens_(tokens), anchor_(anchor_of(published)) {}

  std::vector<TimeExpression> run() {
    for (const Sentence& sentence : tokens_.sentences) {
      last_ = sentence.tokens.last;
      first_ = sentence.tokens.first;
      for (TokenIndex i = first_; i < last_;) {
        const TokenIndex end = match(i);
        i = end > i ? end : i + 1;
      }
    }
    return std::move(found_);
  }

 private:
  /// Times that lie further from the anchor than this are not worked out: values have years of four digits.
  static constexpr int kFarthest = 365'000;  // days, a thousand years

  /// The day of publication, if a thousand years before and behind it there are still years of four digits.
  [[nodiscard]] static std::optional<sys_days> anchor_of(std::string_view published) {
    const std::optional<sys_days> date = parse_day(published);
    const bool usable = date && *date > sys_days{year{1002} / 1 / 1} && *date < sys_days{year{8998} / 1 / 1};
    return usable ? date : std::nullopt;
  }

  [[nodiscard]] std::string_view lower(TokenIndex i) const {
    return i < last_ ? std::string_view(tokens_.lower[i]) : std::string_view{};
  }
  [[nodiscard]] bool is(TokenIndex i, std::string_view kind) const {
    return i < last_ && word(i) && word(i)->kind == kind;
  }
  [[nodiscard]] std::optional<TimeWord> word(TokenIndex i) const { return time_word(lower(i)); }
  [[nodiscard]] int value(TokenIndex i) const { return to_number(word(i)->value).value_or(0); }

  [[nodiscard]] bool is_month(TokenIndex i) const {
    if (!is(i, "month") || tokens_.tokens[i].shape == TokenShape::lower) return false;
    // "May" and "March" are other words too: a number or a preposition of time must stand beside them.
    if (lower(i) != "may" && lower(i) != "march") return true;
    const bool numbers = day_number(i + 1) || year_number(i + 1) || (i > first_ && day_number(i - 1));
    const std::string_view before = i > first_ ? lower(i - 1) : std::string_view{};
    return numbers || before == "in" || before == "last" || before == "next" || before == "since" ||
           before == "until" || before == "of";
  }

  [[nodiscard]] std::optional<int> day_number(TokenIndex i) const {
    if (i >= last_ || tokens_.tokens[i].shape != TokenShape::number) return std::nullopt;
    std::string_view text = lower(i);
    if (text.ends_with("st") || text.ends_with("nd") || text.ends_with("rd") || text.ends_with("th"))
      text.remove_suffix(2);
    const auto number = to_number(text);
    return number && *number >= 1 && *number <= 31 ? number : std::nullopt;
  }

  [[nodiscard]] std::optional<int> year_number(TokenIndex i) const {
    if (i >= last_ || lower(i).size() != 4) return std::nullopt;
    const auto number = to_number(lower(i));
    return number && *number >= 1000 && *number < 2100 ? number : std::nullopt;
  }

  [[nodiscard]] std::optional<int> count(TokenIndex i) const {
    if (is(i, "number")) return value(i);
    if (i < last_ && tokens_.tokens[i].shape == TokenShape::number) return to_number(lower(i));
    if (lower(i) == "a" || lower(i) == "an") return 1;
    return std::nullopt;
  }

  TokenIndex add(TokenIndex first, TokenIndex end, TimeType type, std::string iso) {
    found_.push_back({tokens_.span({first, end}), type, std::move(iso)});
    return end;
  }

  TokenIndex match(TokenIndex i) {
    if (const TokenIndex end = calendar_date(i); end > i) return end;
    if (const TokenIndex end = relative(i); end > i) return end;
    if (const TokenIndex end = counted(i); end > i) return end;
    return clock_or_year(i);
  }

  /// "August 15", "15 August 2025", "August 2025", "August".
  TokenIndex calendar_date(TokenIndex i) {
    if (is_month(i)) {
      const auto d = day_number(i + 1);
      TokenIndex end = d ? i + 2 : i + 1;
      const TokenIndex comma = end < last_ && lower(end) == "," ? end + 1 : end;
      const auto y = year_number(comma);
      if (y) end = comma + 1;
      if (d && !has_day(y, value(i), *d)) return add(i, i + 1, TimeType::date, date_value({}, value(i), {}));
      return add(i, end, TimeType::date, date_value(y, value(i), d));
    }
    if (const auto d = day_number(i); d && is_month(i + 1)) {
      const auto y = year_number(i + 2);
      if (!has_day(y, value(i + 1), *d)) return i;  // the month behind it may be one
      return add(i, y ? i + 3 : i + 2, TimeType::date, date_value(y, value(i + 1), d));
    }
    if (lower(i).size() == 10 && parse_day(lower(i)))
      return add(i, i + 1, TimeType::date, std::string(lower(i)));
    return i;
  }

  /// Without a year: the one that lies nearest to the day of publication; unknown without that.
  [[nodiscard]] std::string date_value(std::optional<int> y, int m, std::optional<int> d) const {
    if (!y && anchor_) {
      const year_month_day published{*anchor_};
      int nearest = static_cast<int>(published.year());
      const int apart = m - static_cast<int>(static_cast<unsigned>(published.month()));
      if (apart > 6) --nearest;
      if (apart < -6) ++nearest;
      y = nearest;
    }
    std::string out = y ? padded(*y, 4) : "XXXX";
    out += "-" + padded(m, 2);
    if (d) out += "-" + padded(*d, 2);
    return out;
  }

  /// "Tuesday", "yesterday", "last week", "this morning".
  TokenIndex relative(TokenIndex i) {
    if (is(i, "day"))
      return add(i, i + 1, TimeType::date, anchor_ ? day_value(*anchor_ + days{value(i)}) : "XXXX-XX-XX");
    if (is(i, "night"))
      return add(i, i + 1, TimeType::time, (anchor_ ? day_value(*anchor_) : "XXXX-XX-XX") + "TNI");
    const std::string_view direction = lower(i);
    const bool directed = direction == "last" || direction == "next" || direction == "this";
    const TokenIndex noun = directed ? i + 1 : i;
    const int step = direction == "last" ? -1 : direction == "next" ? 1 : 0;
    if (is(noun, "weekday") && tokens_.tokens[noun].shape != TokenShape::lower)
      return add(i, noun + 1, TimeType::date, weekday_value(value(noun), step));
    if (directed && is(noun, "unit")) return unit_relative(i, noun, step);
    if (directed && is(noun, "part")) {
      const std::string date = anchor_ ? day_value(*anchor_ + days{step}) : "XXXX-XX-XX";
      return add(i, noun + 1, TimeType::time, date + "T" + std::string(word(noun)->value));
    }
    return i;
  }

  [[nodiscard]] std::string weekday_value(int weekday, int step) const {
    if (!anchor_) return "XXXX-WXX-" + std::to_string(weekday);
    const int today = static_cast<int>(std::chrono::weekday{*anchor_}.iso_encoding());
    int away = weekday - today;
    if (step < 0 && away >= 0) away -= 7;
    if (step > 0 && away <= 0) away += 7;
    if (step == 0 && away > 0 && !ahead()) away -= 7;
    if (step == 0 && away < 0 && ahead()) away += 7;
    return day_value(*anchor_ + days{away});
  }

  /// Whether the sentence looks forward.
  [[nodiscard]] bool ahead() const {
    for (TokenIndex i = first_; i < last_; ++i)
      if (lower(i) == "will" || lower(i) == "expected" || lower(i) == "due" || lower(i) == "scheduled" ||
          lower(i) == "shall")
        return true;
    return false;
  }

  TokenIndex unit_relative(TokenIndex i, TokenIndex noun, int step) {
    const std::string_view unit = word(noun)->value;
    if (unit.starts_with("T") || unit == "D" || unit == "E") return i;
    if (!anchor_)
      return add(i, noun + 1, TimeType::date, unit == "W" ? "XXXX-WXX" : unit == "M" ? "XXXX-XX" : "XXXX");
    const year_month_day today{*anchor_};
    if (unit == "W") return add(i, noun + 1, TimeType::date, week_value(*anchor_ + days{7 * step}));
    if (unit == "Y") return add(i, noun + 1, TimeType::date, padded(static_cast<int>(today.year()) + step, 4));
    const auto moved = today.year() / today.month() + std::chrono::months{step};
    return add(
        i, noun + 1, TimeType::date,
        month_value(static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month()))));
  }

  /// "seven hours", "two days ago", "every Friday", "daily".
  TokenIndex counted(TokenIndex i) {
    if ((lower(i) == "every" || lower(i) == "each") && (is(i + 1, "weekday") || is(i + 1, "unit"))) {
      const std::string iso = is(i + 1, "weekday") ? "XXXX-WXX-" + std::string(word(i + 1)->value)
                                                   : duration(1, word(i + 1)->value);
      return add(i, i + 2, TimeType::set, iso);
    }
    if (is(i, "set")) return add(i, i + 1, TimeType::set, std::string(word(i)->value));
    const auto number = count(i);
    if (!number || !is(i + 1, "unit")) return i;
    const std::string_view unit = word(i + 1)->value;
    const std::string_view after = lower(i + 2);
    const bool back = after == "ago" || after == "earlier";
    if ((back || after == "later") && anchor_ && (unit == "D" || unit == "W") && *number <= kFarthest / 7) {
      const int span = *number * (unit == "W" ? 7 : 1) * (back ? -1 : 1);
      return add(i, i + 3, TimeType::date, day_value(*anchor_ + days{span}));
    }
    if (lower(i) == "a" || lower(i) == "an") {
      if (unit == "E" || unit.starts_with("TS")) return i;
      if (!back && after != "later") return i;
    }
    return add(i, back ? i + 3 : i + 2, TimeType::duration, duration(*number, unit));
  }

  [[nodiscard]] static std::string duration(int number, std::string_view unit) {
    const bool clock = unit.starts_with("T");
    return std::string("P") + (clock ? "T" : "") + std::to_string(number) +
           std::string(clock ? unit.substr(1) : unit);
  }

  /// "9 a.m.", "14:30", "noon"; "in 2019", "the 1990s".
  TokenIndex clock_or_year(TokenIndex i) {
    const std::string_view text = lower(i);
    const std::string today = anchor_ ? day_value(*anchor_) : "XXXX-XX-XX";
    if (text == "noon" || text == "midday") return add(i, i + 1, TimeType::time, today + "T12:00");
    if (text == "midnight") return add(i, i + 1, TimeType::time, today + "T00:00");
    if (i < last_ && tokens_.tokens[i].shape == TokenShape::number) {
      if (const TokenIndex end = clock(i, today); end > i) return end;
      if (text.size() == 5 && text.ends_with("0s") && to_number(text.substr(0, 4)))
        return add(i, i + 1, TimeType::date, std::string(text.substr(0, 3)));
      const std::string_view before = i > first_ ? lower(i - 1) : std::string_view{};
      const bool year_here = before == "in" || before == "since" || before == "of" || before == "by" ||
                             before == "until" || before == "from" || before == "late" || before == "early" ||
                             before == "during" || before == "before" || before == "after";
      if (year_here && year_number(i) && *year_number(i) >= 1800 && !is(i + 1, "unit"))
        return add(i, i + 1, TimeType::date, std::string(text));
    }
    return i;
  }

  TokenIndex clock(TokenIndex i, const std::string& today) {
    const std::string_view text = lower(i);
    const std::size_t colon = text.find(':');
    const auto hour = to_number(text.substr(0, colon));
    const auto minute = colon == std::string_view::npos ? std::optional(0) : to_number(text.substr(colon + 1));
    if (!hour || !minute || *hour > 23 || *minute > 59 || *hour < 0) return i;
    const std::string_view half = lower(i + 1);
    const bool morning = half == "a.m." || half == "am" || half == "a.m";
    const bool evening = half == "p.m." || half == "pm" || half == "p.m";
    if (!morning && !evening && colon == std::string_view::npos) return i;
    const int hours = evening && *hour < 12 ? *hour + 12 : morning && *hour == 12 ? 0 : *hour;
    return add(i, morning || evening ? i + 2 : i + 1, TimeType::time,
               today + "T" + padded(hours, 2) + ":" + padded(*minute, 2));
  }

  const Tokens& tokens_;
  std::optional<sys_days> anchor_;
  TokenIndex first_ = 0;
  TokenIndex last_ = 0;
  std::vector<TimeExpression> found_;
};

}  // namespace

std::vector<TimeExpression> find_times(const Tokens& tokens, std::string_view published) {
  return TimeFinder(tokens, published).run();
}

}  // namespace hearsay
