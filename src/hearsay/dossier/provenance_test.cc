#include "hearsay/dossier/provenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hearsay/dossier/chain.h"
#include "support/story_fixture.h"

namespace hearsay::dossier {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Certainty kAsserted = Certainty::asserted;

/// One report with the parties of the first readers' case, and statements as each test needs them.
class ProvenanceTest : public ::testing::Test {
 protected:
  ProvenanceTest() { report_.paragraph("He told the paper that he said yes."); }

  /// A statement, the last of the report; its speaker is the last of the chain.
  Statement& add(Channel channel, Certainty certainty, std::vector<EntityId> chain,
                 std::optional<StatementId> within = std::nullopt) {
    Statement& made = report_.statement("he", "said", "yes");
    made.channel = channel;
    made.certainty = certainty;
    if (!chain.empty()) made.speaker = chain.back();
    made.chain = std::move(chain);
    made.within = within;
    return made;
  }

  [[nodiscard]] std::string words() const {
    const Story story = hearsay::testing::join_by_name({report_.build()});
    return provenance_words(View(story), {0, report_.last_statement()});
  }

  [[nodiscard]] std::string words(Channel channel, Certainty certainty, std::vector<EntityId> chain) {
    add(channel, certainty, std::move(chain));
    return words();
  }

  hearsay::testing::ReportBuilder report_{"a.html", "", "Title"};
  EntityId site_ = report_.entity(EntityKind::organization, "newscast.example");
  EntityId star_ = report_.entity(EntityKind::organization, "Irish Star");
  EntityId freeman_ = report_.entity(EntityKind::person, "Jeremy Freeman");
  EntityId lawyer_ = report_.entity(EntityKind::person, "his lawyer");
  EntityId trump_ = report_.entity(EntityKind::person, "Donald Trump");
  EntityId desk_ = report_.entity(EntityKind::organization, "The National Desk");
};

TEST_F(ProvenanceTest, OfALipReadingThatWasToldToAnOutlet) {
  add(Channel::interview, kAsserted, {star_, freeman_});
  add(Channel::lip_reading, Certainty::hedged, {star_, freeman_, trump_}, 0).basis =
      Basis{"video", std::nullopt};
  EXPECT_EQ(words(),
            "Read from silent footage by Jeremy Freeman, who told Irish Star; not heard by anyone on record.");
}

TEST_F(ProvenanceTest, NamesWhoseFootageItWas) {
  add(Channel::lip_reading, Certainty::hedged, {star_, freeman_, trump_}).basis = Basis{"video", desk_};
  EXPECT_EQ(
      words(),
      "Read from silent footage (The National Desk) by Jeremy Freeman; reported by Irish Star; not heard by "
      "anyone on record.");
}

TEST_F(ProvenanceTest, SaysNothingOfFootageThatTheRecordDoesNotHave) {
  add(Channel::interview, kAsserted, {site_, star_, freeman_});
  add(Channel::lip_reading, Certainty::hedged, {site_, star_, freeman_, trump_}, 0);
  EXPECT_EQ(words(),
            "Read from lips by Jeremy Freeman, who told Irish Star; reported by newscast.example; not heard by "
            "anyone on record.");
}

TEST_F(ProvenanceTest, NamesNoReaderOfLipsWhereTheChainHasNone) {
  EXPECT_EQ(words(Channel::lip_reading, Certainty::hedged, {star_, trump_}),
            "Read from lips; reported by Irish Star; not heard by anyone on record.");
}

TEST_F(ProvenanceTest, SaysWhoToldOnlyWhereTheRecordHasTheTelling) {
  EXPECT_EQ(words(Channel::unknown, kAsserted, {star_, freeman_, trump_}),
            "Passed on by Jeremy Freeman; reported by Irish Star; how it was said is not told.");
  EXPECT_EQ(words(Channel::conversation, kAsserted, {star_, lawyer_, trump_}),
            "Said in conversation; passed on by his lawyer; reported by Irish Star.");
  EXPECT_EQ(words(Channel::interview, kAsserted, {site_, star_, freeman_}),
            "Told to Irish Star; reported by newscast.example.");
  EXPECT_EQ(words(Channel::interview, kAsserted, {star_, lawyer_, trump_}),
            "Said in an interview; passed on by his lawyer; reported by Irish Star.");
  EXPECT_EQ(words(Channel::interview, Certainty::denied, {star_, freeman_}), "Denied to Irish Star.");
}

TEST_F(ProvenanceTest, TellsOfAnOutletInTheMiddleNoMoreThanOfAnybody) {
  EXPECT_EQ(words(Channel::speech, kAsserted, {site_, star_, trump_}),
            "Said in public; passed on by Irish Star; reported by newscast.example.");
}

TEST_F(ProvenanceTest, TellsHowARelayPassedItOn) {
  const auto through = [&](Channel channel) {
    add(channel, kAsserted, {star_, freeman_});
    add(Channel::conversation, kAsserted, {star_, freeman_, trump_}, report_.last_statement());
    return words();
  };
  const std::string head = "Said in conversation; passed on by Jeremy Freeman";
  EXPECT_EQ(through(Channel::speech), head + ", who said so in public; reported by Irish Star.");
  EXPECT_EQ(through(Channel::press_conference),
            head + ", who said so at a press conference; reported by Irish Star.");
  EXPECT_EQ(through(Channel::interview), head + ", who told Irish Star.");
  EXPECT_EQ(through(Channel::conversation), head + ", who said so in conversation; reported by Irish Star.");
  EXPECT_EQ(through(Channel::broadcast),
            head + ", who said so in a broadcast or recording; reported by Irish Star.");
  EXPECT_EQ(through(Channel::post), head + ", who said so in a post; reported by Irish Star.");
  EXPECT_EQ(through(Channel::document), head + ", who stated so in a document; reported by Irish Star.");
  EXPECT_EQ(through(Channel::report), head + ", as another outlet has it; reported by Irish Star.");
  EXPECT_EQ(through(Channel::lip_reading), head + ", whose words were read from lips; reported by Irish Star.");
  EXPECT_EQ(through(Channel::thought), head + ", in a thought that was not uttered; reported by Irish Star.");
  EXPECT_EQ(through(Channel::unknown), head + "; reported by Irish Star.");
}

TEST_F(ProvenanceTest, NeverMakesADenialATelling) {
  const auto through = [&](Channel channel, Certainty certainty) {
    add(Channel::interview, certainty, {star_, freeman_});
    add(channel, Certainty::hedged, {star_, freeman_, trump_}, report_.last_statement());
    return words();
  };
  EXPECT_EQ(
      through(Channel::speech, Certainty::hedged),
      "Said in public; passed on (with words of doubt) by Jeremy Freeman, who told Irish Star; given with "
      "words of doubt.");
  EXPECT_EQ(
      through(Channel::speech, Certainty::denied),
      "Said in public; within a denial by Jeremy Freeman; reported by Irish Star; given with words of doubt.");
  EXPECT_EQ(
      through(Channel::unknown, Certainty::withheld),
      "Within what Jeremy Freeman left unsaid; reported by Irish Star; how it was said is not told; given with "
      "words of doubt.");
  EXPECT_EQ(
      through(Channel::speech, Certainty::expected),
      "Said in public; within what is expected from Jeremy Freeman; reported by Irish Star; given with words "
      "of doubt.");
  EXPECT_EQ(through(Channel::lip_reading, Certainty::denied),
            "Read from lips; within a denial by Jeremy Freeman; reported by Irish Star; not heard by anyone on "
            "record.");
  EXPECT_EQ(
      through(Channel::thought, Certainty::denied),
      "Not uttered: a belief, wish or intention within a denial by Jeremy Freeman; reported by Irish Star; "
      "given with words of doubt.");
}

TEST_F(ProvenanceTest, KeepsATellingThatTheOutletItselfIsReportedToDeny) {
  add(Channel::report, Certainty::denied, {site_, star_});
  add(Channel::interview, kAsserted, {site_, star_, freeman_}, 0);
  EXPECT_EQ(words(), "Said in an interview; within a denial by Irish Star; reported by newscast.example.");
}

TEST_F(ProvenanceTest, TellsOfStatementsAroundItWhoseHoldersAreNoRelays) {
  add(Channel::unknown, kAsserted, {star_}).speaker.reset();
  add(Channel::speech, kAsserted, {star_, trump_}, 0);
  EXPECT_EQ(words(), "Said in public; reported by Irish Star; within a statement whose speaker is not named.");
  add(Channel::unknown, Certainty::denied, {star_, trump_});
  add(Channel::speech, kAsserted, {star_, trump_}, report_.last_statement());
  EXPECT_EQ(words(), "Said in public; reported by Irish Star; within a denial by the same speaker.");
  add(Channel::unknown, kAsserted, {star_, lawyer_});
  add(Channel::speech, kAsserted, {star_, trump_}, report_.last_statement());
  EXPECT_EQ(words(), "Said in public; reported by Irish Star; within a statement by his lawyer.");
}

TEST_F(ProvenanceTest, SaysWhatIsNotTold) {
  EXPECT_EQ(words(Channel::unknown, kAsserted, {trump_}), "How it was said and who passed it on are not told.");
  EXPECT_EQ(words(Channel::post, kAsserted, {trump_}), "Said in a post; who passed it on is not told.");
  EXPECT_EQ(words(Channel::unknown, kAsserted, {}),
            "How it was said and who passed it on are not told; the speaker is not named.");
  add(Channel::unknown, Certainty::hedged, {star_}).speaker.reset();
  EXPECT_EQ(
      words(),
      "Reported by Irish Star; how it was said is not told; given with words of doubt; the speaker is not "
      "named.");
}

TEST_F(ProvenanceTest, NamesTheBasis) {
  const auto based_on = [&](std::string kind, std::optional<EntityId> whose) {
    add(Channel::speech, kAsserted, {star_, trump_}).basis = Basis{std::move(kind), whose};
    return words();
  };
  EXPECT_EQ(based_on("notes", std::nullopt), "Said in public; reported by Irish Star; based on notes.");
  EXPECT_EQ(based_on("video", desk_),
            "Said in public; reported by Irish Star; based on a video (The National Desk).");
  EXPECT_EQ(based_on("recording", std::nullopt),
            "Said in public; reported by Irish Star; based on a recording.");
  EXPECT_EQ(based_on("document", std::nullopt), "Said in public; reported by Irish Star; based on a document.");
  EXPECT_EQ(based_on("<video>", std::nullopt), "Said in public; reported by Irish Star.");
  add(Channel::lip_reading, Certainty::hedged, {star_, trump_}).basis = Basis{"notes", std::nullopt};
  EXPECT_EQ(words(), "Read from lips; reported by Irish Star; based on notes; not heard by anyone on record.");
}

TEST_F(ProvenanceTest, HasASentenceForEveryChannelAndCertainty) {
  struct Case {
    Channel channel;
    Certainty certainty;
    const char* sentence;
  };
  const std::vector<Case> cases = {
      {Channel::speech, Certainty::asserted, "Said in public; reported by Irish Star."},
      {Channel::speech, Certainty::hedged,
       "Said in public; reported by Irish Star; given with words of doubt."},
      {Channel::speech, Certainty::denied, "Denied in public; reported by Irish Star."},
      {Channel::speech, Certainty::withheld, "Left unsaid in public; reported by Irish Star."},
      {Channel::speech, Certainty::expected, "Expected in public, not yet said; reported by Irish Star."},
      {Channel::press_conference, Certainty::asserted, "Said at a press conference; reported by Irish Star."},
      {Channel::press_conference, Certainty::hedged,
       "Said at a press conference; reported by Irish Star; given with words of doubt."},
      {Channel::press_conference, Certainty::denied, "Denied at a press conference; reported by Irish Star."},
      {Channel::press_conference, Certainty::withheld,
       "Left unsaid at a press conference; reported by Irish Star."},
      {Channel::press_conference, Certainty::expected,
       "Expected at a press conference, not yet said; reported by Irish Star."},
      {Channel::interview, Certainty::asserted, "Told to Irish Star."},
      {Channel::interview, Certainty::hedged, "Told to Irish Star; given with words of doubt."},
      {Channel::interview, Certainty::denied, "Denied to Irish Star."},
      {Channel::interview, Certainty::withheld, "Left unsaid in an interview; reported by Irish Star."},
      {Channel::interview, Certainty::expected,
       "Expected in an interview, not yet said; reported by Irish Star."},
      {Channel::conversation, Certainty::asserted, "Said in conversation; reported by Irish Star."},
      {Channel::conversation, Certainty::hedged,
       "Said in conversation; reported by Irish Star; given with words of doubt."},
      {Channel::conversation, Certainty::denied, "Denied in conversation; reported by Irish Star."},
      {Channel::conversation, Certainty::withheld, "Left unsaid in conversation; reported by Irish Star."},
      {Channel::conversation, Certainty::expected,
       "Expected in conversation, not yet said; reported by Irish Star."},
      {Channel::broadcast, Certainty::asserted, "Said in a broadcast or recording; reported by Irish Star."},
      {Channel::broadcast, Certainty::hedged,
       "Said in a broadcast or recording; reported by Irish Star; given with words of doubt."},
      {Channel::broadcast, Certainty::denied, "Denied in a broadcast or recording; reported by Irish Star."},
      {Channel::broadcast, Certainty::withheld,
       "Left unsaid in a broadcast or recording; reported by Irish Star."},
      {Channel::broadcast, Certainty::expected,
       "Expected in a broadcast or recording, not yet said; reported by Irish Star."},
      {Channel::post, Certainty::asserted, "Said in a post; reported by Irish Star."},
      {Channel::post, Certainty::hedged, "Said in a post; reported by Irish Star; given with words of doubt."},
      {Channel::post, Certainty::denied, "Denied in a post; reported by Irish Star."},
      {Channel::post, Certainty::withheld, "Left unsaid in a post; reported by Irish Star."},
      {Channel::post, Certainty::expected, "Expected in a post, not yet said; reported by Irish Star."},
      {Channel::document, Certainty::asserted, "Stated in a document; reported by Irish Star."},
      {Channel::document, Certainty::hedged,
       "Stated in a document; reported by Irish Star; given with words of doubt."},
      {Channel::document, Certainty::denied, "Denied in a document; reported by Irish Star."},
      {Channel::document, Certainty::withheld, "Left unsaid in a document; reported by Irish Star."},
      {Channel::document, Certainty::expected, "Expected in a document, not yet said; reported by Irish Star."},
      {Channel::report, Certainty::asserted, "Taken from another outlet’s reporting; reported by Irish Star."},
      {Channel::report, Certainty::hedged,
       "Taken from another outlet’s reporting; reported by Irish Star; given with words of doubt."},
      {Channel::report, Certainty::denied, "Denied, as another outlet has it; reported by Irish Star."},
      {Channel::report, Certainty::withheld, "Left unsaid, as another outlet has it; reported by Irish Star."},
      {Channel::report, Certainty::expected,
       "Expected, as another outlet has it, not yet said; reported by Irish Star."},
      {Channel::lip_reading, Certainty::asserted,
       "Read from lips; reported by Irish Star; not heard by anyone on record."},
      {Channel::lip_reading, Certainty::hedged,
       "Read from lips; reported by Irish Star; not heard by anyone on record."},
      {Channel::lip_reading, Certainty::denied,
       "Read from lips; reported by Irish Star; denied; not heard by anyone on record."},
      {Channel::lip_reading, Certainty::withheld,
       "Read from lips; reported by Irish Star; left unsaid; not heard by anyone on record."},
      {Channel::lip_reading, Certainty::expected,
       "Read from lips; reported by Irish Star; expected, not yet said; not heard by anyone on record."},
      {Channel::thought, Certainty::asserted,
       "Not uttered: a belief, wish or intention reported by Irish Star."},
      {Channel::thought, Certainty::hedged,
       "Not uttered: a belief, wish or intention reported by Irish Star; given with words of doubt."},
      {Channel::thought, Certainty::denied,
       "Not uttered: a belief, wish or intention reported by Irish Star; denied."},
      {Channel::thought, Certainty::withheld,
       "Not uttered: a belief, wish or intention reported by Irish Star; left unsaid."},
      {Channel::thought, Certainty::expected,
       "Not uttered: a belief, wish or intention reported by Irish Star; expected, not held yet."},
      {Channel::unknown, Certainty::asserted, "Reported by Irish Star; how it was said is not told."},
      {Channel::unknown, Certainty::hedged,
       "Reported by Irish Star; how it was said is not told; given with words of doubt."},
      {Channel::unknown, Certainty::denied, "Denied; reported by Irish Star."},
      {Channel::unknown, Certainty::withheld, "Left unsaid; reported by Irish Star."},
      {Channel::unknown, Certainty::expected, "Expected, not yet said; reported by Irish Star."},
  };
  ASSERT_EQ(cases.size(), kChannels.size() * kCertainties.size());
  for (const Case& each : cases) {
    EXPECT_EQ(words(each.channel, each.certainty, {star_, trump_}), each.sentence);
  }
}

/// What any sentence must be, whoever the words passed through.
TEST_F(ProvenanceTest, IsAlwaysOneSentence) {
  const std::vector<std::vector<EntityId>> chains = {
      {}, {trump_}, {star_, trump_}, {lawyer_, trump_}, {site_, star_, freeman_, trump_}};
  for (const Channel channel : kChannels) {
    for (const Certainty certainty : kCertainties) {
      for (const auto& chain : chains) {
        for (const char* basis : {"", "video", "notes"}) {
          report_.record().statements.clear();
          add(channel, certainty, chain).basis = Basis{basis, std::nullopt};
          const std::string sentence = words();
          EXPECT_TRUE(sentence[0] >= 'A' && sentence[0] <= 'Z') << sentence;
          EXPECT_EQ(sentence.find(". "), std::string::npos) << sentence;
          EXPECT_EQ(sentence.back(), '.');
          for (const char* slip : {"  ", " ;", " ,", ";;", ",;", " .", ";.", ",."}) {
            EXPECT_THAT(sentence, Not(HasSubstr(slip)));
          }
          EXPECT_EQ(sentence.find("heard") != std::string::npos, channel == Channel::lip_reading) << sentence;
          EXPECT_EQ(sentence.starts_with("Not uttered"), channel == Channel::thought) << sentence;
          EXPECT_EQ(sentence.find("footage") != std::string::npos,
                    channel == Channel::lip_reading && basis == std::string("video"))
              << sentence;
        }
      }
    }
  }
}

TEST_F(ProvenanceTest, KeepsNamesApartFromItsOwnWords) {
  add(Channel::lip_reading, Certainty::hedged, {star_, freeman_, trump_});
  const Story story = hearsay::testing::join_by_name({report_.build()});
  std::string names;
  for (const ProvenancePart& part : provenance_of(View(story), {0, 0})) {
    if (part.entity) names += part.text + ";";
  }
  EXPECT_EQ(names, "Jeremy Freeman;Irish Star;");
}

TEST_F(ProvenanceTest, FindsTheStatementOfEachLink) {
  add(Channel::report, kAsserted, {site_, star_});
  add(Channel::interview, kAsserted, {site_, star_, freeman_}, 0);
  add(Channel::lip_reading, Certainty::hedged, {site_, star_, freeman_, trump_}, 1);
  const Story story = hearsay::testing::join_by_name({report_.build()});
  const std::vector<Link> links = links_of(View(story), {0, 2});
  ASSERT_EQ(links.size(), 4U);
  EXPECT_FALSE(links[0].statement);
  EXPECT_EQ(links[1].statement, (StatementPlace{0, 0}));
  EXPECT_EQ(links[2].statement, (StatementPlace{0, 1}));
  EXPECT_EQ(links[3].statement, (StatementPlace{0, 2}));
}

TEST_F(ProvenanceTest, EndsOnARecordThatNestsInACircle) {
  add(Channel::speech, kAsserted, {star_, freeman_}, 1);
  add(Channel::speech, kAsserted, {star_, freeman_, trump_}, 0);
  EXPECT_THAT(words(), HasSubstr("Said in public"));
}

}  // namespace
}  // namespace hearsay::dossier
