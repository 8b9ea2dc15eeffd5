#include "hearsay/story/timeline.h"

#include <gtest/gtest.h>

#include <chrono>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/story/entity_joiner.h"
#include "support/press_report.h"

namespace hearsay {
namespace {

using testing::one_event;
using testing::PressReport;
using testing::words_at;
using Lines = std::vector<std::string>;

std::vector<TimelineEntry> timeline_of(const Story& story) {
  std::vector<std::vector<Event>> events;
  for (const Record& record : story.documents) {
    const Tokens tokens = tokenize(record.article);
    const std::vector<WordClass> classes = classify(tokens);
    events.push_back(find_events(record, {tokens, classes}));
  }
  std::vector<TimelineEntry> entries = find_timeline(story, story.groups.front(), events);
  sort_timeline(entries);
  return entries;
}

/// "time status word word": an entry's words, one for each place.
Lines lines_of(const Story& story) {
  static constexpr const char* kStatuses[] = {"happened", "planned", "denied", "hedged"};
  Lines lines;
  for (const TimelineEntry& entry : timeline_of(story)) {
    std::string line = entry.time + (entry.estimated ? "~ " : " ") + kStatuses[static_cast<int>(entry.status)];
    for (const DocumentSpan& word : entry.words) line += ' ' + words_at(story, word);
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines lines_of(std::vector<Record> reports) { return lines_of(one_event(std::move(reports))); }

PressReport report(std::string input, std::string published) {
  PressReport report(std::move(input));
  report.published(std::move(published)).names("Olav Berg").names("Greta Lund");
  return report;
}

const Record kMet =
    report("a", "2031-03-04").tells("Berg met Lund on Monday.").time("Monday", "2031-03-03").build();

TEST(Timeline, AnEventThatSeveralReportsTellIsOneEntry) {
  EXPECT_EQ(
      lines_of(
          {kMet,
           report("b", "2031-03-05").tells("On March 3 Lund met Berg.").time("March 3", "2031-03-03").build()}),
      Lines{"2031-03-03 happened met met"});
  EXPECT_EQ(lines_of({kMet, report("b", "2031-03-05")
                                .tells("Berg held a meeting with Lund on Monday.")
                                .time("Monday", "2031-03-03")
                                .build()}),
            Lines{"2031-03-03 happened met meeting"});
}

TEST(Timeline, TheMostExactTimeStands) {
  EXPECT_EQ(lines_of({kMet, report("b", "2031-03-05")
                                .tells("Berg met Lund at noon on Monday.")
                                .time("noon on Monday", "2031-03-03T12:00")
                                .build()}),
            Lines{"2031-03-03T12:00 happened met met"});
}

TEST(Timeline, WhatALaterReportDoesNotDateIsWhatAnEarlierOneDated) {
  EXPECT_EQ(lines_of({kMet, report("b", "2031-03-06").tells("Berg met Lund.").build()}),
            Lines{"2031-03-03 happened met met"});
  EXPECT_EQ(lines_of({kMet, report("b", "2031-06-01").tells("Berg met Lund.").build()}),
            (Lines{"2031-03-03 happened met", "2031-06-01~ happened met"}))
      << "not months after";
}

TEST(Timeline, OtherDaysPeopleVerbsAndStatusesAreOtherEntries) {
  for (const auto& [words, time, value] : std::vector<std::tuple<const char*, const char*, const char*>>{
           {"Berg met Lund on Tuesday.", "Tuesday", "2031-03-04"},
           {"Berg thanked Lund on Monday.", "Monday", "2031-03-03"},
           {"Berg did not meet Lund on Monday.", "Monday", "2031-03-03"},
           {"Tove Dahl met the bishop on Monday.", "Monday", "2031-03-03"},
           {"Berg met Lund in 2031.", "2031", "2031"}})
    EXPECT_EQ(
        lines_of({kMet, report("b", "2031-03-05").names("Tove Dahl").tells(words).time(time, value).build()})
            .size(),
        2U)
        << words;
}

TEST(Timeline, ThingsTakePartToo) {
  const auto of = [](std::string input, std::string_view words) {
    return PressReport(std::move(input))
        .published("2031-03-05")
        .tells(words)
        .time("Saturday", "2031-03-01")
        .build();
  };
  const Record scrapped = of("a", "The press conference was scrapped on Saturday.");
  EXPECT_EQ(lines_of({scrapped, of("b", "On Saturday the joint conference was called off.")}),
            Lines{"2031-03-01 happened scrapped called off"});
  EXPECT_EQ(lines_of({scrapped, of("b", "On Saturday the concert was called off.")}).size(), 2U);
}

TEST(Timeline, TwoSayingsOfOneReportAreTwoEntries) {
  const Record twice = report("a", "2031-03-04").tells("“It rains,” Berg said. “It pours,” Berg said.").build();
  EXPECT_EQ(lines_of({twice}), (Lines{"2031-03-04~ happened said", "2031-03-04~ happened said"}));
  Record copy = twice;
  copy.article.input = "b";
  EXPECT_EQ(lines_of({twice, copy}),
            (Lines{"2031-03-04~ happened said said", "2031-03-04~ happened said said"}))
      << "a copy joins each";
}

TEST(Timeline, ManyTellOneReporter) {
  EXPECT_EQ(lines_of({report("a", "2031-03-04").tells("Berg told Lund it rains.").build(),
                      report("b", "2031-03-04").names("Tove Dahl").tells("Dahl told Lund it pours.").build()})
                .size(),
            2U);
}

TEST(Timeline, IsInOrderOfTime) {
  std::vector<TimelineEntry> entries;
  for (const char* const time :
       {"2031-W11", "2031-03-20", "2031-03", "2031-Q3", "2031", "XXXX-01-01", "2031-03-10", "2030-12-31"}) {
    entries.emplace_back();
    entries.back().time = time;
  }
  sort_timeline(entries);
  Lines times;
  for (const TimelineEntry& entry : entries) times.push_back(entry.time);
  EXPECT_EQ(times, (Lines{"2030-12-31", "2031", "2031-03", "2031-W11", "2031-03-10", "2031-03-20", "2031-Q3",
                          "XXXX-01-01"}));
}

TEST(Timeline, PropertiesOfAll) {
  const Story story =
      one_event({kMet,
                 report("b", "2031-03-02")
                     .tells("Berg will meet Lund on Monday, and Lund said on Sunday that she is glad.")
                     .time("Monday", "2031-03-03")
                     .time("Sunday", "2031-03-02")
                     .build(),
                 PressReport("undated")
                     .names("Olav Berg")
                     .tells("Berg left on August 15.")
                     .time("August 15", "XXXX-08-15")
                     .build(),
                 report("to come", "2099-01-01").tells("Berg met Lund.").build()});
  const std::vector<TimelineEntry> entries = timeline_of(story);
  EXPECT_EQ(entries.size(), 5U);
  for (const TimelineEntry& entry : entries) {
    ASSERT_EQ(entry.words.size(), entry.places.size());
    ASSERT_FALSE(entry.words.empty());
    EXPECT_FALSE(entry.time.empty());
    for (std::size_t i = 0; i < entry.words.size(); ++i) {
      ASSERT_LT(entry.places[i].document, story.documents.size());
      EXPECT_EQ(entry.words[i].document, entry.places[i].document);
      EXPECT_TRUE(entry.places[i].span.contains(entry.words[i].span));
      EXPECT_LE(entry.places[i].span.end, story.documents[entry.places[i].document].article.text.size());
    }
    EXPECT_TRUE(std::ranges::is_sorted(entry.words));
    for (const EntityId id : entry.entities) EXPECT_LT(id, story.entities.size());
  }
  EXPECT_EQ(lines_of(story), lines_of(story));
}

TEST(Timeline, NoReports) {
  Story story;
  EXPECT_TRUE(find_timeline(story, {}, {}).empty());
}

TEST(Timeline, TenThousandCopies) {
  constexpr std::size_t kCopies = 10'000;
  Story story;  // joined by hand: the copies name the same people
  story.documents.assign(kCopies, kMet);
  story.entities.resize(kMet.entities.size());
  story.entity_ids.assign(kCopies, {0, 1});
  story.groups.emplace_back(kCopies);
  std::iota(story.groups.front().begin(), story.groups.front().end(), 0U);
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<TimelineEntry> entries = timeline_of(story);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries.front().places.size(), kCopies);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

}  // namespace
}  // namespace hearsay
