#include "hearsay/page/character_references.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestName = 32;  // "CounterClockwiseContourIntegral;" is the longest
constexpr std::size_t kLongestBareName = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Names {
  std::unordered_map<std::string_view, std::string> with_semicolon;
  std::unordered_map<std::string_view, std::string> bare;  // those that need none

  Names() {
    for (const auto& fields : word_list_lines(page_data::named_references)) {
      std::string characters;
      for (std::size_t i = 1; i < fields.size(); ++i) {
        if (fields[i] == "bare") {
          bare.emplace(fields[0], characters);
        } else {
          append_utf8(characters,
                      static_cast<char32_t>(std::strtoul(std::string(fields[i]).c_str(), nullptr, 16)));
        }
      }
      with_semicolon.emplace(fields[0], std::move(characters));
    }
  }
};

// Windows-1252 for the C1 controls, as the standard reads a numeric reference to one. 0: none.
char32_t windows_1252(char32_t c1) {
  static constexpr std::array<char16_t, 32> kTable{
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return kTable[c1 - 0x80];
}

char32_t meant_by(char32_t number) {
  constexpr char32_t kReplacement = 0xFFFD;
  constexpr char32_t kLargest = 0x10FFFF;
  if (number == 0 || number > kLargest || (number >= 0xD800 && number < 0xE000)) return kReplacement;
  if (number < 0x80 || number >= 0xA0) return number;
  const char32_t meant = windows_1252(number);
  return meant == 0 ? number : meant;
}

// Both: bytes of the reference that begins at `text`'s "&"; 0 if there is none.
std::size_t append_numeric(std::string& out, std::string_view text) {
  std::size_t at = 2;
  const bool hexadecimal = text.size() > at && (text[at] == 'x' || text[at] == 'X');
  if (hexadecimal) ++at;
  const std::size_t digits = at;
  char32_t number = 0;
  constexpr char32_t kTooLarge = 0x110000;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const char small = static_cast<char>(c | 0x20);
    char32_t digit = 0;
    if (is_digit(c))
      digit = static_cast<char32_t>(c - '0');
    else if (hexadecimal && small >= 'a' && small <= 'f')
      digit = static_cast<char32_t>(small - 'a' + 10);
    else
      break;
    number = std::min<char32_t>(kTooLarge, number * (hexadecimal ? 16U : 10U) + digit);
  }
  if (at == digits) return 0;
  append_utf8(out, meant_by(number));
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

std::size_t append_named(std::string& out, std::string_view text, ReferencePlace place) {
  static const Names kNames;
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && is_letter_or_digit(text[end])) ++end;
  if (end < text.size() && text[end] == ';') {
    if (const auto found = kNames.with_semicolon.find(text.substr(1, end - 1));
        found != kNames.with_semicolon.end()) {
      out += found->second;
      return end + 1;
    }
  }
  for (std::size_t length = std::min(end - 1, kLongestBareName); length >= 2; --length) {
    const auto found = kNames.bare.find(text.substr(1, length));
    if (found == kNames.bare.end()) continue;
    const char behind = length + 1 < text.size() ? text[length + 1] : '\0';
    if (place == ReferencePlace::attribute && behind != ';' && (behind == '=' || is_letter_or_digit(behind)))
      return 0;
    out += found->second;
    return behind == ';' ? length + 2 : length + 1;
  }
  return 0;
}

}  // namespace

void append_decoded(std::string& out, std::string_view text, ReferencePlace place) {
  while (!text.empty()) {
    const void* const found = std::memchr(text.data(), '&', text.size());
    if (found == nullptr) break;
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    out += text.substr(0, at);
    text.remove_prefix(at);
    std::size_t length = 0;
    if (text.size() > 2 && text[1] == '#')
      length = append_numeric(out, text);
    else if (text.size() > 2 && is_letter_or_digit(text[1]))
      length = append_named(out, text, place);
    if (length == 0) {
      out += '&';
      length = 1;
    }
    text.remove_prefix(length);
  }
  out += text;
}

}  // namespace hearsay
