// Text in columns, as a terminal counts them: wide characters take two, combining ones none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::cli {

/// Columns that well-formed UTF-8 takes.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Lines of at most `width` columns, broken at spaces where there are any. What does not fit in `most_lines` is
/// cut and ends in "…".
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most_lines);

}  // namespace hearsay::cli
