// A text with everybody who is named in it, for the tests of the people step.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hearsay/people/people.h"
#include "support/text_fixture.h"

namespace hearsay::testing {

/// A text with everybody in it.
class Cast {
 public:
  explicit Cast(std::string_view text) : text_(text), people_(find_people(text_.article, text_.clause())) {}

  [[nodiscard]] const Text& text() const { return text_; }
  [[nodiscard]] const People& people() const { return people_; }

  /// Whose mention covers the token behind the `nth` place where `word` stands (from 0); nothing if none does.
  [[nodiscard]] std::optional<EntityId> who(std::string_view word, int nth = 0) const {
    for (TokenIndex i = 0; i < text_.tokens.size(); ++i) {
      if (text_.tokens.word(i) != word || nth-- > 0) continue;
      const Mention* const mention = people_.at(i);
      return mention == nullptr ? std::optional<EntityId>{} : mention->entity;
    }
    return std::nullopt;
  }

  /// The entity's name, or "nobody".
  [[nodiscard]] std::string name(std::string_view word, int nth = 0) const {
    const auto id = who(word, nth);
    return id ? people_.entities[*id].name : "nobody";
  }

  /// The entity that the word names; an empty one if nobody.
  [[nodiscard]] Entity entity(std::string_view word, int nth = 0) const {
    const auto id = who(word, nth);
    return id ? people_.entities[*id] : Entity{};
  }

 private:
  Text text_;
  People people_;
};

/// Names made of numbers, so that no two are alike.
inline std::string letters(std::size_t number) {
  std::string out = "X";
  for (; number > 0; number /= 26) out += static_cast<char>('a' + number % 26);
  return out;
}

}  // namespace hearsay::testing
