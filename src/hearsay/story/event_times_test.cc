#include "hearsay/story/event_times.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::PressReport;
using Lines = std::vector<std::string>;

/// A report of one sentence, in which each of the words stands for a time.
class Sentence {
 public:
  Sentence(std::string_view words, const std::vector<std::pair<std::string, std::string>>& times)
      : record_(report(words, times)), tokens_(tokenize(record_.article)), classes_(classify(tokens_)) {}

  /// "verb value" for each verb that a time dates.
  [[nodiscard]] Lines verbs() const {
    const std::vector<VerbGroup> groups = verb_groups(text(), range());
    const auto dates = date_groups(record_, text(), range(), groups, times(), outer_quotations(tokens_));
    Lines lines;
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (dates[g]) lines.push_back(groups[g].base + ' ' + record_.times[*dates[g]].value);
    return lines;
  }

  /// The value that dates the noun; nothing if none does.
  [[nodiscard]] std::string noun(std::string_view word) const {
    for (TokenIndex i = 0; i < tokens_.size(); ++i)
      if (tokens_.lower[i] == word)
        if (const auto id = date_noun(text(), i, times())) return record_.times[*id].value;
    return {};
  }

 private:
  static Record report(std::string_view words, const std::vector<std::pair<std::string, std::string>>& times) {
    PressReport report("a");
    report.tells(words);
    for (const auto& [written, value] : times) report.time(written, value);
    return report.build();
  }

  [[nodiscard]] Clause text() const { return {tokens_, classes_}; }
  [[nodiscard]] TokenRange range() const { return tokens_.sentences.front().tokens; }
  [[nodiscard]] std::vector<PlacedTime> times() const { return times_of_events(record_, text(), range()); }

  Record record_;
  Tokens tokens_;
  std::vector<WordClass> classes_;
};

const std::pair<std::string, std::string> kMonday{"Monday", "2031-03-03"};
const std::pair<std::string, std::string> kFriday{"Friday", "2031-03-07"};

TEST(EventTimes, ATimeDatesTheVerbBeforeIt) {
  EXPECT_EQ(Sentence("Berg met Lund on Monday.", {kMonday}).verbs(), Lines{"meet 2031-03-03"});
  EXPECT_EQ(Sentence("Berg said on Monday that Lund left on Friday.", {kMonday, kFriday}).verbs(),
            (Lines{"say 2031-03-03", "leave 2031-03-07"}));
}

TEST(EventTimes, OrTheOneOfTheClauseThatItBegins) {
  EXPECT_EQ(Sentence("On Monday Berg met Lund.", {kMonday}).verbs(), Lines{"meet 2031-03-03"});
  EXPECT_EQ(Sentence("Berg left, and on Friday Lund wept.", {kFriday}).verbs(), Lines{"weep 2031-03-07"});
}

TEST(EventTimes, TwoDaysOfOneVerb) {
  EXPECT_EQ(Sentence("Drivers will walk out on Monday and Friday, their union announced.", {kMonday, kFriday})
                .verbs(),
            Lines{"strike 2031-03-03"});
}

TEST(EventTimes, VerbsJoinedByAndShareOne) {
  EXPECT_EQ(Sentence("Berg met Lund on Monday and signed the treaty.", {kMonday}).verbs(),
            (Lines{"meet 2031-03-03", "sign 2031-03-03"}));
  EXPECT_EQ(Sentence("Berg met Lund on Monday and will sign the treaty.", {kMonday}).verbs(),
            Lines{"meet 2031-03-03"})
      << "of two tenses";
}

TEST(EventTimes, QuotationMarksKeepApart) {
  EXPECT_EQ(Sentence("“We haggle over the snow of 1974,” she said.", {{"1974", "1974"}}).verbs(), Lines{});
  EXPECT_EQ(Sentence("“We came with a number,” she said on Monday.", {kMonday}).verbs(),
            Lines{"say 2031-03-03"});
}

TEST(EventTimes, WhatSaysWhichSaysNotWhen) {
  EXPECT_EQ(Sentence("Berg scrapped Monday's dinner.", {kMonday}).verbs(), Lines{});
  EXPECT_EQ(Sentence("Berg sang in the winter garden.", {{"winter", "2031-WI"}}).verbs(), Lines{});
  EXPECT_EQ(Sentence("Berg broke the treaty of 1974.", {{"1974", "1974"}}).verbs(), Lines{});
  EXPECT_EQ(Sentence("Berg sang at Monday's meeting.", {kMonday}).verbs(), Lines{"sing 2031-03-03"})
      << "but an occasion says when";
}

TEST(EventTimes, BoundsAreNoTimes) {
  EXPECT_EQ(Sentence("Berg worked until Friday.", {kFriday}).verbs(), Lines{});
  EXPECT_EQ(Sentence("Berg worked between Monday and Friday.", {kMonday, kFriday}).verbs(), Lines{});
  EXPECT_EQ(Sentence("It was the first since 2016, when Lund was dismissed.", {{"2016", "2016"}}).verbs(),
            Lines{"dismiss 2016"});
  EXPECT_EQ(Sentence("The storm came shortly after 3am.", {{"3am", "2031-03-07T03:00"}}).verbs(),
            Lines{"come 2031-03-07T03:00"});
}

TEST(EventTimes, NeitherCenturiesNorSignatures) {
  EXPECT_EQ(Sentence("Thieves stole a 17th-century picture.", {{"17th-century", "16"}}).verbs(), Lines{});
  EXPECT_EQ(
      Sentence("We came with a number. — Nadia Lund (@lund) March 3, 2031", {{"March 3, 2031", "2031-03-03"}})
          .verbs(),
      Lines{});
}

TEST(EventTimes, Nouns) {
  EXPECT_EQ(Sentence("Monday's meeting was long.", {kMonday}).noun("meeting"), "2031-03-03");
  EXPECT_EQ(Sentence("The meeting on Monday was long.", {kMonday}).noun("meeting"), "2031-03-03");
  EXPECT_EQ(Sentence("The meeting ended before lunch on Monday.", {kMonday}).noun("meeting"), "");
}

TEST(EventTimes, DaysApart) {
  EXPECT_EQ(days_between("2031-03-02", "2031-02-28"), 2);
  EXPECT_EQ(days_between("2031-02-28T14:00", "2031-03-02"), -2);
  EXPECT_EQ(days_between("2031-03", "2031-03-02"), std::nullopt);
  EXPECT_EQ(days_between("XXXX-03-01", "2031-03-02"), std::nullopt);
  EXPECT_EQ(days_between("", ""), std::nullopt);
}

}  // namespace
}  // namespace hearsay
