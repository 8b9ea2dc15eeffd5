#include "hearsay/time/time_words.h"

#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "hearsay/base/word_list.h"
#include "hearsay/time/data.h"

namespace hearsay {
namespace {

WordKind kind_named(std::string_view name) {
  using enum WordKind;
  static constexpr std::array<std::pair<std::string_view, WordKind>, 29> kNames{
      {{"month", month},       {"weekday", weekday},     {"weekdays", weekdays}, {"unit", unit},
       {"units", units},       {"season", season},       {"seasons", seasons},   {"part", part},
       {"parts", parts},       {"tonight", tonight},     {"day", day},           {"clock", clock},
       {"half-day", half_day}, {"zone", zone},           {"cardinal", cardinal}, {"ordinal", ordinal},
       {"few", few},           {"decade", decade},       {"relation", relation}, {"determiner", determiner},
       {"edge", edge},         {"stretch", stretch},     {"every", every},       {"frequency", frequency},
       {"length", length},     {"reference", reference}, {"future", future},     {"approximator", approximator},
       {"fiscal", fiscal}}};
  for (const auto& [known, kind] : kNames)
    if (known == name) return kind;
  return other;
}

class TimeWords {
 public:
  TimeWords() {
    for (const auto& line : word_list_lines(time_data::time_words)) {
      TimeWord word;
      for (std::size_t i = 1; i + 1 < line.size(); i += 2) {
        word.senses.push_back(sense(line[i], line[i + 1]));
        word.kinds |= bit_of(word.senses.back().kind);
      }
      longest_ = std::max(longest_, line.front().size());
      words_.emplace(line.front(), std::move(word));
    }
  }

  [[nodiscard]] const TimeWord* find(std::string_view word) const {
    if (word.size() > longest_) return nullptr;
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : &found->second;
  }

 private:
  static WordSense sense(std::string_view kind, std::string_view value) {
    WordSense made{kind_named(kind), 0, value};
    std::from_chars(value.data(), value.data() + value.size(), made.number);
    return made;
  }

  std::unordered_map<std::string_view, TimeWord> words_;
  std::size_t longest_ = 0;
};

}  // namespace

const TimeWord* find_time_word(std::string_view word) {
  static const TimeWords words;
  return words.find(word);
}

}  // namespace hearsay
