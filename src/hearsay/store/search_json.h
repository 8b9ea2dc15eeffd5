// Finds as JSON, `hearsay-search/1`, and as CSV.
#pragma once

#include <string>

#include "hearsay/record/record_json.h"
#include "hearsay/store/search.h"

namespace hearsay {

inline constexpr std::string_view kSearchFormat = "hearsay-search/1";

/// One find, with the keys of docs/record.md.
[[nodiscard]] Json found_to_json(const FoundStatement& found);

/// {"format", "query", "more", "found"}.
[[nodiscard]] Json search_to_json(const SearchQuery& query, const SearchPage& page);

/// The columns' names, and the cells of a find, as lines of CSV.
[[nodiscard]] std::string found_csv_head();
[[nodiscard]] std::string found_csv_line(const FoundStatement& found);

}  // namespace hearsay
