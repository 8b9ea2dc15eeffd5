// Whether JSON is as a schema says: the part of JSON Schema that our OpenAPI description uses.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace hearsay::testing {

/// What does not fit, and where; "" where all does. `$ref` leads into `document`.
[[nodiscard]] std::string mismatch(const nlohmann::json& value, const nlohmann::json& schema,
                                   const nlohmann::json& document);

}  // namespace hearsay::testing
