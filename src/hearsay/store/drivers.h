// Drivers: the two databases behind database.h. Each opens what is there or makes it, with the schema of
// schema.h.
#pragma once

#include <memory>
#include <string>

#include "hearsay/store/database.h"

namespace hearsay {

[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, StoreAccess access);
[[nodiscard]] Result<std::unique_ptr<Database>> open_postgresql(const std::string& url, StoreAccess access);

}  // namespace hearsay
