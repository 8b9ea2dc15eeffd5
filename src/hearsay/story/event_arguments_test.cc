#include "hearsay/story/event_arguments.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::PressReport;
using Names = std::vector<std::string>;

/// A report of one sentence in which Olav Berg, Greta Lund and the town Brennick may be named.
class Sentence {
 public:
  explicit Sentence(std::string_view words)
      : record_(PressReport("a")
                    .names("Olav Berg")
                    .names("Greta Lund")
                    .names("Brennick", EntityKind::place)
                    .tells(words)
                    .build()),
        tokens_(tokenize(record_.article)),
        classes_(classify(tokens_)),
        mentions_(record_, tokens_) {}

  [[nodiscard]] Names of_verb(std::string_view base) const {
    const std::vector<VerbGroup> groups = verb_groups(text(), range());
    const std::vector<EventArguments> all = verb_arguments(text(), range(), groups, mentions_);
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (groups[g].base == base) return names(all[g]);
    return {"no such verb"};
  }

  [[nodiscard]] Names of_noun(std::string_view word) const {
    for (TokenIndex i = 0; i < tokens_.size(); ++i)
      if (tokens_.lower[i] == word) return names(noun_arguments(text(), range(), i, mentions_));
    return {"no such noun"};
  }

 private:
  [[nodiscard]] Names names(const EventArguments& arguments) const {
    Names names;
    for (const EntityId id : arguments.participants) names.push_back(record_.entities[id].name);
    if (arguments.where) names.push_back("in " + record_.entities[*arguments.where].name);
    return names;
  }

  [[nodiscard]] Clause text() const { return {tokens_, classes_}; }
  [[nodiscard]] TokenRange range() const { return tokens_.sentences.front().tokens; }

  Record record_;
  Tokens tokens_;
  std::vector<WordClass> classes_;
  MentionIndex mentions_;
};

const Names kBoth{"Olav Berg", "Greta Lund"};

TEST(EventArguments, SubjectAndObject) {
  EXPECT_EQ(Sentence("Berg met Lund.").of_verb("meet"), kBoth);
  EXPECT_EQ(Sentence("The mayor, Olav Berg, met Lund.").of_verb("meet"), kBoth);
  EXPECT_EQ(Sentence("Berg was met by Lund.").of_verb("meet"), kBoth);
  EXPECT_EQ(Sentence("“It is late,” said Berg.").of_verb("say"), Names{"Olav Berg"});
}

TEST(EventArguments, WhereItHappens) {
  EXPECT_EQ(Sentence("Berg met Lund in Brennick.").of_verb("meet"),
            (Names{"Olav Berg", "Greta Lund", "in Brennick"}));
}

TEST(EventArguments, WhatAnInfinitiveLeavesUnsaid) {
  EXPECT_EQ(Sentence("Berg is due to meet Lund.").of_verb("meet"), kBoth);
  EXPECT_EQ(Sentence("Berg promised to leave.").of_verb("leave"), Names{"Olav Berg"});
}

TEST(EventArguments, WhatAVerbJoinedByAndLeavesUnsaid) {
  EXPECT_EQ(Sentence("Berg arrived and thanked Lund.").of_verb("thank"), kBoth);
  EXPECT_EQ(Sentence("Berg said that it was cold, and added that it would snow.").of_verb("add"),
            Names{"Olav Berg"});
}

TEST(EventArguments, ARelativeClauseHangsOnTheSubject) {
  EXPECT_EQ(Sentence("Berg, who met Lund, left.").of_verb("meet"), (Names{"Olav Berg", "Greta Lund"}));
  EXPECT_EQ(Sentence("Berg, who met Lund, left.").of_verb("leave"), Names{"Olav Berg"});
  EXPECT_EQ(Sentence("The hall that was built by Lund was closed.").of_verb("close"), Names{}) << "not by her";
}

TEST(EventArguments, ADatelineTakesNoPart) {
  EXPECT_EQ(Sentence("BRENNICK – Berg met Lund.").of_verb("meet"), kBoth);
}

TEST(EventArguments, OfNouns) {
  EXPECT_EQ(Sentence("Berg's visit was short.").of_noun("visit"), Names{"Olav Berg"});
  EXPECT_EQ(Sentence("Talks between Berg and Lund failed.").of_noun("talks"), kBoth);
}

}  // namespace
}  // namespace hearsay
