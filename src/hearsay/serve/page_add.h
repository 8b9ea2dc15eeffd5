// The form that takes pages.
#pragma once

#include <string_view>

#include "hearsay/serve/page_frame.h"

namespace hearsay::desk {

/// Files to pick, or to drop where a script helps.
void write_add_form(HtmlWriter& html, std::string_view csrf);

}  // namespace hearsay::desk
