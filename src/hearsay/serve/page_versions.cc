#include "hearsay/serve/page_versions.h"

#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/plain_text.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kMostListed = 40;  ///< statements of one kind of change
constexpr std::size_t kGlimpse = 240;    ///< code points

ShownStatement shown(const StoredReport& stored, StatementId id) {
  ShownStatement out{.report = stored.head.report, .statement = id, .who = {}, .words = {}};
  const Record& record = stored.record;
  if (id >= record.statements.size()) return out;
  const Statement& statement = record.statements[id];
  if (statement.speaker && *statement.speaker < record.entities.size())
    out.who = record.entities[*statement.speaker].name;
  out.words = dossier::shortened(words_of(statement, record.article.text), kGlimpse);
  return out;
}

std::vector<ShownStatement> all_shown(const StoredReport& stored, const std::vector<StatementId>& ids) {
  std::vector<ShownStatement> out;
  for (const StatementId id : ids) {
    if (out.size() == kMostListed) break;
    out.push_back(shown(stored, id));
  }
  return out;
}

void write_statement(HtmlWriter& html, const ShownStatement& statement) {
  if (!statement.who.empty()) html.outside(statement.who).text(": ");
  write_page_link(html, statement_address(statement.report, statement.statement), statement.words);
}

void write_list(HtmlWriter& html, std::string_view heading, const std::vector<ShownStatement>& statements) {
  if (statements.empty()) return;
  html.element("h4", heading).open("ul", {{"class", "changes"}}).line();
  for (const ShownStatement& statement : statements) {
    html.open("li");
    write_statement(html, statement);
    html.close().line();
  }
  html.close().line();
}

void write_change(HtmlWriter& html, const ShownChange& change) {
  if (change.title)
    html.open("p").text("The headline became ").outside(fmt::format("“{}”", *change.title)).close().line();
  if (change.appeared.empty() && change.gone.empty() && change.changed.empty()) {
    html.element("p", "No statement changed.", {{"class", "quiet"}}).line();
    return;
  }
  write_list(html, "Appeared", change.appeared);
  write_list(html, "Gone", change.gone);
  if (change.changed.empty()) return;
  html.element("h4", "Changed").open("ul", {{"class", "changes"}}).line();
  for (const auto& [before, now] : change.changed) {
    html.open("li").element("span", "Before: ", {{"class", "quiet"}});
    write_statement(html, before);
    html.empty_element("br").element("span", "Now: ", {{"class", "quiet"}});
    write_statement(html, now);
    html.close().line();
  }
  html.close().line();
}

}  // namespace

Result<PageVersions> page_versions(Store& store, const std::string& address) {
  PageVersions versions;
  auto heads = store.versions(address);
  if (!heads) return std::unexpected(heads.error());
  versions.heads = std::move(*heads);
  if (versions.heads.size() < 2) return versions;
  const auto history = store.history(address, kMostVersionsCompared);
  if (!history) return std::unexpected(history.error());
  for (const VersionChange& change : *history) {
    ShownChange out;
    out.to = change.to.head.report;
    if (change.title_changed) out.title = change.to.head.title.value_or("");
    out.appeared = all_shown(change.to, change.appeared);
    out.gone = all_shown(change.from, change.gone);
    for (const auto& [before, now] : change.changed) {
      if (out.changed.size() == kMostListed) break;
      out.changed.emplace_back(shown(change.from, before), shown(change.to, now));
    }
    versions.changes.push_back(std::move(out));
  }
  return versions;
}

void write_versions(HtmlWriter& html, const PageVersions& versions, ReportKey here) {
  if (versions.heads.size() < 2) return;
  open_section(html, "versions", "Versions of this page", versions.heads.size());
  html.open("ol", {{"class", "versions"}, {"role", "list"}}).line();
  for (auto head = versions.heads.rbegin(); head != versions.heads.rend(); ++head) {
    html.open("li").open("h3");
    const std::string name = fmt::format("Version {}", head->version);
    if (head->report == here) {
      html.text(name + ", shown here");
    } else {
      write_page_link(html, report_address(head->report), name);
    }
    html.close().open("p", {{"class", "whereabouts"}}).text("Added ");
    write_date(html, head->added);
    html.close().line();
    const auto change = std::ranges::find(versions.changes, head->report, &ShownChange::to);
    if (change != versions.changes.end()) write_change(html, *change);
    html.close().line();
  }
  html.close().close().line();
}

}  // namespace hearsay::desk
