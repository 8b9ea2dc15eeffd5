// What a request's target says, and the same way of writing in forms: percent-encoding (RFC 3986; WHATWG URL,
// section 5).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// A query's parameter, a form's field, a cookie.
struct NamedValue {
  std::string name{};
  std::string value{};

  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

/// The value of the first of that name.
[[nodiscard]] std::optional<std::string_view> find_value(const std::vector<NamedValue>& values,
                                                         std::string_view name);

/// The path of a target, decoded once. Nothing unless it begins with "/" and is, decoded, well-formed UTF-8
/// without control characters, backslashes and segments "." and "..", and each "%" has its two digits. An
/// encoded slash becomes a slash.
[[nodiscard]] std::optional<std::string> decode_path(std::string_view path);

/// application/x-www-form-urlencoded, in order, as browsers read it: "+" is a space, a "%" without two digits
/// stands for itself, what is not UTF-8 and NUL become U+FFFD. Nothing where there are more than `most` values.
[[nodiscard]] std::optional<std::vector<NamedValue>> decode_form_values(std::string_view text,
                                                                        std::size_t most);

/// For a value in a query or a segment of a path: all but letters, digits and "-._~" percent-encoded.
[[nodiscard]] std::string percent_encode(std::string_view value);

}  // namespace hearsay
