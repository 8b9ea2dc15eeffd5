#include "hearsay/serve/multipart.h"

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostBoundaryBytes = 70;  // RFC 2046, section 5.1.1
constexpr std::string_view kLineEnd = "\r\n";

std::unexpected<Error> fault(std::string why, std::optional<std::size_t> at = std::nullopt) {
  return std::unexpected(
      Error{.input = {}, .what = "cannot read the form", .why = std::move(why), .advice = {}, .offset = at});
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii_lower, ascii_lower);
}

std::string_view trim_space(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A header's value that has parameters, "form-data; name=\"page\"", taken from its front.
class Parameters {
 public:
  explicit Parameters(std::string_view text) : rest_(text) { kind_ = trim_space(take_until(';')); }

  [[nodiscard]] std::string_view kind() const { return kind_; }

  /// The next one's name and its value, nothing behind the last. Within quotation marks a backslash stands for
  /// itself, since browsers have sent whole paths so, unless before another quotation mark, as curl writes one.
  [[nodiscard]] std::optional<NamedValue> next() {
    rest_ = trim_space(rest_);
    if (rest_.empty()) return std::nullopt;
    const std::size_t stop = rest_.find_first_of("=;");
    NamedValue parameter{.name = std::string(trim_space(rest_.substr(0, stop)))};
    const bool has_value = stop != std::string_view::npos && rest_[stop] == '=';
    rest_.remove_prefix(stop == std::string_view::npos ? rest_.size() : stop + 1);
    if (!has_value) return parameter;
    rest_ = trim_space(rest_);
    if (rest_.starts_with('"')) {
      parameter.value = take_quoted();
      take_until(';');
    } else {
      parameter.value = trim_space(take_until(';'));
    }
    return parameter;
  }

 private:
  std::string_view take_until(char end) {
    const std::size_t at = std::min(rest_.find(end), rest_.size());
    const std::string_view taken = rest_.substr(0, at);
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
    return taken;
  }

  std::string take_quoted() {
    std::string value;
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '"'; ++at) {
      if (rest_.substr(at).starts_with("\\\"")) ++at;
      value += rest_[at];
    }
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
    return value;
  }

  std::string_view rest_;
  std::string_view kind_;
};

/// Names in multipart headers: browsers write quotation marks and line ends in them as these (WHATWG
/// HTML, 4.10.21.8).
std::string decode_part_name(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const bool encoded = rest.starts_with("%22") || rest.starts_with("%0A") || rest.starts_with("%0D");
    const char c = !encoded ? text[at] : rest[1] == '2' ? '"' : rest[2] == 'A' ? '\n' : '\r';
    if (encoded) at += 2;
    out += c;
  }
  return replace_invalid_utf8(out);
}

/// Without the folders before it, those of Windows too, and without control characters.
std::string base_name(std::string name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string::npos) name.erase(0, slash + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (name == "." || name == "..") name.clear();
  return name;
}

struct PartHeaders {
  std::optional<std::string> name;
  std::optional<std::string> file_name;
  std::string content_type;
};

PartHeaders read_part_headers(std::string_view text) {
  PartHeaders headers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(kLineEnd), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + kLineEnd.size(), text.size()));
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string_view value = trim_space(line.substr(std::min(colon + 1, line.size())));
    if (equal_ignoring_case(line.substr(0, colon), "content-type"))
      headers.content_type = replace_invalid_utf8(value);
    if (!equal_ignoring_case(line.substr(0, colon), "content-disposition")) continue;
    Parameters parameters(value);
    if (!equal_ignoring_case(parameters.kind(), "form-data")) continue;
    while (const std::optional<NamedValue> parameter = parameters.next()) {
      if (equal_ignoring_case(parameter->name, "name")) headers.name = decode_part_name(parameter->value);
      if (equal_ignoring_case(parameter->name, "filename"))
        headers.file_name = base_name(decode_part_name(parameter->value));
    }
  }
  return headers;
}

void add_part(Form& form, PartHeaders headers, std::string_view bytes) {
  if (!headers.file_name) {
    form.fields.push_back({.name = std::move(*headers.name), .value = replace_invalid_utf8(bytes)});
  } else if (!headers.file_name->empty() || !bytes.empty()) {
    form.files.push_back({.field = std::move(*headers.name),
                          .name = std::move(*headers.file_name),
                          .content_type = std::move(headers.content_type),
                          .bytes = bytes});
  }
}

Result<Form> read_multipart(std::string_view boundary, std::string_view body) {
  const std::string delimiter = "\r\n--" + std::string(boundary);
  // The first delimiter has no line before it.
  if (!body.starts_with(std::string_view(delimiter).substr(kLineEnd.size())))
    return fault("it does not begin with its boundary", 0);
  std::size_t at = delimiter.size() - kLineEnd.size();
  Form form;
  for (std::size_t parts = 0; !body.substr(at).starts_with("--"); ++parts) {
    if (parts == kMostFormParts)
      return fault("it has more than " + std::to_string(kMostFormParts) + " parts", at);
    const std::size_t line = body.find_first_not_of(" \t", at);
    if (line == std::string_view::npos || !body.substr(line).starts_with(kLineEnd))
      return fault("a part does not begin on a line of its own", at);
    const std::size_t head = line + kLineEnd.size();
    const std::size_t head_end = body.substr(head, kMostPartHeaderBytes).find("\r\n\r\n");
    if (head_end == std::string_view::npos) return fault("the headers of a part do not end", head);
    PartHeaders headers = read_part_headers(body.substr(head, head_end));
    if (!headers.name) return fault("a part has no name", head);
    const std::size_t content = head + head_end + 2 * kLineEnd.size();
    // An empty part's delimiter begins with the line end of its headers.
    const std::size_t end = body.find(delimiter, content - kLineEnd.size());
    if (end == std::string_view::npos) return fault("a part never ends", content);
    add_part(form, std::move(headers), body.substr(content, std::max(end, content) - content));
    at = end + delimiter.size();
  }
  return form;
}

}  // namespace

Result<Form> read_form(std::string_view content_type, std::string_view body) {
  Parameters type(content_type);
  if (equal_ignoring_case(type.kind(), "application/x-www-form-urlencoded")) {
    auto values = decode_form_values(body, kMostFormParts);
    if (!values) return fault("it has more than " + std::to_string(kMostFormParts) + " fields");
    return Form{.fields = std::move(*values), .files = {}};
  }
  if (!equal_ignoring_case(type.kind(), "multipart/form-data"))
    return fault("its Content-Type is neither multipart/form-data nor application/x-www-form-urlencoded");
  while (const std::optional<NamedValue> parameter = type.next()) {
    if (!equal_ignoring_case(parameter->name, "boundary")) continue;
    if (parameter->value.empty() || parameter->value.size() > kMostBoundaryBytes) break;
    return read_multipart(parameter->value, body);
  }
  return fault("its Content-Type names no boundary of 1 to 70 characters");
}

Result<Form> read_form(const HttpRequest& request) {
  return read_form(request.header("content-type").value_or(""), request.body);
}

}  // namespace hearsay
