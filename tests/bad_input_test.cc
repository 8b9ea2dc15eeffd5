// What bad input gets: a clear line, exit code 1, every other input still done, nothing half-written.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>

#include "support/program.h"

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGoodPage =
    "<html lang=\"en\"><title>Quay</title><body><article><h1>Quay to stay open</h1>"
    "<p>“The quay stays open,” Mayor Ana Ruiz said on Friday. Nobody in the harbour doubted it.</p>"
    "<p>The council meets again next week to talk about the cost of the repairs.</p></article></body></html>";

class BadInput : public ::testing::Test {
 protected:
  void SetUp() override { good_ = folder_.write("good.html", kGoodPage); }

  /// Reads `bad` between two good pages.
  [[nodiscard]] Outcome read_among_good(const std::string& bad, std::vector<std::string> options = {}) const {
    std::vector<std::string> arguments = {"read"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), {good_, bad, good_});
    return run(arguments);
  }

  /// Expects one line that names the input and the reason, and the good pages read all the same.
  void expect_refused(const std::string& bad, const std::string& why,
                      std::vector<std::string> options = {}) const {
    const Outcome outcome = read_among_good(bad, std::move(options));
    EXPECT_EQ(outcome.exit_code, 1);
    const std::vector<std::string> told = lines(outcome.err);
    ASSERT_EQ(told.size(), 1U) << outcome.err;
    EXPECT_NE(told[0].find(bad), std::string::npos) << told[0];
    EXPECT_NE(told[0].find(why), std::string::npos) << told[0];
    const auto read = records(outcome);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0], read[1]);
  }

  /// Expects that it is read as far as it goes, and gives the record.
  [[nodiscard]] nlohmann::json expect_read(const std::string& page) const {
    const Outcome outcome = run({"read", page});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    const auto read = records(outcome);
    return read.size() == 1 ? read[0] : nlohmann::json();
  }

  TemporaryFolder folder_;
  std::string good_;
};

TEST_F(BadInput, EmptyFile) { expect_refused(folder_.write("empty.html", ""), "empty"); }

TEST_F(BadInput, MissingFile) { expect_refused(folder_.path("missing.html"), "No such file"); }

TEST_F(BadInput, LinkToNowhere) {
  fs::create_symlink("nowhere.html", folder_.path("link.html"));
  expect_refused(folder_.path("link.html"), "No such file");
}

TEST_F(BadInput, FolderWithoutPermission) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is forbidden to root";
  folder_.write("closed/page.html", kGoodPage);
  fs::permissions(folder_.path("closed"), fs::perms::none);
  expect_refused(folder_.path("closed"), "Permission denied");
  fs::permissions(folder_.path("closed"), fs::perms::owner_all);
}

TEST_F(BadInput, FolderWithoutPages) {
  folder_.write("pictures/cat.png", "x");
  expect_refused(folder_.path("pictures"), ".html");
}

TEST_F(BadInput, Binary) {
  std::mt19937 random(1);
  std::string bytes = "\x89PNG";
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(random());
  expect_refused(folder_.write("picture", bytes), "cannot read the page");
  expect_refused(folder_.write("picture.html", bytes), "cannot read the page");
}

TEST_F(BadInput, CleanTextThatIsNotUtf8) {
  expect_refused(folder_.write("latin.txt", "Caf\xe9 owner Ana Ruiz said so."), "byte 3", {"--as", "text"});
}

TEST_F(BadInput, PageThatIsNotUtf8IsReadAllTheSame) {
  const auto record = expect_read(
      folder_.write("broken.html",
                    "<html><meta charset=utf-8><body><p>The first words\xff\xfe of a page whose bytes are "
                    "broken, which a browser shows all the same, with a mark in their place.</p>"));
  EXPECT_NE(record["text"].get<std::string>().find("a browser shows all the same"), std::string::npos);
}

TEST_F(BadInput, PageThatLiesAboutItsCharset) {
  const auto record = expect_read(folder_.write(
      "lies.html",
      "<html><meta charset=iso-8859-1><body><p>“Déjà vu à Genève,” said the café’s owner, Zoë Brontë, on "
      "Friday, when the naïve façade of the hôtel was shown again.</p>"));
  EXPECT_NE(record["text"].get<std::string>().find("Déjà vu à Genève"), std::string::npos) << record["text"];
}

TEST_F(BadInput, HtmlCutInHalf) {
  for (const std::string& page : example_pages()) {
    const std::string whole = read_file(page);
    const auto record =
        expect_read(folder_.write("half.html", std::string_view(whole).substr(0, whole.size() / 2)));
    EXPECT_TRUE(record["text"].is_string());
  }
}

TEST_F(BadInput, DeeplyNestedTags) {
  std::string page = "<html><body>";
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  page += "<p>The words at the bottom of it all, which are long enough to be a paragraph of their own.</p>";
  const auto record = expect_read(folder_.write("deep.html", page));
  EXPECT_TRUE(record["text"].is_string());
}

/// What costs a reader much hides no words: nothing of an article is ever cut. tests/linear_time counts the
/// cost.
TEST_F(BadInput, WordsBehindWhatIsHostile) {
  const auto times = [](int count, std::string_view part) {
    std::string out;
    for (int i = 0; i < count; ++i) out += part;
    return out;
  };
  const std::string last_words =
      "The words behind it all, which are long enough to be a paragraph of their own.";
  const std::map<std::string, std::string> pages{
      {"attribute", "<div title='" + times(1 << 20, "a") + "' class='" + times(1 << 19, "b ") + "'></div>"},
      {"json_ld", times(10'000, R"(<script type="application/ld+json">{"@type":"NewsArticle"}</script>)")},
      {"references", "<div hidden>" + times(1'000'000, "&amp;amp;") + "</div>"},
      {"breaks", times(1'000'000, "<br>")},
      {"end_tags", times(1'000'000, "</div>")},
  };
  for (const auto& [name, hostile] : pages) {
    const auto record = expect_read(folder_.write(
        name + ".html", "<article><p>The first words.</p>" + hostile + "<p>" + last_words + "</p>"));
    EXPECT_NE(record["text"].get<std::string>().find(last_words), std::string::npos) << name;
  }
}

TEST_F(BadInput, PageTextOfOneLineAndOfManyLines) {
  std::string one_line;
  while (one_line.size() < (1U << 20U)) one_line += "word ";
  one_line += "end";
  EXPECT_EQ(expect_read(folder_.write("line.txt", one_line))["text"], one_line);
  std::string many_lines;
  for (int i = 0; i < 1'000'000; ++i) many_lines += "Home\n";
  const std::string last_words =
      "The words below it all, which are long enough to be a paragraph of their own.";
  const auto record = expect_read(folder_.write("lines.txt", many_lines + last_words));
  EXPECT_NE(record["text"].get<std::string>().find(last_words), std::string::npos);
}

TEST_F(BadInput, PageOverTheLimit) {
  const std::string large = folder_.write("large.html", "<p>");
  fs::resize_file(large, 200U << 20U);
  expect_refused(large, "limit");
  expect_refused(large, "--max-bytes");
  const Outcome outcome = run({"read", "--max-bytes", "100", good_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.err.find("100 bytes"), std::string::npos) << outcome.err;
}

TEST_F(BadInput, InputWithoutEnd) { expect_refused("/dev/zero", "limit", {"--max-bytes", "1M"}); }

TEST_F(BadInput, ControlCharactersDoNotReachTheTerminal) {
  const std::string page =
      folder_.write("escape\x1b[31m.txt", "Mayor Ana Ruiz said the \x1b]0;quay\x07 stays open.");
  const Outcome table = run({"read", "--format", "table", page, folder_.path("missing\x1b[31m.txt")});
  EXPECT_EQ(table.exit_code, 1);
  EXPECT_EQ(table.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(table.err.find('\x1b'), std::string::npos);
}

TEST_F(BadInput, ClosedOutputPipeEndsQuietly) {
  for (const char* format : {"json", "ndjson", "table"}) {
    const Outcome outcome = run({"read", "--format", format, good_, good_}, "", Reader::gone);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(BadInput, DossierGoesOnWithoutTheBadPage) {
  const Outcome outcome = run({"dossier", good_, folder_.path("missing.html"), "-o", folder_.path("d.html")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(lines(outcome.err).size(), 1U) << outcome.err;
  EXPECT_NE(read_file(folder_.path("d.html")), "");
}

TEST_F(BadInput, NoDossierOfNothing) {
  const Outcome outcome = run({"dossier", folder_.path("missing.html"), "-o", folder_.path("d.html")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(folder_.names(), (std::vector<std::string>{"good.html"}));
}

TEST_F(BadInput, OutputThatCannotBeWrittenLeavesNothing) {
  for (const std::string& place :
       {folder_.path("no/such/folder/d.html"), folder_.path(), std::string("/dev/full")}) {
    const Outcome outcome = run({"dossier", good_, "-o", place, "--json", folder_.path("d.json")});
    EXPECT_EQ(outcome.exit_code, 1) << place;
    const std::vector<std::string> told = lines(outcome.err);
    ASSERT_EQ(told.size(), 1U) << outcome.err;
    EXPECT_NE(told[0].find(place), std::string::npos) << told[0];
    EXPECT_EQ(folder_.names(), (std::vector<std::string>{"good.html"}));
  }
}

TEST_F(BadInput, VerifyGoesOnWithoutTheBadPage) {
  const Outcome outcome = run({"verify", "the quay stays open", "--in", folder_.path("missing.html"), good_});
  EXPECT_EQ(outcome.exit_code, 1) << "a page that could not be read may have it otherwise";
  EXPECT_TRUE(outcome.out.starts_with("Verbatim")) << outcome.out;
  const std::vector<std::string> told = lines(outcome.err);
  ASSERT_EQ(told.size(), 1U) << outcome.err;
  EXPECT_NE(told[0].find("missing.html"), std::string::npos);
}

TEST_F(BadInput, VerifyWithNothingReadSaysNothingOfTheQuotation) {
  const Outcome outcome = run({"verify", "the quay stays open", "--in", folder_.path("missing.html")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(lines(outcome.err).size(), 1U) << outcome.err;
}

TEST_F(BadInput, QuotationThatIsNotUtf8) {
  for (const char* const format : {"text", "json"}) {
    const Outcome outcome =
        run({"verify", "\xff the quay\xc3 stays open\xe2\x80", "--format", format, "--in", good_});
    EXPECT_LE(outcome.exit_code, 3);
    EXPECT_EQ(outcome.err, "");
    if (std::string_view(format) == "json") {
      EXPECT_EQ(nlohmann::json::parse(outcome.out)["format"], "hearsay-verify/1");
    }
  }
  EXPECT_EQ(run({"verify", "the quay stays open", "--by", "R\xff\xfeuiz", "--format", "json", "--in", good_})
                .exit_code,
            3);
}

TEST_F(BadInput, QuotationOfManyWords) {
  // One argument may be no longer than 128 KiB.
  std::string quote;
  while (quote.size() < 120'000) quote += "the quay stays open ";
  for (const char* const format : {"text", "json"}) {
    const Outcome outcome = run({"verify", quote, "--format", format, "--in", good_});
    EXPECT_TRUE(outcome.exit_code == 0 || outcome.exit_code == 3) << outcome.exit_code;
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(BadInput, ControlCharactersOfAQuotationDoNotReachTheTerminal) {
  const std::string page = folder_.write(
      "escape.txt",
      "“The quay \x1b]0;harbour\x07 stays open for now,” Mayor Ana \x1b[31m Ruiz said on Friday.");
  for (const std::string quote : {"the quay \x1b[31m stays\x9b open", "the quay\x1b]0;x\x07 is closed for now",
                                  "the \xc2\x9b[2Jquay never stays open for now", "bread \x1b[5m rises"}) {
    const Outcome outcome = run({"verify", quote, "--by", "An\x1b[31ma Ruiz", "--as", "text", "--in", page,
                                 good_, folder_.path("no\x1b[1m")});
    for (const std::string& text : {outcome.out, outcome.err})
      for (const char* const control : {"\x1b", "\x07", "\xc2\x9b", "\r"})
        EXPECT_EQ(text.find(control), std::string::npos) << text;
  }
}

/// The weights are no input, but they too come from outside the program.
TEST_F(BadInput, WeightsThatAreMissingOrDamaged) {
  const auto told = [&](const std::string& folder) {
    EXPECT_EQ(setenv("HEARSAY_MODELS", folder.c_str(), 1), 0);
    const Outcome outcome = run({"read", good_});
    EXPECT_EQ(unsetenv("HEARSAY_MODELS"), 0);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(lines(outcome.err).size(), 1U) << outcome.err;
    EXPECT_NE(outcome.err.find(folder + "/english.weights"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("git checkout -- models"), std::string::npos) << outcome.err;
    return outcome.err;
  };
  EXPECT_NE(told(folder_.path("nowhere")).find("No such file"), std::string::npos);
  std::string weights = read_file(HEARSAY_SOURCE_DIR "/models/english.weights");
  ASSERT_FALSE(weights.empty());
  weights[weights.size() / 2] = static_cast<char>(weights[weights.size() / 2] ^ 1);
  folder_.write("changed/english.weights", weights);
  EXPECT_NE(told(folder_.path("changed")).find("damaged"), std::string::npos);
  weights.resize(weights.size() / 2);
  folder_.write("short/english.weights", weights);
  EXPECT_NE(told(folder_.path("short")).find("damaged"), std::string::npos);
}

}  // namespace
}  // namespace hearsay::testing
