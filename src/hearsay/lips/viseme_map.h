// Which sounds look alike on the lips.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/lips/phones.h"

namespace hearsay {

/// A viseme of one map, as an index into VisemeMap::visemes.
using Viseme = std::uint8_t;

enum class Visibility : std::uint8_t {
  clear,   ///< lips, teeth or the shape of the mouth show it
  dim,     ///< only the jaw or a part of the tongue does
  hidden,  ///< made behind the teeth
};

/// A many-to-one map of phones to visemes, out of the literature (data/viseme_maps.txt names the papers).
class VisemeMap {
 public:
  struct Group {
    std::string name;
    Visibility visibility = Visibility::dim;
    Phones phones;
  };

  /// "jeffers" (Jeffers and Barley, 1971: 11 visemes) or "lee" (Lee and Yook, 2002: 13). Nothing for another
  /// name.
  static std::optional<VisemeMap> named(std::string_view name);
  static std::vector<std::string> names();

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<Group>& visemes() const { return visemes_; }
  [[nodiscard]] Viseme of(Phone phone) const { return of_phone_[phone]; }
  [[nodiscard]] std::vector<Viseme> of(std::span<const Phone> phones) const;

  /// Whether a sound of the viseme may be lost on the way: a vowel between others, or what is made behind the
  /// teeth.
  [[nodiscard]] bool may_be_lost(Phone phone) const;

  /// What seeing the viseme leaves open of its sound: log2 of the number of its phones.
  [[nodiscard]] double bits(Viseme viseme) const;

 private:
  std::string name_;
  std::vector<Group> visemes_;
  std::vector<Viseme> of_phone_;
};

}  // namespace hearsay
