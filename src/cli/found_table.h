// What a search found, as a table for people; and a query with the place in it that is wrong.
#pragma once

#include <string>

#include "cli/table.h"
#include "hearsay/base/error.h"
#include "hearsay/store/search.h"

namespace hearsay::cli {

/// A row for each: who, by what channel and how sure, the words, the way they took, and the report.
[[nodiscard]] std::string found_table(const std::vector<FoundStatement>& found, const TableStyle& style);

/// Two lines of at most `width` columns: the query, or what of it is about the byte `offset`, and a caret under
/// it.
[[nodiscard]] std::string marked_place(std::string_view query, std::size_t offset, std::size_t width);

}  // namespace hearsay::cli
