// UTF-8: validity, stepping, and the two ways of counting (bytes inside, code points in the record).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// Byte of the first ill-formed sequence (Unicode 15, table 3-7), or `text.size()` if there is none.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

/// The code point that starts at `at`; moves `at` behind it. `text` must be well-formed and `at` inside it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// The code point that ends before `at`; moves `at` to its start. `text` must be well-formed and `at` > 0.
[[nodiscard]] char32_t previous_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

/// Copies `text`, each ill-formed sequence replaced by one U+FFFD, as browsers do: a sequence ends before the
/// first byte that cannot go on with it (Unicode 15, section 3.9; WHATWG Encoding).
[[nodiscard]] std::string replace_invalid_utf8(std::string_view text);

/// White space that a page's reader does not see as a character: Unicode White_Space, BOM, zero-width space.
[[nodiscard]] bool is_blank(char32_t c);

/// `text` without blanks (is_blank) at either end.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Runs of ASCII white space made one space, ends trimmed of it; nothing else is touched.
[[nodiscard]] std::string fold_ascii_space(std::string_view text);

/// Lower case of ASCII and, by ICU's simple mapping, of everything else; same number of code points.
[[nodiscard]] std::string lower(std::string_view text);

/// For comparing, never for keeping: lower case, curly quotes straight, no-break and thin spaces plain, runs
/// of blanks one space, diacritics removed (NFD without combining marks).
[[nodiscard]] std::string comparison_form(std::string_view text);

/// Converts between bytes and code points of one text. Built in one pass; each conversion costs O(64).
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);  ///< `text` must be well-formed and outlive the index
  [[nodiscard]] std::uint32_t code_point_at(std::uint32_t byte) const;
  [[nodiscard]] std::uint32_t byte_at(std::uint32_t code_point) const;  ///< past the end: the text's size
  [[nodiscard]] std::uint32_t size() const { return size_; }            ///< code points in the text

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  ///< code points before each 64th byte
  std::uint32_t size_ = 0;
};

}  // namespace hearsay
