#include "hearsay/page/bylines.h"

#include <algorithm>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxBylineBytes = 300;
constexpr std::size_t kMaxNameBytes = 60;
constexpr std::size_t kMaxNameWords = 6;

// "by ", "von ", "written by ": what comes before the names. The data's fields: words, "before" or "after" or
// "not".
struct Words {
  std::vector<std::string_view> before;
  std::vector<std::string_view> between;
  std::vector<std::string_view> no_name;
  std::vector<std::string_view> after;  // end the names: "Ann Lee on Friday"
};

const Words& words() {
  static const Words kTable = [] {
    Words out;
    for (const auto& fields : word_list_lines(page_data::byline_words)) {
      if (fields.size() < 2) continue;
      if (fields[1] == "before") out.before.push_back(fields[0]);
      if (fields[1] == "between") out.between.push_back(fields[0]);
      if (fields[1] == "after") out.after.push_back(fields[0]);
      if (fields[1] == "no-name") out.no_name.push_back(fields[0]);
    }
    return out;
  }();
  return kTable;
}

bool equal_small(std::string_view a, std::string_view small) {
  return a.size() == small.size() && lower(a) == small;
}

bool starts_small(std::string_view text, std::string_view small) {
  return text.size() >= small.size() && lower(text.substr(0, small.size())) == small;
}

std::string_view without_introduction(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    for (const std::string_view word : words().before) {
      if (!starts_small(text, word) || text.size() <= word.size()) continue;
      const char next = text[word.size()];
      if (next != ' ' && next != ':') continue;
      text.remove_prefix(word.size() + 1);
      again = true;
      break;
    }
  }
  return text;
}

// Whether what follows a name tells when or where it was written.
bool ends_names(std::string_view rest) {
  return std::any_of(words().after.begin(), words().after.end(), [&](std::string_view word) {
    return starts_small(rest, word) && (rest.size() == word.size() || rest[word.size()] == ' ');
  });
}

// Where the next name ends: at a comma, semicolon, bar, bullet, or a word such as "and".
std::size_t end_of_name(std::string_view text, std::size_t& after) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view mark :
         {std::string_view(","), std::string_view(";"), std::string_view("|"), std::string_view("•"),
          std::string_view("·"), std::string_view(" – "), std::string_view(" — "), std::string_view(" - "),
          std::string_view("&"), std::string_view("/"), std::string_view("\n")}) {
      if (text.substr(at, mark.size()) != mark) continue;
      after = at + mark.size();
      return at;
    }
    if (text[at] != ' ') continue;
    if (ends_names(text.substr(at + 1))) {
      after = text.size();
      return at;
    }
    for (const std::string_view word : words().between) {
      const std::size_t end = at + 1 + word.size();
      if (end < text.size() && text[end] == ' ' && equal_small(text.substr(at + 1, word.size()), word)) {
        after = end + 1;
        return at;
      }
    }
  }
  after = text.size();
  return text.size();
}

bool is_capital_or_beyond_ascii(char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

bool is_introduction(std::string_view small) {
  while (!small.empty() && (small.back() == ':' || small.back() == ' ')) small.remove_suffix(1);
  return std::find(words().before.begin(), words().before.end(), small) != words().before.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

bool is_name(std::string_view text, bool with_digits = false) {
  if (text.empty() || text.size() > kMaxNameBytes) return false;
  if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos) return false;
  if (text.find_first_of("@:>?!\"") != std::string_view::npos) return false;
  if (!with_digits && std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  if (std::none_of(text.begin(), text.end(), is_letter)) return false;
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) >= kMaxNameWords) return false;
  const std::string small = lower(text);
  if (is_introduction(small)) return false;
  return std::none_of(words().no_name.begin(), words().no_name.end(), [&](std::string_view word) {
    const std::size_t at = small.find(word);
    if (at == std::string::npos) return false;
    const bool begins = at == 0 || small[at - 1] == ' ';
    const bool ends = at + word.size() == small.size() || small[at + word.size()] == ' ';
    return begins && ends;
  });
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view byline) {
  std::vector<std::string> names;
  std::string_view rest = without_introduction(byline);
  if (rest.size() > kMaxBylineBytes || rest.find("://") != std::string_view::npos) return names;
  while (!rest.empty()) {
    std::size_t after = 0;
    const std::string_view name = without_introduction(rest.substr(0, end_of_name(rest, after)));
    rest = rest.substr(after);
    if (!is_name(name)) continue;
    // A single name in small letters is a user's name; behind a full name it is a job.
    if (!names.empty() && !is_capital_or_beyond_ascii(name.front())) continue;
    std::string folded = fold_ascii_space(name);
    if (std::find(names.begin(), names.end(), folded) == names.end()) names.push_back(std::move(folded));
  }
  return names;
}

std::string one_name(std::string_view text) {
  text = without_introduction(text);
  for (const std::string_view arrow : {"»", "→", "›"})
    if (text.ends_with(arrow)) text = trim(text.substr(0, text.size() - arrow.size()));
  if (text.empty()) return {};
  std::size_t after = 0;
  const bool user_name = text.find(' ') == std::string_view::npos;
  if (end_of_name(text, after) != text.size() || !is_name(text, user_name)) return {};
  return fold_ascii_space(text);
}

bool begins_as_name(std::string_view text) { return !text.empty() && is_capital_or_beyond_ascii(text.front()); }

bool introduces_byline(std::string_view line) {
  constexpr std::size_t kLongest = 40;
  return line.size() <= kLongest && is_introduction(lower(trim(line)));
}

bool begins_as_byline(std::string_view line) {
  constexpr std::size_t kLongest = 120;
  line = trim(line);
  if (line.size() > kLongest || line.ends_with('.') || line.ends_with('?')) return false;
  const std::string_view names = without_introduction(line);
  if (names.size() == line.size() || names.empty() || !is_capital_or_beyond_ascii(names.front())) return false;
  return names.find(' ') != std::string_view::npos;
}

}  // namespace hearsay
