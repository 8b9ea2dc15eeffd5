// Who is in it: one table for each kind of entity.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/wording.h"

namespace hearsay::dossier {
namespace {

void write_names(HtmlWriter& html, std::string_view label, const std::vector<std::string>& names) {
  if (names.empty()) return;
  html.open("span", {{"class", "also"}}).text(label);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) html.text(", ");
    html.outside(names[i]);
  }
  html.close();
}

void write_counts(HtmlWriter& html, const View& view, EntityId id) {
  const EntityView& entity = view.entities()[id];
  if (entity.statements == 0) html.element("span", "none", {{"class", "quiet"}});
  bool first = true;
  for (const Standing standing : kStandings) {
    const std::size_t count = entity.by_standing[static_cast<std::size_t>(standing)];
    if (count == 0) continue;
    if (!first) html.text(", ");
    first = false;
    write_link(html, group_anchor(standing, id),
               std::to_string(count) + " " + std::string(short_name(standing)));
  }
}

void write_report_numbers(HtmlWriter& html, const View& view, const std::vector<std::size_t>& numbers) {
  for (const std::size_t number : numbers) {
    const ReportView& report = view.reports()[number - 1];
    html.open("a", {{"href", reference_to(report_anchor(report))}, {"title", report.outlet}});
    html.element("span", "report ", {{"class", "unseen"}}).text(std::to_string(number)).close().text(" ");
  }
}

void write_row(HtmlWriter& html, const View& view, EntityId id) {
  const Entity& entity = view.story().entities[id].entity;
  html.open("tr", {{"id", entity_anchor(id)}}).open("th", {{"scope", "row"}});
  html.open("span", {{"class", "name"}});
  if (view.entities()[id].statements > 0) {
    write_link(html, speaker_anchor(id), entity.name);
  } else {
    html.outside(entity.name);
  }
  html.close();
  write_names(html, "", entity.roles);
  write_names(html, "also ", entity.aliases);
  html.close().open("td");
  write_counts(html, view, id);
  html.close().element("td", std::to_string(view.entities()[id].mentions), {{"class", "number"}}).open("td");
  write_report_numbers(html, view, view.entities()[id].reports);
  html.close().close().line();
}

void write_table(HtmlWriter& html, const View& view, std::span<const EntityId> ids, std::string_view caption) {
  html.open("table", {{"class", "who"}}).element("caption", caption, {{"class", "unseen"}}).line();
  html.open("thead").open("tr");
  for (const std::string_view column : {"Name", "Statements", "Mentions", "Reports"}) {
    html.element("th", column, {{"scope", "col"}, {"class", column == "Mentions" ? "number" : ""}});
  }
  html.close().close().line().open("tbody").line();
  for (const EntityId id : ids) write_row(html, view, id);
  html.close().close().line();
}

}  // namespace

void write_entities(HtmlWriter& html, const View& view) {
  html.open("section", {{"id", "who"}, {"aria-labelledby", "who-heading"}}).line();
  html.element("h2", "Who is in it", {{"id", "who-heading"}}).line();
  for (const EntityKind kind : kEntityKinds) {
    const std::vector<EntityId> ids = view.entities_of(kind);
    if (ids.empty()) continue;
    const std::span all(ids);
    const auto behind =
        std::ranges::partition_point(all, [&](EntityId id) { return view.entities()[id].takes_part; });
    const auto in_sight = static_cast<std::size_t>(behind - all.begin());
    html.open("h3")
        .text(words_for(kind))
        .text(" ")
        .element("span", std::to_string(all.size()), {{"class", "count"}});
    html.close().line();
    if (in_sight > 0) write_table(html, view, all.first(in_sight), words_for(kind));
    if (in_sight == all.size()) continue;
    html.open("details").element("summary", fmt::format("{} only mentioned", all.size() - in_sight)).line();
    write_table(html, view, all.subspan(in_sight), fmt::format("{}, only mentioned", words_for(kind)));
    html.close().line();
  }
  html.close().line();
}

}  // namespace hearsay::dossier
