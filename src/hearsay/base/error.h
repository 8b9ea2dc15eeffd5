// What goes wrong, told so that the reader knows what to do next. Nothing is thrown across the library's edge.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

namespace hearsay {

/// One failure. Every field is text for a person; `line` puts them on one line.
struct Error {
  std::string input;                    ///< the input's name, empty if the failure is not about one
  std::string what;                     ///< what could not be done: "cannot read the page"
  std::string why;                      ///< the cause: "the file is empty"
  std::string advice;                   ///< what to do about it, empty if there is nothing
  std::optional<std::uint64_t> offset;  ///< byte of the input where it was noticed

  /// "INPUT: WHAT at byte N: WHY; ADVICE", without line breaks whatever the fields hold.
  [[nodiscard]] std::string line() const;
};

template <class T>
using Result = std::expected<T, Error>;

}  // namespace hearsay
