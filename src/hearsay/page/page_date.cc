#include "hearsay/page/page_date.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxDateBytes = 200;  // a longer text is not a date but something that holds one
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr int kCentury = 2000;  // of a year written with two digits

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Piece {
  enum class Kind : std::uint8_t { number, word, mark } kind;
  std::string_view text;
  int value = 0;  // of a number of at most nine digits
};

// Numbers, words, and single marks between them; spaces only part them.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
      Piece piece{Piece::Kind::number, text.substr(start, at - start)};
      if (at - start <= 9) std::from_chars(text.data() + start, text.data() + at, piece.value);
      pieces.push_back(piece);
      continue;
    }
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    };
    if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      pieces.push_back({Piece::Kind::word, text.substr(start, at - start)});
      continue;
    }
    if (text[at] != ' ') pieces.push_back({Piece::Kind::mark, text.substr(at, 1)});
    ++at;
  }
  return pieces;
}

int month_of(std::string_view word) {
  static const WordList kMonths(page_data::months);
  const std::vector<std::string_view>* const fields = kMonths.find(word);
  int month = 0;
  if (fields != nullptr && !fields->empty())
    std::from_chars(fields->front().data(), fields->front().data() + fields->front().size(), month);
  return month;
}

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;  // 0: only the month is known

  [[nodiscard]] bool valid() const {
    static constexpr std::array<int, 13> kDays{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 0 &&
           day <= kDays[static_cast<std::size_t>(month)];
  }
};

std::string padded(int value, int digits) {
  std::string out = std::to_string(value);
  return out.size() < static_cast<std::size_t>(digits) ? std::string(digits - out.size(), '0') + out : out;
}

std::string written(const Date& date) {
  std::string out = padded(date.year, 4) + "-" + padded(date.month, 2);
  return date.day == 0 ? out : out + "-" + padded(date.day, 2);
}

// Reads dates off a list of pieces.
class Reader {
 public:
  Reader(std::vector<Piece> pieces, DateOrder order) : pieces_(std::move(pieces)), order_(order) {}

  std::optional<std::string> read() {
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      std::size_t end = at;
      const std::optional<Date> date = date_at(at, end);
      if (!date || !date->valid()) continue;
      std::string out = written(*date);
      if (date->day != 0) out += time_at(end);
      return out;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_number(std::size_t at, std::size_t least, std::size_t most) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::Kind::number && pieces_[at].text.size() >= least &&
           pieces_[at].text.size() <= most;
  }
  [[nodiscard]] bool is_mark(std::size_t at, char mark) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::Kind::mark && pieces_[at].text[0] == mark;
  }
  [[nodiscard]] int month_at(std::size_t at) const {
    return at < pieces_.size() && pieces_[at].kind == Piece::Kind::word ? month_of(pieces_[at].text) : 0;
  }
  [[nodiscard]] int value(std::size_t at) const { return pieces_[at].value; }
  // Past what may stand between the parts of a written date: "15. de agosto, 2025", "15th".
  [[nodiscard]] std::size_t past_joints(std::size_t at) const {
    for (int joints = 0; joints < 3 && at < pieces_.size(); ++joints, ++at) {
      if (is_mark(at, ',') || is_mark(at, '.') || is_mark(at, '-') || is_mark(at, '/')) continue;
      const std::string_view word = pieces_[at].text;
      if (word == "de" || word == "of" || word == "st" || word == "nd" || word == "rd" || word == "th" ||
          word == "del" || word == "er")
        continue;
      break;
    }
    return at;
  }

  std::optional<Date> date_at(std::size_t at, std::size_t& end) const {
    if (auto date = year_first(at, end)) return date;
    if (auto date = numbers_only(at, end)) return date;
    return with_month_name(at, end);
  }

  std::optional<Date> year_first(std::size_t at, std::size_t& end) const {
    if (is_number(at, 8, 8)) {
      end = at + 1;
      return Date{value(at) / 10000, value(at) / 100 % 100, value(at) % 100};
    }
    if (!is_number(at, 4, 4)) return std::nullopt;
    for (const char mark : {'-', '/', '.'}) {
      if (!is_mark(at + 1, mark) || !is_number(at + 2, 1, 2)) continue;
      if (is_mark(at + 3, mark) && is_number(at + 4, 1, 2)) {
        end = at + 5;
        return Date{value(at), value(at + 2), value(at + 4)};
      }
      if (mark == '-' && at + 3 == pieces_.size()) {
        end = at + 3;
        return Date{value(at), value(at + 2), 0};
      }
    }
    return std::nullopt;
  }

  std::optional<Date> numbers_only(std::size_t at, std::size_t& end) const {
    if (!is_number(at, 1, 2) || !is_number(at + 2, 1, 2) || !is_number(at + 4, 2, 4)) return std::nullopt;
    const int first = value(at);
    const int second = value(at + 2);
    end = at + 5;
    if (is_mark(at + 1, '.') && is_mark(at + 3, '.')) {
      const int century = pieces_[at + 4].text.size() == 2 ? kCentury : 0;
      return Date{value(at + 4) + century, second, first};
    }
    if (!is_number(at + 4, 4, 4)) return std::nullopt;
    const bool slashes = is_mark(at + 1, '/') && is_mark(at + 3, '/');
    const bool dashes = is_mark(at + 1, '-') && is_mark(at + 3, '-');
    if (!slashes && !dashes) return std::nullopt;
    if (first > 12 || first == second || (order_ == DateOrder::day_first && second <= 12))
      return Date{value(at + 4), second, first};
    if (second > 12 || order_ == DateOrder::month_first) return Date{value(at + 4), first, second};
    return std::nullopt;
  }

  std::optional<Date> with_month_name(std::size_t at, std::size_t& end) const {
    if (is_number(at, 1, 2)) {  // 15 August 2025
      const std::size_t month = past_joints(at + 1);
      const std::size_t year = past_joints(month + 1);
      if (month_at(month) == 0 || !is_number(year, 4, 4)) return std::nullopt;
      end = year + 1;
      return Date{value(year), month_at(month), value(at)};
    }
    if (month_at(at) == 0) return std::nullopt;
    const std::size_t day = past_joints(at + 1);  // August 15, 2025
    if (!is_number(day, 1, 2)) return std::nullopt;
    const std::size_t year = past_joints(day + 1);
    if (!is_number(year, 4, 4)) return std::nullopt;
    end = year + 1;
    return Date{value(year), month_at(at), value(day)};
  }

  // "T21:04:00+02:00" in whatever spelling stands behind the date; empty if there is no time.
  [[nodiscard]] std::string time_at(std::size_t at) const {
    for (int joints = 0; joints < 2 && at < pieces_.size() && !is_number(at, 1, 2); ++joints) ++at;
    if (!is_number(at, 1, 2) || !is_mark(at + 1, ':') || !is_number(at + 2, 2, 2)) return {};
    int hour = value(at);
    const int minute = value(at + 2);
    at += 3;
    std::string seconds;
    if (is_mark(at, ':') && is_number(at + 1, 2, 2) && value(at + 1) < 61) {
      seconds = ":" + padded(value(at + 1), 2);
      at += 2;
      if (is_mark(at, '.') && at + 1 < pieces_.size() && pieces_[at + 1].kind == Piece::Kind::number) at += 2;
    }
    if (at < pieces_.size()) {
      const std::string word = lower(pieces_[at].text);
      if ((word == "pm" || word == "am") && hour >= 1 && hour <= 12) {
        hour = hour % 12 + (word == "pm" ? 12 : 0);
        ++at;
      }
    }
    if (hour > 23 || minute > 59) return {};
    return "T" + padded(hour, 2) + ":" + padded(minute, 2) + seconds + zone_at(at);
  }

  [[nodiscard]] std::string zone_at(std::size_t at) const {
    if (at >= pieces_.size()) return {};
    const std::string word = lower(pieces_[at].text);
    if (word == "z") return "Z";
    if (word == "gmt" || word == "utc") {
      const std::string offset = at + 1 < pieces_.size() ? zone_at(at + 1) : std::string();
      return offset.empty() ? "Z" : offset;
    }
    if (!is_mark(at, '+') && !is_mark(at, '-')) return {};
    const std::string sign(pieces_[at].text);
    if (is_number(at + 1, 4, 4))
      return sign + padded(value(at + 1) / 100, 2) + ":" + padded(value(at + 1) % 100, 2);
    if (!is_number(at + 1, 1, 2)) return {};
    const bool minutes = is_mark(at + 2, ':') && is_number(at + 3, 2, 2);
    return sign + padded(value(at + 1), 2) + ":" + padded(minutes ? value(at + 3) : 0, 2);
  }

  std::vector<Piece> pieces_;
  DateOrder order_;
};

}  // namespace

DateOrder date_order(std::string_view language) {
  const std::string tag = lower(language);
  if (tag.empty() || tag == "en") return DateOrder::unknown;
  if (tag.starts_with("en-us") || tag.starts_with("en_us")) return DateOrder::month_first;
  return DateOrder::day_first;
}

std::optional<std::string> iso_date(std::string_view text, DateOrder order) {
  text = trim(text);
  if (text.empty() || text.size() > kMaxDateBytes) return std::nullopt;
  const std::string small = lower(text);
  return Reader(pieces_of(small), order).read();
}

std::optional<std::string> date_in_url(std::string_view url) {
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const std::string_view rest = url.substr(at + 1);
    if (rest.size() < 10 || !is_digit(rest[0]) || (rest[4] != '/' && rest[4] != '-') || rest[7] != rest[4])
      continue;
    if (rest.size() > 10 && is_digit(rest[10])) continue;
    if (auto date = iso_date(rest.substr(0, 10)); date && date->size() == 10) return date;
  }
  return std::nullopt;
}

}  // namespace hearsay
