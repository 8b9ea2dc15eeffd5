#include "hearsay/page/clutter_lines.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxWholeBytes = 60;
constexpr std::size_t kMaxStartBytes = 200;  // a longer line that begins so is a paragraph
// No full stop: "Close." is a sentence.
constexpr std::string_view kEndMarks = " :;,!?…>»→›|-–—•*#";

struct Table {
  std::unordered_map<std::string_view, ClutterLine> whole;
  std::array<std::vector<std::pair<std::string_view, ClutterLine>>, 256> starts;  // by their first byte

  Table() {
    static constexpr std::array<std::pair<std::string_view, LeftOutKind>, 8> kKinds{{
        {"related", LeftOutKind::related},
        {"share", LeftOutKind::share},
        {"comments", LeftOutKind::comments},
        {"navigation", LeftOutKind::navigation},
        {"advert", LeftOutKind::advert},
        {"newsletter", LeftOutKind::newsletter},
        {"legal", LeftOutKind::legal},
        {"other", LeftOutKind::other},
    }};
    for (const auto& fields : word_list_lines(page_data::clutter_lines)) {
      if (fields.size() < 3) continue;
      const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(),
                                            [&](const auto& entry) { return entry.first == fields[1]; });
      if (kind == kKinds.end()) continue;
      const ClutterLine entry{kind->second, fields[2].ends_with("head")};
      if (fields[2].starts_with("start"))
        starts[static_cast<unsigned char>(fields[0].front())].emplace_back(fields[0], entry);
      else
        whole.emplace(fields[0], entry);
    }
  }
};

const Table& table() {
  static const Table kTheTable;
  return kTheTable;
}

// Without marks at the ends, and without a count: "Comments (12)", "3 Comments".
std::string_view without_marks(std::string_view line) {
  const auto drop = [](char c) {
    return kEndMarks.find(c) != std::string_view::npos || (c >= '0' && c <= '9') || c == '(' || c == ')' ||
           c == '[' || c == ']';
  };
  while (!line.empty() && drop(line.front())) line.remove_prefix(1);
  while (!line.empty() && drop(line.back())) line.remove_suffix(1);
  return line;
}

bool goes_on_in_a_word(std::string_view line, std::size_t at) {
  return at < line.size() && line[at] >= 'a' && line[at] <= 'z' && at > 0 && line[at - 1] >= 'a' &&
         line[at - 1] <= 'z';
}

}  // namespace

std::optional<ClutterLine> clutter_line(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > kMaxStartBytes) return std::nullopt;
  const std::string form = comparison_form(line);
  if (form.size() <= kMaxWholeBytes) {
    for (const std::string_view words : {std::string_view(form), without_marks(form)}) {
      const auto found = table().whole.find(words);
      if (found != table().whole.end()) return found->second;
    }
  }
  if (form.empty()) return std::nullopt;
  for (const auto& [start, entry] : table().starts[static_cast<unsigned char>(form.front())]) {
    if (!form.starts_with(start) || goes_on_in_a_word(form, start.size())) continue;
    if (!entry.heads_a_list) return entry;
    if (form.size() <= kMaxWholeBytes && form.find_first_of(".:!?") == std::string::npos) return entry;
  }
  return std::nullopt;
}

}  // namespace hearsay
