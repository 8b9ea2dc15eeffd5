// HTML, written so that nothing from a report can be anything but text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::dossier {

/// Text as it may stand in an element or in a quoted attribute: & < > " ' as references. Controls that HTML
/// forbids and the embeddings and overrides of Unicode's bidi algorithm (U+202A to U+202E), which would make
/// words look like others, become U+FFFD. `text` must be well-formed UTF-8.
[[nodiscard]] std::string escape_html(std::string_view text);

struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// Appends to one string. What is opened is closed, in order, by the writer.
class HtmlWriter {
 public:
  /// An attribute with an empty value is left out.
  HtmlWriter& open(std::string_view element, std::initializer_list<Attribute> attributes = {});
  HtmlWriter& close();  ///< the innermost open element
  HtmlWriter& line();   ///< a line break in the source
  /// Escapes it.
  HtmlWriter& text(std::string_view text);
  /// An element that holds only text.
  HtmlWriter& element(std::string_view element, std::string_view text,
                      std::initializer_list<Attribute> attributes = {});
  /// Words that came from outside, kept to themselves whatever their direction.
  HtmlWriter& outside(std::string_view text);
  /// An element without content or end tag.
  HtmlWriter& empty_element(std::string_view element, std::initializer_list<Attribute> attributes = {});
  /// An element of SVG without content, which HTML lets close itself.
  HtmlWriter& self_closing(std::string_view element, std::initializer_list<Attribute> attributes);
  /// Hearsay's own markup or style sheet, as it is.
  HtmlWriter& verbatim(std::string_view markup);

  [[nodiscard]] std::string take();  ///< closes everything

 private:
  void start_tag(std::string_view element, std::initializer_list<Attribute> attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace hearsay::dossier
