// What a form sends: application/x-www-form-urlencoded and multipart/form-data (RFC 7578; WHATWG HTML, "form
// submission").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/serve/http_message.h"

namespace hearsay {

/// A file that was chosen or dropped.
struct FormFile {
  std::string field{};  ///< the name of its field
  std::string
      name;  ///< its own, without folders and control characters; empty where it has none. Never a path to open
  std::string content_type{};  ///< as the browser says; not to be believed
  std::string_view bytes{};    ///< in the request's body, which must outlive it
};

struct Form {
  std::vector<NamedValue> fields{};  ///< well-formed UTF-8
  std::vector<FormFile> files{};     ///< without the empty one that a browser sends where no file was chosen

  [[nodiscard]] std::optional<std::string_view> field(std::string_view name) const {
    return find_value(fields, name);
  }
};

constexpr std::size_t kMostFormParts = 10'000;          ///< fields and files of a form
constexpr std::size_t kMostPartHeaderBytes = 8 * 1024;  ///< of one part of a multipart form

/// The form in a request's body, by its Content-Type. Linear time; files are not copied. Errors: another type
/// of content, no boundary, a part that is not well-formed or never ends, too many parts.
[[nodiscard]] Result<Form> read_form(const HttpRequest& request);

/// The same of a body alone.
[[nodiscard]] Result<Form> read_form(std::string_view content_type, std::string_view body);

}  // namespace hearsay
