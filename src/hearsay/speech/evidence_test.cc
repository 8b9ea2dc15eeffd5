#include "hearsay/speech/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/hearsay.h"

namespace hearsay {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A clean text as the outlet "The Argus" published it.
class Reading {
 public:
  explicit Reading(std::string text) {
    ReadOptions options;
    options.page.form = InputForm::text;
    options.page.site = "The Argus";
    options.page.published = "2025-03-02";
    Result<Record> read_record = read({"test.txt", std::move(text)}, options);
    EXPECT_TRUE(read_record.has_value());
    record_ = std::move(*read_record);
  }

  /// The only statement whose content holds the words and that lies deepest.
  [[nodiscard]] const Statement& of(std::string_view words) const {
    const Statement* found = nullptr;
    for (const Statement& statement : record_.statements)
      if (content(statement).find(words) != std::string::npos &&
          (found == nullptr || content(statement).size() < content(*found).size()))
        found = &statement;
    EXPECT_NE(found, nullptr) << words;
    static const Statement kNone;
    return found == nullptr ? kNone : *found;
  }

  [[nodiscard]] std::string content(const Statement& statement) const { return text(statement.content); }

  [[nodiscard]] std::string text(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) {
      if (!out.empty()) out += " … ";
      out += span.of(record_.article.text);
    }
    return out;
  }

  [[nodiscard]] std::string name(std::optional<EntityId> id) const {
    return id ? record_.entities[*id].name : "nobody";
  }

  [[nodiscard]] std::vector<std::string> names(const std::vector<EntityId>& ids) const {
    std::vector<std::string> out;
    for (const EntityId id : ids) out.push_back(name(id));
    return out;
  }

  [[nodiscard]] const Record& record() const { return record_; }

 private:
  Record record_;
};

struct ChannelCase {
  const char* name;
  const char* text;
  Channel channel;
};

class ChannelCases : public ::testing::TestWithParam<ChannelCase> {};

TEST_P(ChannelCases, IsWhatThePageTells) {
  EXPECT_EQ(Reading(GetParam().text).of("dry").channel, GetParam().channel);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ChannelCases,
    ::testing::Values(
        ChannelCase{"SaidOnly", "Ines Okafor said the well was dry.", Channel::unknown},
        ChannelCase{"Post", "“The well is dry,” Ines Okafor wrote on X on Monday.", Channel::post},
        ChannelCase{"PostVia", "Ines Okafor confirmed via Telegram that the well was dry.", Channel::post},
        ChannelCase{"PostBefore", "Posting on Truth Social, Ines Okafor said the well was dry.", Channel::post},
        ChannelCase{"Tweet", "Ines Okafor tweeted that the well was dry.", Channel::post},
        ChannelCase{"Document", "The ministry said in a statement that the well was dry.", Channel::document},
        ChannelCase{"Wrote", "Prosecutors wrote in a filing that the well was dry.", Channel::document},
        ChannelCase{"Findings", "A report by the Audit Office found that the well was dry.", Channel::document},
        ChannelCase{"Interview", "Ines Okafor said in an interview with Radio Tarn that the well was dry.",
                    Channel::interview},
        ChannelCase{"Told", "Ines Okafor told the Evening Post the well was dry.", Channel::interview},
        ChannelCase{"ToldByPhone", "Ines Okafor told the Evening Post by telephone that the well was dry.",
                    Channel::interview},
        ChannelCase{"PressConference", "Ines Okafor told a news conference that the well was dry.",
                    Channel::press_conference},
        ChannelCase{"Call", "In a phone call, Ines Okafor told Karl Maas that the well was dry.",
                    Channel::conversation},
        ChannelCase{"Aides", "Ines Okafor told aides the well was dry.", Channel::conversation},
        ChannelCase{"Court", "Ines Okafor told the court the well was dry.", Channel::speech},
        ChannelCase{"Testimony", "Ines Okafor testified that the well was dry.", Channel::speech},
        ChannelCase{"Shouted", "“The well is dry!” a protester shouted.", Channel::speech},
        ChannelCase{"Video", "In a video released on Sunday, Ines Okafor said the well was dry.",
                    Channel::broadcast},
        ChannelCase{"Outlet", "The Sentinel reported on Monday that the well was dry.", Channel::report},
        ChannelCase{"Reports", "According to reports, the well was dry.", Channel::report},
        ChannelCase{"Belief", "Ines Okafor believes the well was dry.", Channel::thought},
        ChannelCase{"Hope", "Ines Okafor hopes the well will not be dry.", Channel::thought},
        ChannelCase{"Mouthed", "Ines Okafor seemed to mouth “bone dry” to an aide.", Channel::lip_reading}),
    [](const auto& test) { return std::string(test.param.name); });

struct CertaintyCase {
  const char* name;
  const char* text;
  Certainty certainty;
};

class CertaintyCases : public ::testing::TestWithParam<CertaintyCase> {};

TEST_P(CertaintyCases, IsWhatThePageTells) {
  EXPECT_EQ(Reading(GetParam().text).of("dry").certainty, GetParam().certainty);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, CertaintyCases,
    ::testing::Values(
        CertaintyCase{"Asserted", "Ines Okafor said the well was dry.", Certainty::asserted},
        CertaintyCase{"Allegedly", "Ines Okafor allegedly told Karl Maas the well was dry.", Certainty::hedged},
        CertaintyCase{"Reportedly", "Ines Okafor reportedly said the well was dry.", Certainty::hedged},
        CertaintyCase{"Appeared", "Ines Okafor appeared to say the well was dry.", Certainty::hedged},
        CertaintyCase{"IsSaidTo", "Ines Okafor is said to have warned that the well was dry.",
                      Certainty::hedged},
        CertaintyCase{"Reports", "According to reports, the well was dry.", Certainty::hedged},
        CertaintyCase{"Denied", "Ines Okafor denied that the well was dry.", Certainty::denied},
        CertaintyCase{"DeniedSaying", "Ines Okafor denied saying that the well was dry.", Certainty::denied},
        CertaintyCase{"DidNotSay", "Ines Okafor did not say when the well ran dry.", Certainty::withheld},
        CertaintyCase{"Declined", "Ines Okafor declined to say whether the well was dry.", Certainty::withheld},
        CertaintyCase{"WouldNot", "Ines Okafor would not say whether the well was dry.", Certainty::withheld},
        CertaintyCase{"Expected", "Ines Okafor is expected to announce that the well is dry.",
                      Certainty::expected},
        CertaintyCase{"Will", "Ines Okafor will say that the well is dry.", Certainty::expected}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(EvidenceTest, ChainRunsFromTheOutletToTheSpeaker) {
  const Reading reading("Speaking to Harbour News, Tom Arkell said the well was dry.");
  EXPECT_THAT(reading.names(reading.of("dry").chain), ElementsAre("The Argus", "Harbour News", "Tom Arkell"));
}

TEST(EvidenceTest, AnOutletToldThatIsThePublisherStandsOnce) {
  const Reading reading("Tom Arkell told The Argus that the well was dry.");
  EXPECT_THAT(reading.names(reading.of("dry").chain), ElementsAre("The Argus", "Tom Arkell"));
  EXPECT_EQ(reading.of("dry").channel, Channel::interview);
}

TEST(EvidenceTest, AnOutletWhoseNameSaysNothingIsTold) {
  ReadOptions options;
  options.page.form = InputForm::text;
  options.page.site = "The Lighthouse";
  const Result<Record> record =
      read({"test.txt", "Tom Arkell told The Lighthouse that the well was dry."}, options);
  ASSERT_TRUE(record.has_value());
  ASSERT_EQ(record->statements.size(), 1U);
  EXPECT_EQ(record->statements[0].channel, Channel::interview);
  EXPECT_THAT(record->statements[0].addressees, IsEmpty());
}

TEST(EvidenceTest, WhoSpeaksForAnotherIsALink) {
  const Reading reading("Through his lawyer, Ben Acker, the actor Paul Doyle denied that the well was dry.");
  EXPECT_THAT(reading.names(reading.of("dry").chain), ElementsAre("The Argus", "Ben Acker", "Paul Doyle"));
}

TEST(EvidenceTest, WhatALipReaderReadsIsHedgedWhateverTheWords) {
  const Reading reading(
      "Lip reader Dana Whit told the Evening Post that President Luis Ferro said to Ada Holt: “Run dry.”");
  const Statement& read_off = reading.of("Run dry");
  EXPECT_EQ(read_off.channel, Channel::lip_reading);
  EXPECT_EQ(read_off.certainty, Certainty::hedged);
  EXPECT_EQ(reading.name(read_off.speaker), "Luis Ferro");
  EXPECT_THAT(reading.names(read_off.addressees), ElementsAre("Ada Holt"));
  EXPECT_THAT(reading.names(read_off.chain),
              ElementsAre("The Argus", "Evening Post", "Dana Whit", "Luis Ferro"));
  ASSERT_TRUE(read_off.within);
  EXPECT_EQ(reading.record().statements[*read_off.within].certainty, Certainty::asserted);
}

TEST(EvidenceTest, BasisIsTheFootageAndItsOwner) {
  const Reading reading(
      "A short video captured by Harbour News showed Luis Ferro speaking to Ada Holt. Lip reader Dana Whit "
      "believes Ferro said: “Run dry.”");
  const Statement& read_off = reading.of("Run dry");
  ASSERT_TRUE(read_off.basis);
  EXPECT_EQ(read_off.basis->kind, "video");
  EXPECT_EQ(reading.name(read_off.basis->entity), "Harbour News");
  EXPECT_THAT(reading.names(read_off.addressees), ElementsAre("Ada Holt"));
}

TEST(EvidenceTest, ABeliefInsideATellingHedgesWhatFollows) {
  const Reading reading("Clerk Tom Arkell told the Evening Post he thinks Luis Ferro said: “Run dry.”");
  EXPECT_EQ(reading.of("Run dry").certainty, Certainty::hedged);
  EXPECT_EQ(reading.text(reading.of("Run dry").hedges), "thinks");
}

TEST(EvidenceTest, ChannelAndRelaysCarryOverToTheNextSentence) {
  const Reading reading(
      "In an interview with Radio Tarn, Ines Okafor said the river was low. She said the well was dry.");
  EXPECT_EQ(reading.of("dry").channel, Channel::interview);
  EXPECT_THAT(reading.names(reading.of("dry").chain), ElementsAre("The Argus", "Radio Tarn", "Ines Okafor"));
}

TEST(EvidenceTest, ASpeakerThatNothingTellsIsNobody) {
  const Reading reading("In a post on X, it was stated: “The well is dry.”");
  EXPECT_EQ(reading.of("dry").speaker, std::nullopt);
  EXPECT_THAT(reading.names(reading.of("dry").chain), ElementsAre("The Argus"));
}

TEST(EvidenceTest, APronounThatMayBeEitherIsNobody) {
  const Reading reading("Karl Maas met Tom Arkell. Later he said the well was dry.");
  const std::string name = reading.name(reading.of("dry").speaker);
  EXPECT_TRUE(name == "nobody" || name == "Karl Maas")
      << name;  // the subject of the sentence before, or nobody
  const Reading open("The talks between Karl Maas and Tom Arkell failed. He said the well was dry.");
  EXPECT_EQ(open.of("dry").speaker, std::nullopt);
}

TEST(EvidenceTest, FirstPersonIsWhoeverIsQuoted) {
  const Reading reading("“My brother told me the well was dry,” Ines Okafor said.");
  EXPECT_THAT(reading.names(reading.of("the well was dry").addressees), ElementsAre("Ines Okafor"));
}

TEST(EvidenceTest, LanguageIsKeptWhereThePageTells) {
  EXPECT_EQ(Reading("“The well is dry,” Ines Okafor said in Portuguese.").of("dry").language, "pt");
  EXPECT_EQ(Reading("“The well is dry,” Ines Okafor said in March.").of("dry").language, std::nullopt);
}

TEST(EvidenceTest, TimeIsThatOfTheSaying) {
  const Reading reading("On Friday Ines Okafor said the well was dry.");
  ASSERT_TRUE(reading.of("dry").time);
  EXPECT_EQ(reading.record().times[*reading.of("dry").time].value, "2025-02-28");
}

TEST(EvidenceTest, TheOutletIsAnEntityWithoutMentions) {
  const Reading reading("Ines Okafor said the well was dry.");
  EXPECT_THAT(reading.names({reading.of("dry").chain.front()}), ElementsAre("The Argus"));
  EXPECT_THAT(reading.record().entities[reading.of("dry").chain.front()].mentions, IsEmpty());
}

TEST(EvidenceTest, EveryStatementKeepsTheRecordsPromises) {
  const Reading reading(
      "“A,” Ines Okafor told reporters. “B.” She reportedly added that it “was C”, but D.\n\nAccording to "
      "reports, E said F; “G?” "
      "asked Bo Lee. “He told me ‘I said J’,” Karl Maas said, “and N.”\n\nLip reader Dana Whit claimed Maas "
      "muttered “O”.");
  const Record& record = reading.record();
  ASSERT_GE(record.statements.size(), 5U);
  for (const Statement& statement : record.statements) {
    if (statement.speaker) {
      EXPECT_EQ(statement.chain.back(), *statement.speaker);
    }
    for (const EntityId link : statement.chain) EXPECT_LT(link, record.entities.size());
    EXPECT_EQ(record.entities[statement.chain.front()].name, "The Argus");
    if (statement.certainty == Certainty::hedged && statement.channel != Channel::lip_reading) {
      EXPECT_THAT(statement.hedges, ::testing::Not(IsEmpty()));
    }
  }
}

}  // namespace
}  // namespace hearsay
