// HTML's tokens, cut as the WHATWG HTML standard's tokenizer does: texts, start tags, end tags. Comments and
// doctypes are passed over. Nothing is copied: names, values and texts are bytes of the page, references and
// all.
//
//     HtmlTokenizer tokenizer("<p class=x>One");
//     while (const HtmlToken* token = tokenizer.next()) …
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"
#include "hearsay/page/html_names.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start_tag, end_tag };
  struct AttributeSource {
    Attribute name;
    std::string_view value;  ///< without its quotes, references not decoded
  };

  Kind kind = Kind::text;
  bool is_self_closing = false;
  bool is_literal = false;  ///< text in which "&" is no more than that
  Span source{};
  std::string_view name;  ///< of a tag, as the page writes it
  NameKey key = 0;
  ElementName element{};
  std::vector<AttributeSource> attributes;  ///< of a start tag; only those that are kept, the first first
};

/// Linear in time whatever the page: what is not terminated ends with the page, so nothing is searched for
/// twice.
class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}  ///< `html` must outlive the tokens

  /// The next token, valid until the next call; nullptr at the page's end.
  [[nodiscard]] const HtmlToken* next();

  /// To be called behind the start tag of an element whose content is nothing but characters: those up to its
  /// end tag, which is the next token. nullptr if there are none.
  [[nodiscard]] const HtmlToken* raw_text();

  /// Whether what comes is SVG's or MathML's, where CDATA sections are text.
  void set_foreign(bool foreign) { foreign_ = foreign; }

 private:
  [[nodiscard]] bool at_markup(std::size_t at) const;
  [[nodiscard]] std::size_t end_of_text(std::size_t at) const;
  const HtmlToken* text_up_to(std::size_t end, bool literal);
  const HtmlToken* cdata();
  void skip_comment();
  void skip_past_angle();
  bool read_tag(bool is_end_tag);
  void read_attributes();
  void read_attribute();
  [[nodiscard]] std::string_view read_value();
  void skip_space();
  [[nodiscard]] bool is_end_tag_at(std::size_t at, std::string_view name) const;
  [[nodiscard]] std::size_t end_of_raw_text(std::string_view name) const;
  [[nodiscard]] std::size_t end_of_script() const;

  std::string_view html_;
  std::size_t at_ = 0;
  bool foreign_ = false;
  HtmlToken token_;
};

}  // namespace hearsay
