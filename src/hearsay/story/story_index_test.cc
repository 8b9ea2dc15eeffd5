#include "hearsay/story/story_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/story_fixture.h"

namespace hearsay {
namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

/// A report of one paper. `days` are those that its first words speak of.
Record report(const std::string& title, std::string_view text, const std::string& published,
              const std::vector<std::pair<EntityKind, std::string>>& names = {},
              const std::vector<std::string>& days = {}) {
  testing::ReportBuilder builder("page.html", "Paper of " + title, title);
  if (!published.empty()) builder.published(published);
  builder.paragraph(text);
  for (const auto& [kind, name] : names) builder.entity(kind, name);
  for (const std::string& day : days) builder.record().times.push_back({{0, 4}, TimeType::date, day});
  return builder.build();
}

Record ferry_first(const std::string& published = "2031-05-06") {
  return report(
      "Ferry runs aground off Tarnholm",
      "The ferry Ossian ran aground off Tarnholm on Tuesday evening with ninety passengers on board. "
      "Lifeboats took all passengers ashore. Harbour master Ines Quayle said a buoy was missing from the "
      "channel, and that divers would look at the hull.",
      published, {{EntityKind::person, "Ines Quayle"}, {EntityKind::place, "Tarnholm"}}, {"2031-05-06"});
}

Record ferry_second(const std::string& published = "2031-05-07") {
  return report(
      "Ninety rescued as Ossian strikes rocks",
      "All ninety passengers of the Ossian were brought to safety by lifeboats after the ferry struck rocks "
      "off Tarnholm on Tuesday. The harbour master, Ines Quayle, blamed a missing buoy. Divers are to "
      "examine the ferry's hull before it is towed.",
      published, {{EntityKind::person, "Quayle"}, {EntityKind::place, "Tarnholm"}}, {"2031-05-06"});
}

Record ferry_talks() {
  return report(
      "Ferry fares to rise at Tarnholm",
      "Fares on the ferry to Tarnholm will rise by a tenth from June, the island council decided on "
      "Wednesday. Council leader Piet Arlen said fuel had become dear, and that islanders would keep their "
      "discount.",
      "2031-05-07", {{EntityKind::person, "Piet Arlen"}, {EntityKind::place, "Tarnholm"}}, {"2031-05-07"});
}

Record bakery() {
  return report(
      "Baker wins prize for rye",
      "A baker in Orrin won the county's prize for rye bread on Tuesday. Her oven was built by her great "
      "aunt, Alma Stroud told the jury, and burns only birch.",
      "2031-05-06", {{EntityKind::person, "Alma Stroud"}, {EntityKind::place, "Orrin"}}, {"2031-05-06"});
}

/// Made-up words, alike for one seed.
std::string word(std::mt19937_64& random) {
  constexpr std::string_view kSounds = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  std::string out;
  for (int i = 0; i < 4; ++i) {
    out += kSounds[random() % kSounds.size()];
    out += kVowels[random() % kVowels.size()];
  }
  return out;
}

/// `events` events, each with `reports` reports that tell it in words of their own.
std::vector<ReportSketch> made_up(std::size_t events, std::size_t reports) {
  std::vector<ReportSketch> sketches;
  std::mt19937_64 random(5);
  for (std::size_t event = 0; event < events; ++event) {
    std::vector<std::string> of_event;
    for (int i = 0; i < 30; ++i) of_event.push_back(word(random));
    const auto day = static_cast<int>(event % 28) + 1;
    const std::string date = "2031-05-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
    for (std::size_t r = 0; r < reports; ++r) {
      std::string text;
      for (int i = 0; i < 60; ++i) {
        text += random() % 2 == 0 ? of_event[random() % of_event.size()] : word(random);
        text += i % 12 == 11 ? ". " : " ";
      }
      sketches.push_back(sketch(report(of_event[0] + " " + of_event[1], text, date, {}, {date})));
    }
  }
  return sketches;
}

/// An index of 200 reports of other events, and behind them these.
StoryIndex among_others(const std::vector<Record>& reports) {
  StoryIndex index;
  for (ReportSketch& other : made_up(40, 5)) index.add(std::move(other));
  for (const Record& one : reports) index.add(one);
  return index;
}

TEST(GroupReports, JoinsReportsOfOneEvent) {
  const std::vector<Record> reports = {ferry_first(), bakery(), ferry_second()};
  EXPECT_EQ(group_reports(reports), (Groups{{0, 2}, {1}}));
}

TEST(GroupReports, TakesLessLikenessForEnoughWhereReportsAreFew) {
  const Record follow_up = report(
      "Owner to pay for a night in the school",
      "The company that owns the Ossian will pay each of its passengers for the night that they spent in a "
      "school on Tarnholm, it said on Friday. Teachers had cooked soup and found blankets for all. A lawyer of "
      "two families called the sum an insult, and wants a court to decide.",
      "2031-05-09", {{EntityKind::place, "Tarnholm"}}, {"2031-05-09"});
  const std::vector<Record> reports = {ferry_first(), ferry_second(), follow_up, bakery()};
  EXPECT_EQ(group_reports(reports), (Groups{{0, 1, 2}, {3}}));
  const StoryIndex index = among_others(reports);
  EXPECT_EQ(index.story_of(201), 200U);
  EXPECT_EQ(index.story_of(202), 202U);
}

TEST(GroupReports, PartsTheSameKindOfEventOnOtherDays) {
  const auto poll = [](const std::string& share, const std::string& institute, const std::string& day) {
    return report("Arlen leads in poll of islanders",
                  "Piet Arlen leads the race for the island council with " + share + " per cent, a poll by " +
                      institute + " found. The poll of islanders was taken by phone.",
                  day, {{EntityKind::person, "Piet Arlen"}, {EntityKind::organization, institute}}, {day});
  };
  const std::vector<Record> reports = {poll("41", "Vantage", "2031-05-06"),
                                       poll("44", "Lodestar", "2031-05-15"),
                                       poll("41", "Vantage", "2031-05-06")};
  EXPECT_EQ(group_reports(reports), (Groups{{0, 2}, {1}}));
}

TEST(GroupReports, PartsFormsThatAreFilledInAnew) {
  const auto weather = [](const std::string& place, const std::string& degrees, const std::string& day) {
    return report("Weather in " + place,
                  place + " will have sunshine and up to " + degrees + " degrees at noon. Showers pass over " +
                      place + " by the evening, with a light wind from the west at " + degrees +
                      " knots. The night stays dry and mild in " + place + ", and fog may form before dawn.",
                  day, {{EntityKind::place, place}}, {day});
  };
  const std::vector<Record> reports = {
      weather("Tarnholm", "17", "2031-05-06"), weather("Orrin", "19", "2031-05-06"),
      weather("Tarnholm", "14", "2031-05-07"), weather("Ossianby", "17", "2031-05-08"),
      weather("Tarnholm", "17", "2031-05-06")};
  EXPECT_EQ(group_reports(reports), (Groups{{0, 4}, {1}, {2}, {3}}));
}

TEST(GroupReports, AReprintOfTheNextDayIsTheSameStory) {
  // "Tuesday" and "today" are another day when they are printed a day later.
  Record reprint = ferry_first("2031-05-07");
  reprint.times = {{{0, 4}, TimeType::date, "2031-05-07"}};
  const std::vector<Record> reports = {ferry_first(), reprint};
  EXPECT_EQ(group_reports(reports), (Groups{{0, 1}}));
}

TEST(GroupReports, AReportWithoutDateNeedsMoreInCommon) {
  const std::vector<Record> same = {ferry_first(), ferry_second("")};
  EXPECT_EQ(group_reports(same), (Groups{{0, 1}}));
  StoryIndex index;
  index.add(ferry_first());
  index.add(ferry_first(""));
  const TermStatistics& statistics = index.statistics();
  const ReportSketch dated = sketch(ferry_first());
  const EventFeatures known = event_features(dated, sketch(ferry_second()), statistics);
  const EventFeatures unknown = event_features(dated, sketch(ferry_second("")), statistics);
  EXPECT_GT(event_likeness(known), event_likeness(unknown));
}

TEST(GroupReports, TakesNoneEmptyOrAbsurdOnes) {
  EXPECT_TRUE(group_reports({}).empty());
  const std::vector<Record> reports = {Record{}, Record{}, ferry_first("9999-99-99"),
                                       report("", "", "0000-00-00"), report("", "!!! — …", "2031-05-06")};
  EXPECT_EQ(group_reports(reports), (Groups{{0}, {1}, {2}, {3}, {4}}));
}

TEST(GroupReports, GroupsReportsInOtherLanguagesByTheirWords) {
  const auto german = [](const std::string& title, std::string_view text) {
    Record record = report(title, text, "2031-05-07");
    record.article.language = "de";
    return record;
  };
  const std::vector<Record> reports = {
      german(
          "Fähre vor Tarnholm auf Grund gelaufen",
          "Die Fähre Ossian ist am Dienstagabend vor Tarnholm auf Grund gelaufen. Rettungsboote brachten alle "
          "neunzig Passagiere an Land, wie die Hafenmeisterin Ines Quayle sagte. Eine Boje habe gefehlt."),
      german(
          "Brotpreis geht nach Orrin",
          "Der Brotpreis der Grafschaft geht in diesem Jahr nach Orrin. Die Bäckerin sagte, ihr Backofen habe "
          "schon der Großtante gehört und werde nur mit Birkenholz geheizt, wie es sich gehöre."),
      german(
          "Neunzig Passagiere gerettet",
          "Neunzig Passagiere sind vor Tarnholm von Rettungsbooten an Land gebracht worden, nachdem die Fähre "
          "Ossian auf Grund gelaufen war. Hafenmeisterin Quayle vermisst eine Boje.")};
  EXPECT_EQ(group_reports(reports), (Groups{{0, 2}, {1}}));
}

TEST(StoryIndex, JoinsReportsOfOneEventAndNotOfOneTopic) {
  const StoryIndex index = among_others({ferry_first(), bakery(), ferry_talks(), ferry_second()});
  EXPECT_EQ(index.story_of(201), 201U);
  EXPECT_EQ(index.story_of(202), 202U);
  EXPECT_EQ(index.story_of(203), 200U);
}

TEST(StoryIndex, NumbersAStoryByItsFirstReport) {
  StoryIndex index;
  EXPECT_EQ(index.add(bakery()), 0U);
  EXPECT_EQ(index.add(ferry_first()), 1U);
  EXPECT_EQ(index.add(ferry_second()), 1U);
  EXPECT_EQ(index.stories(), (Groups{{0}, {1, 2}}));
}

TEST(StoryIndex, IsTheSameFromSketches) {
  StoryIndex from_reports;
  StoryIndex from_sketches;
  for (const Record& record : {ferry_first(), bakery(), ferry_second(), ferry_talks()}) {
    from_reports.add(record);
    from_sketches.add(sketch(record));
  }
  EXPECT_EQ(from_reports.stories(), from_sketches.stories());
}

TEST(StoryIndex, SaysWhatANearCopyShares) {
  StoryIndex index;
  index.add(ferry_first());
  Record cut = ferry_first();
  cut.article.text.resize(cut.article.text.find(" Harbour master"));
  cut.article.blocks.back().span.end = static_cast<std::uint32_t>(cut.article.text.size());
  index.add(cut);
  ASSERT_EQ(index.near_copies(1).size(), 1U);
  EXPECT_EQ(index.near_copies(1)[0].other, 0U);
  EXPECT_EQ(index.near_copies(1)[0].of_this, 1);
  EXPECT_NEAR(index.near_copies(1)[0].of_other, 0.5, 0.1);
  EXPECT_TRUE(index.near_copies(0).empty()) << "said by the later one";
}

TEST(StoryIndex, TheSameWordsAYearLaterAreAnotherStory) {
  const std::vector<Record> reports = {ferry_first("2031-05-06"), ferry_first("2032-05-06")};
  EXPECT_EQ(group_reports(reports), (Groups{{0}, {1}}));
}

TEST(StoryIndex, HardlyDependsOnTheOrder) {
  std::vector<ReportSketch> sketches = made_up(40, 5);
  std::vector<std::uint32_t> order(sketches.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(6);
  for (int round = 0; round < 3; ++round) {
    StoryIndex index;
    for (const std::uint32_t i : order) index.add(sketches[i]);
    std::size_t joined = 0;
    std::size_t wrong = 0;
    for (ReportNumber a = 0; a < index.size(); ++a)
      for (ReportNumber b = 0; b < a; ++b) {
        const bool same = order[a] / 5 == order[b] / 5;
        if (index.story_of(a) != index.story_of(b)) continue;
        ++(same ? joined : wrong);
      }
    EXPECT_EQ(wrong, 0U);
    EXPECT_GE(joined, 40U * 10 * 95 / 100) << "of 400 pairs";
    for (std::size_t n = order.size(); n > 1; --n) std::swap(order[n - 1], order[random() % n]);
  }
}

TEST(StoryIndex, TakesTenThousandCopiesForOneStoryAndNothingMore) {
  StoryIndex index;
  index.add(bakery());
  const ReportSketch copy = sketch(ferry_first());
  for (int i = 0; i < 10'000; ++i) index.add(copy);
  index.add(ferry_second());
  const Groups stories = index.stories();
  ASSERT_EQ(stories.size(), 2U);
  EXPECT_EQ(stories[1].size(), 10'001U);
  EXPECT_EQ(index.near_copies(9000).size(), 1U);
  EXPECT_EQ(index.statistics().reports(), 3U) << "copies do not make their words common";
}

TEST(StoryIndex, TakesThousandsThatAreAlmostTheSameForOneStory) {
  StoryIndex index;
  for (int i = 0; i < 3000; ++i) {
    Record version = ferry_first();
    version.article.site = "Paper " + std::to_string(i);
    version.article.text += " Version" + std::to_string(i) + " of this report was sent to our readers.";
    version.article.blocks.back().span.end = static_cast<std::uint32_t>(version.article.text.size());
    index.add(version);
  }
  EXPECT_EQ(index.stories().size(), 1U);
  EXPECT_LE(index.near_copies(2999).size(), 16U);
}

TEST(StoryIndex, ARoundUpDoesNotJoinWhatItTouches) {
  const Record round_up = report(
      "The day in brief",
      "A ferry ran aground off Tarnholm, and lifeboats took the passengers ashore. A baker in Orrin won the "
      "prize for rye bread. The council put off its vote on the school. Rain is due from the west, and the "
      "cup final goes to Ossianby, where the stands are sold out.",
      "2031-05-07");
  const std::vector<Record> reports = {ferry_first(), bakery(), round_up, ferry_second()};
  const Groups groups = group_reports(reports);
  for (const auto& group : groups)
    EXPECT_FALSE(std::ranges::find(group, 0U) != group.end() && std::ranges::find(group, 1U) != group.end());
}

}  // namespace
}  // namespace hearsay
