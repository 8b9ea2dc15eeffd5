// An outlet: whom it quotes, and how. The source audit that newsrooms do by hand, counted from the reports' own
// words.
#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/wording.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kNewestReports = 20;
constexpr std::size_t kMostSourcesShown = 200;

using Shares = std::vector<std::pair<std::string, std::uint64_t>>;

struct OutletPage {
  SourceAudit audit;
  std::vector<ReportHead> newest;
};

Result<std::optional<OutletPage>> gather(const PageRequest& request) {
  auto audit = source_audit(request.store, request.number);
  if (!audit) return std::unexpected(audit.error());
  if (!*audit) return std::nullopt;
  auto newest = request.store.reports(kNewestReports, {}, request.number);
  if (!newest) return std::unexpected(newest.error());
  return OutletPage{std::move(**audit), std::move(*newest)};
}

Json source_json(const AuditedSource& source) {
  return {{"party", or_null(source.party)},
          {"name", source.name},
          {"role", source.role},
          {"pronoun", source.pronoun},
          {"standing", source.standing},
          {"statements", source.statements},
          {"reports", source.reports},
          {"direct", source.direct},
          {"channels", counts_json(source.channels)}};
}

Json outlet_json(const OutletPage& page) {
  Json sources = Json::array();
  for (const AuditedSource& source : page.audit.sources) sources.push_back(source_json(source));
  Json newest = Json::array();
  for (const ReportHead& head : page.newest) newest.push_back(report_head_json(head));
  return {{"outlet", party_json(page.audit.outlet)},
          {"reports", page.audit.reports},
          {"statements", page.audit.statements},
          {"channels", counts_json(page.audit.channels)},
          {"standings", counts_json(page.audit.standings)},
          {"pronouns", counts_json(page.audit.pronouns)},
          {"sources", std::move(sources)},
          {"newest", std::move(newest)}};
}

std::string_view standing_words(std::string_view standing) {
  if (standing == "named") return "named people";
  if (standing == "unnamed") return "unnamed people";
  if (standing == "organization") return "organisations";
  if (standing == "nobody") return "nobody’s: the source is not told";
  return standing;
}

std::string pronoun_words(std::string_view pronoun) {
  return pronoun.empty() ? "no pronoun used" : fmt::format("“{}”", pronoun);
}

std::string share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "0%"
                    : fmt::format("{:.0f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

/// Parts of a whole: a bar, and the share of each in words.
template <class Words>
void write_shares(HtmlWriter& html, std::string_view caption, std::string_view css_class, const Shares& shares,
                  const Words& words) {
  std::uint64_t whole = 0;
  for (const auto& [name, count] : shares) whole += count;
  html.open("div").element("h3", caption).line();
  html.open("svg", {{"class", "bar shares"},
                    {"viewBox", "0 0 100 10"},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"}});
  double x = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double width =
        whole == 0 ? 0 : 100.0 * static_cast<double>(shares[i].second) / static_cast<double>(whole);
    html.self_closing("rect", {{"class", fmt::format("{}-{}", css_class, i)},
                               {"x", fmt::format("{:.2f}", x)},
                               {"width", fmt::format("{:.2f}", std::max(width - 0.4, 0.1))},
                               {"height", "10"}});
    x += width;
  }
  html.close().line().open("ul", {{"class", "share-list"}, {"role", "list"}}).line();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto& [name, count] = shares[i];
    html.open("li").open("svg", {{"class", "swatch"}, {"viewBox", "0 0 10 10"}, {"aria-hidden", "true"}});
    html.self_closing("rect",
                      {{"class", fmt::format("{}-{}", css_class, i)}, {"width", "10"}, {"height", "10"}});
    html.close().text(" ").element("b", share_of(count, whole)).text(" ").text(words(name));
    html.text(" ").element("span", std::to_string(count), {{"class", "count"}}).close().line();
  }
  html.close().close().line();
}

void write_how(HtmlWriter& html, const SourceAudit& audit) {
  open_section(html, "how", "Whose words, and how");
  html.open("div", {{"class", "halves"}}).line();
  write_shares(html, "Statements by source", "share", audit.standings, standing_words);
  write_shares(html, "People by the pronoun that the reports use of them", "share", audit.pronouns,
               pronoun_words);
  html.close().line().element("h3", "By channel").line();
  std::vector<ChannelBar> bars;
  bars.reserve(audit.channels.size());
  for (const ChannelCount& count : audit.channels) bars.push_back({count.channel, count.statements, ""});
  write_channel_bars(html, bars);
  html.close().line();
}

void write_source(HtmlWriter& html, const AuditedSource& source) {
  html.open("tr").open("th", {{"scope", "row"}, {"class", "name"}});
  if (source.party) {
    write_page_link(html, person_address(*source.party), source.name);
  } else {
    html.text(source.name.empty() ? "Source not told" : "").outside(source.name);
  }
  if (!source.role.empty()) html.open("span", {{"class", "also"}}).outside(source.role).close();
  html.close().element("td", source.standing).element("td", source.pronoun, {{"class", "quiet"}});
  html.element("td", std::to_string(source.statements), {{"class", "number"}});
  html.element("td", std::to_string(source.direct), {{"class", "number"}});
  html.element("td", std::to_string(source.reports), {{"class", "number"}}).close().line();
}

void write_audit(HtmlWriter& html, const SourceAudit& audit) {
  open_section(html, "audit", "Source audit", audit.sources.size());
  html.element("p",
               "Counted from the reports’ own words: whom they quote, what they say that person is, and the "
               "pronoun that "
               "they themselves use. Nothing is guessed from a name.",
               {{"class", "lead"}});
  html.line().open("p").element("a", "All of it as CSV",
                                {{"href", outlet_address(audit.outlet.party) + "/audit.csv"}});
  html.close().line().open(
      "div", {{"class", "wide-table"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Source audit"}});
  html.open("table", {{"class", "audit"}}).element("caption", "Sources", {{"class", "unseen"}}).line();
  html.open("thead").open("tr");
  for (const std::string_view column : {"Source", "Standing", "Pronoun"})
    html.element("th", column, {{"scope", "col"}});
  for (const std::string_view column : {"Statements", "Quoted", "Reports"})
    html.element("th", column, {{"scope", "col"}, {"class", "number"}});
  html.close().close().line().open("tbody").line();
  const std::size_t shown = std::min(audit.sources.size(), kMostSourcesShown);
  for (std::size_t i = 0; i < shown; ++i) write_source(html, audit.sources[i]);
  html.close().close().close().line();
  if (shown < audit.sources.size())
    html.element("p", fmt::format("And {} more, in the CSV.", audit.sources.size() - shown),
                 {{"class", "quiet"}});
  html.close().line();
}

}  // namespace

Result<HttpResponse> outlet_page(const PageRequest& request) {
  const auto page = gather(request);
  if (!page) return std::unexpected(page.error());
  if (!*page) return not_found(request, "outlet");
  if (request.wants_json) return json_page(outlet_json(**page));
  const SourceAudit& audit = (*page)->audit;
  const PageHead head{.title = audit.outlet.name, .place = "/outlets", .json = json_address(request.http)};
  HtmlWriter writer;
  open_page(writer, head);
  open_main(writer, "Outlet", audit.outlet.name);
  writer.element("p",
                 fmt::format("{} in {}", dossier::counted(audit.statements, "statement", "statements"),
                             dossier::counted(audit.reports, "report", "reports")),
                 {{"class", "extent"}});
  writer.line();
  write_how(writer, audit);
  write_audit(writer, audit);
  open_section(writer, "newest", "Its newest reports");
  write_report_list(writer, (*page)->newest);
  writer.close().line();
  return with_etag(html(close_page(writer, head)));
}

Result<HttpResponse> outlet_audit(const PageRequest& request) {
  const auto audit = source_audit(request.store, request.number);
  if (!audit) return std::unexpected(audit.error());
  if (!*audit) return not_found(request, "outlet");
  HttpResponse response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = audit_csv(**audit);
  response.headers.push_back(
      {"Content-Disposition", fmt::format("attachment; filename=\"source-audit-{}.csv\"", request.number)});
  return with_etag(std::move(response));
}

}  // namespace hearsay::desk
