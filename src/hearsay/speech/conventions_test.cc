#include "hearsay/speech/conventions.h"

#include <gtest/gtest.h>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

/// "SOURCE | CUE | CONTENT" of every convention, a line each.
std::string all(std::string_view words) {
  const testing::Text text(words);
  std::string out;
  for (const Convention& convention : read_conventions(text.article, text.tokens)) {
    const Attribution& found = convention.attribution;
    const auto of = [&](const std::vector<TokenRange>& parts) {
      return parts.empty() ? "" : text.words(parts.front());
    };
    out += of(found.source) + " | " + of(found.cue) + " | " + of(found.content) + "\n";
  }
  return out;
}

TEST(Conventions, ASignedQuotation) {
  EXPECT_EQ(all("“The mill must stay.” — Ines Okafor"), "Ines Okafor | — | “The mill must stay.”\n");
  EXPECT_EQ(all("“It must stay.”― Ines Okafor, nurse."), "Ines Okafor | ― | “It must stay.”\n");
  EXPECT_EQ(all("\"It must stay.\" -- Bo Lee (Harbour Union)"), "Bo Lee | -- | \"It must stay.\"\n");
}

TEST(Conventions, ADashThatGoesOnIsNoSignature) {
  EXPECT_EQ(all("“It must stay.” — Ines Okafor was not so sure of that."), "");
  EXPECT_EQ(all("“It must stay” — or so they said."), "");
  EXPECT_EQ(all("The mill — Ines Okafor"), "");
  EXPECT_EQ(all("“It must stay.” —"), "");
}

TEST(Conventions, ATurnInATranscript) {
  EXPECT_EQ(all("PENCE: Well, look, it is late.\nWALLACE: Is it?"),
            "PENCE | : | Well, look, it is late.\nWALLACE | : | Is it?\n");
  EXPECT_EQ(all("“OKAFOR: Let me finish.”"), "OKAFOR | : | Let me finish.\n");
}

TEST(Conventions, LabelsAreNoSpeakers) {
  EXPECT_EQ(all("READ MORE: The mill closes"), "");
  EXPECT_EQ(all("UPDATE: The mill closes"), "");
  EXPECT_EQ(all("The mill: it closes"), "");
  EXPECT_EQ(all("PENCE:"), "");
}

TEST(Conventions, APostIsItsAuthors) {
  Article article = testing::article_of("The quay stays open. — Ana Ruiz (@ana) August 15, 2025");
  article.blocks[0].kind = BlockKind::post;
  article.blocks[0].author = "Ana Ruiz";
  const testing::Text text(article);
  const std::vector<Convention> found = read_conventions(text.article, text.tokens);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.words(found[0].attribution.source.front()), "Ana Ruiz");
  EXPECT_EQ(text.words(found[0].attribution.content.front()), "The quay stays open.");
}

TEST(Conventions, HostileTextsAreReadToTheEnd) {
  for (const std::string_view part : {"“a” — ", "A: ", "“", "—\n", "“A.” — B\n", "AB: c\n"})
    for (const Convention& convention : read_conventions(testing::article_of(testing::repeated(part, 20'000)),
                                                         testing::Text(testing::repeated(part, 20'000)).tokens))
      ASSERT_FALSE(convention.attribution.content.empty()) << part;
}

}  // namespace
}  // namespace hearsay
