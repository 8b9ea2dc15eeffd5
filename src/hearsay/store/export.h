// Export: a store's statements and corrections for other programs, written piece by piece; one report is held
// in memory at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "hearsay/store/search_query.h"
#include "hearsay/store/store.h"

namespace hearsay {

enum class ExportFormat : std::uint8_t {
  ndjson,   ///< hearsay-export/1, docs/record.md: a statement a line, with its report's metadata
  csv,      ///< the columns of a search, for spreadsheets
  json_ld,  ///< schema.org's terms (store/json_ld.h): one document
};

/// Takes the next piece; false for no more.
using TakeBytes = std::function<bool(std::string_view)>;

/// Statements that the query finds, newest first.
[[nodiscard]] Result<void> export_statements(Store& store, const SearchQuery& query, ExportFormat format,
                                             const TakeBytes& take);

/// All corrections, oldest first, as hearsay-corrections/1: one a line, with the words that it is about, the
/// sentences that they stand in, and the statement before and after it. A model can be trained on it.
[[nodiscard]] Result<void> export_corrections(Store& store, const TakeBytes& take);

}  // namespace hearsay
