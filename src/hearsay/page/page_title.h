// The page's headline: which element's words, or which statement in its metadata, name the article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/page/block_hints.h"
#include "hearsay/page/html_article.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/json_ld.h"
#include "hearsay/page/page_signs.h"

namespace hearsay {

/// The names that a page's site goes by, for telling them from headlines and authors.
class SiteNames {
 public:
  SiteNames(const std::optional<std::string>& name, const std::optional<std::string>& url);
  /// Whether `text` is the site's name or its host's, spelling aside.
  [[nodiscard]] bool contain(std::string_view text) const;
  /// "Dam fails | The Argus" is "Dam fails": the last (or first) part is cut off if it is the site's name, or a
  /// bar parts it and it is the shorter.
  [[nodiscard]] std::string cut_from(std::string_view title) const;

 private:
  std::string name_;
  std::string host_;
  std::string host_without_ending_;
};

/// Letters and digits alone, without case, marks and a leading "the": for comparing titles and names.
[[nodiscard]] std::string letters_of(std::string_view text);

/// A title with its source.
struct FoundTitle {
  PageTitle title;
  MetadataSource from = MetadataSource::meta;
};

/// What the page's metadata and its face agree on most: the headline on the page where one stands out, else the
/// best statement of the metadata. A headline's kicker is left off.
[[nodiscard]] std::optional<FoundTitle> find_title(const HtmlTree& tree, const BlockHints& hints,
                                                   const PageSigns& signs, const JsonLd& json_ld,
                                                   const SiteNames& site);

}  // namespace hearsay
