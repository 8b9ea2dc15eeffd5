// The text of a page with its clutter, one line a block: what a copy of a page, or a crude extraction, leaves.
#pragma once

#include <string_view>

#include "hearsay/page/article.h"

namespace hearsay {

/// Reads text, blocks, left-out words, title and site. Places are bytes of `text`, which is well-formed UTF-8.
[[nodiscard]] Article read_page_text(std::string_view text);

/// Clean text, kept byte for byte: a paragraph for each line that is not blank.
[[nodiscard]] Article read_clean_text(std::string_view text);

}  // namespace hearsay
