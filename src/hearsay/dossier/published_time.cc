#include "hearsay/dossier/published_time.h"

#include <fmt/format.h>

#include <array>

namespace hearsay::dossier {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string clock(std::chrono::minutes of_day) {
  return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

}  // namespace

std::string date_words(const PublishedTime& time) {
  return fmt::format("{} {} {}", static_cast<unsigned>(time.date.day()),
                     kMonths[static_cast<unsigned>(time.date.month()) - 1], static_cast<int>(time.date.year()));
}

std::string time_words(const PublishedTime& time) {
  std::string words = date_words(time);
  if (!time.time_of_day) return words;
  words += ", " + clock(*time.time_of_day);
  if (!time.utc_offset) return words;
  const auto offset = *time.utc_offset;
  if (offset == offset.zero()) return words + " (UTC)";
  return words + fmt::format(" (UTC{}{})", offset < offset.zero() ? "−" : "+", clock(std::chrono::abs(offset)));
}

}  // namespace hearsay::dossier
