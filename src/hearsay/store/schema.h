// Schema: the tables of a store, by versions, each made from the one before without losing anything.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "hearsay/store/database.h"

namespace hearsay {

/// What makes version N from version N - 1; the first from nothing.
struct Migration {
  std::string_view sqlite;
  std::string_view postgresql;
};

[[nodiscard]] std::span<const Migration> migrations();

/// How a driver keeps the version of its schema.
struct SchemaVersion {
  std::function<Result<std::int64_t>()> read;  ///< 0: nothing is there yet
  std::function<Result<void>(std::int64_t)> write;
};

/// Brings the schema to the last of `steps`, all steps in one transaction. With StoreAccess::read nothing is
/// changed: it is an error if the schema is another. So is a schema of a later version, in any case.
[[nodiscard]] Result<void> bring_up_to_date(Database& database, const SchemaVersion& version,
                                            std::span<const Migration> steps, StoreAccess access,
                                            const std::string& location);

}  // namespace hearsay
