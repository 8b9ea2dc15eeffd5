// Charset: from a page's bytes to UTF-8, with the way back from each place to the bytes as they came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay {

/// A page's characters as UTF-8. Well-formed and without NUL.
class DecodedPage {
 public:
  /// `bytes` without its first `skipped` bytes (a byte order mark) are well-formed UTF-8; they must outlive
  /// this.
  DecodedPage(std::string_view bytes, std::size_t skipped) : original_(bytes), skipped_(skipped) {}

  /// `bytes` had to be converted. `anchors` are pairs (byte of `text`, byte of `bytes`), both ascending.
  DecodedPage(std::string_view bytes, std::string text,
              std::vector<std::pair<std::uint32_t, std::uint32_t>> anchors)
      : original_(bytes), converted_(std::move(text)), anchors_(std::move(anchors)) {}

  /// Followed by a NUL byte, if the bytes given were.
  [[nodiscard]] std::string_view text() const;

  /// The smallest known range of the original bytes that holds `span` of the text: exact for UTF-8 pages, up to
  /// 64 bytes wider at either end for others.
  [[nodiscard]] Span place(Span span) const;

 private:
  std::string_view original_;
  std::size_t skipped_ = 0;
  std::optional<std::string> converted_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> anchors_;
};

/// Decodes a web page; whatever the bytes are, the best reading of them is taken. In this order: byte order
/// mark, the pattern of UTF-16, UTF-8 if the bytes are well-formed or nearly so whatever the page declares
/// (hardly any other text is, by chance), the declared charset, uchardet's guess, windows-1252.
[[nodiscard]] DecodedPage decode_html(std::string_view bytes);

/// Decodes plain text by the same order without a declaration; nothing if no charset is plausible.
[[nodiscard]] std::optional<DecodedPage> decode_plain_text(std::string_view bytes);

/// Whether the bytes have the shape of UTF-16 text, with or without its byte order mark.
[[nodiscard]] bool looks_like_utf16(std::string_view bytes);

}  // namespace hearsay
