// Names of organisations and places: whether two can be one's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// A name for comparing: small letters, without "the" and the legal form ("Inc."), countries by one name.
struct BodyName {
  std::vector<std::string> words;
  std::string joined;        ///< with blanks
  std::string initials;      ///< of the words that have a capital letter, if two or more: "gm"
  std::string short_form;    ///< without what the business is: "ford" of "Ford Motor Company"
  bool is_initials = false;  ///< one word of capital letters: "GM", "U.S."
  bool is_place = false;     ///< a place that many know
};

[[nodiscard]] BodyName body_name(std::string_view name);

/// How surely two names are one body's or place's: 0 not, 9 the same. By initials, by the country before it
/// ("US Federal Reserve"), by what the business is ("Ford", "Ford Motor"), by spelling.
[[nodiscard]] int likeness_of_bodies(const BodyName& a, const BodyName& b);

/// Keys that two names have in common if they can be one.
[[nodiscard]] std::vector<std::string> keys_of(const BodyName& name);

}  // namespace hearsay
