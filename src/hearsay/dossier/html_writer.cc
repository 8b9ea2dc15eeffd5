#include "hearsay/dossier/html_writer.h"

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_forbidden(char32_t c) {
  if (c == U'\n' || c == U'\t') return false;
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool reorders = c >= 0x202A && c <= 0x202E;
  return control || reorders;
}

std::string_view reference_for(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    const std::string_view reference = reference_for(text[start]);
    if (is_forbidden(c)) {
      out += kReplacement;
    } else if (!reference.empty()) {
      out += reference;
    } else {
      out += text.substr(start, at - start);
    }
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

void HtmlWriter::start_tag(std::string_view element, std::initializer_list<Attribute> attributes) {
  out_ += '<';
  out_ += element;
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

HtmlWriter& HtmlWriter::open(std::string_view element, std::initializer_list<Attribute> attributes) {
  start_tag(element, attributes);
  open_.push_back(element);
  return *this;
}

HtmlWriter& HtmlWriter::close() {
  if (open_.empty()) return *this;
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

HtmlWriter& HtmlWriter::line() {
  out_ += '\n';
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view element, std::string_view text,
                                std::initializer_list<Attribute> attributes) {
  return open(element, attributes).text(text).close();
}

HtmlWriter& HtmlWriter::outside(std::string_view text) { return element("bdi", text); }

HtmlWriter& HtmlWriter::empty_element(std::string_view element, std::initializer_list<Attribute> attributes) {
  start_tag(element, attributes);
  return *this;
}

HtmlWriter& HtmlWriter::self_closing(std::string_view element, std::initializer_list<Attribute> attributes) {
  start_tag(element, attributes);
  out_.insert(out_.size() - 1, "/");
  return *this;
}

HtmlWriter& HtmlWriter::verbatim(std::string_view markup) {
  out_ += markup;
  return *this;
}

std::string HtmlWriter::take() {
  while (!open_.empty()) close();
  return std::move(out_);
}

}  // namespace hearsay::dossier
