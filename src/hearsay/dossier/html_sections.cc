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

std::string report_page(const View& view, std::uint32_t document) {
  const OwnPages* const own = view.own_pages();
  return own != nullptr && document < own->reports.size() ? own->reports[document] : std::string();
}

std::string entity_page(const View& view, EntityId id) {
  const OwnPages* const own = view.own_pages();
  return own != nullptr && id < own->entities.size() ? own->entities[id] : std::string();
}

std::string text_address(const View& view, StatementPlace place) {
  const std::string page = report_page(view, place.document);
  return page.empty() ? reference_to(text_anchor(view, place))
                      : fmt::format("{}#s{}", page, place.statement + 1);
}

std::string statement_address(const View& view, StatementPlace place) {
  return report_page(view, place.document).empty() ? reference_to(statement_anchor(view, place))
                                                   : text_address(view, place);
}

std::string block_address(const View& view, std::uint32_t document, std::uint32_t byte) {
  const std::string page = report_page(view, document);
  if (page.empty()) return reference_to(block_anchor(view, document, byte));
  const auto block = view.block_at(document, byte);
  return block ? fmt::format("{}#b{}", page, *block + 1) : page;
}

bool has_entity_entries(const View& view) {
  return view.own_pages() == nullptr || view.own_pages()->entities_have_entries;
}

std::string reference_to(const std::string& anchor) { return fmt::format("#{}", anchor); }

void write_link(HtmlWriter& html, const std::string& anchor, std::string_view words) {
  write_address_link(html, reference_to(anchor), words);
}

void write_address_link(HtmlWriter& html, std::string_view address, std::string_view words) {
  html.open("a", {{"href", address}}).outside(words).close();
}

void write_outside_link(HtmlWriter& html, std::string_view url, std::string_view words,
                        std::string_view unseen_words) {
  html.open("a", {{"href", url}, {"rel", "noreferrer nofollow"}}).outside(words);
  if (!unseen_words.empty()) html.element("span", unseen_words, {{"class", "unseen"}});
  html.close();
}

void write_entity_link(HtmlWriter& html, const View& view, EntityId id) {
  const std::string page = entity_page(view, id);
  if (!page.empty()) return write_address_link(html, page, view.name(id));
  if (has_entity_entries(view)) return write_link(html, entity_anchor(id), view.name(id));
  html.outside(view.name(id));
}

void write_time(HtmlWriter& html, const Article& article, const std::string& words) {
  html.element("time", words, {{"datetime", article.published.value_or("")}});
}

}  // namespace hearsay::dossier
