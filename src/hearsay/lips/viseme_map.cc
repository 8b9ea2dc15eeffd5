#include "hearsay/lips/viseme_map.h"

#include <algorithm>
#include <cmath>

#include "hearsay/base/word_list.h"
#include "hearsay/lips/data.h"

namespace hearsay {
namespace {

Visibility visibility_named(std::string_view name) {
  if (name == "clear") return Visibility::clear;
  return name == "hidden" ? Visibility::hidden : Visibility::dim;
}

Phones phones_in(std::string_view names) {
  Phones phones;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (const auto phone = phone_named(names.substr(0, end))) phones.push_back(*phone);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return phones;
}

}  // namespace

std::optional<VisemeMap> VisemeMap::named(std::string_view name) {
  VisemeMap map;
  map.name_ = name;
  map.of_phone_.assign(phone_names().size(), 0);
  for (const auto& line : word_list_lines(lips_data::viseme_maps)) {
    if (line.size() < 5 || line[2] != name) continue;
    Group group{
        .name = std::string(line[1]), .visibility = visibility_named(line[4]), .phones = phones_in(line[3])};
    for (const Phone phone : group.phones) map.of_phone_[phone] = static_cast<Viseme>(map.visemes_.size());
    map.visemes_.push_back(std::move(group));
  }
  if (map.visemes_.empty()) return std::nullopt;
  return map;
}

std::vector<std::string> VisemeMap::names() {
  std::vector<std::string> names;
  for (const auto& line : word_list_lines(lips_data::viseme_maps))
    if (line.size() > 2 && (names.empty() || names.back() != line[2])) names.emplace_back(line[2]);
  return names;
}

std::vector<Viseme> VisemeMap::of(std::span<const Phone> phones) const {
  std::vector<Viseme> visemes;
  visemes.reserve(phones.size());
  for (const Phone phone : phones) visemes.push_back(of(phone));
  return visemes;
}

bool VisemeMap::may_be_lost(Phone phone) const {
  const Visibility visibility = visemes_[of(phone)].visibility;
  return visibility == Visibility::hidden || (is_vowel(phone) && visibility != Visibility::clear);
}

double VisemeMap::bits(Viseme viseme) const {
  return std::log2(static_cast<double>(visemes_[viseme].phones.size()));
}

}  // namespace hearsay
