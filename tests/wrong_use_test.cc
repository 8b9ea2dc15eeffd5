// Wrong use ends with exit code 2 and says what to type instead.
#include <gtest/gtest.h>

#include "support/program.h"

namespace hearsay::testing {
namespace {

/// Runs and expects all of `words` in what is said about it.
void expect_wrong(const std::vector<std::string>& arguments, const std::vector<std::string>& words) {
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  for (const std::string& word : words) EXPECT_NE(outcome.err.find(word), std::string::npos) << outcome.err;
}

TEST(WrongUse, NoCommandGivesTheHelp) { expect_wrong({}, {"Usage:", "Examples:", "hearsay read"}); }

TEST(WrongUse, UnknownCommand) {
  expect_wrong({"raed", "a.html"}, {"no command 'raed'", "hearsay read INPUT"});
}

TEST(WrongUse, NoInput) {
  expect_wrong({"read"}, {"INPUT", "hearsay read --help"});
  expect_wrong({"dossier", "-o", "dossier.html"}, {"INPUT", "hearsay dossier --help"});
}

TEST(WrongUse, UnknownOption) {
  expect_wrong({"read", "--frmat", "json", "a"}, {"--frmat", "hearsay read --help"});
}

TEST(WrongUse, ValuesThatAreNone) {
  expect_wrong({"read", "--as", "pdf", "a"}, {"'pdf'", "auto|html|page-text|text"});
  expect_wrong({"read", "--format", "xml", "a"}, {"'xml'", "json|ndjson|table"});
  expect_wrong({"read", "--jobs", "0", "a"}, {"--jobs"});
  expect_wrong({"read", "--jobs", "many", "a"}, {"--jobs"});
  expect_wrong({"read", "--min-confidence", "2", "a"}, {"--min-confidence", "0", "1"});
  expect_wrong({"read", "--min-confidence", "high", "a"}, {"--min-confidence"});
  expect_wrong({"read", "--max-bytes", "5 apples", "a"}, {"--max-bytes"});
  expect_wrong({"read", "--max-bytes", "9T", "a"}, {"--max-bytes", "1073741824"});
  expect_wrong({"read", "--published", "soon", "a"}, {"'soon'", "2025-08-15"});
  expect_wrong({"read", "--published", "2025-02-30", "a"}, {"2025-02-30"});
}

TEST(WrongUse, DossierWithoutAPlaceToGo) {
  expect_wrong({"dossier", "a.html"}, {"-o dossier.html"});
  expect_wrong({"dossier", "a.html", "-o", "-"}, {"-o dossier.html"});
  expect_wrong({"dossier", "a.html", "-o", "x", "--json", "x"}, {"same"});
}

TEST(WrongUse, DossierOverItsInput) {
  const TemporaryFolder folder;
  const std::string page = folder.write("a.html", "<p>The quay stays open.</p>");
  expect_wrong({"dossier", page, "-o", folder.path("./a.html")}, {"a.html", "input", "lost"});
  expect_wrong({"dossier", page, "-o", folder.path("b.html"), "--md", page}, {"a.html", "input", "lost"});
}

TEST(WrongUse, VerifyWithoutAWord) {
  for (const char* const quote : {"", " ", "“”", "… [ ] ?!", "\t\n", "---"}) {
    const std::vector<std::string> arguments = {"verify", "--in", "a.html", "--", quote};
    expect_wrong(arguments, {"no word", "hearsay verify"});
  }
}

TEST(WrongUse, VerifyWithoutItsParts) {
  expect_wrong({"verify"}, {"QUOTE", "hearsay verify --help"});
  expect_wrong({"verify", "It is time"}, {"--in", "hearsay verify --help"});
  expect_wrong({"verify", "It is time", "--in"}, {"--in"});
  expect_wrong({"verify", "It is time", "--in", "a.html", "--by", ""}, {"--by", "name"});
  expect_wrong({"verify", "It is time", "--in", "a.html", "--by", " ”"}, {"--by", "name"});
  expect_wrong({"verify", "It is time", "--in", "a.html", "--by"}, {"--by"});
  expect_wrong({"verify", "It is time", "--in", "a.html", "--format", "xml"}, {"'xml'", "text|json"});
}

TEST(Help, EveryCommandHasExamples) {
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{"--help"},
                                                                                       {"read", "--help"},
                                                                                       {"dossier", "--help"},
                                                                                       {"verify", "--help"},
                                                                                       {"lips", "--help"},
                                                                                       {"footage", "--help"}}) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_NE(outcome.out.find("Examples:\n  hearsay "), std::string::npos) << outcome.out;
  }
}

TEST(Help, VersionIsTold) {
  const Outcome outcome = run({"--version"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(outcome.out.starts_with("hearsay ")) << outcome.out;
}

}  // namespace
}  // namespace hearsay::testing
