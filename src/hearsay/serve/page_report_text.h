// A report's text with its statements marked, those within others too; beside each, on hover and focus, who
// said it and how it came to the page. No script.
#pragma once

#include <vector>

#include "hearsay/dossier/view.h"
#include "hearsay/serve/page_frame.h"

namespace hearsay::desk {

/// Anchors: #s3 where statement s3 begins in the text, #b4 at block 4; the notes lead to #about-s3. `view`
/// holds the one report. Time is linear in the text and its statements: of more than kMostDeep around one place
/// the inner ones are not marked.
void write_report_text(HtmlWriter& html, const dossier::View& view);

inline constexpr std::size_t kMostDeep = 6;

}  // namespace hearsay::desk
