// HTML tokenizer: cuts a page into tags and text, after the HTML standard's tokenization (WHATWG,
// section 13.2.5). What the standard turns into comments is skipped. Every byte is looked at a bounded number
// of times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay {

/// An attribute as it stands in the page, references not yet decoded.
struct RawAttribute {
  std::string_view name;
  std::string_view value;
};

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start_tag, end_tag, end_of_page };
  Kind kind = Kind::end_of_page;
  Span source{};          ///< its bytes in the page
  std::string_view name;  ///< of a tag, as it is written
  bool self_closing = false;
  bool has_references = false;  ///< of text: an "&" stands in it that may begin one
};

class HtmlTokenizer {
 public:
  /// What the characters up to an element's end tag are.
  enum class Content : std::uint8_t { markup, raw, raw_with_references };

  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  [[nodiscard]] HtmlToken next();

  /// Of the last start tag, in order; valid until the next token.
  [[nodiscard]] const std::vector<RawAttribute>& attributes() const { return attributes_; }

  /// From here to the end tag `name` (as the start tag was written) there is only text.
  void read_text_until_end_tag(std::string_view name, Content content) {
    raw_until_ = name;
    content_ = content;
  }

 private:
  [[nodiscard]] HtmlToken text_until(std::size_t end, bool references);
  [[nodiscard]] HtmlToken raw_text();
  [[nodiscard]] HtmlToken tag(HtmlToken::Kind kind, std::size_t name_begin);
  [[nodiscard]] std::size_t find(char c, std::size_t from) const;
  void skip_comment();
  void skip_bogus_comment();
  void read_attributes(HtmlToken& token);
  RawAttribute read_attribute();

  std::string_view html_;
  std::size_t at_ = 0;
  std::string_view raw_until_;
  Content content_ = Content::markup;
  std::vector<RawAttribute> attributes_;
};

}  // namespace hearsay
