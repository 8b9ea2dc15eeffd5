// Statement rows: what a report's statements look like to a search.
#pragma once

#include <cstdint>

#include "hearsay/store/correction.h"
#include "hearsay/store/database.h"
#include "hearsay/store/parties.h"

namespace hearsay {

/// When a report counts as published, for the order of search.
struct Moment {
  std::int64_t seconds = 0;  ///< since 1970, UTC
  bool is_dated = false;     ///< the page tells it; else it is when the report was added
};

/// Writes the rows of `report`, in the place of those that are there. Within Database::change.
[[nodiscard]] Result<void> write_statement_rows(Database& database, std::int64_t report,
                                                const CorrectedRecord& corrected,
                                                const Participants& participants, Moment moment);

/// Takes away the rows of a report that is searched no more: an older version. Within Database::change.
[[nodiscard]] Result<void> remove_statement_rows(Database& database, std::int64_t report);

/// Notes who takes part in a report, in the place of what is there. Within Database::change.
[[nodiscard]] Result<void> write_participants(Database& database, std::int64_t report,
                                              const Participants& participants);

}  // namespace hearsay
