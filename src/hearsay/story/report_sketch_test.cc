#include "hearsay/story/report_sketch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/story_fixture.h"

namespace hearsay {
namespace {

using testing::ReportBuilder;

Record report(std::string_view text, std::string published = "2031-05-06") {
  ReportBuilder builder("page.html", "The Lantern", "Ferry runs aground off Tarnholm");
  builder.published(std::move(published));
  builder.paragraph(text);
  return builder.build();
}

constexpr std::string_view kText =
    "The ferry Ossian ran aground off Tarnholm on Tuesday with ninety passengers. Harbour master Ines Quayle "
    "said the colour of the buoy had been changed.";

TEST(ReportSketch, LeavesTypographyAndBritishSpellingOut) {
  const ReportSketch plain = sketch(report("“They didn’t see the grey harbour wall,” Quayle said on Tuesday."));
  const ReportSketch other =
      sketch(report("\"They did not see the gray harbor wall\", Quayle said on Tuesday."));
  EXPECT_EQ(plain.text, other.text);
  EXPECT_EQ(plain.sentences, other.sentences);
  EXPECT_EQ(plain.terms, other.terms);
}

TEST(ReportSketch, TellsOtherWordsAndAnotherOrderApart) {
  EXPECT_NE(sketch(report("The bridge was shut by the mayor.")).text,
            sketch(report("The mayor was shut by the bridge.")).text);
}

TEST(ReportSketch, IsSortedWithEachOnce) {
  const ReportSketch one = sketch(report(std::string(kText) + " " + std::string(kText)));
  EXPECT_TRUE(std::ranges::is_sorted(one.sentences));
  EXPECT_TRUE(std::ranges::is_sorted(one.shingles));
  EXPECT_TRUE(std::ranges::is_sorted(one.terms));
  EXPECT_EQ(one.sentences.size(), 3U) << "the headline and two sentences, which stand there twice";
}

TEST(ReportSketch, KnowsThePublicationByDay) {
  EXPECT_EQ(sketch(report(kText, "1970-01-02")).published, 1);
  EXPECT_EQ(sketch(report(kText, "2031-05-06T23:50:00Z")).published,
            sketch(report(kText, "2031-05-06")).published);
}

TEST(ReportSketch, TakesAnAbsurdDateForNone) {
  for (const char* date : {"", "soon", "0001-01-01", "9999-12-31", "2031-02-30", "2031-13-01", "2031"})
    EXPECT_EQ(sketch(report(kText, date)).published, std::nullopt) << date;
}

TEST(ReportSketch, KeepsTheDaysNearPublication) {
  Record record = report(kText);
  const auto add = [&](std::string value, TimeType type) {
    record.times.push_back({{10, 17}, type, std::move(value)});
  };
  add("2031-05-06", TimeType::date);
  add("2031-05-05T20:00", TimeType::time);
  add("1998-05-05", TimeType::date);
  add("XXXX-05-05", TimeType::date);
  add("P3D", TimeType::duration);
  const ReportSketch one = sketch(record);
  ASSERT_EQ(one.days.size(), 2U);
  EXPECT_EQ(one.days[0].day, *one.published - 1);
  EXPECT_EQ(one.days[1].day, *one.published);
}

TEST(ReportSketch, NamesAPersonBySurnameAndLeavesGroupsOut) {
  const auto named = [](EntityKind kind, const std::string& name) {
    ReportBuilder builder("page.html", "The Lantern", "Talks");
    builder.paragraph(name + " left the talks.");
    builder.entity(kind, name);
    return sketch(builder.build()).names;
  };
  EXPECT_EQ(named(EntityKind::person, "Ines Quayle"), named(EntityKind::person, "Quayle"));
  EXPECT_EQ(named(EntityKind::organization, "the Ferry Board"), named(EntityKind::organization, "Ferry Board"));
  EXPECT_NE(named(EntityKind::place, "Tarnholm"), named(EntityKind::place, "Ossianby"));
  EXPECT_TRUE(named(EntityKind::group, "Two Officers").empty());
  EXPECT_TRUE(named(EntityKind::other, "the deal").empty());
}

TEST(ReportSketch, CutsWritingWithoutBlanksIntoPairs) {
  Record one = report("渡船在塔恩霍尔姆附近搁浅。");
  Record other = report("塔恩霍尔姆附近的渡船。");
  one.article.language = other.article.language = "zh";
  const ReportSketch a = sketch(one);
  const ReportSketch b = sketch(other);
  std::vector<std::uint32_t> hashes;
  for (const SketchTerm& term : a.terms)
    if (std::ranges::any_of(b.terms, [&](const SketchTerm& same) { return same.hash == term.hash; }))
      hashes.push_back(term.hash);
  EXPECT_GE(hashes.size(), 6U) << "six pairs of the place's name and the ship's";
}

TEST(ReportSketch, IsBoundedForAnEndlessReport) {
  std::string text;
  for (int i = 0; i < 60'000; ++i)
    text += "Word" + std::to_string(i) + " met ship" + std::to_string(i) + " there again. ";
  const ReportSketch one = sketch(report(text));
  EXPECT_EQ(one.sentences.size(), kMostSketchSentences);
  EXPECT_EQ(one.shingles.size(), kMostSketchShingles);
  EXPECT_EQ(one.terms.size(), kMostSketchTerms);
}

TEST(ReportSketch, OfAnEmptyReportIsEmpty) { EXPECT_EQ(sketch(Record{}), ReportSketch{}); }

}  // namespace
}  // namespace hearsay
