#include "hearsay/store/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "hearsay/store/search.h"
#include "support/store_fixture.h"
#include "support/story_fixture.h"

namespace hearsay::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

class Profile : public OverBothDatabases {
 protected:
  void SetUp() override {
    OverBothDatabases::SetUp();
    if (IsSkipped()) return;
    store_.emplace(open());
    add("1", "The Argus", "2025-08-01", "Mayor");
    add("2", "The Argus", "2025-09-30", "Mayor");
    add("3", "Upland Wire", "", "mayor of Tarn");
  }

  /// Two statements of Ana Ruiz, one of an aide, one of Acme and one of nobody.
  void add(const std::string& number, const std::string& site, const std::string& published,
           const std::string& role) {
    ReportBuilder report(number, site, "Bridge " + number);
    if (!published.empty()) report.published(published);
    report.url("https://paper.example/" + number);
    report.paragraph(
        "“We open in May,” Ana Ruiz said. She wrote that it was late. An aide said no. Acme said yes. It was "
        "hoped.");
    const EntityId outlet = report.entity(EntityKind::organization, site);
    const EntityId ana = report.entity(EntityKind::person, "Ana Ruiz", {role});
    report.record().entities[ana].mentions.push_back(report.last("She"));
    const EntityId aide = report.entity(EntityKind::person, "An aide");
    const EntityId acme = report.entity(EntityKind::organization, "Acme");
    Statement& said = report.statement("Ana Ruiz", "said", "We open in May");
    said.kind = StatementKind::direct;
    said.channel = Channel::speech;
    said.speaker = ana;
    said.chain = {outlet, ana};
    Statement& wrote = report.statement("She", "wrote", "that it was late");
    wrote.channel = Channel::post;
    wrote.certainty = Certainty::hedged;
    wrote.speaker = ana;
    wrote.chain = {outlet, ana};
    report.statement("An aide", "said", "no").speaker = aide;
    report.statement("Acme", "said", "yes").speaker = acme;
    report.statement("", "", "It was hoped");
    const Record record = report.build();
    const Result<Added> added =
        store_->add({.name = number, .bytes = record.article.text + number}, {}, record);
    ASSERT_TRUE(added) << added.error().line();
  }

  FoundStatement find(const std::string& text) {
    const Result<SearchPage> page = search(*store_, *parse_search(text), {});
    EXPECT_TRUE(page && !page->found.empty()) << text;
    return page->found.front();
  }

  std::optional<Store> store_;
};

TEST_P(Profile, OfAPerson) {
  const Result<std::optional<PartyProfile>> profile = party_profile(*store_, *find("who:ruiz").speaker);
  ASSERT_TRUE(profile && *profile);
  EXPECT_EQ((*profile)->party.name, "Ana Ruiz");
  EXPECT_THAT((*profile)->roles, ElementsAre("Mayor", "mayor of Tarn"));
  EXPECT_EQ((*profile)->statements, 6U);
  EXPECT_EQ((*profile)->reports, 3U);
  ASSERT_EQ((*profile)->channels.size(), 2U);
  EXPECT_EQ((*profile)->channels[0].statements, 3U);
  EXPECT_THAT((*profile)->certainties, ElementsAre(Pair("asserted", 3U), Pair("hedged", 3U)));
  ASSERT_EQ((*profile)->months.size(), 2U);
  EXPECT_EQ((*profile)->months[0].month, "2025-08");
  EXPECT_EQ((*profile)->months[1].month, "2025-09");
  EXPECT_EQ((*profile)->months[1].channels.size(), 2U);
  ASSERT_EQ((*profile)->outlets.size(), 2U);
  EXPECT_EQ((*profile)->outlets[0].first.name, "The Argus");
  EXPECT_EQ((*profile)->outlets[0].second, 4U);
}

TEST_P(Profile, AuditsAnOutlet) {
  const Result<std::optional<SourceAudit>> audit = source_audit(*store_, *find("outlet:argus").outlet);
  ASSERT_TRUE(audit && *audit);
  EXPECT_EQ((*audit)->outlet.name, "The Argus");
  EXPECT_EQ((*audit)->reports, 2U);
  EXPECT_EQ((*audit)->statements, 10U);
  EXPECT_THAT((*audit)->standings, ElementsAre(Pair("named", 4U), Pair("nobody", 2U), Pair("organization", 2U),
                                               Pair("unnamed", 2U)));
  const AuditedSource& first = (*audit)->sources.front();
  EXPECT_EQ(first.name, "Ana Ruiz");
  EXPECT_EQ(first.role, "Mayor");
  EXPECT_EQ(first.pronoun, "she");
  EXPECT_EQ(first.standing, "named");
  EXPECT_EQ(first.statements, 4U);
  EXPECT_EQ(first.reports, 2U);
  EXPECT_EQ(first.direct, 2U);
  EXPECT_THAT((*audit)->pronouns, ElementsAre(Pair("", 2U), Pair("she", 1U)));
  const auto nobody = std::ranges::find((*audit)->sources, "nobody", &AuditedSource::standing);
  ASSERT_NE(nobody, (*audit)->sources.end());
  EXPECT_FALSE(nobody->party);
  EXPECT_EQ(nobody->name, "");

  const std::string csv = audit_csv(**audit);
  EXPECT_THAT(csv, HasSubstr("source,role,standing,pronoun,statements,reports,direct,channels\r\n"));
  EXPECT_THAT(csv, HasSubstr("Ana Ruiz,Mayor,named,she,4,2,2,post 2; speech 2\r\n"));
}

TEST_P(Profile, ListsOutletsAndSpeakers) {
  const auto papers = outlets(*store_, 10);
  ASSERT_TRUE(papers);
  ASSERT_EQ(papers->size(), 2U);
  EXPECT_EQ(papers->front().first.name, "The Argus");
  EXPECT_EQ(papers->front().second, 2U);
  const auto people = speakers(*store_, 2);
  ASSERT_TRUE(people);
  ASSERT_EQ(people->size(), 2U);
  EXPECT_EQ((*people)[0].first.name, "Ana Ruiz");
  EXPECT_EQ((*people)[0].second, 6U);
  EXPECT_EQ((*people)[1].first.name, "Acme");
}

TEST_P(Profile, OfNobody) {
  EXPECT_FALSE(*party_profile(*store_, 1'000'000));
  EXPECT_FALSE(*source_audit(*store_, 1'000'000));
}

OVER_BOTH_DATABASES(Profile);

}  // namespace
}  // namespace hearsay::testing
