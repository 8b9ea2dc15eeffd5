// The commands, used as they are meant to be.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/program.h"

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kSentence = "“The quay stays open,” Mayor Ana Ruiz said on Friday.\n";

/// The text's code points.
std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (const char byte : text) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xC0U) == 0x80U)
      out.back() = out.back() << 6U | (bits & 0x3FU);
    else
      out += bits < 0x80U ? bits : bits & (bits < 0xE0U ? 0x1FU : bits < 0xF0U ? 0x0FU : 0x07U);
  }
  return out;
}

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

/// A folder with one clean text in which somebody is quoted, somebody told of.
class Verify : public ::testing::Test {
 protected:
  [[nodiscard]] Outcome ask(const std::string& quote, std::vector<std::string> options = {}) const {
    std::vector<std::string> arguments = {"verify", quote, "--as", "text", "--in", page_};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run(arguments);
  }

  [[nodiscard]] json asked(const std::string& quote, std::vector<std::string> options = {}) const {
    options.insert(options.end(), {"--format", "json"});
    return json::parse(ask(quote, options).out);
  }

  TemporaryFolder folder_;
  std::string page_ = folder_.write(
      "page.txt",
      "“We will not close the harbour this winter. The boats stay where they are,” Mayor Greta Lund said in "
      "Brennick "
      "on Friday.\n\n“Every crew that asked for money has been paid – in full,” Olav Berg, the café’s owner, "
      "told "
      "reporters.\n\nLund said that the council would dredge the northern channel before autumn.\n");
};

TEST_F(Verify, ExitsWithZeroForWhatIsOnRecordAndThreeForWhatIsNot) {
  const std::vector<std::pair<std::string, std::string>> found{
      {"we will not close the harbour this winter", "Verbatim: Greta Lund."},
      {"close the harbour", "Partial"},
      {"We will close the harbour this winter", "Altered"},
      {"The council is going to dredge the northern channel before autumn", "Paraphrase, a guess"}};
  for (const auto& [quote, verdict] : found) {
    const Outcome outcome = ask(quote);
    EXPECT_EQ(outcome.exit_code, 0) << quote;
    EXPECT_EQ(outcome.err, "");
    EXPECT_TRUE(outcome.out.starts_with(verdict)) << outcome.out;
    EXPECT_NE(outcome.out.find(page_), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos) << "a pipe is plain";
  }
  const Outcome outcome = ask("Bread is cheaper than it was in spring");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_TRUE(outcome.out.starts_with("Not found")) << outcome.out;
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Verify, ShowsTheWholeAndTheDifference) {
  EXPECT_NE(ask("close the harbour").out.find("the whole: We will not close the harbour this winter"),
            std::string::npos);
  EXPECT_NE(ask("We will close the harbour this winter").out.find("[on record: not]"), std::string::npos);
  EXPECT_NE(ask("We will not sell the harbour this winter").out.find("[on record: close] [asked: sell]"),
            std::string::npos);
}

TEST_F(Verify, AsksWhoSaidIt) {
  const std::string quote = "The boats stay where they are";
  EXPECT_EQ(ask(quote, {"--by", "lund"}).exit_code, 0);
  EXPECT_EQ(ask(quote, {"--by", "Greta Lund"}).exit_code, 0);
  const Outcome other = ask(quote, {"--by", "Olav Berg"});
  EXPECT_EQ(other.exit_code, 3);
  EXPECT_TRUE(other.out.starts_with("Not on record by Olav Berg, but said by somebody else: Greta Lund."))
      << other.out;
  EXPECT_EQ(asked(quote, {"--by", "Olav Berg"})["verdict"], "said by somebody else");
  EXPECT_EQ(ask("Bread is cheaper than it was in spring", {"--by", "Lund"}).exit_code, 3);
}

TEST_F(Verify, JsonHasTheVerdictAndPlacesInCodePoints) {
  const json record = records(run({"read", "--as", "text", page_})).at(0);
  // In code points, as the record counts.
  const auto cut = [&](const json& place) {
    const std::u32string text = code_points(record["text"].get<std::string>());
    const auto start = place["start"].get<std::size_t>();
    return text.substr(start, place["end"].get<std::size_t>() - start);
  };
  for (const std::string quote :
       {"has been paid in full", "crew that asked for cash has been paid in full", "stay where they are",
        "The council is going to dredge the northern channel before autumn"}) {
    const json answer = asked(quote);
    EXPECT_EQ(answer["format"], "hearsay-verify/1");
    EXPECT_EQ(answer["quote"], quote);
    EXPECT_EQ(answer["by"], nullptr);
    ASSERT_EQ(answer["findings"].size(), 1U) << answer;
    const json& finding = answer["findings"][0];
    EXPECT_EQ(finding["verdict"], answer["verdict"]);
    EXPECT_EQ(finding["sha256"], record["sha256"]);
    EXPECT_EQ(finding["input"], page_);
    for (const char* const place : {"words", "whole"})
      EXPECT_EQ(cut(finding[place]), code_points(finding[place]["text"].get<std::string>())) << place;
    bool known = false;
    for (const json& statement : record["statements"]) known = known || statement["id"] == finding["statement"];
    EXPECT_TRUE(known) << finding;
  }
  const json none = asked("Bread is cheaper than it was in spring");
  EXPECT_EQ(none["verdict"], "not found");
  EXPECT_EQ(none["findings"], json::array());
}

TEST_F(Verify, JsonTellsTheDifferenceWordByWord) {
  const json answer = asked("We will close the harbour this summer");
  EXPECT_EQ(answer["verdict"], "altered");
  std::string record;
  std::string quote;
  for (const json& run : answer["findings"][0]["difference"]) {
    const std::string text = run["text"].get<std::string>() + " ";
    if (run["in"] != "asked") record += text;
    if (run["in"] != "record") quote += text;
  }
  EXPECT_EQ(record, "We will not close the harbour this winter ");
  EXPECT_EQ(quote, "We will close the harbour this summer ");
  EXPECT_EQ(asked("The boats stay where they are")["findings"][0]["difference"], json::array());
}

TEST_F(Verify, TakesQuotationsThatLookLikeOptions) {
  EXPECT_EQ(run({"verify", "--in", page_, "--as", "text", "--", "--the boats stay where they are"}).exit_code,
            0);
}

TEST_F(Verify, LooksThroughAllInputs) {
  const std::string other = folder_.write(
      "other.txt", "“The boats stay where they are,” Mayor Greta Lund said in Brennick on Friday.\n");
  const Outcome outcome = run(
      {"verify", "The boats stay where they are", "--as", "text", "--format", "json", "--in", page_, other});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const json answer = json::parse(outcome.out);
  std::vector<std::string> inputs;
  for (const json& finding : answer["findings"]) inputs.push_back(finding["input"]);
  EXPECT_EQ(inputs, (std::vector<std::string>{page_, other}));
  EXPECT_EQ(run({"verify", "The boats stay where they are", "--as", "text", "--in", folder_.path()}).exit_code,
            0);
}

TEST_F(Verify, DoesNotDependOnTheJobs) {
  const std::vector<std::string> pages = example_pages();
  const std::vector<std::string> ask = {"verify", "a river does not read treaties", "--format", "json"};
  const auto with_jobs = [&](const std::string& jobs) {
    std::vector<std::string> arguments = ask;
    arguments.insert(arguments.end(), {"-j", jobs, "--in"});
    return run(with(arguments, pages)).out;
  };
  EXPECT_EQ(with_jobs("1"), with_jobs("6"));
}

}  // namespace
}  // namespace hearsay::testing
