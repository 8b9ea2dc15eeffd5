#include "hearsay/story/event.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "support/press_report.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::PressReport;
using testing::repeated;
using Lines = std::vector<std::string>;

std::vector<Event> events_of(const Record& record) {
  const Tokens tokens = tokenize(record.article);
  const std::vector<WordClass> classes = classify(tokens);
  return find_events(record, {tokens, classes});
}

/// "words time status" for each event that has a time; "~" behind a time that is estimated.
Lines dated(const Record& record) {
  static constexpr const char* kStatuses[] = {"happened", "planned", "denied", "hedged"};
  Lines lines;
  for (const Event& event : events_of(record))
    if (!event.time.empty())
      lines.push_back(std::string(event.word.of(record.article.text)) + ' ' + event.time +
                      (event.estimated ? "~ " : " ") + kStatuses[static_cast<int>(event.status)]);
  return lines;
}

/// A report of Wednesday 5 March 2031.
PressReport report(std::string_view title = "A day in Brennick") {
  PressReport report("a", std::string(title));
  report.published("2031-03-05T08:00:00Z").names("Olav Berg").names("Greta Lund");
  return report;
}

TEST(Event, WhatAReportDates) {
  EXPECT_EQ(dated(report().tells("Berg met Lund on Monday.").time("Monday", "2031-03-03").build()),
            Lines{"met 2031-03-03 happened"});
  EXPECT_EQ(dated(report()
                      .tells("Berg left at 2:40 a.m. on Sunday.")
                      .time("2:40 a.m. on Sunday", "2031-03-02T02:40")
                      .build()),
            Lines{"left 2031-03-02T02:40 happened"});
}

TEST(Event, PlansAndWhatDidNotHappen) {
  EXPECT_EQ(dated(report().tells("Berg is due to meet Lund on Friday.").time("Friday", "2031-03-07").build()),
            Lines{"meet 2031-03-07 planned"});
  EXPECT_EQ(dated(report().tells("Berg did not meet Lund on Monday.").time("Monday", "2031-03-03").build()),
            Lines{"meet 2031-03-03 denied"});
  EXPECT_EQ(dated(report().tells("Berg reportedly met Lund on Monday.").time("Monday", "2031-03-03").build()),
            Lines{"met 2031-03-03 hedged"});
}

TEST(Event, WhatIsToComeIsPlannedHoweverItIsTold) {
  EXPECT_EQ(dated(report().tells("The film opens on March 24.").time("March 24", "2031-03-24").build()),
            Lines{"opens 2031-03-24 planned"});
  EXPECT_EQ(dated(report().tells("The bridge opened in 2031.").time("2031", "2031").build()),
            Lines{"opened 2031 happened"})
      << "not all of the year is to come";
}

TEST(Event, WhatIsAttributedAsDeniedOrDoubted) {
  EXPECT_EQ(dated(report()
                      .reports("Berg denied that Lund left on Monday.", "Olav Berg", "Lund left on Monday",
                               "denied", Certainty::denied)
                      .time("Monday", "2031-03-03")
                      .build()),
            (Lines{"denied 2031-03-05~ happened", "left 2031-03-03 denied"}));
  EXPECT_EQ(dated(report()
                      .reports("Berg suspected that Lund left on Monday.", "Olav Berg", "Lund left on Monday",
                               "suspected", Certainty::hedged)
                      .time("Monday", "2031-03-03")
                      .build())
                .back(),
            "left 2031-03-03 hedged");
}

TEST(Event, TheNewsIsOfTheDayThatTheLeadTellsOf) {
  EXPECT_EQ(
      dated(
          report().tells("Berg met Lund on Monday. He thanked the town.").time("Monday", "2031-03-03").build()),
      (Lines{"met 2031-03-03 happened", "thanked 2031-03-03~ happened"}));
  EXPECT_EQ(dated(report().tells("Berg met Lund.").build()), Lines{"met 2031-03-05~ happened"})
      << "or of the day before it";
}

TEST(Event, WhatIsNotTheNewsGetsNoDay) {
  for (const std::string_view words :
       {"Berg had met Lund.", "Berg, who met Lund, is old.", "“Berg met Lund.”", "The hall is closed.",
        "Berg may meet Lund.", "People killed by Lund.", "Berg threatened nobody."})
    EXPECT_EQ(dated(report().tells(words).build()), Lines{}) << words;
  EXPECT_EQ(dated(report("Berg met Lund").build()), Lines{}) << "a title tells what its report tells again";
  EXPECT_EQ(dated(report().tells("Berg met Lund.", BlockKind::caption).build()), Lines{});
}

TEST(Event, WhatGoesOnForLongGetsNoDay) {
  Record record = report().tells("Berg worked on it for six years.").build();
  const std::size_t at = record.article.text.find("six years");
  record.times.push_back(
      {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 9)}, TimeType::duration, "P6Y"});
  EXPECT_EQ(dated(record), Lines{});
}

TEST(Event, WhatFollowsADateOfLongAgoIsOfNoKnownDay) {
  EXPECT_EQ(dated(report()
                      .tells("Berg met Lund.")
                      .tells("The mill opened in 1931. A fire destroyed the roof.")
                      .time("1931", "1931")
                      .build()),
            (Lines{"met 2031-03-05~ happened", "opened 1931 happened"}));
}

TEST(Event, ThePageIsNoNews) {
  EXPECT_EQ(dated(report()
                      .tells("This article was amended on Monday to correct a name.")
                      .time("Monday", "2031-03-03")
                      .build()),
            Lines{});
}

TEST(Event, ANounIsAnEventWhereItsVerbIsNone) {
  EXPECT_EQ(dated(report().tells("The two began talks on Monday.").time("Monday", "2031-03-03").build()),
            Lines{"talks 2031-03-03 happened"});
  EXPECT_EQ(dated(report().tells("Berg held a rally on Monday.").time("Monday", "2031-03-03").build()),
            Lines{"rally 2031-03-03 happened"})
      << "once";
  EXPECT_EQ(dated(report().tells("Berg approved the merger on Monday.").time("Monday", "2031-03-03").build()),
            Lines{"approved 2031-03-03 happened"})
      << "nobody merged on Monday";
  EXPECT_EQ(dated(report().tells("The town will hold a rally on Friday.").time("Friday", "2031-03-07").build()),
            Lines{"rally 2031-03-07 planned"});
}

TEST(Event, ParticipantsAndWords) {
  const Record record = report().tells("Berg met Lund on Monday.").time("Monday", "2031-03-03").build();
  const std::vector<Event> events = events_of(record);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().lemma, "meet");
  EXPECT_EQ(events.front().participants, (std::vector<EntityId>{0, 1}));
  EXPECT_EQ(events.front().sentence.of(record.article.text), "Berg met Lund on Monday.");
  ASSERT_TRUE(events.front().expression);
  EXPECT_EQ(record.times[*events.front().expression].value, "2031-03-03");
}

TEST(Event, AReportWithoutADateDatesWhatItSaysItself) {
  PressReport undated("a");
  undated.names("Olav Berg")
      .tells("Berg left on August 15. He thanked the town.")
      .time("August 15", "XXXX-08-15");
  EXPECT_EQ(dated(undated.build()), Lines{"left XXXX-08-15 happened"});
  PressReport odd("a");
  odd.published("soon").names("Olav Berg").tells("Berg left.");
  EXPECT_EQ(dated(odd.build()), Lines{});
}

TEST(Event, EmptyReports) {
  EXPECT_TRUE(events_of(PressReport("a").build()).empty());
  EXPECT_TRUE(events_of(report().tells("…").build()).empty());
}

TEST(Event, PropertiesOfAll) {
  const Record record =
      report("Berg leaves Brennick")
          .tells("Berg met Lund and signed the treaty on Monday, and will leave on Friday.")
          .time("Monday", "2031-03-03")
          .time("Friday", "2031-03-07")
          .quotes("“Ærøskøbing burnt,” said Lund, “and then it rained – twice.”", "Greta Lund")
          .build();
  const std::vector<Event> events = events_of(record);
  ASSERT_GT(events.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(events, {}, &Event::word));
  for (const Event& event : events) {
    EXPECT_TRUE(event.sentence.contains(event.word));
    EXPECT_LE(event.sentence.end, record.article.text.size());
    EXPECT_FALSE(event.lemma.empty());
    EXPECT_FALSE(event.estimated && event.expression);
    EXPECT_FALSE(event.estimated && event.time.empty());
    for (const EntityId id : event.participants) EXPECT_LT(id, record.entities.size());
    for (const Span argument : event.arguments) EXPECT_TRUE(event.sentence.contains(argument));
  }
  const std::vector<Event> again = events_of(record);
  ASSERT_EQ(events.size(), again.size());
  for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].word, again[i].word);
}

TEST(Event, AHundredThousandVerbs) {
  for (const char* const part : {"met ", "Berg met Lund and ", "Berg met Lund. ", "to meet ", "talks on talks ",
                                 "by Berg, ", "(Berg "}) {
    const Record record = PressReport("a").published("2031-03-05").tells(repeated(part, 100'000)).build();
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<Event> events = events_of(record);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << part << events.size();
  }
}

TEST(Event, AHundredThousandTimesInOneSentence) {
  PressReport made("a");
  made.published("2031-03-05");
  const std::string part = "Berg met Lund on Monday and ";
  made.tells(repeated(part, 100'000));
  Record record = made.build();
  const std::size_t base = record.article.text.find("Berg met");
  for (std::size_t i = 0; i < 100'000; ++i) {
    const auto at = static_cast<std::uint32_t>(base + i * part.size() + part.find("Monday"));
    record.times.push_back({{at, at + 6}, TimeType::date, "2031-03-03"});
  }
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<Event> events = events_of(record);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << events.size();
}

}  // namespace
}  // namespace hearsay
