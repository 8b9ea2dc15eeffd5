// A record as a table for people.
#pragma once

#include <cstddef>
#include <string>

#include "hearsay/record/record.h"

namespace hearsay::cli {

struct TableStyle {
  std::size_t width = 100;  ///< columns
  bool colour = false;
};

/// The report, then a row for each statement: who, how, the words and the way they took.
[[nodiscard]] std::string record_table(const Record& record, const TableStyle& style);

}  // namespace hearsay::cli
