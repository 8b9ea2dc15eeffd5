#include "hearsay/page/character_references.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestName = 32;       // with its semicolon
constexpr std::size_t kLongestLegacyName = 6;  // of the names that do without one
constexpr char32_t kReplacement = 0xFFFD;

struct NamedReference {
  std::string_view name;
  char32_t first = 0;
  char32_t second = 0;  // 0: none
};

char32_t hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

NamedReference reference_of_line(std::string_view line) {
  const std::size_t first = line.find('\t');
  const std::size_t second = line.find('\t', first + 1);
  return {.name = line.substr(0, first),
          .first = hexadecimal(line.substr(first + 1, second - first - 1)),
          .second = second == std::string_view::npos ? 0 : hexadecimal(line.substr(second + 1))};
}

// In the order of their names, as the file is.
const std::vector<NamedReference>& named_references() {
  static const std::vector<NamedReference> kTable = [] {
    std::vector<NamedReference> table;
    for (std::string_view rest = page_data::named_references; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      if (!line.empty() && line.front() != '#') table.push_back(reference_of_line(line));
    }
    return table;
  }();
  return kTable;
}

const NamedReference* find_named(std::string_view name) {
  const auto found = std::ranges::lower_bound(named_references(), name, {}, &NamedReference::name);
  return found != named_references().end() && found->name == name ? &*found : nullptr;
}

// What a numeric reference to a C1 control means: the character of windows-1252. 0: none.
char32_t windows_1252(char32_t c1) {
  static constexpr std::array<char16_t, 32> kTable{
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return kTable[c1 - 0x80];
}

char32_t meant(char32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return kReplacement;
  if (number < 0x80 || number > 0x9F) return number;
  const char32_t character = windows_1252(number);
  return character == 0 ? number : character;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

// The digit's value, or `base` for what is none.
std::uint32_t digit_value(char c, std::uint32_t base) {
  std::uint32_t value = base;
  if (is_digit(c)) value = static_cast<std::uint32_t>(c - '0');
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') value = static_cast<std::uint32_t>((c | 0x20) - 'a') + 10;
  return std::min(value, base);
}

// Each takes what begins with "&" and gives the bytes that the reference has, 0 if it is none.
std::size_t append_numeric(std::string& out, std::string_view source) {
  const bool is_hexadecimal = source.size() > 2 && (source[2] | 0x20) == 'x';
  const std::uint32_t base = is_hexadecimal ? 16 : 10;
  const std::size_t first = is_hexadecimal ? 3 : 2;
  char32_t number = 0;
  std::size_t at = first;
  for (; at < source.size() && digit_value(source[at], base) < base; ++at)
    number = std::min<char32_t>(number * base + digit_value(source[at], base), 0x110000);
  if (at == first) return 0;
  append_utf8(out, meant(number));
  return at < source.size() && source[at] == ';' ? at + 1 : at;
}

std::size_t append_named(std::string& out, std::string_view source, ReferencePlace place) {
  std::size_t end = 1;
  while (end < source.size() && end < kLongestName && is_alphanumeric(source[end])) ++end;
  const NamedReference* found = nullptr;
  if (end < source.size() && source[end] == ';') found = find_named(source.substr(1, end));
  for (std::size_t size = std::min(end - 1, kLongestLegacyName); found == nullptr && size >= 2; --size)
    found = find_named(source.substr(1, size));
  if (found == nullptr) return 0;
  const std::size_t behind = found->name.size() + 1;
  // In addresses "&copy=1" is an argument: there a name must stand for itself.
  if (place == ReferencePlace::attribute && !found->name.ends_with(';') && behind < source.size() &&
      (source[behind] == '=' || is_alphanumeric(source[behind])))
    return 0;
  append_utf8(out, found->first);
  if (found->second != 0) append_utf8(out, found->second);
  return behind;
}

std::size_t append_reference(std::string& out, std::string_view source, ReferencePlace place) {
  if (source.size() > 1 && source[1] == '#') return append_numeric(out, source);
  return append_named(out, source, place);
}

}  // namespace

void append_decoded(std::string& out, std::string_view source, ReferencePlace place) {
  std::size_t ampersand = source.find('&');
  std::size_t carriage_return = source.find('\r');
  std::size_t at = 0;
  // Each is searched on only when it has been passed, so that many of one do not search for the other again.
  while (true) {
    const std::size_t next = std::min(ampersand, carriage_return);
    if (next == std::string_view::npos) break;
    out.append(source.substr(at, next - at));
    if (next == ampersand) {
      const std::size_t length = append_reference(out, source.substr(next), place);
      if (length == 0) out += '&';
      at = next + std::max<std::size_t>(length, 1);
      ampersand = source.find('&', at);
    } else {
      out += '\n';
      at = next + (source.substr(next + 1, 1) == "\n" ? 2 : 1);
      carriage_return = source.find('\r', at);
    }
  }
  out.append(source.substr(at));
}

}  // namespace hearsay
