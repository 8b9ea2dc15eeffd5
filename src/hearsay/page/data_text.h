// Data text: the article's text where a page keeps it in data alone, for its scripts to set: as `articleBody`
// of JSON-LD (schema.org), or in the state of a page that scripts draw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

struct DataText {
  struct Piece {
    std::string text;  ///< escapes read; plain words, or HTML if it has tags
    Span place;        ///< of its string in the parsed bytes
  };
  std::vector<Piece> pieces;  ///< in reading order
  bool is_json_ld = false;
};

/// The strings of the page's scripts that hold its text: those under the one key that has most running text. No
/// pieces if there is little of it. Linear in the scripts' size.
[[nodiscard]] DataText find_data_text(const HtmlTree& tree);

}  // namespace hearsay
