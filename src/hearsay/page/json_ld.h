// JSON-LD: what a page says of itself in schema.org's words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// What the page's JSON-LD says of the article; values as they stand there, HTML in them read. Empty: not said.
struct JsonLd {
  std::optional<std::string> headline;
  std::optional<std::string> description;
  std::optional<std::string> publisher;
  std::optional<std::string> published;
  std::optional<std::string> modified;
  std::optional<std::string> language;
  std::optional<std::string> url;
  std::optional<std::string> image;               ///< its address
  std::optional<std::string> article_body;        ///< as it stands: text with line breaks, or HTML
  std::vector<std::string> authors;               ///< people, or what is not said to be anything else
  std::vector<std::string> author_organisations;  ///< authors said to be organisations

  /// One entry of a live blog.
  struct LiveUpdate {
    std::optional<std::string> headline;
    std::optional<std::string> body;       ///< as article_body
    std::optional<std::string> published;  ///< as it stands
  };
  std::vector<LiveUpdate> live_updates;  ///< in the page's order
};

/// Reads one or more `application/ld+json` scripts. What is broken, too large or too deep is passed over.
[[nodiscard]] JsonLd read_json_ld(const std::vector<std::string_view>& scripts);

}  // namespace hearsay
