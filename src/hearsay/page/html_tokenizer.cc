#include "hearsay/page/html_tokenizer.h"

#include <algorithm>
#include <cstring>

namespace hearsay {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char one, char other) { return (one | 0x20) == (other | 0x20); });
}

}  // namespace

// The next `c` at or behind `from`; the page's end if there is none.
std::size_t HtmlTokenizer::find(char c, std::size_t from) const {
  if (from >= html_.size()) return html_.size();
  const void* const found = std::memchr(html_.data() + from, c, html_.size() - from);
  return found == nullptr ? html_.size()
                          : static_cast<std::size_t>(static_cast<const char*>(found) - html_.data());
}

HtmlToken HtmlTokenizer::next() {
  if (content_ != Content::markup) {
    const HtmlToken text = raw_text();
    if (!text.source.empty()) return text;
  }
  while (at_ < html_.size()) {
    if (html_[at_] != '<') return text_until(find('<', at_), true);
    const char behind = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    if (is_letter(behind)) return tag(HtmlToken::Kind::start_tag, at_ + 1);
    if (behind == '!') {
      skip_comment();
    } else if (behind == '?') {
      skip_bogus_comment();
    } else if (behind == '/') {
      if (at_ + 2 < html_.size() && is_letter(html_[at_ + 2])) return tag(HtmlToken::Kind::end_tag, at_ + 2);
      if (at_ + 2 >= html_.size()) return text_until(html_.size(), false);
      skip_bogus_comment();
    } else {
      return text_until(find('<', at_ + 1), true);  // a "<" that opens nothing
    }
  }
  return {};
}

HtmlToken HtmlTokenizer::text_until(std::size_t end, bool references) {
  HtmlToken out{.kind = HtmlToken::Kind::text,
                .source = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)},
                .name = {}};
  out.has_references = references && std::memchr(html_.data() + at_, '&', end - at_) != nullptr;
  at_ = end;
  return out;
}

// Up to the end tag that was asked for, or to the page's end.
HtmlToken HtmlTokenizer::raw_text() {
  const bool references = content_ == Content::raw_with_references;
  content_ = Content::markup;
  std::size_t end = at_;
  for (;; ++end) {
    end = find('<', end);
    const std::size_t behind = end + 2 + raw_until_.size();
    if (behind >= html_.size()) {
      end = html_.size();
      break;
    }
    if (html_[end + 1] == '/' && ends_name(html_[behind]) &&
        equal_ignoring_case(html_.substr(end + 2, raw_until_.size()), raw_until_))
      break;
  }
  return text_until(end, references);
}

// "<!--…-->", and what the standard takes for a comment: "<!…>".
void HtmlTokenizer::skip_comment() {
  if (html_.substr(at_, 4) != "<!--") return skip_bogus_comment();
  std::size_t from = at_ + 4;
  if (html_.substr(from, 1) == ">" || html_.substr(from, 2) == "->") return skip_bogus_comment();
  for (;; ++from) {
    from = find('-', from);
    if (from + 2 >= html_.size()) break;
    if (html_[from + 1] != '-') continue;
    if (html_[from + 2] == '>') {
      at_ = from + 3;
      return;
    }
    if (html_.substr(from + 2, 2) == "!>") {
      at_ = from + 4;
      return;
    }
  }
  at_ = html_.size();
}

void HtmlTokenizer::skip_bogus_comment() { at_ = std::min(html_.size(), find('>', at_) + 1); }

HtmlToken HtmlTokenizer::tag(HtmlToken::Kind kind, std::size_t name_begin) {
  const std::size_t begin = at_;
  at_ = name_begin;
  while (at_ < html_.size() && !ends_name(html_[at_])) ++at_;
  HtmlToken token{.kind = kind, .source = {}, .name = html_.substr(name_begin, at_ - name_begin)};
  read_attributes(token);
  if (at_ >= html_.size()) return {};  // cut within the tag: there is no tag
  ++at_;
  token.source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  return token;
}

// Up to the tag's ">", or to the page's end.
void HtmlTokenizer::read_attributes(HtmlToken& token) {
  attributes_.clear();
  for (;;) {
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
    if (at_ >= html_.size() || html_[at_] == '>') return;
    if (html_[at_] == '/') {
      ++at_;
      token.self_closing = at_ < html_.size() && html_[at_] == '>';
      continue;
    }
    attributes_.push_back(read_attribute());
  }
}

RawAttribute HtmlTokenizer::read_attribute() {
  RawAttribute out;
  const std::size_t name = at_++;  // a "=" in front is part of the name
  while (at_ < html_.size() && !ends_name(html_[at_]) && html_[at_] != '=') ++at_;
  out.name = html_.substr(name, at_ - name);
  std::size_t behind = at_;
  while (behind < html_.size() && is_space(html_[behind])) ++behind;
  if (behind >= html_.size() || html_[behind] != '=') return out;
  at_ = behind + 1;
  while (at_ < html_.size() && is_space(html_[at_])) ++at_;
  if (at_ >= html_.size()) return out;
  if (const char quote = html_[at_]; quote == '"' || quote == '\'') {
    const std::size_t end = find(quote, at_ + 1);
    out.value = html_.substr(at_ + 1, end - at_ - 1);
    at_ = std::min(html_.size(), end + 1);
  } else {
    const std::size_t value = at_;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
    out.value = html_.substr(value, at_ - value);
  }
  return out;
}

}  // namespace hearsay
