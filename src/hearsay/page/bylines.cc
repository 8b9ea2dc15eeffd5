#include "hearsay/page/bylines.h"

#include <algorithm>
#include <array>
#include <optional>

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

// Small letters of as many bytes: ASCII at once, the rest only where the text begins with it.
std::string small_letters(std::string_view text) {
  if (!text.empty() && (text.front() & 0x80) != 0)
    if (std::string small = lower(text); small.size() == text.size()) return small;
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::string_view without_introduction(std::string_view text) {
  text = trim(text);
  const std::string small = small_letters(text.substr(0, kMaxBylineBytes));
  std::size_t at = 0;
  for (bool again = true; again;) {
    again = false;
    while (at < small.size() && small[at] == ' ') ++at;
    for (const std::string_view word : words().before) {
      const std::size_t end = at + word.size();
      if (end >= small.size() || small[at] != word.front() || small.compare(at, word.size(), word) != 0)
        continue;
      if (small[end] != ' ' && small[end] != ':') continue;
      at = end + 1;
      again = true;
      break;
    }
  }
  return trim(text.substr(at));
}

// Whether one of `list` stands at `at` as a word; its end.
std::optional<std::size_t> word_at(std::string_view small, std::size_t at,
                                   const std::vector<std::string_view>& list, bool at_end_too) {
  for (const std::string_view word : list) {
    const std::size_t end = at + word.size();
    if (end > small.size() || small[at] != word.front() || small.compare(at, word.size(), word) != 0) continue;
    if (end == small.size() ? at_end_too : small[end] == ' ') return end;
  }
  return std::nullopt;
}

// Where the next name ends: at a comma, semicolon, bar, bullet, or a word such as "and"; all names end at words
// that tell when or where it was written.
std::size_t end_of_name(std::string_view text, std::size_t& after) {
  static constexpr std::array<std::string_view, 11> kMarks{",",   ";",   "|", "•", "·", " – ",
                                                           " — ", " - ", "&", "/", "\n"};
  const std::string small = small_letters(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view mark : kMarks) {
      if (text[at] != mark.front() || text.substr(at, mark.size()) != mark) continue;
      after = at + mark.size();
      return at;
    }
    if (text[at] != ' ' || at + 1 >= text.size()) continue;
    if (word_at(small, at + 1, words().after, true)) {
      after = text.size();
      return at;
    }
    if (const auto end = word_at(small, at + 1, words().between, false)) {
      after = *end + 1;
      return at;
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
  const std::string small = small_letters(text);
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
  return line.size() <= kLongest && is_introduction(small_letters(trim(line)));
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
