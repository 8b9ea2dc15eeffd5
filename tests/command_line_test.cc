// The two commands, used as they are meant to be.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/program.h"

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kSentence = "“The quay stays open,” Mayor Ana Ruiz said on Friday.\n";

std::vector<std::string> with(std::vector<std::string> options, const std::vector<std::string>& inputs) {
  options.insert(options.end(), inputs.begin(), inputs.end());
  return options;
}

TEST(Read, WritesOneRecordALineToAPipe) {
  const std::vector<std::string> pages = example_pages();
  const Outcome outcome = run(with({"read"}, pages));
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto read = records(outcome);
  ASSERT_EQ(read.size(), pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(read[i]["format"], "hearsay/1");
    EXPECT_EQ(read[i]["input"], pages[i]);
  }
}

TEST(Read, JsonIsAnArrayOfTheSame) {
  const std::vector<std::string> pages = example_pages();
  const Outcome array = run(with({"read", "--format", "json"}, pages));
  ASSERT_EQ(array.exit_code, 0) << array.err;
  EXPECT_EQ(json::parse(array.out), json(records(run(with({"read", "--format", "ndjson"}, pages)))));
}

TEST(Read, JsonOfNothingIsAnEmptyArray) {
  const Outcome outcome = run({"read", "--format", "json", "/nonexistent.html"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(json::parse(outcome.out), json::array());
}

TEST(Read, TableIsPlainInAPipe) {
  const Outcome outcome = run(with({"read", "--format", "table"}, example_pages()));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("direct"), std::string::npos);
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
}

TEST(Read, LeavesOutWhatItIsLessSureOf) {
  const auto all = records(run(with({"read"}, example_pages())));
  const auto sure = records(run(with({"read", "--min-confidence", "0.8"}, example_pages())));
  ASSERT_EQ(all.size(), sure.size());
  std::size_t fewer = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    fewer += all[i]["statements"].size() - sure[i]["statements"].size();
    for (const json& statement : sure[i]["statements"]) EXPECT_GE(statement["confidence"], 0.8);
  }
  EXPECT_GT(fewer, 0U);
}

TEST(Read, GivesTheSameBytesWhateverTheJobs) {
  const TemporaryFolder folder;
  std::vector<std::string> inputs;
  for (int round = 0; round < 4; ++round) {
    const std::vector<std::string> pages = example_pages();
    inputs.insert(inputs.end(), pages.begin(), pages.end());
    inputs.push_back(folder.write("short" + std::to_string(round) + ".txt", kSentence));
    inputs.push_back(folder.path("missing.html"));
  }
  for (const char* format : {"json", "ndjson", "table"}) {
    const Outcome one = run(with({"read", "--format", format, "--jobs", "1"}, inputs));
    EXPECT_EQ(one.exit_code, 1);
    for (const char* jobs : {"2", "7"}) {
      const Outcome many = run(with({"read", "--format", format, "--jobs", jobs}, inputs));
      EXPECT_EQ(many.out, one.out) << format << " with " << jobs;
      EXPECT_EQ(many.err, one.err);
    }
  }
}

TEST(Read, TakesStandardInput) {
  const Outcome outcome = run({"read", "--as", "text", "-"}, kSentence);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(records(outcome).at(0)["input"], "-");
  EXPECT_EQ(records(outcome).at(0)["text"], std::string(kSentence));
}

TEST(Read, CleanTextIsKeptByteForByte) {
  const std::string text = "\n\n  “It  is time,”\tsaid Mayor Ana Ruiz. \r\n\r\nNobody answered.   \n";
  const Outcome outcome = run({"read", "--as", "text", "-"}, text);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(records(outcome).at(0)["text"], text);
}

TEST(Read, StatesWhatCleanTextCannotTell) {
  const Outcome outcome = run(
      {"read", "--as", "text", "--site", "The Argus", "--published", "2025-08-15T21:04:00Z", "-"}, kSentence);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(records(outcome).at(0)["site"], "The Argus");
  EXPECT_EQ(records(outcome).at(0)["published"], "2025-08-15T21:04:00Z");
}

TEST(Read, WalksFoldersInOrderOfNames) {
  const TemporaryFolder folder;
  folder.write("pages/c.txt", kSentence);
  folder.write("pages/a.html", kSentence);
  folder.write("pages/b/z.XHTML", kSentence);
  folder.write("pages/b/deep/er/m.htm", kSentence);
  folder.write("pages/.hidden/h.html", kSentence);
  folder.write("pages/.draft.html", kSentence);
  folder.write("pages/picture.png", kSentence);
  fs::create_directory_symlink(folder.path("pages"), folder.path("pages/b/loop"));
  const std::string single = folder.write("a-note.md", kSentence);
  const Outcome outcome = run({"read", "--as", "text", folder.path("pages"), single});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  std::vector<std::string> names;
  for (const json& record : records(outcome)) names.push_back(record["input"]);
  EXPECT_EQ(names,
            (std::vector<std::string>{folder.path("pages/a.html"), folder.path("pages/b/deep/er/m.htm"),
                                      folder.path("pages/b/z.XHTML"), folder.path("pages/c.txt"), single}));
}

TEST(Dossier, WritesThreeFormsOfTheStory) {
  const TemporaryFolder folder;
  const std::string html = folder.path("d.html");
  const std::string markdown = folder.path("d.md");
  const std::string data = folder.path("d.json");
  const Outcome outcome = run(with({"dossier", "-o", html, "--json", data, "--md", markdown}, example_pages()));
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"d.html", "d.json", "d.md"}));
  for (const std::string& path : {html, markdown, data}) EXPECT_NE(outcome.out.find(path), std::string::npos);
  EXPECT_TRUE(read_file(html).starts_with("<!"));
  EXPECT_NE(read_file(markdown), "");
  const json dossier = json::parse(read_file(data));
  EXPECT_EQ(dossier["format"], "hearsay-dossier/1");
  EXPECT_EQ(dossier["documents"].size(), example_pages().size());
}

TEST(Dossier, DoesNotDependOnTheJobs) {
  const TemporaryFolder folder;
  for (const std::string jobs : {"1", "5"}) {
    const Outcome outcome = run(with({"dossier", "-j", jobs, "-o", folder.path(jobs + ".html"), "--json",
                                      folder.path(jobs + ".json"), "--md", folder.path(jobs + ".md")},
                                     example_pages()));
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  for (const std::string form : {".html", ".json", ".md"})
    EXPECT_EQ(read_file(folder.path("1" + form)), read_file(folder.path("5" + form))) << form;
}

TEST(Dossier, ReplacesAFileAndKeepsALinkAndItsPermissions) {
  const TemporaryFolder folder;
  const std::string page = folder.write("page.txt", kSentence);
  const std::string old = folder.write("real/old.html", "old");
  fs::permissions(old, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(old, folder.path("link.html"));
  ASSERT_EQ(run({"dossier", page, "-o", folder.path("link.html")}).exit_code, 0);
  EXPECT_TRUE(fs::is_symlink(folder.path("link.html")));
  EXPECT_TRUE(read_file(old).starts_with("<!"));
  EXPECT_EQ(fs::status(old).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace hearsay::testing
