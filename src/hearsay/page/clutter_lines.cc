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
constexpr std::size_t kStartKeyBytes = 2;    // of a line, by which the starts that it may have are found
constexpr std::size_t kMaxStartBytes = 200;  // a longer line that begins so is a paragraph
// No full stop: "Close." is a sentence.
constexpr std::string_view kEndMarks = " :;,!?…>»→›|-–—•*#";

struct Start {
  std::string words;
  ClutterLine line;
};

struct Table {
  std::unordered_map<std::string, ClutterLine> whole;
  std::unordered_map<std::string, std::vector<Start>> starts;  // by their first bytes

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
      const std::string words = comparison_form(fields[0]);
      const std::string_view how = fields[2];
      const bool heads = how == "head" || how == "start-head" || how == "either";
      if (!how.starts_with("start")) whole.emplace(words, ClutterLine{kind->second, heads});
      if (how.starts_with("start") || how == "either")
        starts[words.substr(0, kStartKeyBytes)].push_back({words, {kind->second, how == "start-head"}});
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

// Latin, Greek, Cyrillic, Hebrew and Arabic write blanks between words.
bool is_letter_of_a_spaced_script(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x6FF); }

bool goes_on_in_a_word(std::string_view line, std::size_t at) {
  if (at == 0 || at >= line.size()) return false;
  std::size_t before = at;
  std::size_t behind = at;
  return is_letter_of_a_spaced_script(previous_code_point(line, before)) &&
         is_letter_of_a_spaced_script(next_code_point(line, behind));
}

std::optional<ClutterLine> line_by_its_start(std::string_view form) {
  const auto found = table().starts.find(std::string(form.substr(0, kStartKeyBytes)));
  if (found == table().starts.end()) return std::nullopt;
  for (const auto& [start, line] : found->second) {
    if (!form.starts_with(start) || goes_on_in_a_word(form, start.size())) continue;
    if (!line.heads_a_list) return line;
    if (form.size() <= kMaxWholeBytes && form.find_first_of(".:!?") == std::string::npos) return line;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ClutterLine> clutter_line(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > kMaxStartBytes) return std::nullopt;
  const std::string form = comparison_form(line);
  if (form.size() <= kMaxWholeBytes) {
    for (const std::string_view words : {std::string_view(form), without_marks(form)}) {
      const auto found = table().whole.find(std::string(words));
      if (found != table().whole.end()) return found->second;
    }
  }
  return line_by_its_start(form);
}

}  // namespace hearsay
