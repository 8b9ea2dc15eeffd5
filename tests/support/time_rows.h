// Tables of texts and the expressions of time in them, for tests that run each row.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/time/times.h"
#include "support/text_fixture.h"

namespace hearsay::testing {

inline constexpr std::string_view kFriday = "2024-03-15";  // a Friday, in the first quarter and in spring
inline constexpr std::string_view kUnknown;

struct Row {
  std::string_view text;
  std::string_view times;  ///< "words = TYPE value", with " | " between them
  std::string_view published = kFriday;
};

/// For GoogleTest's messages.
inline std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << '"' << row.text << "\" published "
             << (row.published.empty() ? "nobody knows when" : row.published);
}

inline std::string_view name_of(TimeType type) {
  switch (type) {
    case TimeType::date: return "DATE";
    case TimeType::time: return "TIME";
    case TimeType::duration: return "DURATION";
    case TimeType::set: return "SET";
  }
  return "";
}

inline std::string times_in(const Row& row) {
  const Text read(row.text);
  std::string out;
  for (const TimeExpression& time : find_times(read.tokens, row.published)) {
    if (!out.empty()) out += " | ";
    ((((out += time.span.of(read.article.text)) += " = ") += name_of(time.type)) += " ") += time.value;
  }
  return out;
}

class Times : public ::testing::TestWithParam<Row> {};

/// Instantiates the tests of `Times` for one kind of expression.
#define TIMES(kind, ...) \
  INSTANTIATE_TEST_SUITE_P(kind, Times, ::testing::ValuesIn(std::vector<Row>{__VA_ARGS__}))

}  // namespace hearsay::testing
