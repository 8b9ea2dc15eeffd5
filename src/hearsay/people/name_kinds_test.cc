#include "hearsay/people/name_kinds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using ::testing::Each;
using ::testing::Field;

/// Every place of `word`, with what the tagger says of each in turn.
std::vector<Name> names_of(const testing::Text& text, std::string_view word,
                           const std::vector<std::pair<TaggedKind, double>>& said) {
  std::vector<Name> names;
  for (TokenIndex i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens.word(i) != word) continue;
    const auto& [kind, probability] = said.at(names.size());
    Name name;
    name.tokens = {i, i + 1};
    name.title = {i, i};
    name.kind = kind == TaggedKind::person  ? EntityKind::person
                : kind == TaggedKind::place ? EntityKind::place
                                            : EntityKind::other;
    name.tagged = TaggedMention{kind, name.tokens, probability};
    names.push_back(name);
  }
  return names;
}

std::vector<Name> settled(std::string_view words, std::string_view word,
                          const std::vector<std::pair<TaggedKind, double>>& said) {
  const testing::Text text(words);
  std::vector<Name> names = names_of(text, word, said);
  settle_kinds(text.clause(), names);
  return names;
}

TEST(NameKinds, AWordOfAPlacePhraseIsAPlaceThroughout) {
  EXPECT_THAT(settled("Solvany went to court. Rain fell in Solvany. The leader of Solvany slept.", "Solvany",
                      {{TaggedKind::person, 0.6}, {TaggedKind::person, 0.5}, {TaggedKind::person, 0.6}}),
              Each(Field(&Name::kind, EntityKind::place)));
}

TEST(NameKinds, APersonWhomTheTaggerIsSureOfStaysOne) {
  EXPECT_THAT(settled("Qorvak spoke. They put their trust in Qorvak. Qorvak left.", "Qorvak",
                      {{TaggedKind::person, 0.95}, {TaggedKind::person, 0.9}, {TaggedKind::person, 0.95}}),
              Each(Field(&Name::kind, EntityKind::person)));
}

TEST(NameKinds, APersonWhomNothingMakesSureIsOpen) {
  EXPECT_THAT(settled("Qorvak closed at noon.", "Qorvak", {{TaggedKind::person, 0.5}}),
              Each(Field(&Name::kind, EntityKind::other)));
}

}  // namespace
}  // namespace hearsay
