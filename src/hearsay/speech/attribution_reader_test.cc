#include "hearsay/speech/attribution_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hearsay/people/people.h"
#include "support/text_fixture.h"

namespace hearsay {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A text read by the model and the rules together.
struct Reading {
  explicit Reading(std::string_view words) : text(words) {
    const Result<TrainedModels>& models = TrainedModels::shared();
    if (!models) throw std::runtime_error(models.error().line());
    const TrainedReading reading = models->read(text.article, text.tokens);
    const Clause clause = text.clause();
    found =
        TrainedReader(reading).read(text.article, clause, find_people(text.article, clause, reading.mentions));
  }

  /// "SOURCE | CUE | CONTENT", with "> " before it for each statement that it lies within.
  [[nodiscard]] std::vector<std::string> all() const {
    std::vector<std::string> out;
    for (const Attribution& attribution : found) {
      std::string line;
      for (std::optional<std::uint32_t> outer = attribution.within; outer; outer = found[*outer].within)
        line += "> ";
      for (const std::vector<TokenRange>* const parts :
           {&attribution.source, &attribution.cue, &attribution.content}) {
        if (parts != &attribution.source) line += " | ";
        for (const TokenRange part : *parts) line += (part == parts->front() ? "" : " … ") + text.words(part);
      }
      out.push_back(line);
    }
    return out;
  }

  testing::Text text;
  std::vector<Attribution> found;
};

TEST(TrainedReader, ReadsInsideWhatOneSays) {
  EXPECT_THAT(Reading("“He told me, ‘Don’t call again,’” nurse Amy Cho testified.").all(),
              Contains("> He | told | ‘Don’t call again,’"));
}

TEST(TrainedReader, AQuotationRunsOnOverParagraphs) {
  const Reading reading(
      "“The mill must stay,” said Ines Okafor, who has worked there for years.\n\n“It feeds the whole town,” "
      "she "
      "said. “We will not go.”\n\nThe council left.");
  EXPECT_THAT(reading.all(),
              Contains("Ines Okafor, who has worked there for years | said | “The mill must stay,”"));
  EXPECT_THAT(reading.all(), Contains("she | said | “It feeds the whole town,” … “We will not go.”"));
}

TEST(TrainedReader, AColonIntroducesTheNextParagraph) {
  EXPECT_THAT(
      Reading("The mayor, Ana Ruiz, wrote in a letter to the council on Friday:\n\n“The quay stays open, and "
              "nobody will be sent away from it this year.”\n\nIt was signed by hand.")
          .all(),
      Contains(::testing::AllOf(::testing::HasSubstr("Ana Ruiz"), ::testing::HasSubstr("wrote"),
                                ::testing::HasSubstr("“The quay stays open, and nobody"))));
}

TEST(TrainedReader, LayoutNamesTheSpeaker) {
  EXPECT_THAT(Reading("“The mill must stay, whatever it costs the town.” — Ines Okafor").all(),
              ElementsAre("Ines Okafor | — | “The mill must stay, whatever it costs the town.”"));
}

TEST(TrainedReader, ScareQuotesTitlesAndNicknamesAreNoStatements) {
  for (const char* const words : {"The band’s second album, “Northern Line”, is out on Friday.",
                                  "Karl Maas, who goes by “Shorty”, left the field after ten minutes."})
    EXPECT_THAT(Reading(words).all(), IsEmpty()) << words;
}

TEST(TrainedReader, KeepsTheSeamsPromises) {
  const Reading reading(
      "“A,” Ines Okafor said. “B.” He added that it “was C”, but D.\n\nAccording to reports, E said F; “G?” "
      "asked Bo Lee. “H told me ‘I said J’ and K said L,” M said, “and N.”\n\n“O.\n\n“P.”\n\nWrote Q:\n\n“R.”");
  ASSERT_FALSE(reading.found.empty());
  for (std::uint32_t i = 0; i < reading.found.size(); ++i) {
    EXPECT_FALSE(reading.found[i].content.empty());
    if (reading.found[i].within) {
      EXPECT_LT(*reading.found[i].within, i);
    }
    for (const std::vector<TokenRange>* const parts :
         {&reading.found[i].source, &reading.found[i].cue, &reading.found[i].content})
      for (std::size_t k = 0; k < parts->size(); ++k) {
        EXPECT_FALSE((*parts)[k].empty());
        if (k > 0) {
          EXPECT_LE((*parts)[k - 1].last, (*parts)[k].first);
        }
      }
  }
}

}  // namespace
}  // namespace hearsay
