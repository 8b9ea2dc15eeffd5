// Article: what a reader reads of a page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay {

enum class BlockKind : std::uint8_t { title, heading, paragraph, list_item, quote, post, caption };

/// A stretch of the article that stands by itself on the page. Blocks lie in reading order, do not overlap, and
/// a line break stands between any two of them in the text.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;                            ///< in Article::text
  Span place;                           ///< in the page's bytes as they came
  std::optional<std::string> credit;    ///< of a caption: whose picture it is; not part of the text
  std::optional<std::string> author;    ///< of a post: who posted it, as the page writes it
  std::optional<std::string> handle{};  ///< of a post: the account, "@name"
  std::optional<std::string> time{};    ///< of a post or a live blog's entry: ISO 8601

  friend bool operator==(const Block&, const Block&) = default;
};

enum class LeftOutKind : std::uint8_t {
  related,
  share,
  comments,
  navigation,
  advert,
  newsletter,
  legal,
  other
};

/// Words on the page that are not the article's.
struct LeftOut {
  LeftOutKind kind = LeftOutKind::other;
  std::string text;
  Span place;  ///< in the page's bytes as they came

  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// Where a piece of metadata was found. `page` is the page's face, `byline` a line on it that names authors,
/// `title` the title element, `html` the root element's language, `option` what the caller said,
/// `script` data from which a page's scripts draw it.
enum class MetadataSource : std::uint8_t {
  json_ld,
  microdata,
  opengraph,
  meta,
  link,
  byline,
  page,
  title,
  url,
  html,
  option,
  script
};

/// The source of each piece of metadata; nothing for what the page does not say.
struct MetadataSources {
  std::optional<MetadataSource> title;
  std::optional<MetadataSource> site;
  std::optional<MetadataSource> url;
  std::optional<MetadataSource> authors;
  std::optional<MetadataSource> published;
  std::optional<MetadataSource> modified;
  std::optional<MetadataSource> language;
  std::optional<MetadataSource> description;
  std::optional<MetadataSource> image;
  std::optional<MetadataSource> text;  ///< `page`, or `json_ld` or `script` where the page itself shows little

  friend bool operator==(const MetadataSources&, const MetadataSources&) = default;
};

/// One page as a reader reads it. An unknown piece of metadata is empty, never guessed.
struct Article {
  std::string input;   ///< the name that the page came under
  std::string sha256;  ///< of the page's bytes, hexadecimal
  std::optional<std::string> title;
  std::optional<std::string> site;         ///< the outlet's name: "The Argus", or "argus.example"
  std::optional<std::string> url;          ///< absolute, http or https
  std::vector<std::string> authors;        ///< names alone: no "By", no job
  std::optional<std::string> published;    ///< ISO 8601, with what precision the page has
  std::optional<std::string> modified;     ///< the same
  std::optional<std::string> language;     ///< BCP 47: "en", "pt-BR"
  std::optional<std::string> description;  ///< the page's own summary
  std::optional<std::string> image;        ///< address of the lead image, absolute, http or https
  MetadataSources sources;                 ///< where each of these was found
  std::string text;                        ///< well-formed UTF-8
  std::vector<Block> blocks;
  std::vector<LeftOut> left_out;

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace hearsay
