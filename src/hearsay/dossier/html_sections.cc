#include "hearsay/dossier/html_sections.h"

#include <fmt/format.h>

#include "hearsay/dossier/wording.h"

namespace hearsay::dossier {

std::string report_anchor(const ReportView& report) { return fmt::format("report-{}", report.number); }

std::string statement_anchor(const View& view, StatementPlace place) {
  return fmt::format("r{}-s{}", view.report(place.document).number, place.statement + 1);
}

std::string text_anchor(const View& view, StatementPlace place) {
  return fmt::format("t{}-s{}", view.report(place.document).number, place.statement + 1);
}

std::string block_anchor(const View& view, std::uint32_t document, std::uint32_t byte) {
  const auto block = view.block_at(document, byte);
  const ReportView& report = view.report(document);
  return block ? fmt::format("t{}-b{}", report.number, *block + 1) : report_anchor(report);
}

std::string entity_anchor(EntityId id) { return fmt::format("e{}", id + 1); }

std::string speaker_anchor(EntityId id) { return fmt::format("by-{}", entity_anchor(id)); }

std::string group_anchor(Standing standing, std::optional<EntityId> speaker) {
  return fmt::format("{}-{}", short_name(standing), speaker ? entity_anchor(*speaker) : "unnamed");
}

std::string reference_to(const std::string& anchor) { return fmt::format("#{}", anchor); }

void write_link(HtmlWriter& html, const std::string& anchor, std::string_view words) {
  html.open("a", {{"href", reference_to(anchor)}}).outside(words).close();
}

void write_outside_link(HtmlWriter& html, std::string_view url, std::string_view words,
                        std::string_view unseen_words) {
  html.open("a", {{"href", url}, {"rel", "noreferrer nofollow"}}).outside(words);
  if (!unseen_words.empty()) html.element("span", unseen_words, {{"class", "unseen"}});
  html.close();
}

void write_entity_link(HtmlWriter& html, const View& view, EntityId id) {
  write_link(html, entity_anchor(id), view.name(id));
}

void write_time(HtmlWriter& html, const Article& article, const std::string& words) {
  html.element("time", words, {{"datetime", article.published.value_or("")}});
}

}  // namespace hearsay::dossier
