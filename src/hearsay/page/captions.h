// Captions: telling a picture's caption by its credit, and the credit from the caption.
#pragma once

#include <optional>
#include <string_view>

namespace hearsay {

/// Both are parts of the caption given; `words` may be empty.
struct CaptionParts {
  std::string_view words;
  std::string_view credit;  ///< "Reuters" of "Credit: Reuters"; empty: none
};

/// Splits the credit off words that are known to be a caption: "…Credit: AP", "Photograph: …/Getty",
/// "(Reuters)" at the end, "Image: …", an agency's name as the last sentence.
[[nodiscard]] CaptionParts split_caption(std::string_view caption);

/// The same for a line that may be anything: nothing unless its credit shows that it is a caption.
[[nodiscard]] std::optional<CaptionParts> caption_line(std::string_view line);

}  // namespace hearsay
