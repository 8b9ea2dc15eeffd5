#include "hearsay/store/search_values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>
#include <vector>

#include "hearsay/record/record_json.h"
#include "hearsay/store/index_words.h"
#include "hearsay/store/search_tokens.h"
#include "hearsay/time/calendar.h"

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 11> kFields = {
    "", "who", "to", "via", "about", "outlet", "channel", "certainty", "kind", "before", "after"};
constexpr std::size_t kLongestCompared = 32;  // bytes of a word that may be a slip of the pen
constexpr std::string_view kDateForms = "write a day, month or year: 2025-08-01, 2025-08 or 2025";

/// Insertions, deletions and replacements between two words, by one row at a time.
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// The word that differs least, by a third of its letters at most; "" if none does.
std::string_view nearest(std::string_view given, std::span<const std::string_view> words) {
  if (given.size() > kLongestCompared) return {};
  std::string_view best;
  std::size_t least = kLongestCompared;
  for (const std::string_view word : words) {
    const std::size_t edits = edits_between(given, word);
    if (edits < least && edits * 3 <= std::max(word.size(), given.size()) + 1) {
      least = edits;
      best = word;
    }
  }
  return best;
}

/// "a, b and c".
std::string listed(std::span<const std::string_view> words, std::string_view last = " and ") {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last : ", ";
    out += words[i];
  }
  return out;
}

template <class Enumeration>
std::vector<std::string_view> names_of(Enumeration last) {
  std::vector<std::string_view> out;
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(last); ++i)
    out.push_back(name_of(static_cast<Enumeration>(i)));
  return out;
}

const std::vector<std::string_view>& words_of(SearchField field) {
  static const std::vector<std::string_view> kChannels = names_of(Channel::unknown);
  static const std::vector<std::string_view> kCertainties = names_of(Certainty::expected);
  static const std::vector<std::string_view> kKinds = names_of(StatementKind::mixed);
  return field == SearchField::channel ? kChannels : field == SearchField::certainty ? kCertainties : kKinds;
}

/// As the record writes its words: "Lip reading" is "lip-reading".
std::string record_form(std::string_view given) {
  std::string out = index_words(given);
  std::ranges::replace(out, ' ', '-');
  return out;
}

/// Digits from `begin` on, as many as there must be.
std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t count) {
  if (begin + count > text.size()) return std::nullopt;
  int out = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

std::optional<Day> first_day(std::string_view text) {
  constexpr std::size_t kYear = 4;   // bytes of "2025"
  constexpr std::size_t kMonth = 7;  // of "2025-08"
  constexpr std::size_t kDay = 10;   // of "2025-08-01"
  const std::optional<int> year = number_at(text, 0, kYear);
  if (!year || *year < kFirstYear) return std::nullopt;
  if (text.size() == kYear) return day_of(*year, 1, 1);
  const std::optional<int> month = number_at(text, kYear + 1, 2);
  if (!month || text[kYear] != '-' || *month < 1 || *month > 12) return std::nullopt;
  if (text.size() == kMonth) return day_of(*year, *month, 1);
  const std::optional<int> day = number_at(text, kMonth + 1, 2);
  if (!day || text.size() != kDay || text[kMonth] != '-' || !has_day(*year, *month, *day)) return std::nullopt;
  return day_of(*year, *month, *day);
}

}  // namespace

std::string_view name_of(SearchField field) { return kFields[static_cast<std::size_t>(field)]; }

std::optional<SearchField> search_field(std::string_view name) {
  if (name.empty()) return std::nullopt;
  const auto* const found = std::ranges::find(kFields, lower(name));
  if (found == kFields.end()) return std::nullopt;
  return static_cast<SearchField>(found - kFields.begin());
}

std::string field_advice(std::string_view name) {
  const std::span<const std::string_view> fields = std::span(kFields).subspan(1);
  const std::string_view near = nearest(lower(name), fields);
  const std::string meant = near.empty() ? "" : "did you mean " + std::string(near) + ":? ";
  return meant + "The fields are " + listed(fields) + "; words with a colon go in quotation marks";
}

bool has_fixed_words(SearchField field) {
  return field == SearchField::channel || field == SearchField::certainty || field == SearchField::kind;
}

bool is_date(SearchField field) { return field == SearchField::before || field == SearchField::after; }

Result<std::string> record_word(SearchField field, std::string_view given, std::size_t offset) {
  const std::vector<std::string_view>& words = words_of(field);
  const std::string asked = record_form(given);
  std::vector<std::string_view> begun;
  for (const std::string_view word : words) {
    if (word == asked) return asked;
    if (!asked.empty() && word.starts_with(asked)) begun.push_back(word);
  }
  if (begun.size() == 1) return std::string(begun.front());
  if (begun.size() > 1)
    return std::unexpected(
        search_error(offset, "'" + asked + "' begins several words of " + std::string(name_of(field)),
                     "write " + listed(begun, " or ")));
  const std::string_view near = nearest(asked, words);
  const std::string meant = near.empty() ? "" : "did you mean " + std::string(near) + "? ";
  return std::unexpected(search_error(offset, "there is no such " + std::string(name_of(field)),
                                      meant + "It is one of " + listed(words)));
}

Result<std::int64_t> search_moment(std::string_view given, std::size_t offset) {
  const std::optional<Day> day = first_day(trim(given));
  if (!day) return std::unexpected(search_error(offset, "this is no date", std::string(kDateForms)));
  return std::chrono::duration_cast<std::chrono::seconds>(day->time_since_epoch()).count();
}

std::string search_day(std::int64_t moment) {
  return value_of({Grain::day, std::chrono::floor<std::chrono::days>(
                                   std::chrono::sys_seconds(std::chrono::seconds(moment)))});
}

}  // namespace hearsay
