// The day and time a page says it was published, and last changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/page/article.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/json_ld.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/page_signs.h"

namespace hearsay {

/// A date in ISO 8601 with its source.
struct FoundDate {
  std::string value;
  MetadataSource from = MetadataSource::meta;
};

/// What else tells of the page's dates.
struct DateContext {
  NodeIndex headline = HtmlTree::root();  ///< where the page's face begins to be read
  std::string_view language;
  std::string_view url;
};

/// JSON-LD, then article tags and metas made for it, microdata, the date near the headline, metas of wide use,
/// the address. A time in UTC whose day is not the one that readers see is told in the readers' time where the
/// page shows it.
[[nodiscard]] std::optional<FoundDate> find_published(const HtmlTree& tree, const BlockHints& hints,
                                                      const PageSigns& signs, const JsonLd& json_ld,
                                                      const DateContext& context);
[[nodiscard]] std::optional<FoundDate> find_modified(const PageSigns& signs, const JsonLd& json_ld,
                                                     const DateContext& context);

}  // namespace hearsay
