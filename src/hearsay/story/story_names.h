// The words of `hearsay-dossier/1` for a story's enumerations (docs/record.md).
#pragma once

#include <string_view>

#include "hearsay/story/story.h"

namespace hearsay {

[[nodiscard]] std::string_view name_of(Agreement agreement);
[[nodiscard]] std::string_view name_of(EventStatus status);
[[nodiscard]] std::string_view name_of(OutcomeStatus status);
[[nodiscard]] std::string_view name_of(DifferenceKind kind);

}  // namespace hearsay
