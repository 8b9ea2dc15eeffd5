#include "hearsay/footage/spoken_sentence.h"

#include <algorithm>
#include <optional>

#include "hearsay/base/word_list.h"
#include "hearsay/footage/data.h"
#include "hearsay/lips/spoken_words.h"

namespace hearsay {
namespace {

std::optional<std::size_t> unit_of(std::string_view phone, const MouthModel& model) {
  const auto trained = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto at = std::ranges::find(model.units(), name);
    if (at == model.units().end()) return std::nullopt;
    return static_cast<std::size_t>(at - model.units().begin());
  };
  if (const auto unit = trained(phone)) return unit;
  static const WordList stand_ins(footage_data::phone_stand_ins);
  const auto* const fields = stand_ins.find(phone);
  std::string_view names = fields != nullptr && !fields->empty() ? fields->front() : std::string_view{};
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (const auto unit = trained(names.substr(0, end))) return unit;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return std::nullopt;
}

}  // namespace

std::vector<SpokenWord> spoken_sentence(std::string_view sentence, const Pronunciations& pronunciations,
                                        const MouthModel& model) {
  std::vector<SpokenWord> words;
  for (const std::string& word : spoken_words(sentence)) {
    SpokenWord spoken;
    for (const Phones& phones : pronunciations.of(word)) {
      std::vector<std::size_t> units;
      for (const Phone phone : phones)
        if (const auto unit = unit_of(phone_names()[phone], model)) units.push_back(*unit);
      if (!units.empty()) spoken.push_back(std::move(units));
    }
    if (!spoken.empty()) words.push_back(std::move(spoken));
  }
  return words;
}

}  // namespace hearsay
