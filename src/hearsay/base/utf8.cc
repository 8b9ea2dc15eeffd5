#include "hearsay/base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace hearsay {
namespace {

constexpr std::uint32_t kStride = 64;  // bytes between two counts of the index

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Whether the next eight bytes are all ASCII: most of most pages is, and takes this way.
bool ascii_word_at(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t word = 0;
  if (text.size() - at < sizeof word) return false;
  std::memcpy(&word, text.data() + at, sizeof word);
  return (word & kHighBits) == 0;
}

struct Sequence {
  std::size_t length = 1;  ///< of an ill-formed one: its bytes that could begin a well-formed one, at least 1
  bool well_formed = false;
};

/// The sequence at `at` (Unicode 15, table 3-7).
Sequence sequence_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t whole = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // Of the second byte: shorter forms exist below, surrogates and what is no code point above.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t length = 1;
  while (length < whole && at + length < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at + length]);
    if (length == 1 ? byte < low || byte > high : !is_continuation(text[at + length])) break;
    ++length;
  }
  return {length, length == whole};
}

/// What comparison takes a character for: straight quotes and hyphens, plain letters.
char32_t plain(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032) return U'\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0x2033) return U'"';
  if (c >= 0x2010 && c <= 0x2015) return U'-';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

/// Canonical decomposition without combining marks, by ICU. Falls back to the character itself.
void append_without_marks(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 32> parts{};
  const std::int32_t length = U_FAILURE(status)
                                  ? -1
                                  : unorm2_getDecomposition(nfd, static_cast<UChar32>(c), parts.data(),
                                                            static_cast<std::int32_t>(parts.size()), &status);
  if (U_FAILURE(status) || length < 0) {
    if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) append_utf8(out, c);
    return;
  }
  for (std::int32_t i = 0; i < length;) {
    UChar32 part = 0;
    U16_NEXT(parts.data(), i, length, part);
    if (u_charType(part) != U_NON_SPACING_MARK) append_utf8(out, static_cast<char32_t>(part));
  }
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (ascii_word_at(text, at)) {
      at += sizeof(std::uint64_t);
      continue;
    }
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.well_formed) return at;
    at += sequence.length;
  }
  return text.size();
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t c = lead & (0x3FU >> static_cast<unsigned>(more));
  while (more-- > 0 && at < text.size()) c = (c << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return c;
}

char32_t previous_code_point(std::string_view text, std::size_t& at) {
  do --at;
  while (at > 0 && is_continuation(text[at]));
  std::size_t start = at;
  return next_code_point(text, start);
}

void append_utf8(std::string& out, char32_t c) {
  const auto add = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0U | (c >> 6U));
    add(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    add(0xE0U | (c >> 12U));
    add(0x80U | ((c >> 6U) & 0x3FU));
    add(0x80U | (c & 0x3FU));
  } else {
    add(0xF0U | (c >> 18U));
    add(0x80U | ((c >> 12U) & 0x3FU));
    add(0x80U | ((c >> 6U) & 0x3FU));
    add(0x80U | (c & 0x3FU));
  }
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const Sequence sequence = sequence_at(text, at);
    if (sequence.well_formed) {
      out += text.substr(at, sequence.length);
    } else {
      append_utf8(out, 0xFFFD);
    }
    at += sequence.length;
  }
  return out;
}

bool is_blank(char32_t c) {
  return c == 0xFEFF || c == 0x200B || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (std::size_t next = begin; next < end; begin = next)
    if (!is_blank(next_code_point(text, next))) break;
  for (std::size_t before = end; before > begin; end = before)
    if (!is_blank(previous_code_point(text, before))) break;
  return text.substr(begin, end - begin);
}

std::string fold_ascii_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_ascii_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      ++at;
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
    }
  }
  return out;
}

std::string comparison_form(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const char letter = text[at]; letter > ' ' && letter < '\x7F') {
      out += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
      ++at;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (!is_blank(c)) {
      append_without_marks(out, plain(c));
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kStride + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) before_.push_back(size_);
    if (!is_continuation(text[i])) ++size_;
  }
  if (text.size() % kStride == 0) before_.push_back(size_);
}

std::uint32_t CodePointIndex::code_point_at(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t block = byte / kStride;
  std::uint32_t count = before_[block];
  for (std::uint32_t i = block * kStride; i < byte; ++i)
    if (!is_continuation(text_[i])) ++count;
  return count;
}

std::uint32_t CodePointIndex::byte_at(std::uint32_t code_point) const {
  if (code_point >= size_) return static_cast<std::uint32_t>(text_.size());
  const auto above = std::upper_bound(before_.begin(), before_.end(), code_point);
  auto block = static_cast<std::uint32_t>(above - before_.begin()) - 1;
  std::uint32_t count = before_[block];
  for (std::uint32_t i = block * kStride;; ++i) {
    if (is_continuation(text_[i])) continue;
    if (count == code_point) return i;
    ++count;
  }
}

}  // namespace hearsay
