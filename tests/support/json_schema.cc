#include "support/json_schema.h"

#include <algorithm>

namespace hearsay::testing {
namespace {

using nlohmann::json;

bool is_of_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

bool is_of_types(const json& value, const json& types) {
  if (types.is_string()) return is_of_type(value, types);
  return std::ranges::any_of(types, [&](const json& type) { return is_of_type(value, type); });
}

std::string object_mismatch(const json& value, const json& schema, const json& document) {
  if (schema.contains("required"))
    for (const std::string key : schema["required"])
      if (!value.contains(key)) return " lacks " + key;
  const json none = json::object();
  const json& properties = schema.contains("properties") ? schema["properties"] : none;
  for (const auto& [key, item] : value.items()) {
    std::string wrong;
    if (properties.contains(key)) {
      wrong = mismatch(item, properties[key], document);
    } else if (schema.contains("additionalProperties")) {
      wrong = mismatch(item, schema["additionalProperties"], document);
    }
    if (!wrong.empty()) return "." + key + wrong;
  }
  return "";
}

}  // namespace

std::string mismatch(const json& value, const json& schema, const json& document) {
  if (schema.contains("$ref"))
    return mismatch(value, document.at(json::json_pointer(std::string(schema["$ref"]).substr(1))), document);
  if (schema.contains("type") && !is_of_types(value, schema["type"]))
    return " is not of " + schema["type"].dump() + ": " + value.dump();
  if (schema.contains("const") && value != schema["const"]) return " is not " + schema["const"].dump();
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
    return " is none of " + schema["enum"].dump();
  if (schema.contains("allOf"))
    for (const json& part : schema["allOf"])
      if (std::string wrong = mismatch(value, part, document); !wrong.empty()) return wrong;
  if (schema.contains("oneOf")) {
    const auto fits = std::ranges::count_if(
        schema["oneOf"], [&](const json& part) { return mismatch(value, part, document).empty(); });
    if (fits != 1) return " fits " + std::to_string(fits) + " of oneOf";
  }
  if (value.is_object()) return object_mismatch(value, schema, document);
  if (value.is_array() && schema.contains("items"))
    for (std::size_t i = 0; i < value.size(); ++i)
      if (std::string wrong = mismatch(value[i], schema["items"], document); !wrong.empty())
        return "[" + std::to_string(i) + "]" + wrong;
  return "";
}

}  // namespace hearsay::testing
