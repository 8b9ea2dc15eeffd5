// From bytes to an Article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/page/article.h"

namespace hearsay {

/// How an input's bytes are to be understood.
enum class InputForm : std::uint8_t {
  automatic,  ///< by the name's ending, then by the bytes: markup is html, the rest page_text
  html,       ///< a web page
  page_text,  ///< the text of a web page with its clutter, one line a block
  text,       ///< clean text, kept byte for byte: offsets are the file's own
};

/// The bytes of one page and where they came from.
struct Page {
  std::string name;  ///< file name, or "-": what messages and records call it
  std::string bytes;
};

struct PageOptions {
  InputForm form = InputForm::automatic;
  std::optional<std::string> site;       ///< the outlet, where the page cannot tell or tells it wrong
  std::optional<std::string> published;  ///< ISO 8601 date or time, likewise
  std::size_t max_bytes = 64U << 20U;    ///< a larger page is refused
};

/// Reads one page. Errors: empty input, larger than `max_bytes`, binary, `text` that is not UTF-8.
/// HTML of any kind, cut, wrongly nested or wrongly labelled, is read as far as it goes.
[[nodiscard]] Result<Article> read_page(const Page& page, const PageOptions& options = {});

}  // namespace hearsay
