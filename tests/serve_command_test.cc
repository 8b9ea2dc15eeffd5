// `hearsay serve`: its pages, their JSON, what it refuses, correcting and adding by form.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <set>

#include "support/json_schema.h"
#include "support/served_desk.h"

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kMeadow =
    "<!DOCTYPE html><html lang=en><head><title>Mayor: the quay stays open</title>"
    "<meta property=og:site_name content='The Argus'><meta property=article:published_time "
    "content=2025-08-15T09:00:00Z>"
    "<link rel=canonical href='https://argus.example/quay'></head><body><article><h1>Mayor: the quay stays "
    "open</h1>"
    "<p>“The quay stays open,” Mayor Ana Ruiz said on Friday at a press conference in the town hall.</p>"
    "<p>“We have counted the boats twice,” harbour master Tom Byrne told The Argus. He may have said that the "
    "ferry would "
    "come back before the winter, a clerk believes.</p></article></body></html>";

class Serve : public ::testing::Test {
 protected:
  /// Adds pages from the command line.
  void add(const std::vector<std::string>& pages) const {
    std::vector<std::string> words = {"add", "--db", database()};
    words.insert(words.end(), pages.begin(), pages.end());
    const Outcome outcome = run(words);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  void add_meadow() const { add({folder_.write("quay.html", kMeadow)}); }

  [[nodiscard]] std::string database() const { return folder_.path("desk.db"); }

  TemporaryFolder folder_;
};

/// What a browser takes for markup: the tags without the values of their attributes, and the values that lead
/// somewhere.
struct Markup {
  std::string tags;
  std::vector<std::string> links;
};

Markup markup_of(std::string_view html) {
  Markup markup;
  bool in_tag = false;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<') in_tag = true;
    if (in_tag && html[at] == '"') {
      const std::size_t end = html.find('"', at + 1);
      for (const std::string_view name : {"href=", "src=", "action=", "data="})
        if (markup.tags.ends_with(name)) markup.links.emplace_back(html.substr(at + 1, end - at - 1));
      at = end;
      continue;
    }
    if (in_tag) markup.tags += html[at];
    if (html[at] == '>') in_tag = false;
  }
  return markup;
}

TEST_F(Serve, HasEveryPageForPeopleAndForPrograms) {
  add(example_pages());
  ServedDesk desk(database());
  const json stories = desk.get_json("/index.json");
  ASSERT_TRUE(stories.is_object());
  ASSERT_FALSE(stories["stories"].empty());
  const std::string story = "/story/" + stories["stories"][0]["story"].dump();
  const std::string outlet = "/outlet/" + desk.get_json("/outlets.json")["outlets"][0]["party"].dump();
  const std::string person = "/person/" + desk.get_json("/people.json")["people"][0]["party"].dump();
  const std::string report = "/report/" + desk.get_json(story + ".json")["reports"][0]["report"].dump();
  for (const std::string& page :
       {story, outlet, person, report, std::string("/search"), std::string("/people"), std::string("/outlets"),
        std::string("/verify"), std::string("/corrections"), std::string("/add")}) {
    const HttpReply reply = desk.get(page);
    EXPECT_EQ(reply.status, 200) << page;
    EXPECT_THAT(reply.header("content-type").value_or(""), HasSubstr("text/html")) << page;
    EXPECT_THAT(reply.body, HasSubstr("<h1>")) << page;
    EXPECT_THAT(reply.body, Not(HasSubstr(" style="))) << page;
    EXPECT_THAT(reply.body, Not(HasSubstr("<style"))) << page;
    EXPECT_THAT(reply.body, Not(HasSubstr("<script>"))) << page;
    const auto etag = reply.header("etag");
    ASSERT_TRUE(etag) << page;
    EXPECT_EQ(desk.get(page, "Cookie: " + reply.cookie() + "\r\n").status, 200);
  }
  const HttpReply dossier = desk.get(story);
  EXPECT_EQ(desk.get(story, "If-None-Match: " + *dossier.header("etag") + "\r\n").status, 304);
  EXPECT_EQ(desk.get(story + "/style.css").status, 200);
  EXPECT_THAT(desk.get(outlet + "/audit.csv").header("content-type").value_or(""), HasSubstr("text/csv"));
  EXPECT_EQ(desk.get_json(story + ".json")["dossier"]["format"], "hearsay-dossier/1");
}

TEST_F(Serve, IsDescribedAsItIs) {
  add(example_pages());
  ServedDesk desk(database());
  const json document = desk.get_json("/openapi.json");
  ASSERT_EQ(document["openapi"], "3.1.0");
  const std::string job =
      desk.post_files("/add", {{"quay.html", std::string(kMeadow)}}).header("location").value_or("");
  ASSERT_TRUE(job.starts_with("/add/")) << job;
  ASSERT_EQ(desk.finished_job(job)["is_done"], true);
  const json outlets = desk.get_json("/outlets.json")["outlets"];
  const json people = desk.get_json("/people.json")["people"];
  const std::map<std::string, std::string> numbers = {{"/story/", "1"},
                                                      {"/report/", "1"},
                                                      {"/outlet/", outlets[0]["party"].dump()},
                                                      {"/person/", people[0]["party"].dump()},
                                                      {"/add/", job.substr(5)}};
  std::size_t asked = 0;
  for (const auto& [path, operations] : document["paths"].items()) {
    if (!operations.contains("get")) continue;
    std::string target = path;
    if (const std::size_t open = path.find('{'); open != std::string::npos)
      target = path.substr(0, open) + numbers.at(path.substr(0, open)) + path.substr(path.find('}') + 1);
    if (path == "/search.json") target += "?q=the";
    if (path == "/verify.json") target += "?quote=Let+her+walk";
    const HttpReply reply = desk.get(target);
    ASSERT_EQ(reply.status, 200) << target;
    const json& content = operations["get"]["responses"]["200"]["content"];
    const std::string type = reply.header("content-type").value_or("");
    ASSERT_TRUE(type.starts_with(content.begin().key())) << target << " " << type;
    ++asked;
    if (!content.contains("application/json")) continue;
    EXPECT_EQ(mismatch(json::parse(reply.body), content["application/json"]["schema"], document), "") << target;
  }
  EXPECT_GT(asked, 20U);
  const HttpReply wrong = desk.get("/search.json?q=who:");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(
      mismatch(
          json::parse(wrong.body),
          document["paths"]["/search.json"]["get"]["responses"]["400"]["content"]["application/json"]["schema"],
          document),
      "");
}

TEST_F(Serve, SaysWhatIsNotThere) {
  add_meadow();
  ServedDesk desk(database());
  for (const char* target :
       {"/nothing", "/story/999", "/story/0", "/story/-1", "/story/01", "/story/1x", "/person/999999",
        "/report/99999999999999999999", "/outlet/777", "/add/5", "/story/1/other"}) {
    const HttpReply reply = desk.get(target);
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_THAT(reply.header("content-type").value_or(""), HasSubstr("html")) << target;
  }
  const HttpReply missing = desk.get("/person/999999.json");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(json::parse(missing.body)["status"], 404);
  EXPECT_EQ(
      HttpClient(desk.port())
          .post("/story/1", "Content-Type: application/x-www-form-urlencoded\r\n" + desk.permission().cookie,
                "csrf=" + desk.permission().csrf)
          .status,
      405);
  const HttpReply query = desk.get("/search?q=channel:%22telepathy%22");
  EXPECT_EQ(query.status, 400);
  EXPECT_THAT(query.body, HasSubstr("cannot be read"));
}

TEST_F(Serve, TakesNoCorrectionFromElsewhere) {
  add_meadow();
  ServedDesk desk(database());
  const std::string body =
      form_text({{"kind", "merge"}, {"party", "Ana Ruiz"}, {"value", "Eve"}, {"by", "Eve"}, {"why", "malice"}});
  const std::string type = "Content-Type: application/x-www-form-urlencoded\r\n";
  EXPECT_EQ(HttpClient(desk.port()).post("/corrections", type, body).status, 403);
  EXPECT_EQ(HttpClient(desk.port()).post("/corrections", type + desk.permission().cookie, body).status, 403);
  EXPECT_EQ(HttpClient(desk.port())
                .post("/corrections", type + desk.permission().cookie + "Origin: https://evil.example\r\n",
                      body + "&csrf=" + desk.permission().csrf)
                .status,
            403);
  EXPECT_TRUE(desk.get_json("/corrections.json")["corrections"].empty());
}

TEST_F(Serve, CorrectsByFormAndUndoes) {
  add_meadow();
  ServedDesk desk(database());
  const json before = desk.get_json("/report/1.json");
  const json found = desk.get_json("/search.json?q=%22quay+stays+open%22")["found"];
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["who"], "Ana Ruiz");
  const ServedDesk::Fields correction = {{"kind", "speaker"},
                                         {"report", "1"},
                                         {"content", found[0]["content"]},
                                         {"occurrence", "0"},
                                         {"speaker", "Tom Byrne"},
                                         {"by", "Desk"},
                                         {"why", "heard <b>it</b>"},
                                         {"back", "/report/1#about-s1"}};
  const HttpReply corrected = desk.post_form("/corrections", correction);
  ASSERT_EQ(corrected.status, 303) << corrected.body;
  EXPECT_EQ(corrected.header("location"), "/report/1#about-s1");
  EXPECT_EQ(desk.get_json("/search.json?q=%22quay+stays+open%22")["found"][0]["who"], "Tom Byrne");
  EXPECT_EQ(desk.get_json("/search.json?q=%22quay+stays+open%22")["found"][0]["corrected"], true);
  const std::string page = desk.get("/report/1").body;
  EXPECT_THAT(page, HasSubstr("Speaker set to Tom Byrne"));
  EXPECT_THAT(page, HasSubstr("heard &lt;b&gt;it&lt;/b&gt;"));
  const json kept = desk.get_json("/corrections.json")["corrections"];
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0]["by"], "Desk");
  const HttpReply undone =
      desk.post_form("/corrections/" + kept[0]["correction"].dump() + "/undo.json", {{"by", "Desk"}});
  EXPECT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(desk.get_json("/search.json?q=%22quay+stays+open%22")["found"][0]["who"], "Ana Ruiz");
  EXPECT_EQ(desk.get_json("/report/1.json")["record"], before["record"]);
  EXPECT_EQ(desk.post_form("/corrections/1/undo.json", {{"by", "Desk"}}).status, 409);
  EXPECT_EQ(
      desk.post_form("/corrections.json", {{"kind", "strike"}, {"report", "1"}, {"content", "x"}, {"by", "D"}})
          .status,
      400);
  EXPECT_EQ(
      desk.post_form(
              "/corrections.json",
              {{"kind", "strike"}, {"report", "1"}, {"content", "no such words"}, {"by", "D"}, {"why", "w"}})
          .status,
      409);
}

TEST_F(Serve, AddsByFormAndShowsHowFarItIs) {
  ServedDesk desk(database());
  EXPECT_THAT(desk.get("/").body, HasSubstr("Nothing is kept here yet"));
  const HttpReply taken = desk.post_files(
      "/add",
      {{"quay.html", std::string(kMeadow)}, {"empty.html", ""}, {"../../etc/<i>.html", std::string(64, '\0')}});
  ASSERT_EQ(taken.status, 303) << taken.body;
  const std::string address = taken.header("location").value_or("");
  const json job = desk.finished_job(address);
  ASSERT_EQ(job["pages"].size(), 3U) << job;
  EXPECT_EQ(job["pages"][0]["addition"], "report");
  EXPECT_EQ(job["pages"][1]["state"], "failed");
  EXPECT_EQ(job["pages"][2]["state"], "failed");
  EXPECT_THAT(desk.get(address).body, Not(HasSubstr("<i>")));
  EXPECT_THAT(desk.get("/").body, HasSubstr("Mayor: the quay stays open"));
  const std::string again =
      desk.post_files("/add", {{"quay.html", std::string(kMeadow)}}).header("location").value_or("");
  EXPECT_EQ(desk.finished_job(again)["pages"][0]["addition"], "unchanged");
  EXPECT_EQ(desk.post_files("/add.json", {}).status, 400);
}

TEST_F(Serve, ShowsWhatAVersionChanged) {
  add_meadow();
  std::string later(kMeadow);
  later.replace(later.find("counted the boats twice"), 23, "never counted the boats");
  add({folder_.write("quay.html", later)});
  ServedDesk desk(database());
  const std::string page = desk.get("/report/2").body;
  EXPECT_THAT(page, HasSubstr("Versions of this page"));
  EXPECT_THAT(page, HasSubstr("counted the boats twice"));
  EXPECT_THAT(desk.get("/report/1").body, HasSubstr("earlier version"));
}

TEST_F(Serve, VerifiesAQuotation) {
  add_meadow();
  ServedDesk desk(database());
  EXPECT_EQ(desk.get_json("/verify.json?quote=the+quay+stays+open&by=Ruiz")["verdict"], "verbatim");
  EXPECT_EQ(desk.get_json("/verify.json?quote=the+quay+stays+open&by=Byrne")["verdict"],
            "said by somebody else");
  EXPECT_EQ(desk.get_json("/verify.json?quote=elephants+never+forget")["verdict"], "not found");
  EXPECT_EQ(desk.get("/verify.json?quote=...").status, 400);
  EXPECT_THAT(desk.get("/verify?quote=the+quay+stays+shut").body, HasSubstr("<del>shut</del>"));
}

TEST_F(Serve, HostilePagesStayText) {
  std::vector<std::string> pages;
  for (const auto& entry : fs::directory_iterator(fs::path(HEARSAY_SOURCE_DIR) / "tests/data/hostile_pages"))
    pages.push_back(entry.path().string());
  std::ranges::sort(pages);
  ASSERT_GE(pages.size(), 5U);
  add(pages);
  ServedDesk desk(database());
  std::vector<std::string> targets = {"/", "/people", "/outlets", "/search?q=*"};
  const json reports = desk.get_json("/index.json")["stories"];
  for (const json& story : reports) targets.push_back("/story/" + story["story"].dump());
  for (std::size_t i = 1; i <= pages.size(); ++i) targets.push_back("/report/" + std::to_string(i));
  const json people = desk.get_json("/people.json")["people"];
  for (const json& person : people) targets.push_back("/person/" + person["party"].dump());
  const json outlets = desk.get_json("/outlets.json")["outlets"];
  for (const json& outlet : outlets) targets.push_back("/outlet/" + outlet["party"].dump());
  for (const std::string& target : targets) {
    const HttpReply reply = desk.get(target);
    EXPECT_LT(reply.status, 500) << target;
    EXPECT_THAT(reply.header("content-security-policy").value_or(""), HasSubstr("script-src 'self'"));
    EXPECT_THAT(reply.body, Not(HasSubstr("\u202E"))) << target;
    const Markup markup = markup_of(reply.body);
    for (const char* mark :
         {"<img", "<iframe", "<object", "<base", "<style", "<video", " on", " style=", " srcset="})
      EXPECT_THAT(markup.tags, Not(HasSubstr(mark))) << target;
    for (const std::string& link : markup.links)
      EXPECT_TRUE(link.starts_with("/") || link.starts_with("#") || link.starts_with("?") ||
                  link.starts_with("http://") || link.starts_with("https://"))
          << target << ": " << link;
  }
}

TEST_F(Serve, EndsInOrderWhenAsked) {
  add_meadow();
  for (const int signal : {SIGINT, SIGTERM}) {
    ServedDesk desk(database());
    HttpClient kept(desk.port());
    EXPECT_EQ(kept.get("/").status, 200);
    EXPECT_EQ(desk.stop(signal), 0) << desk.errors();
  }
}

TEST_F(Serve, NeedsATokenElsewhereThanOnLoopback) {
  const Outcome outcome = run({"serve", "--db", database(), "--address", "0.0.0.0", "--port", "0"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("token"));
  ServedDesk desk(database(), {"--token", "a-token-of-sixteen-and-more"});
  EXPECT_EQ(desk.get("/index.json").status, 401);
  EXPECT_EQ(desk.get("/index.json", "Authorization: Bearer a-token-of-sixteen-and-more\r\n").status, 200);
}

TEST_F(Serve, SaysWhyItCannotStart) {
  const Outcome no_folder = run({"serve", "--db", folder_.path("none/desk.db"), "--port", "0"});
  EXPECT_EQ(no_folder.exit_code, 1);
  EXPECT_THAT(no_folder.err, HasSubstr("none/desk.db"));
  const Outcome damaged =
      run({"serve", "--db", folder_.write("bad.db", "no database, as anyone can see at once"), "--port", "0"});
  EXPECT_EQ(damaged.exit_code, 1);
}

}  // namespace
}  // namespace hearsay::testing
