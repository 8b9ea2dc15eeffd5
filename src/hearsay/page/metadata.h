// Metadata: what a web page says of its article, in JSON-LD, meta elements, and on its face.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_article.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

/// The fields of Article; what the page does not say is empty.
struct PageMetadata {
  std::optional<PageTitle> title;
  std::optional<std::string> site;
  std::optional<std::string> url;
  std::vector<std::string> authors;
  std::optional<std::string> published;
  std::optional<std::string> modified;
  std::optional<std::string> language;
  std::optional<std::string> description;
  std::optional<std::string> image;
  MetadataSources sources;
};

[[nodiscard]] PageMetadata read_metadata(const HtmlTree& tree, const BlockHints& hints);

}  // namespace hearsay
