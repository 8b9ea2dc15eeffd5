#include "hearsay/story/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/story_fixture.h"

namespace hearsay {
namespace {

using testing::ReportBuilder;
using Words = std::vector<std::string>;

/// A report that names these, each in a paragraph of its own.
Record report(const std::vector<Entity>& entities) {
  ReportBuilder builder("page.html", "The Lantern", "Talks on the Ilva");
  for (const Entity& entity : entities) {
    builder.paragraph(entity.name + " spoke.");
    builder.entity(entity.kind, entity.name, entity.roles, entity.aliases);
  }
  return builder.build();
}

Entity person(std::string name) { return {EntityKind::person, std::move(name), {}, {}, {}}; }
Entity body(std::string name) { return {EntityKind::organization, std::move(name), {}, {}, {}}; }
Entity group(std::string name) { return {EntityKind::group, std::move(name), {}, {}, {}}; }

/// The names of the story's entities, sorted.
Words names(const Story& story) {
  Words out;
  for (const StoryEntity& entity : story.entities) out.push_back(entity.entity.name);
  std::ranges::sort(out);
  return out;
}

/// Whether entity `a` of the first report is entity `b` of the second.
bool joined(const Record& first, std::size_t a, const Record& second, std::size_t b) {
  const Story story = join_reports({first, second});
  return story.entity_ids[0][a] == story.entity_ids[1][b];
}

TEST(JoinReports, TakesOneNameForOnePerson) {
  const Story story = join_reports(
      {report({person("Olav Berg"), body("Upland Wire")}), report({body("Upland Wire"), person("Olav Berg")})});
  EXPECT_EQ(names(story), (Words{"Olav Berg", "Upland Wire"}));
  EXPECT_EQ(story.entity_ids[0][0], story.entity_ids[1][1]);
  EXPECT_EQ(story.entity_ids[0][1], story.entity_ids[1][0]);
}

TEST(JoinReports, TakesASurnameForWhoeverHasIt) {
  EXPECT_TRUE(joined(report({person("Olav Berg")}), 0, report({person("Berg")}), 0));
  EXPECT_TRUE(joined(report({person("Berg")}), 0, report({person("Olav Berg")}), 0));
}

TEST(JoinReports, CallsSomebodyByTheFullestNameAndKeepsTheOthers) {
  const Story story =
      join_reports({report({person("Berg")}), report({person("Olav Berg")}), report({person("Berg")})});
  ASSERT_EQ(story.entities.size(), 1U);
  EXPECT_EQ(story.entities[0].entity.name, "Olav Berg");
  EXPECT_EQ(story.entities[0].entity.aliases, Words{"Berg"});
}

TEST(JoinReports, GathersRolesAndAliases) {
  Entity mayor = person("Olav Berg");
  mayor.roles = {"mayor"};
  Entity lawyer = person("Olav Berg");
  lawyer.roles = {"lawyer", "mayor"};
  lawyer.aliases = {"Berg"};
  const Story story = join_reports({report({mayor}), report({lawyer})});
  ASSERT_EQ(story.entities.size(), 1U);
  EXPECT_EQ(story.entities[0].entity.roles, (Words{"mayor", "lawyer"}));
  EXPECT_EQ(story.entities[0].entity.aliases, Words{"Berg"});
}

TEST(JoinReports, JoinsSpellingsOfAFullName) {
  EXPECT_TRUE(joined(report({person("Emil Vasilevsky")}), 0, report({person("Emil Vasilevskyy")}), 0));
  EXPECT_TRUE(joined(report({person("Sergey Dragovic")}), 0, report({person("Sergei Dragovich")}), 0));
  EXPECT_TRUE(joined(report({person("E. Vasilevsky")}), 0, report({person("Emil Vasilevsky")}), 0));
}

TEST(JoinReports, JoinsSpellingsOfASurnameInTheSameCompany) {
  const Record first = report({person("Nadia Oyelaran"), person("Emil Vasilevsky")});
  EXPECT_TRUE(joined(first, 1, report({person("Nadia Oyelaran"), person("Vasilevskyy")}), 1));
  EXPECT_FALSE(joined(first, 1, report({person("Greta Lund"), person("Vasilevskyy")}), 1)) << "other company";
}

TEST(JoinReports, RemembersTheCompanyOfEveryReport) {
  const Story story = join_reports({report({person("Emil Vasilevsky"), person("Greta Lund")}),
                                    report({person("Emil Vasilevsky"), person("Nadia Oyelaran")}),
                                    report({person("Nadia Oyelaran"), person("Vasilevskyy")})});
  EXPECT_EQ(story.entity_ids[0][0], story.entity_ids[2][1]);
}

TEST(JoinReports, KeepsNamesakesApart) {
  EXPECT_FALSE(joined(report({person("Olav Berg")}), 0, report({person("Greta Berg")}), 0));
  const Record both = report({person("Olav Berg"), person("Greta Berg")});
  EXPECT_FALSE(joined(both, 0, report({person("Berg")}), 0)) << "nothing tells which of two";
  EXPECT_FALSE(joined(both, 1, report({person("Berg")}), 0));
}

TEST(JoinReports, TakesTheFullNameForItsOwnBeforeASurname) {
  const Record second = report({person("Berg"), person("Olav Berg")});
  EXPECT_TRUE(joined(report({person("Olav Berg")}), 0, second, 1));
  EXPECT_FALSE(joined(report({person("Olav Berg")}), 0, second, 0)) << "two of one report";
}

TEST(JoinReports, KeepsPersonsAndBodiesApart) {
  EXPECT_FALSE(joined(report({person("Olav Berg")}), 0, report({body("Berg")}), 0));
  EXPECT_FALSE(joined(report({body("Brennick Council")}), 0, report({body("Ilva Council")}), 0));
  EXPECT_TRUE(joined(report({body("The Lantern")}), 0, report({body("Lantern")}), 0));
}

TEST(JoinReports, NeverJoinsWhoHasNoName) {
  EXPECT_FALSE(joined(report({group("two officials")}), 0, report({group("two officials")}), 0));
  EXPECT_FALSE(joined(report({group("Officials")}), 0, report({group("Officials")}), 0));
  EXPECT_FALSE(joined(report({person("an official")}), 0, report({person("an official")}), 0));
  EXPECT_FALSE(
      joined(report({person("A spokesman for Berg")}), 0, report({person("A spokesman for Berg")}), 0));
  EXPECT_FALSE(
      joined(report({person("a member of the Council")}), 0, report({person("a member of the Council")}), 0));
  EXPECT_FALSE(joined(report({person("a spokesman for Berg")}), 0, report({person("Berg")}), 0));
}

TEST(JoinReports, IsNotLedAstrayByADescriptionThatHoldsAName) {
  const Record first = report({person("Olav Berg"), person("a spokesman for Berg")});
  EXPECT_TRUE(joined(first, 0, report({person("Berg")}), 0));
}

TEST(JoinReports, JoinsOutletsThatOnlyTheMetadataNames) {
  Record first = report({});
  first.entities.push_back(body("lantern.example"));
  EXPECT_TRUE(joined(first, 0, first, 0));
}

/// Whether these two full names are taken for one person's.
bool one_person(std::string a, std::string b) {
  return joined(report({person(std::move(a))}), 0, report({person(std::move(b))}), 0);
}

TEST(JoinReports, TakesTheWaysToWriteANameForOne) {
  const std::vector<std::pair<const char*, const char*>> pairs{{"Muammar Gaddafi", "Moammar Khadafy"},
                                                               {"Volodymyr Zelensky", "Volodymyr Zelenskiy"},
                                                               {"Xi Jinping", "Jinping Xi"},
                                                               {"Orbán Viktor", "Viktor Orban"},
                                                               {"Kim Jong-un", "Kim Jong Un"},
                                                               {"Kim Jong Un", "Jong Un Kim"},
                                                               {"Bashar al-Assad", "Bashar Assad"},
                                                               {"Olav van den Berg", "Olav Van Den Berg"},
                                                               {"Jean-Claude Lund", "Jean Claude Lund"},
                                                               {"Bill Lund", "William Lund"},
                                                               {"William Lund", "W. Lund"},
                                                               {"J.K. Lund", "Joan K. Lund"},
                                                               {"Olav Emil Berg", "Olav Berg"},
                                                               {"Olav E. Berg", "Olav Emil Berg"},
                                                               {"Mohammed Lund", "Muhammad Lund"},
                                                               {"Sergey Lund", "Sergei Lund"}};
  for (const auto& [a, b] : pairs) {
    EXPECT_TRUE(one_person(a, b)) << a << ", " << b;
    EXPECT_TRUE(one_person(b, a)) << b << ", " << a;
  }
}

TEST(JoinReports, TakesTwoNamesForTwoPeople) {
  const std::vector<std::pair<const char*, const char*>> pairs{{"Maria Lund", "Mario Lund"},
                                                               {"Daniel Lund", "Daniela Lund"},
                                                               {"Bill Lund", "Bob Lund"},
                                                               {"George W. Lund", "George H. W. Lund"},
                                                               {"Olav Emil Berg", "Olav Karl Berg"},
                                                               {"Kim Jong Un", "Kim Jong Il"},
                                                               {"James Howard", "Howard James"},
                                                               {"Olav Berg", "Olav Berg Jr."},
                                                               {"Olav Berg Sr.", "Olav Berg Jr."},
                                                               {"Olav Hansen", "Olav Hanson"},
                                                               {"J. Lund", "Karl Lund"},
                                                               {"Al Lund", "Greta Lund"}};
  for (const auto& [a, b] : pairs) {
    EXPECT_FALSE(one_person(a, b)) << a << ", " << b;
    EXPECT_FALSE(one_person(b, a)) << b << ", " << a;
  }
}

TEST(JoinReports, TakesASurnameThatSeveralHaveForNobodys) {
  const Story story = join_reports({report({person("Berg")}), report({person("Olav Berg")}),
                                    report({person("Greta Berg")}), report({person("Berg")})});
  EXPECT_EQ(story.entities.size(), 4U) << "not even for one another's: who is meant may differ";
}

TEST(JoinReports, TakesAnInitialThatSeveralHaveForNobodys) {
  const Story story =
      join_reports({report({person("O. Berg")}), report({person("Olav Berg")}), report({person("Otto Berg")})});
  EXPECT_EQ(story.entities.size(), 3U) << "though the initial came first";
}

TEST(JoinReports, LetsARoleTellWhoseASurnameIs) {
  const auto with_role = [](std::string name, std::string role) {
    Entity entity = person(std::move(name));
    entity.roles = {std::move(role)};
    return entity;
  };
  const Record both = report({with_role("Olav Berg", "lawyer"), with_role("Greta Berg", "minister")});
  EXPECT_TRUE(joined(both, 1, report({with_role("Berg", "foreign minister")}), 0));
  EXPECT_FALSE(joined(both, 0, report({with_role("Berg", "foreign minister")}), 0));
  const auto one = [&](const char* a, const char* b) {
    return joined(report({with_role("John Smith", a)}), 0, report({with_role("John Smith", b)}), 0);
  };
  EXPECT_FALSE(one("baker from Leeds", "defence secretary"));
  EXPECT_FALSE(one("baker", "nurse"));
  EXPECT_FALSE(one("mayor of Leeds", "mayor of York"));
  EXPECT_TRUE(one("mayor of Leeds", "mayor"));
  EXPECT_TRUE(one("secretary of state", "foreign minister"));
  EXPECT_TRUE(one("president of the United States", "US President"));
  EXPECT_TRUE(one("director of General Motors", "director of GM"));
  EXPECT_TRUE(one("author", "defence secretary")) << "nothing tells that an author holds no office";
  EXPECT_TRUE(joined(report({with_role("Olav Berg", "judge")}), 0,
                     report({with_role("Olav Berg Jr.", "chief judge")}), 0));
}

TEST(JoinReports, NeverJoinsTwoOfOneReportThroughAnother) {
  const Record two = report({person("Mohammed Berg"), person("Muhammad Berg")});
  for (const auto& reports :
       {std::vector{two, report({person("Mohamed Berg")})}, std::vector{report({person("Mohamed Berg")}), two},
        std::vector{report({person("M. Berg")}), two, report({person("Mohamed Berg")})}}) {
    const Story story = join_reports(reports);
    for (const std::vector<EntityId>& ids : story.entity_ids)
      EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size());
  }
}

TEST(JoinReports, JoinsBodiesAndPlacesByTheirNames) {
  const auto one_body = [](std::string a, std::string b) {
    return joined(report({body(std::move(a))}), 0, report({body(std::move(b))}), 0);
  };
  const std::vector<std::pair<const char*, const char*>> pairs{
      {"General Motors", "GM"},
      {"Upland Wire Inc.", "Upland Wire"},
      {"The Upland Wire Corp.", "Upland Wire"},
      {"Ilva Motor Company", "Ilva"},
      {"Ilva Motors", "Ilva Motor Co."},
      {"US", "United States"},
      {"the U.S.", "United States of America"},
      {"U.S. Department of Labor", "US Labor Department"},
      {"US Federal Reserve", "the Federal Reserve"},
      {"Kiev", "Kyiv"}};
  for (const auto& [a, b] : pairs) {
    EXPECT_TRUE(one_body(a, b)) << a << ", " << b;
    EXPECT_TRUE(one_body(b, a)) << b << ", " << a;
  }
  const std::vector<std::pair<const char*, const char*>> others{
      {"Ilva Corps", "Ilva Computer"},     {"Qatar Airways", "Qatar"}, {"US Airways", "Airways"},
      {"La Stampa", "Los Angeles Stampa"}, {"Ilva", "Ilva Stores"},    {"New York", "York"},
      {"South Korea", "North Korea"}};
  for (const auto& [a, b] : others) {
    EXPECT_FALSE(one_body(a, b)) << a << ", " << b;
    EXPECT_FALSE(one_body(b, a)) << b << ", " << a;
  }
  const Record two = report({body("General Motors"), body("Grand Mills")});
  EXPECT_FALSE(joined(two, 0, report({body("GM")}), 0)) << "initials of two";
}

TEST(JoinReports, BelievesMostReportsAboutTheKindOfALongName) {
  const Story story = join_reports(
      {report({person("Upland Wire")}), report({body("Upland Wire")}), report({body("Upland Wire")})});
  ASSERT_EQ(story.entities.size(), 1U);
  EXPECT_EQ(story.entities[0].entity.kind, EntityKind::organization);
}

/// What holds for every story.
void expect_sound(const std::vector<Record>& reports) {
  const Story story = join_reports(reports);
  ASSERT_EQ(story.documents, reports) << "in their order, as they were";
  ASSERT_EQ(story.entity_ids.size(), reports.size());
  std::vector<std::vector<DocumentSpan>> mentions(story.entities.size());
  std::set<EntityId> used;
  for (std::uint32_t d = 0; d < reports.size(); ++d) {
    ASSERT_EQ(story.entity_ids[d].size(), reports[d].entities.size());
    const std::set<EntityId> ids(story.entity_ids[d].begin(), story.entity_ids[d].end());
    ASSERT_EQ(ids.size(), story.entity_ids[d].size()) << "two entities of one report are two";
    used.insert(ids.begin(), ids.end());
    for (std::size_t i = 0; i < reports[d].entities.size(); ++i) {
      ASSERT_LT(story.entity_ids[d][i], story.entities.size());
      for (const Span span : reports[d].entities[i].mentions)
        mentions[story.entity_ids[d][i]].push_back({d, span});
    }
  }
  ASSERT_EQ(used.size(), story.entities.size()) << "every entity is somebody of some report";
  const auto earlier = [](const DocumentSpan& a, const DocumentSpan& b) {
    return a.document != b.document ? a.document < b.document : a.span < b.span;
  };
  for (std::size_t id = 0; id < story.entities.size(); ++id) {
    std::vector<DocumentSpan> held = story.entities[id].mentions;
    std::ranges::sort(held, earlier);
    std::ranges::sort(mentions[id], earlier);
    ASSERT_EQ(held, mentions[id]);
    const Entity& entity = story.entities[id].entity;
    ASSERT_TRUE(entity.mentions.empty());
    ASSERT_EQ(std::ranges::count(entity.aliases, entity.name), 0);
  }
  const Story again = join_reports(reports);
  ASSERT_EQ(again.entity_ids, story.entity_ids);
  ASSERT_EQ(names(again), names(story));
}

TEST(JoinReports, OfReportsPutTogetherAtRandomIsSound) {
  const Words first{"Olav", "Olaf", "Greta", "Nadia", "O.", "Emil"};
  const Words last{"Berg", "Bergh", "Vasilevsky", "Vasilevskyy", "Wassilewski", "Lund", "Oyelaran", "van Lund"};
  const Words others{
      "Berg",    "Lund",      "Vasilevsky", "the Lantern", "Lantern", "two officials", "a spokesman for Berg",
      "Council", "Олав Берг", "水"};
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::vector<Record> reports;
    for (std::size_t d = random() % 5; d > 0; --d) {
      std::vector<Entity> entities;
      for (std::size_t i = random() % 10; i > 0; --i) {
        const bool full = random() % 2 == 0;
        entities.push_back({static_cast<EntityKind>(random() % 5),
                            full ? first[random() % first.size()] + " " + last[random() % last.size()]
                                 : others[random() % others.size()],
                            {},
                            {},
                            {}});
      }
      reports.push_back(report(entities));
    }
    expect_sound(reports);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST(JoinReports, OfNoneIsEmpty) {
  EXPECT_TRUE(join_reports({}).entities.empty());
  EXPECT_TRUE(join_reports({Record{}}).entities.empty());
}

/// A report of nothing but names, which all sound alike. Memory or time that grew with the square of their
/// number would not suffice.
TEST(JoinReportsOfHostilePages, IsSound) {
  Record crowd;
  for (int i = 0; i < 1'500; ++i) {
    std::string name = "Xyl";
    for (int n = i; n > 0; n /= 26) name += static_cast<char>('a' + n % 26);
    crowd.entities.push_back(person("Olav " + name));
  }
  expect_sound({crowd, crowd});
  const Story story = join_reports({crowd, crowd});
  EXPECT_EQ(story.entity_ids[0], story.entity_ids[1]) << "the same words are found however many sound alike";
}

/// Reports that share a surname, initials or a script among many must not take time that grows with the square
/// of their number; ten thousand entities in a few seconds, also in a build that is slow.
TEST(JoinReportsOfHostilePages, OfOneSurnameOrOneSoundTakesBoundedTime) {
  const auto many = [](const std::string& before, const std::string& after, int from) {
    Record record;
    for (int i = from; i < from + 500; ++i) {
      std::string name;
      for (int n = i + 1; n > 0; n /= 26) name += static_cast<char>('a' + n % 26);
      name.front() = static_cast<char>(name.front() - 'a' + 'A');
      record.entities.push_back(person(before + name + after));
    }
    return record;
  };
  for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
           {"", " Berg"}, {"Olav ", ""}, {"", ""}, {"J. ", ""}, {"水", ""}, {"Bill ", " Berg-Lund van Berg"}}) {
    std::vector<Record> reports;
    reports.reserve(20);
    for (int d = 0; d < 20; ++d) reports.push_back(many(before, after, 37 * d));
    const Story story = join_reports(std::move(reports));
    EXPECT_LE(story.entities.size(), 10'000U);
  }
}

}  // namespace
}  // namespace hearsay
