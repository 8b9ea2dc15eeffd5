#include "hearsay/time/holidays.h"

#include <charconv>
#include <unordered_map>
#include <vector>

#include "hearsay/base/word_list.h"
#include "hearsay/time/data.h"

namespace hearsay {
namespace {

struct Holiday {
  std::vector<std::string_view> words;  ///< as the tokenizer parts them
  std::string_view rule;
};

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    name.remove_prefix(std::min(name.size(), word.size() + 1));
    if (word.ends_with("'s")) {
      words.push_back(word.substr(0, word.size() - 2));
      words.push_back(word.substr(word.size() - 2));
    } else if (word.ends_with("'")) {
      words.push_back(word.substr(0, word.size() - 1));
      words.push_back(word.substr(word.size() - 1));
    } else {
      words.push_back(word);
    }
  }
  return words;
}

/// By their first word.
using Holidays = std::unordered_map<std::string_view, std::vector<Holiday>>;

const Holidays& holidays() {
  static const Holidays list = [] {
    Holidays made;
    for (const auto& line : word_list_lines(time_data::holidays)) {
      std::vector<std::string_view> words = words_of(line[0]);
      const std::string_view first = words.front();
      made[first].push_back({std::move(words), line[1]});
    }
    return made;
  }();
  return list;
}

int take_number(std::string_view& rest) {
  int number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  rest.remove_prefix(end - rest.data());
  if (!rest.empty()) rest.remove_prefix(1);
  return number;
}

}  // namespace

std::optional<Read<std::string_view>> read_holiday(const TimeText& text, PieceIndex i) {
  if (!text.at(i).capital) return std::nullopt;
  const auto found = holidays().find(text.lower(i));
  if (found == holidays().end()) return std::nullopt;
  std::optional<Read<std::string_view>> longest;
  for (const Holiday& holiday : found->second) {
    PieceIndex at = i;
    while (at - i < holiday.words.size() && text.lower(at) == holiday.words[at - i]) ++at;
    if (at - i == holiday.words.size() && (!longest || at > longest->end))
      longest = Read<std::string_view>{holiday.rule, at};
  }
  return longest;
}

Day holiday_in(std::string_view rule, int year) {
  if (rule.starts_with("easter ")) {
    rule.remove_prefix(std::string_view("easter ").size());
    return easter(year) + std::chrono::days{take_number(rule)};
  }
  const bool fixed = rule.size() > 2 && rule[2] == '-';
  const int first = take_number(rule);
  const int second = take_number(rule);
  if (fixed) return day_of(year, first, second);
  const int month = take_number(rule);
  return nth_weekday(year, month, second, first) + std::chrono::days{take_number(rule)};
}

}  // namespace hearsay
