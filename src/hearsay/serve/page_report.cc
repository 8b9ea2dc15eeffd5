// A report: its text with the statements marked, each statement with its chain, what was corrected, and its
// versions.
#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/serve/citation.h"
#include "hearsay/serve/page_corrections.h"
#include "hearsay/serve/page_report_text.h"
#include "hearsay/serve/page_versions.h"
#include "hearsay/serve/pages.h"
#include "hearsay/serve/story_view.h"
#include "hearsay/story/entity_joiner.h"

namespace hearsay::desk {
namespace {

using dossier::View;

constexpr std::size_t kMostStatementsShown = 1000;

struct ReportPage {
  StoredReport stored;  ///< its record moved into `story`
  Story story;
  std::vector<std::string> entities;  ///< by the story's EntityId: pages
  std::vector<KeptCorrection> corrections;
  PageVersions versions;
};

Result<ReportPage> gather(Store& store, StoredReport stored) {
  ReportPage page{.stored = std::move(stored), .story = {}, .entities = {}, .corrections = {}, .versions = {}};
  const std::string address = page.stored.address;
  auto corrections = store.corrections(address);
  if (!corrections) return std::unexpected(corrections.error());
  page.corrections = std::move(*corrections);
  auto versions = page_versions(store, address);
  if (!versions) return std::unexpected(versions.error());
  page.versions = std::move(*versions);
  std::vector<Record> records;
  records.push_back(std::move(page.stored.record));
  page.story = join_entities(std::move(records));
  std::vector<StoredReport> reports(1);
  reports.front().head = page.stored.head;
  auto entities = entity_pages(store, page.story, reports);
  if (!entities) return std::unexpected(entities.error());
  page.entities = std::move(*entities);
  return page;
}

const Record& record_of(const ReportPage& page) { return page.story.documents.front(); }

class PageWriter {
 public:
  PageWriter(HtmlWriter& html, const PageRequest& request, const ReportPage& page, const View& view)
      : html_(html), page_(page), view_(view), head_(page.stored.head) {
    asked_ = request.http.parameter("correct").value_or("");
    forms_ = {csrf_token(request.http), report_address(head_.report),
              request.desk.can_write && head_.is_current};
  }

  void write() {
    about();
    open_section(html_, "text", "The text, statements marked");
    html_.element(
        "p",
        "Rest on marked words, or step to their number with the keyboard, to see who said them and through "
        "whom they came.",
        {{"class", "lead"}});
    html_.line();
    write_report_text(html_, view_);
    dossier::write_left_out(html_, record_of(page_).article);
    html_.close().line();
    statements();
    corrections();
    write_versions(html_, page_.versions, head_.report);
  }

 private:
  void about() {
    html_.open("section", {{"id", "about"}, {"aria-label", "Where it comes from"}}).line();
    if (!head_.is_current)
      html_.element("p", "This is an earlier version of the page. What it says is not searched.",
                    {{"class", "notice"}});
    dossier::write_report_facts(html_, view_, view_.reports().front(), {});
    html_.open("p")
        .element("a", "The story that it belongs to", {{"href", story_address(head_.story)}})
        .close();
    html_.close().line();
  }

  void statements() {
    const auto& made = record_of(page_).statements;
    open_section(html_, "statements", "The statements", made.size());
    if (made.empty()) html_.element("p", "Nobody says anything in this report, as Hearsay reads it.").line();
    html_.open("ol", {{"class", "statements"}, {"role", "list"}}).line();
    const std::size_t shown = std::min(made.size(), kMostStatementsShown);
    for (StatementId id = 0; id < shown; ++id) statement(id);
    html_.close().line();
    dossier::write_and_more(html_, made.size(), shown);
    html_.close().line();
  }

  void statement(StatementId id) {
    const StatementPlace place{0, id};
    const Statement& made = view_.statement(place);
    const std::string content = words_of(made, view_.text(0));
    const std::uint32_t occurrence = page_.stored.occurrences[id];
    const std::string name = fmt::format("s{}", id + 1);
    html_.open("li", {{"id", "about-" + name}, {"class", fmt::format("statement {}", name_of(made.certainty))}})
        .line();
    html_.open("p", {{"class", "by"}}).element("span", name, {{"class", "count"}}).text(" ");
    if (const auto speaker = view_.speaker(place)) {
      dossier::write_entity_link(html_, view_, *speaker);
    } else {
      html_.text("Speaker not named");
    }
    html_.close().line();
    if (!page_.stored.corrected[id].empty()) corrected(page_.stored.corrected[id]);
    dossier::write_statement(html_, view_, place);
    actions(place, name);
    if (forms_.can_write && asked_ == name) {
      write_statement_form(html_,
                           {.report = head_.report,
                            .statement = id,
                            .content = content,
                            .occurrence = occurrence,
                            .speaker = made.speaker ? record_of(page_).entities[*made.speaker].name : "",
                            .channel = made.channel,
                            .certainty = made.certainty},
                           forms_);
    }
    html_.close().line();
  }

  void corrected(const std::vector<CorrectionKey>& keys) {
    html_.open("p", {{"class", "notice"}}).text("Corrected: ");
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto kept = std::ranges::find(page_.corrections, keys[i], &KeptCorrection::key);
      if (kept == page_.corrections.end()) continue;
      if (i > 0) html_.text("; ");
      write_page_link(html_, fmt::format("#correction-{}", kept->key), correction_words(kept->correction));
      html_.text(", by ").outside(kept->correction.by);
    }
    html_.close().line();
  }

  void actions(StatementPlace place, const std::string& name) {
    html_.open("p", {{"class", "actions"}});
    html_.element("a", "In the text", {{"href", "#" + name}});
    const std::string address = address_of_words(view_, place);
    if (!address.empty()) {
      html_.text(" ");
      dossier::write_outside_link(html_, address, "On its own page", " (" + name + ")");
    }
    if (forms_.can_write) {
      html_.text(" ").open("a", {{"href", fmt::format("?correct={0}#about-{0}", name)}}).text("Correct");
      html_.element("span", " " + name, {{"class", "unseen"}}).close();
    }
    html_.close().line();
    html_.open("details", {{"class", "cite"}}).open("summary").text("Cite");
    html_.element("span", " " + name, {{"class", "unseen"}}).close().line();
    const std::string id = "cite-" + name;
    html_.element("label", "Citation of " + name, {{"class", "unseen"}, {"for", id}});
    html_.open("textarea", {{"id", id}, {"readonly", "readonly"}, {"rows", "4"}});
    html_.text(citation_of(view_, place)).close().line();
    html_.close().line();
  }

  void corrections() {
    if (!forms_.can_write && page_.corrections.empty()) return;
    open_section(html_, "corrections", "Corrections");
    if (page_.corrections.empty()) {
      html_.element("p", "Nothing was corrected in this report.", {{"class", "quiet"}}).line();
    } else {
      write_corrections(html_, page_.corrections, forms_);
    }
    if (forms_.can_write) {
      html_.open("details").element("summary", "Add a statement that was missed").line();
      write_add_statement_form(html_, head_.report, forms_);
      html_.close().line();
      html_.open("details").element("summary", "Somebody here is taken for somebody else").line();
      write_part_form(html_, head_.report, speakers(), forms_);
      html_.close().line();
    }
    html_.close().line();
  }

  [[nodiscard]] std::vector<std::string> speakers() const {
    std::vector<std::string> names;
    for (const EntityId id : view_.speakers_by_weight()) names.push_back(view_.name(id));
    return names;
  }

  HtmlWriter& html_;
  const ReportPage& page_;
  const View& view_;
  const ReportHead& head_;
  CorrectionForms forms_;
  std::string asked_;
};

Json parties_json(const std::vector<std::pair<EntityId, PartyKey>>& parties) {
  Json object = Json::object();
  for (const auto& [entity, party] : parties) object[fmt::format("e{}", entity + 1)] = party;
  return object;
}

Result<HttpResponse> report_json(Store& store, const StoredReport& stored) {
  const std::string& address = stored.address;
  const auto corrections = store.corrections(address);
  if (!corrections) return std::unexpected(corrections.error());
  const auto versions = store.versions(address);
  if (!versions) return std::unexpected(versions.error());
  const auto parties = store.parties_of(stored.head.report);
  if (!parties) return std::unexpected(parties.error());
  Json corrected = Json::object();
  for (std::size_t i = 0; i < stored.corrected.size(); ++i)
    if (!stored.corrected[i].empty()) corrected[fmt::format("s{}", i + 1)] = stored.corrected[i];
  Json heads = Json::array();
  for (const ReportHead& head : *versions) heads.push_back(report_head_json(head));
  return json_page({{"report", report_head_json(stored.head)},
                    {"record", record_to_json(stored.record)},
                    {"parties", parties_json(*parties)},
                    {"corrected", std::move(corrected)},
                    {"lost", stored.lost},
                    {"corrections", corrections_json(*corrections)},
                    {"versions", std::move(heads)}});
}

}  // namespace

Result<HttpResponse> report_page(const PageRequest& request) {
  auto stored = request.store.report(request.number);
  if (!stored) return std::unexpected(stored.error());
  if (!*stored) return not_found(request, "report");
  if (request.wants_json) return report_json(request.store, **stored);
  const Result<ReportPage> page = gather(request.store, std::move(**stored));
  if (!page) return std::unexpected(page.error());
  const dossier::OwnPages own{.entities = page->entities, .reports = {}, .entities_have_entries = false};
  const View view(page->story, nullptr, &own);
  const std::string address = report_address(request.number);
  const PageHead head{.title = title_of(page->stored.head), .place = "/", .json = address + ".json"};
  HtmlWriter writer;
  open_page(writer, head);
  open_main(writer, outlet_of(page->stored.head), title_of(page->stored.head));
  PageWriter(writer, request, *page, view).write();
  return with_etag(html(close_page(writer, head)));
}

}  // namespace hearsay::desk
