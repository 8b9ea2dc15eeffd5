#include "hearsay/page/html_tokenizer.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";

enum CharacterClass : std::uint8_t { kSpace = 1, kLetter = 2, kEndsTagName = 4, kEndsAttributeName = 8 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (const char c : {' ', '\t', '\n', '\f', '\r'})
    classes[static_cast<unsigned char>(c)] = kSpace | kEndsTagName | kEndsAttributeName;
  for (const char c : {'/', '>'}) classes[static_cast<unsigned char>(c)] = kEndsTagName | kEndsAttributeName;
  classes['='] = kEndsAttributeName;
  for (char c = 'a'; c <= 'z'; ++c) {
    classes[static_cast<unsigned char>(c)] = kLetter;
    classes[static_cast<unsigned char>(c - 'a' + 'A')] = kLetter;
  }
  return classes;
}();

bool is(char c, std::uint8_t classes) { return (kClasses[static_cast<unsigned char>(c)] & classes) != 0; }

// "<script" and what ends a tag's name.
bool is_start_of_script(std::string_view tag) {
  constexpr std::string_view kStart = "<script";
  return tag.size() > kStart.size() && is(tag[kStart.size()], kEndsTagName) &&
         std::equal(kStart.begin(), kStart.end(), tag.begin(),
                    [](char a, char b) { return a == ascii_lower(b); });
}

}  // namespace

const HtmlToken* HtmlTokenizer::next() {
  while (at_ < html_.size()) {
    if (!at_markup(at_)) return text_up_to(end_of_text(at_), false);
    const bool is_end_tag = html_[at_ + 1] == '/';
    const std::string_view markup = html_.substr(at_);
    if (is(markup[is_end_tag ? 2 : 1], kLetter)) {
      if (read_tag(is_end_tag)) return &token_;
    } else if (foreign_ && markup.starts_with(kCdata)) {
      if (const HtmlToken* const text = cdata()) return text;
    } else if (markup.starts_with("<!--")) {
      skip_comment();
    } else {
      skip_past_angle();
    }
  }
  return nullptr;
}

const HtmlToken* HtmlTokenizer::raw_text() {
  const bool is_script = token_.element.tag == Tag::script;
  const bool literal = (token_.element.traits & kEscapableText) == 0;
  const std::size_t end = is_script ? end_of_script() : end_of_raw_text(token_.name);
  return end > at_ ? text_up_to(end, literal) : nullptr;
}

// Whether a "<" begins a tag, a comment or the like; others are text.
bool HtmlTokenizer::at_markup(std::size_t at) const {
  if (html_[at] != '<' || at + 1 >= html_.size()) return false;
  const char next = html_[at + 1];
  return next == '/' ? at + 2 < html_.size() : next == '!' || next == '?' || is(next, kLetter);
}

std::size_t HtmlTokenizer::end_of_text(std::size_t at) const {
  do at = html_.find('<', at + 1);
  while (at != std::string_view::npos && !at_markup(at));
  return std::min(at, html_.size());
}

const HtmlToken* HtmlTokenizer::text_up_to(std::size_t end, bool literal) {
  token_.kind = HtmlToken::Kind::text;
  token_.is_literal = literal;
  token_.source = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
  at_ = end;
  return &token_;
}

// The text of a CDATA section; nullptr if it has none.
const HtmlToken* HtmlTokenizer::cdata() {
  at_ += kCdata.size();
  const std::size_t end = std::min(html_.find("]]>", at_), html_.size());
  const HtmlToken* const text = text_up_to(end, true);
  at_ = std::min(end + 3, html_.size());
  return text->source.empty() ? nullptr : text;
}

// A comment ends with "-->" or "--!>"; "<!-->" and "<!--->" are whole.
void HtmlTokenizer::skip_comment() {
  const std::size_t first = at_ + 2;  // where the dashes of a short comment begin
  for (std::size_t at = first + 2; (at = html_.find('>', at)) != std::string_view::npos; ++at) {
    const std::string_view before = html_.substr(first, at - first);
    if (before.ends_with("--") || (before.size() >= 5 && before.ends_with("--!"))) {
      at_ = at + 1;
      return;
    }
  }
  at_ = html_.size();
}

// Doctypes, processing instructions and what else is no comment but is taken for one.
void HtmlTokenizer::skip_past_angle() {
  const std::size_t angle = html_.find('>', at_ + 2);
  at_ = angle == std::string_view::npos ? html_.size() : angle + 1;
}

// Reads the tag at "<"; false if the page ends within, which leaves no tag.
bool HtmlTokenizer::read_tag(bool is_end_tag) {
  const std::size_t begin = at_;
  at_ += is_end_tag ? 2 : 1;
  const std::size_t name_begin = at_;
  while (at_ < html_.size() && !is(html_[at_], kEndsTagName)) ++at_;
  token_.kind = is_end_tag ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag;
  token_.is_self_closing = false;
  token_.name = html_.substr(name_begin, at_ - name_begin);
  token_.key = name_key(token_.name);
  token_.element = element_of(token_.name, token_.key);
  token_.attributes.clear();
  read_attributes();
  if (at_ >= html_.size()) return false;
  token_.is_self_closing = html_[at_ - 1] == '/' && token_.is_self_closing;
  ++at_;
  token_.source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  return true;
}

// Stops at the tag's ">" or at the page's end.
void HtmlTokenizer::read_attributes() {
  while (true) {
    skip_space();
    if (at_ >= html_.size() || html_[at_] == '>') return;
    token_.is_self_closing = html_[at_] == '/';
    if (token_.is_self_closing)
      ++at_;
    else
      read_attribute();
  }
}

void HtmlTokenizer::read_attribute() {
  const std::size_t begin = at_;
  ++at_;  // a "=" that comes first is part of the name
  while (at_ < html_.size() && !is(html_[at_], kEndsAttributeName)) ++at_;
  const std::string_view name = html_.substr(begin, at_ - begin);
  skip_space();
  std::string_view value;
  if (at_ < html_.size() && html_[at_] == '=') value = read_value();
  if (token_.kind != HtmlToken::Kind::start_tag) return;
  if (const std::optional<Attribute> kept = attribute_of(name)) token_.attributes.push_back({*kept, value});
}

std::string_view HtmlTokenizer::read_value() {
  ++at_;
  skip_space();
  if (at_ >= html_.size()) return {};
  const char quote = html_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = at_ + 1;
    const std::size_t end = std::min(html_.find(quote, begin), html_.size());
    at_ = std::min(end + 1, html_.size());
    return html_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (at_ < html_.size() && html_[at_] != '>' && !is(html_[at_], kSpace)) ++at_;
  return html_.substr(begin, at_ - begin);
}

void HtmlTokenizer::skip_space() {
  while (at_ < html_.size() && is(html_[at_], kSpace)) ++at_;
}

bool HtmlTokenizer::is_end_tag_at(std::size_t at, std::string_view name) const {
  const std::string_view tag = html_.substr(at, name.size() + 3);
  return tag.size() == name.size() + 3 && tag.starts_with("</") && is(tag.back(), kEndsTagName) &&
         std::equal(name.begin(), name.end(), tag.begin() + 2,
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

std::size_t HtmlTokenizer::end_of_raw_text(std::string_view name) const {
  std::size_t at = html_.find('<', at_);
  while (at != std::string_view::npos && !is_end_tag_at(at, name)) at = html_.find('<', at + 1);
  return std::min(at, html_.size());
}

// The standard's "escaped" states: within <!-- -->, a <script> takes the next </script> for itself.
std::size_t HtmlTokenizer::end_of_script() const {
  bool is_nested = false;
  std::size_t comment_end = at_;  // the "-->" of the comment that we are in, if it is not behind us
  for (std::size_t at = at_; (at = html_.find('<', at)) != std::string_view::npos; ++at) {
    const bool is_comment = at < comment_end;
    if (!is_comment) is_nested = false;
    if (!is_comment && html_.substr(at, 4) == "<!--") {
      comment_end = std::min(html_.find("-->", at + 2), html_.size());
    } else if (is_end_tag_at(at, "script")) {
      if (!is_nested) return at;
      is_nested = false;
    } else if (is_comment && is_start_of_script(html_.substr(at, 8))) {
      is_nested = true;
    }
  }
  return html_.size();
}

}  // namespace hearsay
