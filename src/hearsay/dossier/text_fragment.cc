#include "hearsay/dossier/text_fragment.h"

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

constexpr std::size_t kWholeWords = 10;   // up to so many, the part is given whole
constexpr std::size_t kEndWords = 5;      // of a longer one, so many at each end
constexpr std::size_t kContextWords = 3;  // before or behind the part
constexpr std::size_t kTermBytes = 160;   // of a part given whole, whatever the script
constexpr std::size_t kEndBytes = 80;     // of each end and of the context; two ends fit into a longer part
constexpr std::size_t kDirectives = 4;    // parts of one statement that are marked
constexpr std::string_view kDirective = ":~:";

bool is_ascii_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_percent(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4U];
  out += kHex[byte & 0xFU];
}

/// Everything but letters, digits, "_", "." and "~": "-", "," and "&" have a meaning in a directive.
std::string encoded_term(std::string_view term) {
  std::string out;
  for (const char c : term) {
    if (is_ascii_alphanumeric(c) || c == '_' || c == '.' || c == '~') {
      out += c;
    } else {
      append_percent(out, c);
    }
  }
  return out;
}

/// The first `count` words of the text, or as much of them as `most_bytes` hold.
std::string_view first_words(std::string_view text, std::size_t count, std::size_t most_bytes) {
  text = trim(text);
  std::size_t end = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool blank = is_blank(next_code_point(text, at));
    if (at > most_bytes || (blank && in_word && --count == 0)) break;
    in_word = !blank;
    if (!blank) end = at;
  }
  return text.substr(0, end);
}

std::string_view last_words(std::string_view text, std::size_t count, std::size_t most_bytes) {
  text = trim(text);
  std::size_t begin = text.size();
  bool in_word = false;
  for (std::size_t at = text.size(); at > 0;) {
    const bool blank = is_blank(previous_code_point(text, at));
    if (text.size() - at > most_bytes || (blank && in_word && --count == 0)) break;
    in_word = !blank;
    if (!blank) begin = at;
  }
  return text.substr(begin);
}

/// Whether anything but quotation marks and the like stands in it.
bool has_word(std::string_view text) {
  constexpr std::u32string_view kMarks = U"“”„‘’‚\"'«»‹›()[]-–—:;,.!?…";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_blank(c) && kMarks.find(c) == std::u32string_view::npos) return true;
  }
  return false;
}

/// A term may not run from one block into the next.
std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }
std::string_view last_line(std::string_view text) {
  const std::size_t line_break = text.rfind('\n');
  return line_break == std::string_view::npos ? text : text.substr(line_break + 1);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string_view words_before(std::string_view text, std::size_t byte) {
  std::size_t begin = byte > kEndBytes ? byte - kEndBytes : 0;
  while (begin < byte && is_continuation(text[begin])) ++begin;
  return last_words(last_line(text.substr(begin, byte - begin)), kContextWords, kEndBytes);
}

std::string_view words_behind(std::string_view text, std::size_t byte) {
  std::size_t end = std::min(text.size(), byte + kEndBytes);
  while (end > byte && end < text.size() && is_continuation(text[end])) --end;
  return first_words(first_line(text.substr(byte, end - byte)), kContextWords, kEndBytes);
}

/// The part itself: whole, or by its two ends.
std::string encoded_part(std::string_view words) {
  const bool one_line = words.find('\n') == std::string_view::npos;
  if (one_line && first_words(words, kWholeWords, kTermBytes).size() == words.size())
    return encoded_term(words);
  return encoded_term(first_words(first_line(words), kEndWords, kEndBytes)) + ',' +
         encoded_term(last_words(last_line(words), kEndWords, kEndBytes));
}

std::string directive_for(std::string_view text, Span part) {
  const std::string words = encoded_part(trim(part.of(text)));
  if (const auto prefix = words_before(text, part.begin); has_word(prefix)) {
    return "text=" + encoded_term(prefix) + "-," + words;
  }
  if (const auto suffix = words_behind(text, part.end); has_word(suffix)) {
    return "text=" + words + ",-" + encoded_term(suffix);
  }
  return "text=" + words;
}

bool begins_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::ranges::equal(text.substr(0, lower_case.size()), lower_case,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

}  // namespace

std::optional<std::string> safe_url(std::string_view url) {
  constexpr std::string_view kAlsoAllowed = "-._~:/?#[]@!$&()*+,;=%";  // RFC 3986 without the apostrophe
  if (!begins_with_ignoring_case(url, "http://") && !begins_with_ignoring_case(url, "https://")) {
    return std::nullopt;
  }
  std::string safe;
  for (const char c : url) {
    if (is_ascii_alphanumeric(c) || kAlsoAllowed.find(c) != std::string_view::npos) {
      safe += c;
    } else {
      append_percent(safe, c);
    }
  }
  return safe;
}

std::string text_fragment_url(std::string_view url, std::string_view text, std::span<const Span> parts) {
  std::string out(url.substr(0, url.find(kDirective)));
  std::string directives;
  for (const Span part : parts.first(std::min(parts.size(), kDirectives))) {
    if (trim(part.of(text)).empty()) continue;
    if (!directives.empty()) directives += '&';
    directives += directive_for(text, part);
  }
  if (directives.empty()) return out;
  if (out.find('#') == std::string::npos) out += '#';
  out += kDirective;
  return out + directives;
}

}  // namespace hearsay::dossier
