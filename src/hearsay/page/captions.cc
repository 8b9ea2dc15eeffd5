#include "hearsay/page/captions.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxCreditBytes = 120;
constexpr std::size_t kMaxCaptionLineBytes = 700;  // a longer line with "Photo:" in it is a paragraph

bool is_agency(std::string_view words) {
  static const WordList kAgencies(page_data::picture_agencies);
  return kAgencies.contains(lower(trim(words)));
}

// "AP Photo/Evan Vucci", "Anna Ray/Reuters", "Photo by Jon Doe via Getty Images": some part of it is an agency.
bool names_an_agency(std::string_view words) {
  const std::string small = lower(words);
  std::size_t start = 0;
  for (std::size_t i = 0; i <= small.size(); ++i) {
    const bool slash = i < small.size() && (small[i] == '/' || small[i] == '|' || small[i] == ',');
    if (i < small.size() && !slash) continue;
    if (is_agency(std::string_view(small).substr(start, i - start))) return true;
    start = i + 1;
  }
  const std::size_t via = small.rfind(" via ");
  return via != std::string::npos && is_agency(std::string_view(small).substr(via + 5));
}

struct Mark {
  std::string_view words;
  bool colon;
};

// By their first byte.
const std::vector<Mark>& marks(char first) {
  static const std::array<std::vector<Mark>, 256> kLists = [] {
    std::array<std::vector<Mark>, 256> out;
    for (const auto& fields : word_list_lines(page_data::credit_marks))
      if (fields.size() == 2)
        out[static_cast<unsigned char>(fields[0].front())].push_back({fields[0], fields[1] == "colon"});
    return out;
  }();
  return kLists[static_cast<unsigned char>(first)];
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Length of the mark that stands at `at`, with its colon, or 0. `small` is the caption in small letters.
std::size_t mark_length(std::string_view small, std::size_t at) {
  std::size_t best = 0;
  for (const Mark& mark : marks(small[at])) {
    if (small.substr(at, mark.words.size()) != mark.words) continue;
    std::size_t end = at + mark.words.size();
    while (mark.colon && end < small.size() && small[end] == ' ') ++end;
    if (mark.colon && (end >= small.size() || small[end] != ':')) continue;
    if (!mark.colon && end < small.size() && is_ascii_letter(small[end])) continue;
    best = std::max(best, mark.colon ? end + 1 - at : end - at);
  }
  return best;
}

// A mark begins a word, or stands glued to the caption's end as pages run them together: "before the
// talksCredit: AP".
bool may_start_at(std::string_view caption, std::size_t at) {
  if (at == 0) return true;
  const char before = caption[at - 1];
  if (!is_ascii_letter(before)) return (before & 0x80) == 0 || (caption[at] & 0x80) == 0;
  return before >= 'a' && caption[at] >= 'A' && caption[at] <= 'Z';
}

std::string_view without_ending(std::string_view words, std::string_view marks) {
  words = trim(words);
  while (!words.empty() && marks.find(words.back()) != std::string_view::npos)
    words = trim(words.substr(0, words.size() - 1));
  return words;
}

bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

// In a line that may be anything, a mark is written large ("Photo: …", not "in the photo: …") and a credit is a
// name.
bool certainly_a_credit(std::string_view caption, std::size_t at, std::string_view credit) {
  constexpr std::size_t kLongestName = 80;
  const bool large = is_ascii_capital(caption[at]) || (caption[at] & 0x80) != 0;
  const bool name = is_ascii_capital(credit.front()) || credit.front() == '@' || (credit.front() & 0x80) != 0 ||
                    is_agency(credit);
  return large && name && credit.size() <= kLongestName && credit.find(". ") == std::string_view::npos &&
         credit.find_first_of("?!\"") == std::string_view::npos;
}

enum class Line : std::uint8_t { caption, anything };

std::optional<CaptionParts> split_at_mark(std::string_view caption, Line line) {
  const std::string small = lower(caption);
  if (small.size() != caption.size())
    return std::nullopt;  // case folding moved bytes: offsets would not be the page's
  for (std::size_t at = 0; at < caption.size(); ++at) {
    if ((caption[at] & 0xC0) == 0x80 || !may_start_at(caption, at)) continue;
    const std::size_t length = mark_length(small, at);
    if (length == 0) continue;
    const std::string_view credit = without_ending(caption.substr(at + length), ")].");
    if (credit.empty() || credit.size() > kMaxCreditBytes) continue;
    if (line == Line::anything && !certainly_a_credit(caption, at, credit)) continue;
    return CaptionParts{without_ending(caption.substr(0, at), "([|/-"), credit};
  }
  return std::nullopt;
}

// "…in Kyiv (AP Photo/Efrem Lukatsky)", "…in Kyiv [Reuters]".
std::optional<CaptionParts> split_at_bracket(std::string_view caption) {
  caption = trim(caption);
  if (caption.ends_with('.')) caption.remove_suffix(1);
  if (!caption.ends_with(')') && !caption.ends_with(']')) return std::nullopt;
  const std::size_t open = caption.find_last_of("([");
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view inside = trim(caption.substr(open + 1, caption.size() - open - 2));
  if (inside.empty() || inside.size() > kMaxCreditBytes) return std::nullopt;
  if (const auto marked = split_at_mark(inside, Line::caption); marked && marked->words.empty())
    return CaptionParts{trim(caption.substr(0, open)), marked->credit};
  if (!names_an_agency(inside)) return std::nullopt;
  return CaptionParts{trim(caption.substr(0, open)), inside};
}

// "Anna Ray/City Wire": two names and a slash, every word large.
bool is_name_with_slash(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  if (words.size() > kLongest || words.find('/') == std::string_view::npos) return false;
  bool begins = true;
  for (const char c : words) {
    if (begins && c >= 'a' && c <= 'z') return false;
    if ((c >= '0' && c <= '9') || c == '"' || c == '?') return false;
    begins = c == ' ' || c == '/';
  }
  return true;
}

// "…in Kyiv. Reuters", "…in Kyiv | Getty Images", "…in Kyiv / AFP".
std::optional<CaptionParts> split_at_agency(std::string_view caption) {
  for (std::size_t at = caption.size(); at-- > 0 && caption.size() - at < kMaxCreditBytes;) {
    if (caption[at] != '.' && caption[at] != '|' && caption[at] != '/' && caption[at] != '-') continue;
    const std::string_view credit = without_ending(caption.substr(at + 1), ".");
    if (credit.empty() || !(names_an_agency(credit) || (caption[at] == '.' && is_name_with_slash(credit))))
      continue;
    const std::string_view words = caption.substr(0, at + (caption[at] == '.' ? 1 : 0));
    return CaptionParts{trim(words), credit};
  }
  return std::nullopt;
}

}  // namespace

CaptionParts split_caption(std::string_view caption) {
  caption = trim(caption);
  if (const auto parts = split_at_bracket(caption)) return *parts;
  if (const auto parts = split_at_mark(caption, Line::caption)) return *parts;
  if (const auto parts = split_at_agency(caption)) return *parts;
  return {caption, {}};
}

std::optional<CaptionParts> caption_line(std::string_view line) {
  line = trim(line);
  if (line.size() > kMaxCaptionLineBytes) return std::nullopt;
  if (const auto parts = split_at_bracket(line)) return parts;
  return split_at_mark(line, Line::anything);
}

}  // namespace hearsay
