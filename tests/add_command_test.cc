// hearsay add, reread, history, correct: the store as a desk uses it, and what must not harm it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "hearsay/store/store.h"
#include "support/program.h"

namespace hearsay::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

std::string report(const std::string& name, const std::string& words) {
  return "<html lang=en><head><link rel=canonical href=\"https://argus.example/" + name +
         "\"><title>News</title></head><body><article><h1>News of " + name + "</h1><p>“" + words +
         ",” Mayor Ana Ruiz said on Friday, and nobody in the hall had anything to add to "
         "that.</p></article></body></html>";
}

TEST(Add, CountsWhatIsNewWhatChangedAndWhatWasThere) {
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  const std::string a = folder.write("a.html", report("a", "The quay stays open"));
  const std::string b = folder.write("b.html", report("b", "The bridge is closed"));
  const Outcome first = run({"add", "--db", store, a, b});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("2 new reports, 0 new versions, 0 unchanged"));
  folder.write("a.html", report("a", "The quay stays closed"));
  const Outcome second = run({"add", "--db", store, "--format", "ndjson", a, b});
  EXPECT_EQ(second.exit_code, 0) << second.err;
  const std::vector<json> lines = records(second);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["addition"], "version");
  EXPECT_EQ(lines[0]["version"], 2);
  EXPECT_EQ(lines[1]["addition"], "unchanged");
}

TEST(Add, OnePageThatFailsIsNamedAndTheOthersAreKept) {
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  const std::string good = folder.write("good.html", report("good", "The quay stays open"));
  const std::string bad = folder.write("empty.html", "");
  const Outcome outcome = run({"add", "--db", store, bad, good, folder.path("missing.html")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("empty.html"));
  EXPECT_THAT(outcome.err, HasSubstr("missing.html"));
  EXPECT_THAT(outcome.out, HasSubstr("1 new report,"));
}

TEST(Add, TheStoreIsNamedByTheVariableToo) {
  const TemporaryFolder folder;
  const std::string page = folder.write("a.html", report("a", "The quay stays open"));
  ::setenv("HEARSAY_DB", folder.path("named.db").c_str(), 1);
  const Outcome outcome = run({"add", page});
  ::unsetenv("HEARSAY_DB");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(Store::open(folder.path("named.db"), StoreAccess::read));
}

TEST(Add, SaysWhatIsWrongWithTheStore) {
  const TemporaryFolder folder;
  const std::string page = folder.write("a.html", report("a", "The quay stays open"));
  const Outcome text = run({"add", "--db", page, page});
  EXPECT_EQ(text.exit_code, 1);
  EXPECT_THAT(text.err, HasSubstr("no SQLite database"));
  const Outcome nowhere = run({"add", "--db", folder.path("no/such/folder.db"), page});
  EXPECT_EQ(nowhere.exit_code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("cannot be opened"));
  const Outcome server = run({"add", "--db", "postgresql://nobody:word@127.0.0.1:1/desk", page});
  EXPECT_EQ(server.exit_code, 1);
  EXPECT_EQ(server.err.find("word@"), std::string::npos) << server.err;
  const Outcome none = run({"history", "https://argus.example/a", "--db", folder.path("none.db")});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_THAT(none.err, HasSubstr("hearsay add"));
}

/// Runs the program from a shell, so that limits can be set.
int run_in_shell(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

TEST(Add, AFullDiskKeepsWhatWasThereAndSaysSo) {
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  const std::string first = folder.write("first.html", report("first", "The quay stays open"));
  ASSERT_EQ(run({"add", "--db", store, first}).exit_code, 0);
  for (int i = 0; i < 8; ++i) {
    std::string page = report("page" + std::to_string(i), "Word number " + std::to_string(i));
    std::uint32_t noise = 12345U + static_cast<std::uint32_t>(i);
    page += "<!--";
    for (int k = 0; k < 200'000; ++k)
      page += static_cast<char>('!' + ((noise = noise * 1664525U + 1013904223U) >> 24U) % 12 + 14);
    page += "-->";
    folder.write("more/" + std::to_string(i) + ".html", page);
  }
  // No file may grow beyond this: to the program that is a disk that is full.
  const std::string limited = "ulimit -f 500; " HEARSAY_PROGRAM " add --db '" + store + "' '" +
                              folder.path("more") + "' >/dev/null 2>'" + folder.path("err") + "'";
  EXPECT_EQ(run_in_shell(limited), 1);
  const std::string told = read_file(folder.path("err"));
  EXPECT_THAT(told, ::testing::AnyOf(HasSubstr("full"), HasSubstr("check the disk"))) << told;
  const Outcome history = run({"history", "https://argus.example/first", "--db", store});
  EXPECT_EQ(history.exit_code, 0) << history.err;
  // With room again, all is as if nothing had been.
  const Outcome again = run({"add", "--db", store, folder.path("more")});
  EXPECT_EQ(again.exit_code, 0) << again.err;
}

TEST(Add, AStoreThatMayNotBeWrittenToIsLeftAlone) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write to everything";
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  const std::string page = folder.write("a.html", report("a", "The quay stays open"));
  ASSERT_EQ(run({"add", "--db", store, page}).exit_code, 0);
  ::chmod(store.c_str(), 0444);
  const Outcome outcome = run({"add", "--db", store, page});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("may not be written to"));
}

/// Starts `hearsay add`, its lines going to `out`.
pid_t start_add(const std::string& store, const std::string& pages, const std::string& out) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (std::freopen(out.c_str(), "w", stdout) == nullptr) ::_exit(127);
  ::execl(HEARSAY_PROGRAM, "hearsay", "add", "--db", store.c_str(), "--format", "ndjson", pages.c_str(),
          nullptr);
  ::_exit(127);
}

/// What was said to be in the store is in it, and what is in it is whole.
void expect_whole(const std::string& store, const std::vector<std::string>& said) {
  Result<Store> opened = Store::open(store, StoreAccess::read);
  if (!opened) {  // killed before there was a store
    EXPECT_TRUE(said.empty()) << opened.error().line();
    return;
  }
  Database& database = opened->database();
  const auto number = [&](const char* sql) { return database.query(sql)->front().front().number(); };
  EXPECT_EQ(database.query("PRAGMA integrity_check")->front().front().text(), "ok");
  EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM reports r WHERE r.statements <> (SELECT count(*) FROM statements s "
                   "WHERE s.report "
                   "= r.id)"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM statements"), number("SELECT count(*) FROM statement_words"));
  EXPECT_EQ(number("SELECT count(*) FROM stories s WHERE s.reports <> (SELECT count(*) FROM reports r WHERE "
                   "r.story = s.id)"),
            0);
  for (const std::string& line : said) {
    if (!json::accept(line)) continue;  // it was being written
    const auto report = opened->report(json::parse(line)["report"].get<ReportKey>());
    EXPECT_TRUE(report && *report) << line;
  }
}

TEST(Add, KilledAtAnyMomentItLosesNothingThatItSaidWasKept) {
  const TemporaryFolder folder;
  for (int i = 0; i < 12; ++i)
    folder.write("pages/" + std::to_string(i) + ".html",
                 report("page" + std::to_string(i), "Word number " + std::to_string(i)));
  const std::string store = folder.path("desk.db");
  std::size_t killed = 0;
  for (int round = 0; round < 12; ++round) {
    const pid_t child = start_add(store, folder.path("pages"), folder.path("out"));
    std::this_thread::sleep_for(std::chrono::milliseconds(40 + 90 * round));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    killed += WIFSIGNALED(status) ? 1U : 0U;
    expect_whole(store, lines(read_file(folder.path("out"))));
  }
  EXPECT_GT(killed, 0U);
  EXPECT_EQ(run({"add", "--db", store, folder.path("pages")}).exit_code, 0);
  EXPECT_EQ(Store::open(store, StoreAccess::read)->count_reports().value(), 12U);
}

TEST(Reread, ReadsEveryPageAgainAndKeepsCorrections) {
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  const std::string a = folder.write("a.html", report("a", "The quay stays open"));
  ASSERT_EQ(run({"add", "--db", store, a}).exit_code, 0);
  const Outcome corrected =
      run({"correct", "1", "s1", "--speaker", "Jon Berg", "--by", "Lena", "--why", "the tape", "--db", store});
  EXPECT_EQ(corrected.exit_code, 0) << corrected.err;
  const Outcome again = run({"reread", "--db", store});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("1 read again, 0 of them"));
  const Outcome list = run({"correct", "--list", "--db", store});
  EXPECT_THAT(list.out, HasSubstr("Jon Berg"));
  EXPECT_EQ(run({"correct", "--undo", "1", "--by", "Lena", "--db", store}).exit_code, 0);
  EXPECT_EQ(run({"correct", "--undo", "1", "--by", "Lena", "--db", store}).exit_code, 1);
}

TEST(VerifyInStore, LooksLikeItDoesInReports) {
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  ASSERT_EQ(
      run({"add", "--db", store, folder.write("a.html", report("a", "The quay stays open for every boat"))})
          .exit_code,
      0);
  const Outcome found =
      run({"verify", "the quay stays open for every boat", "--db", store, "--format", "json"});
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_EQ(json::parse(found.out)["verdict"], "verbatim");
  EXPECT_EQ(json::parse(found.out)["findings"][0]["speaker"], "Ana Ruiz");
  EXPECT_EQ(run({"verify", "the quay stays open", "--by", "Jon Berg", "--db", store}).exit_code, 3);
  EXPECT_EQ(run({"verify", "nobody ever said this to anyone", "--db", store}).exit_code, 3);
  EXPECT_EQ(run({"verify", "the quay stays open"}).exit_code, 2);
  EXPECT_EQ(run({"verify", "the quay stays open", "--db", store, "--in", store}).exit_code, 2);
}

TEST(Correct, WrongUseIsToldWithWhatToType) {
  EXPECT_EQ(run({"correct", "1", "s1", "--by", "Lena", "--why", "so"}).exit_code, 2);
  EXPECT_EQ(run({"correct", "1", "s1", "--strike", "--why", "so"}).exit_code, 2);
  EXPECT_EQ(run({"correct", "1", "s1", "--strike", "--speaker", "A", "--by", "Lena", "--why", "so"}).exit_code,
            2);
  EXPECT_EQ(run({"correct", "--merge", "A B", "--by", "Lena", "--why", "so"}).exit_code, 2);
}

TEST(History, TellsStealthEditsAsTextAndJson) {
  const TemporaryFolder folder;
  const std::string store = folder.path("desk.db");
  const std::string page = folder.write("a.html", report("a", "The quay stays open for every boat in the bay"));
  ASSERT_EQ(run({"add", "--db", store, page}).exit_code, 0);
  folder.write("a.html", report("a", "The quay stays closed for every boat in the bay"));
  ASSERT_EQ(run({"add", "--db", store, page}).exit_code, 0);
  const Outcome text = run({"history", "https://argus.example/a", "--db", store});
  EXPECT_EQ(text.exit_code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("~ Ana Ruiz"));
  const Outcome as_json = run({"history", page, "--db", store, "--format", "json"});
  const json told = json::parse(as_json.out);
  EXPECT_EQ(told["format"], "hearsay-history/1");
  ASSERT_EQ(told["changes"].size(), 1U);
  EXPECT_EQ(told["changes"][0]["changed"].size(), 1U);
  EXPECT_EQ(run({"history", "https://argus.example/other", "--db", store}).exit_code, 3);
}

}  // namespace
}  // namespace hearsay::testing
