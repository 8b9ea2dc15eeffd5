#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

/// Cuts off and returns what stands before `separator`.
std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view taken = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return taken;
}

}  // namespace

std::vector<std::vector<std::string_view>> word_list_lines(std::string_view data) {
  std::vector<std::vector<std::string_view>> lines;
  while (!data.empty()) {
    std::string_view line = take_until(data, '\n');
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> fields;
    while (!line.empty()) fields.push_back(take_until(line, '\t'));
    lines.push_back(std::move(fields));
  }
  return lines;
}

WordList::WordList(std::string_view data) {
  for (std::vector<std::string_view>& fields : word_list_lines(data)) {
    const std::string_view word = fields.front();
    fields.erase(fields.begin());
    entries_.emplace(word, std::move(fields));
  }
}

const std::vector<std::string_view>* WordList::find(std::string_view word) const {
  const auto found = entries_.find(word);
  return found == entries_.end() ? nullptr : &found->second;
}

}  // namespace hearsay
