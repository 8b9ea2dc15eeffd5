#include "hearsay/store/correction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kWords = "“No,”";

/// “No,” three times, of Ana, Tom and Eva.
Record three_times() {
  Record record;
  record.article.text = "“No,” Ana said. “No,” Tom said. “No,” Eva said.";
  std::size_t at = 0;
  for (const char* const name : {"Ana", "Tom", "Eva"}) {
    const std::string_view text = record.article.text;
    const auto begin = static_cast<std::uint32_t>(text.find(kWords, at));
    const auto named = static_cast<std::uint32_t>(text.find(name, begin));
    at = named;
    Entity entity;
    entity.kind = EntityKind::person;
    entity.name = name;
    entity.mentions = {{named, named + 3}};
    record.entities.push_back(entity);
    Statement statement;
    statement.content = {{begin, begin + static_cast<std::uint32_t>(kWords.size())}};
    statement.source = {{named, named + 3}};
    statement.speaker = static_cast<EntityId>(record.entities.size() - 1);
    statement.chain = {*statement.speaker};
    record.statements.push_back(statement);
  }
  return record;
}

KeptCorrection kept(CorrectionKey key, CorrectionKind kind, std::uint32_t occurrence,
                    const std::string& value = "") {
  KeptCorrection made;
  made.key = key;
  made.correction.kind = kind;
  made.correction.content = kWords;
  made.correction.occurrence = occurrence;
  made.correction.value = value;
  return made;
}

std::vector<std::string> speakers(const CorrectedRecord& corrected) {
  std::vector<std::string> names;
  for (const Statement& statement : corrected.record.statements)
    names.push_back(corrected.record.entities[*statement.speaker].name);
  return names;
}

TEST(Correction, OfEqualWordsMeansTheSameOneWhateverIsStruckBefore) {
  const KeptCorrection strike = kept(1, CorrectionKind::strike, 0);
  const CorrectedRecord struck = lay_over(three_times(), {strike});
  ASSERT_THAT(speakers(struck), ElementsAre("Tom", "Eva"));
  ASSERT_THAT(struck.occurrences, ElementsAre(1U, 2U));
  // As it is named where the first one does not show.
  const KeptCorrection speaker = kept(2, CorrectionKind::speaker, struck.occurrences[0], "Jon");
  EXPECT_THAT(speakers(lay_over(three_times(), {strike, speaker})), ElementsAre("Jon", "Eva"));
  EXPECT_THAT(speakers(lay_over(three_times(), {speaker})), ElementsAre("Ana", "Jon", "Eva"));
}

TEST(Correction, OfTheSecondOfEqualWordsIsLostWhereThereIsOne) {
  Record one = three_times();
  one.statements.resize(1);
  const CorrectedRecord corrected = lay_over(one, {kept(1, CorrectionKind::speaker, 1, "Jon")});
  EXPECT_THAT(speakers(corrected), ElementsAre("Ana"));
  EXPECT_THAT(corrected.lost, ElementsAre(1));
}

TEST(Correction, OfTheSpeakerLeavesNobodyElsesNameForTheSource) {
  const CorrectedRecord corrected = lay_over(
      three_times(),
      {kept(1, CorrectionKind::speaker, 0, "a spokeswoman"), kept(2, CorrectionKind::speaker, 1, "Tom")});
  EXPECT_THAT(corrected.record.statements[0].source, IsEmpty());
  EXPECT_FALSE(corrected.record.statements[1].source.empty());
}

}  // namespace
}  // namespace hearsay
