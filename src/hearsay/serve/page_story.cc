// A story: its dossier, with the desk's own frame around it. Dear to make, so made once and kept.
#include <fmt/format.h>

#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/serve/gzip.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"
#include "hearsay/serve/story_view.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kStatementsOfSpeaker = 3;  // in full; a line of each stands under the speaker

struct JoinedStory {
  StoredStory stored;
  Story story;
  LipNotes lips;
};

Error went_away(StoryKey story) {
  return {.input = {},
          .what = fmt::format("cannot show story {}", story),
          .why = "it went while it was read",
          .advice = "ask again",
          .offset = {}};
}

Result<StoredStory> load(Store& store, StoryKey key) {
  Result<std::optional<StoredStory>> stored = store.story(key);
  if (!stored) return std::unexpected(stored.error());
  if (!*stored) return std::unexpected(went_away(key));
  return std::move(**stored);
}

Result<JoinedStory> join(Store& store, StoryKey key) {
  Result<StoredStory> stored = load(store, key);
  if (!stored) return std::unexpected(stored.error());
  JoinedStory joined{.stored = std::move(*stored), .story = {}, .lips = {}};
  std::vector<Record> records;
  records.reserve(joined.stored.reports.size());
  for (StoredReport& report : joined.stored.reports) records.push_back(std::move(report.record));
  joined.story = join_reports(std::move(records));
  joined.lips = lip_notes(joined.story);
  return joined;
}

/// Ends with the dossier as it is written elsewhere, which is not taken apart for it.
Result<std::string> story_json(Store& store, StoryKey key) {
  const Result<JoinedStory> joined = join(store, key);
  if (!joined) return std::unexpected(joined.error());
  Json reports = Json::array();
  for (const StoredReport& report : joined->stored.reports) reports.push_back(report_head_json(report.head));
  std::string out =
      fmt::format("{{\"story\":{},\n\"reports\":{},\n\"dossier\":", dump(story_head_json(joined->stored.head)),
                  dump(reports));
  out += dossier_json(joined->story, joined->lips);
  return out + "}\n";
}

Result<std::string> story_html(Store& store, const PageHead& head, StoryKey key) {
  const Result<JoinedStory> joined = join(store, key);
  if (!joined) return std::unexpected(joined.error());
  Result<std::vector<std::string>> entities = entity_pages(store, joined->story, joined->stored.reports);
  if (!entities) return std::unexpected(entities.error());
  // Whoever is in it has a page of their own, and each statement its place on its report's: a page of
  // everything would be a megabyte for twenty reports.
  dossier::OwnPages own{.entities = std::move(*entities),
                        .reports = {},
                        .entities_have_entries = false,
                        .most_statements = kStatementsOfSpeaker};
  for (const StoredReport& report : joined->stored.reports)
    own.reports.push_back(report_address(report.head.report));
  const dossier::View view(joined->story, &joined->lips, &own);
  PageHead titled = head;
  titled.title = std::string(dossier::title_of(view));
  HtmlWriter page;
  open_page(page, titled);
  dossier::write_dossier(page, view);
  return end_page(page, titled);
}

/// A page of the cache, with the content type given.
Result<HttpResponse> kept_page(const PageRequest& request, std::string_view kind, std::string content_type,
                               const std::function<Result<std::string>(const StoryHead&)>& make) {
  const Result<std::optional<StoryHead>> head = request.store.story_head(request.number);
  if (!head) return std::unexpected(head.error());
  if (!*head) return not_found(request, "story");
  if ((*head)->story != request.number)  // it was found to be another's
    return see_other(story_address((*head)->story) + (request.wants_json ? ".json" : ""));
  const std::string name = fmt::format("{} {}", kind, request.number);
  Result<ReadyPage> page = request.desk.cache.get(name, (*head)->revision, [&] { return make(**head); });
  if (!page) return std::unexpected(page.error());
  HttpResponse response;
  response.content_type = std::move(content_type);
  response.headers.push_back({"Vary", "Accept-Encoding"});
  if (page->packed && accepts_gzip(request.http.header("accept-encoding").value_or(""))) {
    response.headers.push_back({"Content-Encoding", "gzip"});
    response.shared_body = std::move(page->packed);
    response.etag = page->etag + "-gzip";
  } else {
    response.shared_body = std::move(page->body);
    response.etag = std::move(page->etag);
  }
  return response;
}

}  // namespace

Result<HttpResponse> story_page(const PageRequest& request) {
  const StoryKey key = request.number;
  if (request.wants_json)
    return kept_page(request, "json", "application/json",
                     [&](const StoryHead&) { return story_json(request.store, key); });
  return kept_page(request, "html", "text/html; charset=utf-8", [&](const StoryHead& story) {
    const std::string address = story_address(key);
    const PageHead head{.title = story.title,
                        .place = "/",
                        .json = address + ".json",
                        .style = fmt::format("{}/style.css?v={}", address, story.revision)};
    return story_html(request.store, head, key);
  });
}

/// The rules by which the dossier's filter works.
Result<HttpResponse> story_style(const PageRequest& request) {
  return kept_page(request, "style", "text/css; charset=utf-8", [&](const StoryHead&) -> Result<std::string> {
    const Result<StoredStory> stored = load(request.store, request.number);
    if (!stored) return std::unexpected(stored.error());
    dossier::Totals totals;
    for (const StoredReport& report : stored->reports)
      for (const Statement& statement : report.record.statements) totals.count(statement);
    return dossier::filter_rules(totals);
  });
}

}  // namespace hearsay::desk
