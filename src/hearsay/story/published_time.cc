#include "hearsay/story/published_time.h"

#include <limits>

namespace hearsay {
namespace {

/// Takes ASCII off the front of a text, piece by piece.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<int> take_digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  void skip_digits() {
    while (take_digits(1)) {
    }
  }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::year_month_day> take_date(Reader& reader) {
  const auto year = reader.take_digits(4);
  if (!year || !reader.take('-')) return std::nullopt;
  const auto month = reader.take_digits(2);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day = reader.take_digits(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<std::chrono::minutes> take_hours_and_minutes(Reader& reader) {
  const auto hours = reader.take_digits(2);
  if (!hours || *hours > 23) return std::nullopt;
  reader.take(':');  // the basic format has none
  const auto minutes = reader.take_digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

void skip_seconds(Reader& reader) {
  if (!reader.take(':')) return;
  reader.skip_digits();
  if (reader.take('.') || reader.take(',')) reader.skip_digits();
}

std::optional<std::chrono::minutes> take_offset(Reader& reader) {
  if (reader.take('Z') || reader.take('z')) return std::chrono::minutes{0};
  const bool east = reader.take('+');
  if (!east && !reader.take('-')) return std::nullopt;
  const auto size = take_hours_and_minutes(reader);
  if (!size) return std::nullopt;
  return east ? *size : -*size;
}

}  // namespace

std::optional<PublishedTime> parse_published(std::string_view iso) {
  Reader reader(iso);
  const auto date = take_date(reader);
  if (!date) return std::nullopt;
  PublishedTime published{*date, std::nullopt, std::nullopt};
  if (!reader.take('T') && !reader.take(' ')) {
    return reader.done() ? std::optional(published) : std::nullopt;
  }
  published.time_of_day = take_hours_and_minutes(reader);
  if (!published.time_of_day) return std::nullopt;
  skip_seconds(reader);
  published.utc_offset = take_offset(reader);
  return published;
}

std::int64_t order_of(const PublishedTime& time) {
  using std::chrono::minutes;
  const auto midnight =
      std::chrono::duration_cast<minutes>(std::chrono::sys_days{time.date}.time_since_epoch());
  return (midnight + time.time_of_day.value_or(minutes{0}) - time.utc_offset.value_or(minutes{0})).count();
}

std::int64_t publication_order(const Story& story, std::uint32_t document) {
  const std::optional<std::string>& published = story.documents[document].article.published;
  const std::optional<PublishedTime> time = published ? parse_published(*published) : std::nullopt;
  return time ? order_of(*time) : std::numeric_limits<std::int64_t>::max();
}

}  // namespace hearsay
