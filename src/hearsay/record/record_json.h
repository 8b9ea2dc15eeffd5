// The record as JSON, `hearsay/1`, and back. Byte spans become code point offsets here and nowhere else.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/base/utf8.h"
#include "hearsay/record/record.h"

namespace hearsay {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json record_to_json(const Record& record);

/// The same without `entities`, whose ids a dossier replaces: `entity_ids[i]` is written for entity i.
[[nodiscard]] Json record_to_json(const Record& record, const std::vector<EntityId>& entity_ids);

/// {"start", "end"} in code points.
[[nodiscard]] Json span_to_json(Span span, const CodePointIndex& index);

/// An entity without its mentions: id, kind, name, aliases, roles.
[[nodiscard]] Json entity_to_json(const Entity& entity, EntityId id);

/// Reads what record_to_json wrote. Unknown keys are ignored; what is missing, out of range or of another type
/// is an error that names the place.
[[nodiscard]] Result<Record> record_from_json(std::string_view json);

/// One line, UTF-8, ill-formed bytes replaced. For NDJSON and messages alike: the only way JSON leaves Hearsay.
[[nodiscard]] std::string dump(const Json& json, int indent = -1);

// The record's words for the enumerations.
[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::string_view name_of(LeftOutKind kind);
[[nodiscard]] std::string_view name_of(MetadataSource source);
[[nodiscard]] std::string_view name_of(EntityKind kind);
[[nodiscard]] std::string_view name_of(StatementKind kind);
[[nodiscard]] std::string_view name_of(Channel channel);
[[nodiscard]] std::string_view name_of(Certainty certainty);
[[nodiscard]] std::string_view name_of(TimeType type);

}  // namespace hearsay
