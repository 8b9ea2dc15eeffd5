#include "hearsay/dossier/routes.h"

#include <gtest/gtest.h>

#include "support/story_fixture.h"

namespace hearsay::dossier {
namespace {

/// Who, and for each route the channel's number, the relays, and how many statements.
std::string drawn(const View& view, const SpeakerRoutes& speaker) {
  std::string text = view.name(speaker.speaker) + ":";
  for (const Route& route : speaker.routes) {
    text += " " + std::to_string(static_cast<int>(route.channel));
    for (const EntityId id : route.through) text += "/" + view.name(id);
    text += " x" + std::to_string(route.statements.size());
  }
  return text;
}

TEST(Routes, SortWhatEachSpeakerSaidByChannelAndRelays) {
  const Story story = hearsay::testing::two_reports();
  const View view(story);
  std::vector<std::string> speakers;
  for (const SpeakerRoutes& speaker : routes_by_speaker(view)) speakers.push_back(drawn(view, speaker));
  EXPECT_EQ(speakers, (std::vector<std::string>{
                          "Nadia Oyelaran: 0/Upland Wire x1 9/Upland Wire x1 10/Upland Wire x1",
                          "Beatrix Lowenthal: 2/The Lantern x2",
                          "Emil Vasilevsky: 8/The Lantern/Beatrix Lowenthal x1 10/Upland Wire x1",
                          "Henrik Lauritsen: 10/The Lantern x1",
                      }));
}

TEST(Routes, KeepApartWhatCameThroughDifferentRelays) {
  hearsay::testing::ReportBuilder report("a", "A", "Title");
  report.paragraph("He said yes.");
  const EntityId outlet = report.entity(EntityKind::organization, "A");
  const EntityId lawyer = report.entity(EntityKind::person, "his lawyer");
  const EntityId he = report.entity(EntityKind::person, "He");
  for (const auto& chain : {std::vector{outlet, lawyer, he}, {outlet, he}, {outlet, lawyer, he}, {he}, {}}) {
    Statement& made = report.statement("He", "said", "yes");
    made.speaker = he;
    made.chain = chain;
  }
  const Story story = hearsay::testing::join_by_name({report.build()});
  const View view(story);
  EXPECT_EQ(drawn(view, routes_by_speaker(view).at(0)), "He: 10/A/his lawyer x2 10/A x1 10 x2");
}

TEST(Routes, OfAnEmptyStoryAreNone) {
  const Story story;
  EXPECT_TRUE(routes_by_speaker(View(story)).empty());
}

}  // namespace
}  // namespace hearsay::dossier
