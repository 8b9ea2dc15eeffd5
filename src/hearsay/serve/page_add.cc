// Adding pages: the form, and how far a job has come.
#include "hearsay/serve/page_add.h"

#include <fmt/format.h>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/serve/multipart.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kMostJobsShown = 10;
constexpr unsigned kRefreshSeconds = 2;

std::string job_address(JobKey job) { return fmt::format("/add/{}", job); }

Json page_json(const JobPage& page) {
  Json value = {{"name", page.name}, {"state", name_of(page.state)}};
  const bool is_added = page.state == JobPage::State::added;
  value["addition"] = !is_added                                  ? Json(nullptr)
                      : page.added.addition == Addition::report  ? Json("report")
                      : page.added.addition == Addition::version ? Json("version")
                                                                 : Json("unchanged");
  value["report"] = is_added ? Json(page.added.report) : Json(nullptr);
  value["story"] = is_added ? Json(page.added.story) : Json(nullptr);
  value["error"] = page.state == JobPage::State::failed ? Json(page.failure) : Json(nullptr);
  return value;
}

Json job_json(const Job& job) {
  Json pages = Json::array();
  for (const JobPage& page : job.pages) pages.push_back(page_json(page));
  return {{"job", job.job}, {"pages", std::move(pages)}, {"done", job.done}, {"is_done", job.is_done()}};
}

std::string_view state_words(const JobPage& page) {
  switch (page.state) {
    case JobPage::State::waiting: return "waits";
    case JobPage::State::reading: return "is being read";
    case JobPage::State::failed: return "could not be read";
    case JobPage::State::added: break;
  }
  switch (page.added.addition) {
    case Addition::report: return "added";
    case Addition::version: return "added as a new version";
    case Addition::unchanged: return "was here already";
  }
  return "";
}

void write_job_page(HtmlWriter& html, const JobPage& page) {
  html.open("tr").open("th", {{"scope", "row"}, {"class", "name"}});
  if (page.state == JobPage::State::added) {
    write_page_link(html, report_address(page.added.report), page.name);
  } else {
    html.outside(page.name);
  }
  if (!page.failure.empty()) html.open("span", {{"class", "also"}}).outside(page.failure).close();
  html.close().element("td", state_words(page)).open("td");
  if (page.state == JobPage::State::added)
    html.element("a", fmt::format("Story {}", page.added.story), {{"href", story_address(page.added.story)}});
  html.close().close().line();
}

void write_job(HtmlWriter& html, const Job& job) {
  html.open("div",
            {{"id", "job"}, {"data-poll", job.is_done() ? "" : job_address(job.job)}, {"aria-live", "polite"}});
  html.line();
  html.open("p", {{"class", "extent"}});
  html.text(fmt::format("{} of {}", job.done, dossier::counted(job.pages.size(), "page", "pages")));
  html.close().line();
  html.open("progress", {{"max", std::to_string(job.pages.size())},
                         {"value", std::to_string(job.done)},
                         {"aria-label", "Pages that are done"}});
  html.close().line();
  html.open("table", {{"class", "list"}}).element("caption", "Pages", {{"class", "unseen"}}).line();
  html.open("thead").open("tr");
  for (const std::string_view column : {"Page", "What became of it", "Story"})
    html.element("th", column, {{"scope", "col"}});
  html.close().close().line().open("tbody").line();
  for (const JobPage& page : job.pages) write_job_page(html, page);
  html.close().close().close().line();
}

HttpResponse no_writing(const PageRequest& request) {
  return error_page(403, "The store cannot be written to, so nothing can be added.", request.wants_json);
}

}  // namespace

void write_add_form(HtmlWriter& html, std::string_view csrf) {
  html.open("form", {{"class", "drop"},
                     {"method", "post"},
                     {"action", "/add"},
                     {"enctype", "multipart/form-data"},
                     {"data-drop", "files"}});
  html.line();
  write_hidden(html, "csrf", csrf);
  html.element("label", "Pages, as a browser saved them (.html) or as text", {{"for", "files"}});
  html.empty_element("input", {{"type", "file"},
                               {"id", "files"},
                               {"name", "files"},
                               {"multiple", "multiple"},
                               {"required", "required"},
                               {"accept", ".html,.htm,.xhtml,.txt,text/html,text/plain"}});
  write_button(html, "Add them", "main-button");
  html.element("p", "Or drop them anywhere on this page.",
               {{"class", "quiet with-script"}, {"hidden", "hidden"}});
  html.close().line();
}

Result<HttpResponse> add_page(const PageRequest& request) {
  const std::vector<Job> jobs = request.desk.jobs.newest(kMostJobsShown);
  if (request.wants_json) {
    Json list = Json::array();
    for (const Job& job : jobs) list.push_back(job_json(job));
    return json_page({{"jobs", std::move(list)}, {"can_add", request.desk.can_write}});
  }
  const PageHead head{.title = "Add pages", .place = "/add", .json = json_address(request.http)};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, "Desk", "Add pages");
  page.open("section", {{"aria-label", "Add pages"}}).line();
  if (request.desk.can_write) {
    page.element("p",
                 "Each page is read, kept as it came, and put with the reports of its event. A page that is "
                 "here already "
                 "changes nothing; one that has changed becomes a new version.",
                 {{"class", "lead"}});
    write_add_form(page, csrf_token(request.http));
  } else {
    page.element("p", "The store cannot be written to.", {{"class", "lead"}});
  }
  page.close().line();
  if (!jobs.empty()) {
    open_section(page, "jobs", "Added lately");
    page.open("ul").line();
    for (const Job& job : jobs) {
      page.open("li");
      write_page_link(
          page, job_address(job.job),
          job.pages.size() == 1 ? job.pages.front().name : fmt::format("{} pages", job.pages.size()));
      page.text(fmt::format(": {} done", job.done)).close().line();
    }
    page.close().close().line();
  }
  return with_etag(html(close_page(page, head)));
}

Result<HttpResponse> add_pages(const PageRequest& request) {
  if (!request.desk.can_write) return no_writing(request);
  const Result<Form> form = read_form(request.http);
  if (!form) return refused(request, 400, form.error());
  if (form->files.empty()) return error_page(400, "No file was chosen.", request.wants_json);
  std::vector<Page> pages;
  for (const FormFile& file : form->files) {
    const std::string name = file.name.empty() ? "page" : file.name;
    pages.push_back({.name = name, .bytes = std::string(file.bytes)});
  }
  const Result<JobKey> job = request.desk.jobs.start(std::move(pages));
  if (!job) return refused(request, 503, job.error());
  if (!request.wants_json) return see_other(job_address(*job));
  HttpResponse response = json(dump(job_json(*request.desk.jobs.find(*job)), 1) + '\n');
  response.status = 202;
  response.headers.push_back({"Location", job_address(*job) + ".json"});
  return response;
}

Result<HttpResponse> job_page(const PageRequest& request) {
  const std::optional<Job> job = request.desk.jobs.find(request.number);
  if (!job)
    return error_page(404, "There is no such job here, or it is long done. What it added is kept.",
                      request.wants_json);
  if (request.wants_json) return json_page(job_json(*job));
  const PageHead head{.title = job->is_done() ? "Added" : "Adding pages",
                      .place = "/add",
                      .json = json_address(request.http),
                      .refresh_seconds = job->is_done() ? 0 : kRefreshSeconds};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, "Add pages", job->is_done() ? "Added" : "Adding pages");
  page.open("section", {{"aria-label", "Pages"}}).line();
  write_job(page, *job);
  page.open("p")
      .element("a", "Add more", {{"href", "/add"}})
      .text(" · ")
      .element("a", "The newest stories", {{"href", "/"}});
  page.close().close().line();
  return with_etag(html(close_page(page, head)));
}

}  // namespace hearsay::desk
