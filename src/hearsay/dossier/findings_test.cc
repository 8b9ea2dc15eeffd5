#include "hearsay/dossier/findings.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/story/entity_joiner.h"
#include "support/press_report.h"
#include "support/story_fixture.h"

namespace hearsay {
namespace {

using nlohmann::json;
using testing::PressReport;

class Findings : public ::testing::Test {
 protected:
  [[nodiscard]] std::string text(const std::string& words, const FindingsStyle& style = {}) const {
    const Quote quote{.words = words, .by = by_, .is_word = {}};
    return findings_text(story_, quote, look_up(story_, quote), style);
  }
  [[nodiscard]] json data(const std::string& words) const {
    const Quote quote{.words = words, .by = by_, .is_word = {}};
    const std::string out = findings_json(story_, quote, look_up(story_, quote));
    EXPECT_TRUE(out.ends_with("}\n"));
    return json::parse(out);
  }

  Story story_ = testing::two_reports();
  std::optional<std::string> by_;
};

TEST_F(Findings, SayWhoAndWhereAndByWhatChain) {
  const std::string told = text("Let her walk. She'll be back before the thaw.");
  EXPECT_TRUE(told.starts_with("Verbatim: Emil Vasilevsky (read from lips, not heard).")) << told;
  for (const char* const words :
       {"to Henrik Lauritsen", "The Lantern", "Beatrix Lowenthal", "lantern.html", "silent footage"})
    EXPECT_NE(told.find(words), std::string::npos) << words << '\n' << told;
}

TEST_F(Findings, OfDataHaveTheSame) {
  const json answer = data("Let her walk. She'll be back before the thaw.");
  EXPECT_EQ(answer["verdict"], "verbatim");
  const json& finding = answer["findings"].at(0);
  EXPECT_EQ(finding["speaker"], "Emil Vasilevsky");
  EXPECT_EQ(finding["addressees"], json({"Henrik Lauritsen"}));
  EXPECT_EQ(finding["chain"], json({"The Lantern", "Beatrix Lowenthal", "Emil Vasilevsky"}));
  EXPECT_EQ(finding["channel"], "lip-reading");
  EXPECT_EQ(finding["certainty"], "hedged");
  EXPECT_EQ(finding["statement"], "s2");
  EXPECT_EQ(finding["url"], "https://www.thelantern.example/news/48211");
}

TEST_F(Findings, ShowWhatDiffersWordByWord) {
  const std::string told = text("My grandmother never washed clothes in the Ilva");
  EXPECT_TRUE(told.starts_with("Altered")) << told;
  EXPECT_NE(told.find("My grandmother [asked: never] washed [on record: wool] [asked: clothes] in the Ilva"),
            std::string::npos)
      << told;
}

TEST_F(Findings, SayThatNothingIsFound) {
  EXPECT_TRUE(text("The bakery opens at dawn").starts_with("Not found"));
  EXPECT_EQ(data("The bakery opens at dawn")["verdict"], "not found");
}

TEST_F(Findings, SayThatSomebodyElseSaidIt) {
  by_ = "Greta Lund";
  EXPECT_TRUE(text("I am not here to ask a favour of a neighbour")
                  .starts_with("Not on record by Greta Lund, but said by somebody else: Nadia Oyelaran."));
  const json answer = data("I am not here to ask a favour of a neighbour");
  EXPECT_EQ(answer["verdict"], "said by somebody else");
  EXPECT_EQ(answer["by"], "Greta Lund");
  EXPECT_EQ(answer["findings"][0]["said_by_other"], true);
}

TEST_F(Findings, ShowTheWholeOrWhatIsAskedBeyondIt) {
  story_ = join_entities({PressReport("page.html")
                              .quotes("“Every crew waits for money and fuel,” Greta Lund said.", "Greta Lund")
                              .build()});
  EXPECT_NE(text("Every crew waits for money").find("the whole: Every crew waits for money and fuel\n"),
            std::string::npos);
  const std::string more = text("Every crew waits for money and fuel, and so do I");
  EXPECT_TRUE(more.starts_with("Partial, word for word but not all of it: Greta Lund.")) << more;
  EXPECT_NE(more.find("Every crew waits for money and fuel [asked: and so do I]\n"), std::string::npos) << more;
  EXPECT_EQ(more.find("the whole:"), std::string::npos) << more;
}

TEST_F(Findings, HoldNothingThatTheReportSaysInBetween) {
  story_ = join_entities(
      {PressReport("page.html")
           .quotes("“Every crew waits for money,” she said. “The boats stay,” Greta Lund said.", "Greta Lund")
           .build()});
  const std::string told = text("Every crew waits for fuel. The boats stay.");
  EXPECT_TRUE(told.starts_with("Altered, other words are on record: Greta Lund.")) << told;
  EXPECT_EQ(told.find("she said"), std::string::npos) << told;
  EXPECT_NE(told.find("waits for [on record: money] [asked: fuel] The boats stay"), std::string::npos) << told;
}

TEST_F(Findings, TakeALetterInBracketsForTheWordsOwn) {
  const json runs = data("[m]y grandmother never washed wool in the Ilva")["findings"].at(0)["difference"];
  EXPECT_EQ(runs.at(0)["in"], "both");
  EXPECT_EQ(runs.at(1), json({{"in", "asked"}, {"text", "never"}}));
}

TEST_F(Findings, SayInTheFirstLineThatTheReportIsNotSure) {
  story_ = join_entities({PressReport("page.html")
                              .reports("Greta Lund reportedly said “every crew waits for money.”", "Greta Lund",
                                       "“every crew waits for money.”", "said", Certainty::hedged)
                              .build()});
  const std::string told = text("Every crew waits for money");
  EXPECT_TRUE(told.starts_with("Verbatim: Greta Lund (hedged).")) << told;
}

TEST_F(Findings, SayWhenNobodyIsNamed) {
  story_ = join_entities(
      {PressReport("page.html").tells("On the quay hung a banner: “Hands off our old lighthouse.”").build()});
  const std::string told = text("Hands off our old lighthouse");
  EXPECT_TRUE(told.starts_with("Verbatim: the report does not name whom.")) << told;
  EXPECT_NE(told.find("by somebody whom the report does not name\n"), std::string::npos) << told;
}

TEST_F(Findings, AreColouredOnlyWhereAsked) {
  const std::string words = "My grandmother never washed wool in the Ilva";
  EXPECT_EQ(text(words).find('\x1b'), std::string::npos);
  EXPECT_NE(text(words, {.colour = true}).find('\x1b'), std::string::npos);
}

TEST_F(Findings, CountWhatIsNotSetOut) {
  story_ = join_entities(std::vector<Record>(
      5, PressReport("page.html").quotes("“The boats stay,” Greta Lund said.", "Greta Lund").build()));
  const std::string told = text("the boats stay", {.colour = false, .most = 2});
  EXPECT_NE(told.find("and 3 more"), std::string::npos) << told;
  EXPECT_EQ(data("the boats stay")["findings"].size(), 5U);
}

TEST_F(Findings, PassOnNoControlCharacters) {
  story_ =
      join_entities({PressReport("in\x1b[1m.html", "T\x1b[31mitle")
                         .quotes("“The boats \x1b]0;x\x07 stay for the winter,” Greta Lund said.", "Greta Lund")
                         .build()});
  by_ = "Lu\x1b[2Jnd";
  for (const char* const words :
       {"the boats stay for the winter", "the boats\x1b[5m leave for the winter", "bread"}) {
    const std::string told = text(words);
    EXPECT_EQ(told.find('\x1b'), std::string::npos) << told;
    EXPECT_EQ(told.find('\x07'), std::string::npos);
  }
  EXPECT_TRUE(data("the boats stay\xff for the winter").is_object());
}

}  // namespace
}  // namespace hearsay
