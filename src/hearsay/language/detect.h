// Which language a text is written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// BCP 47 code of the text's language by its words (CLD2), or nothing where the text is too short or mixed to
/// tell.
[[nodiscard]] std::optional<std::string> detect_language(std::string_view text);

/// Whether a BCP 47 tag means English of any kind.
[[nodiscard]] bool is_english(std::string_view tag);

}  // namespace hearsay
