// Fuzzes what a request says: its target, headers and cookies, and the form in its body. The input is a target,
// a line end, a Content-Type, a line end, and a body.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "hearsay/base/utf8.h"
#include "hearsay/serve/http_request.h"
#include "hearsay/serve/http_wire.h"
#include "hearsay/serve/multipart.h"

namespace {

using namespace hearsay;

void promise(bool kept, const char* what) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == text.size(); }

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

void check_values(const std::vector<NamedValue>& values) {
  std::string query;
  for (const NamedValue& value : values) {
    promise(is_utf8(value.name) && is_utf8(value.value), "values are UTF-8");
    query += (query.empty() ? "" : "&") + percent_encode(value.name) + "=" + percent_encode(value.value);
  }
  promise(decode_form_values(query, values.size()) == values, "values can be encoded and decoded again");
}

void check_request(std::string_view target, std::string_view header) {
  const auto request = request_of({.method = "GET",
                                   .target = target,
                                   .headers = {{"Host", "localhost"}, {"Cookie", std::string(header)}},
                                   .http_1_0 = false},
                                  target.size(), "127.0.0.1");
  if (!request) return promise(request.error().status >= 400, "a refusal says so");
  const std::string& path = request->path;
  promise(path.starts_with('/') && is_utf8(path), "a path is UTF-8 and begins with a slash");
  promise(path.find('\0') == std::string::npos && path.find('\\') == std::string::npos,
          "a path has plain characters");
  promise(("/" + path + "/").find("/../") == std::string::npos &&
              ("/" + path + "/").find("/./") == std::string::npos,
          "a path has no dot segments");
  promise(request->parameters.size() <= kMostParameters, "parameters are bounded");
  check_values(request->parameters);
  // What a redirect is sent to, whatever it was asked for, is a header of one line.
  promise(to_wire(*request, see_other(request->target), {}).has_value(), "a redirect can be sent");
  (void)names_etag(header, "etag");
}

void check_form(std::string_view content_type, std::string_view body) {
  const Result<Form> form = read_form(content_type, body);
  if (!form) return promise(!form.error().why.empty(), "an error says why");
  promise(form->fields.size() + form->files.size() <= kMostFormParts, "parts are bounded");
  for (const NamedValue& field : form->fields)
    promise(is_utf8(field.name) && is_utf8(field.value), "fields are UTF-8");
  for (const FormFile& file : form->files) {
    promise(is_utf8(file.field) && is_utf8(file.name) && is_utf8(file.content_type),
            "names of files are UTF-8");
    promise(file.name.find_first_of("/\\") == std::string::npos && file.name != "..",
            "a file's name is no path");
    promise(
        file.bytes.data() >= body.data() && file.bytes.data() + file.bytes.size() <= body.data() + body.size(),
        "files lie in the body");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string_view target = take_line(rest);
  const std::string_view content_type = take_line(rest);
  check_request(target, content_type);
  check_form(content_type, rest);
  return 0;
}
