// The newest stories, and a place to drop pages.
#include <fmt/format.h>

#include "hearsay/dossier/wording.h"
#include "hearsay/serve/page_add.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kStoriesOfPage = 30;
constexpr std::size_t kMostStory = std::size_t{1} << 62U;

struct HomePage {
  std::vector<StoryHead> stories;
  std::uint64_t reports = 0;
  std::uint64_t statements = 0;
  std::string older;  ///< the query of what comes behind; "" if nothing does
};

Result<HomePage> gather(const PageRequest& request) {
  HomePage page;
  const auto before = static_cast<StoryKey>(number_in_query(request.http, "before", kMostStory));
  auto stories =
      request.store.stories(kStoriesOfPage + 1, before > 0 ? std::optional<StoryKey>(before) : std::nullopt);
  if (!stories) return std::unexpected(stories.error());
  page.stories = std::move(*stories);
  if (page.stories.size() > kStoriesOfPage) {
    page.stories.pop_back();
    page.older = fmt::format("?before={}", page.stories.back().story);
  }
  const auto reports = request.store.count_reports();
  if (!reports) return std::unexpected(reports.error());
  const auto statements = request.store.count_statements();
  if (!statements) return std::unexpected(statements.error());
  page.reports = *reports;
  page.statements = *statements;
  return page;
}

Json home_json(const HomePage& page) {
  Json stories = Json::array();
  for (const StoryHead& story : page.stories) stories.push_back(story_head_json(story));
  return {{"reports", page.reports},
          {"statements", page.statements},
          {"stories", std::move(stories)},
          {"next", page.older.empty() ? Json(nullptr) : Json("/index.json" + page.older)}};
}

void write_extent(HtmlWriter& html, const StoryHead& story) {
  html.open("p").text(dossier::counted(story.reports, "report", "reports")).text(" · ");
  for (std::size_t i = 0; i < story.outlets.size(); ++i) {
    if (i > 0) html.text(", ");
    html.outside(story.outlets[i]);
  }
  if (!story.outlets.empty() && story.first) html.text(" · ");
  write_date(html, story.first);
  if (date_of(story.first) != date_of(story.latest)) {
    html.text(" to ");
    write_date(html, story.latest);
  }
  html.close().line();
}

void write_stories(HtmlWriter& html, const HomePage& page) {
  open_section(html, "stories", "The newest stories");
  html.open("ol", {{"class", "stories"}, {"role", "list"}}).line();
  for (const StoryHead& story : page.stories) {
    html.open("li").open("h3");
    write_page_link(html, story_address(story.story), story.title.empty() ? "Untitled" : story.title);
    html.close();
    write_extent(html, story);
    html.close().line();
  }
  html.close().line();
  write_pager(html, "", page.older.empty() ? "" : "/" + page.older);
  html.close().line();
}

void write_nothing_here(HtmlWriter& html) {
  open_section(html, "stories", "Nothing is kept here yet");
  html.element("p",
               "Add the pages of a few reports, and Hearsay tells who said what in them, and through whom.",
               {{"class", "lead"}});
  html.line().open("p").text("From the command line: ").element("code", "hearsay add pages/").close().line();
  html.close().line();
}

}  // namespace

Result<HttpResponse> home_page(const PageRequest& request) {
  const Result<HomePage> page = gather(request);
  if (!page) return std::unexpected(page.error());
  if (request.wants_json) return json_page(home_json(*page));
  const PageHead head{.title = "Stories", .place = "/", .json = json_address(request.http)};
  HtmlWriter page_html;
  open_page(page_html, head);
  open_main(page_html, "Desk", "Who said what, through whom, and how sure");
  if (page->reports > 0) {
    page_html.element("p",
                      fmt::format("{} in {}", dossier::counted(page->statements, "statement", "statements"),
                                  dossier::counted(page->reports, "report", "reports")),
                      {{"class", "extent"}});
    page_html.line();
  }
  if (page->stories.empty()) {
    write_nothing_here(page_html);
  } else {
    write_stories(page_html, *page);
  }
  if (request.desk.can_write) {
    open_section(page_html, "add", "Add pages");
    write_add_form(page_html, csrf_token(request.http));
    page_html.close().line();
  }
  return with_etag(html(close_page(page_html, head)));
}

}  // namespace hearsay::desk
