#include "hearsay/serve/url.h"

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte that "%" at `at` and two digits stand for.
std::optional<char> encoded_byte(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return std::nullopt;
  const int high = digit_value(text[at + 1]);
  const int low = digit_value(text[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(16 * high + low);
}

bool is_refused_in_path(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; }

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

std::string decode_form_text(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::optional<char> byte = text[at] == '%' ? encoded_byte(text, at) : std::nullopt;
    if (byte) at += 2;
    const char c = byte ? *byte : text[at] == '+' ? ' ' : text[at];
    // No byte 0xFF stands in UTF-8, so it becomes U+FFFD below.
    bytes += c == '\0' ? '\xff' : c;
  }
  return first_invalid_utf8(bytes) == bytes.size() ? bytes : replace_invalid_utf8(bytes);
}

}  // namespace

std::optional<std::string_view> find_value(const std::vector<NamedValue>& values, std::string_view name) {
  const auto found = std::ranges::find(values, name, &NamedValue::name);
  if (found == values.end()) return std::nullopt;
  return found->value;
}

std::optional<std::string> decode_path(std::string_view path) {
  if (!path.starts_with('/')) return std::nullopt;
  std::string decoded;
  decoded.reserve(path.size());
  for (std::size_t at = 0; at < path.size(); ++at) {
    char c = path[at];
    if (c == '%') {
      const std::optional<char> byte = encoded_byte(path, at);
      if (!byte) return std::nullopt;
      c = *byte;
      at += 2;
    }
    if (is_refused_in_path(c)) return std::nullopt;
    decoded += c;
  }
  if (first_invalid_utf8(decoded) != decoded.size() || has_dot_segment(decoded)) return std::nullopt;
  return decoded;
}

std::optional<std::vector<NamedValue>> decode_form_values(std::string_view text, std::size_t most) {
  std::vector<NamedValue> values;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (values.size() == most) return std::nullopt;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    values.push_back({.name = decode_form_text(pair.substr(0, equals)),
                      .value = decode_form_text(pair.substr(std::min(equals + 1, pair.size())))});
  }
  return values;
}

std::string percent_encode(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~";
  std::string out;
  out.reserve(value.size());
  for (const char c : value) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       kPlain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
  return out;
}

}  // namespace hearsay
