// The names of HTML's elements and attributes, and what parsing must know of each element.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hearsay/page/html_tree.h"

namespace hearsay {

/// A name in either case as one number: how the open elements are told from each other.
using NameKey = std::uint64_t;

/// Only ASCII letters have two cases in HTML.
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

constexpr NameKey name_key(std::string_view name) {
  NameKey key = 0xCBF29CE484222325U;  // FNV-1a
  for (const char c : name) key = (key ^ static_cast<unsigned char>(ascii_lower(c))) * 0x100000001B3U;
  return key;
}

/// Bits of ElementName::traits, after the WHATWG HTML standard's lists.
enum ElementTrait : std::uint32_t {
  kVoid = 1U << 0U,             ///< has no content and no end tag
  kSpecial = 1U << 1U,          ///< the standard's category: an end tag of a phrase does not look beyond it
  kFormatting = 1U << 2U,       ///< the standard's category: b, i, a, ...
  kEndsParagraph = 1U << 3U,    ///< its start tag ends an open <p>
  kHeading = 1U << 4U,          ///< h1 to h6
  kHeadContent = 1U << 5U,      ///< may stand in <head>
  kRawText = 1U << 6U,          ///< content is characters up to its own end tag
  kEscapableText = 1U << 7U,    ///< the same, with character references
  kBoundsScope = 1U << 8U,      ///< end tags do not look beyond it
  kBoundsButton = 1U << 9U,     ///< nor does the implied end of a paragraph
  kBoundsList = 1U << 10U,      ///< nor the end tag of a list item
  kBoundsTable = 1U << 11U,     ///< nor those of table parts
  kEndsForeign = 1U << 12U,     ///< its start tag ends SVG and MathML
  kHtmlInForeign = 1U << 13U,   ///< an element of SVG or MathML whose content is HTML again
  kLeadingNewline = 1U << 14U,  ///< a line break right behind its start tag is not text
};

struct ElementName {
  Tag tag = Tag::other;
  std::uint32_t traits = 0;
};

/// What is known of the element with this name, in either case; `key` is the name's.
[[nodiscard]] ElementName element_of(std::string_view name, NameKey key);

/// Nothing for an attribute that is not kept.
[[nodiscard]] std::optional<Attribute> attribute_of(std::string_view name);

}  // namespace hearsay
