// Verify: is a quotation on record, how, and by whom.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/findings.h"
#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"
#include "hearsay/store/quotation_search.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kMostShown = 20;
constexpr std::size_t kMostShownWords = 600;  // code points

/// `hearsay-verify/1` (docs/record.md), and in which report of the store each finding lies.
Json findings_of(const LookedUp& looked) {
  Json value = Json::parse(findings_json(looked.story, looked.quote, looked.findings), nullptr, false);
  for (std::size_t i = 0; i < looked.findings.size(); ++i)
    value["findings"][i]["report"] = looked.reports[looked.findings[i].words.document].report;
  return value;
}

std::string_view verdict_words(const Json& found) {
  const std::string verdict = found["verdict"];
  if (verdict == "verbatim") return "On record, word for word";
  if (verdict == "partial") return "On record, as a part";
  if (verdict == "altered") return "On record with other words";
  if (verdict == "paraphrase") return "Told in a report’s own words, as far as we can tell";
  if (verdict == "said by somebody else") return "On record, but of somebody else";
  return "Not found in the reports that are kept here";
}

/// What is on record, where words differ those that were asked for struck beside it.
void write_difference(HtmlWriter& html, const Json& finding) {
  html.open("blockquote", {{"dir", "auto"}}).open("p", {{"class", "content"}});
  const Json& runs = finding["difference"];
  if (runs.empty()) html.text(dossier::shortened(std::string(finding["words"]["text"]), kMostShownWords));
  bool first = true;
  for (const Json& run : runs) {
    const std::string in = run["in"];
    const std::string text = dossier::shortened(std::string(run["text"]), kMostShownWords);
    html.text(std::exchange(first, false) ? "" : " ");
    if (in == "record") {
      html.element("ins", text);
    } else if (in == "asked") {
      html.element("del", text);
    } else {
      html.text(text);
    }
  }
  html.close().close().line();
}

void write_names(HtmlWriter& html, const Json& names) {
  for (std::size_t i = 0; i < names.size(); ++i) html.text(i > 0 ? " › " : "").outside(std::string(names[i]));
}

void write_finding(HtmlWriter& html, const Json& finding, const ReportHead& report) {
  const bool other = finding["said_by_other"];
  const std::string verdict = finding["verdict"];
  html.open("li", {{"class", "statement"}}).line();
  html.open("p", {{"class", "by"}});
  html.outside(finding["speaker"].is_string() ? std::string(finding["speaker"]) : "Speaker not named")
      .close()
      .line();
  write_difference(html, finding);
  html.open("p", {{"class", "labels"}});
  dossier::write_label(html, verdict, verdict);
  if (other) dossier::write_label(html, "denied", "somebody else");
  if (finding.contains("channel")) {
    dossier::write_label(html, std::string(finding["certainty"]),
                         certainty_words(std::string(finding["certainty"])));
    dossier::write_label(html, std::string(finding["channel"]), channel_words(std::string(finding["channel"])));
  }
  const double confidence = finding["confidence"];
  if (confidence < 1) html.element("span", fmt::format("{:.0f}% sure that it is the same", confidence * 100));
  html.close().line();
  if (finding.contains("chain") && finding["chain"].size() > 1) {
    html.open("p", {{"class", "way"}}).element("span", "Chain: ", {{"class", "unseen"}});
    write_names(html, finding["chain"]);
    html.close().line();
  }
  html.open("p", {{"class", "whereabouts"}}).outside(outlet_of(report)).text(", ");
  write_date(html, report.published);
  html.text(" · ");
  const std::string anchor = finding["statement"].is_string() ? "#" + std::string(finding["statement"]) : "";
  write_page_link(html, report_address(report.report) + anchor, title_of(report));
  html.close().line().close().line();
}

void write_findings(HtmlWriter& html, const LookedUp& looked) {
  const Json value = findings_of(looked);
  open_section(html, "verdict", verdict_words(value));
  if (looked.findings.empty()) {
    html.element(
        "p",
        fmt::format(
            "It was held against {} that have words of it. That it is not kept here does not mean that it "
            "was not said.",
            dossier::counted(looked.reports.size(), "report", "reports")),
        {{"class", "lead"}});
  }
  html.open("ol", {{"class", "found"}, {"role", "list"}}).line();
  const std::size_t shown = std::min(looked.findings.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i)
    write_finding(html, value["findings"][i], looked.reports[looked.findings[i].words.document]);
  html.close().line();
  dossier::write_and_more(html, looked.findings.size(), shown);
  html.close().line();
}

void write_form(HtmlWriter& html, std::string_view quote, std::string_view by) {
  html.open("form", {{"class", "ask"}, {"action", "/verify"}, {"method", "get"}}).line();
  html.element("label", "The quotation", {{"for", "quote"}});
  html.open("textarea", {{"id", "quote"}, {"name", "quote"}, {"rows", "3"}, {"required", "required"}})
      .text(quote)
      .close()
      .line();
  html.element("label", "Said by (may be left empty)", {{"for", "by"}});
  html.open("div", {{"class", "ask-line"}});
  html.empty_element("input",
                     {{"type", "text"}, {"id", "by"}, {"name", "by"}, {"value", by}, {"autocomplete", "off"}});
  write_button(html, "Is it on record?", "main-button");
  html.close().line();
  html.element("p",
               "Put … where words are left out and [ ] round words that were put in. Case and quotation marks "
               "do not matter.",
               {{"class", "quiet"}});
  html.close().line();
}

}  // namespace

Result<HttpResponse> verify_page(const PageRequest& request) {
  const std::string quote = replace_invalid_utf8(request.http.parameter("quote").value_or(""));
  const std::string by(trim(request.http.parameter("by").value_or("")));
  std::optional<LookedUp> looked;
  if (!trim(quote).empty()) {
    Result<LookedUp> result =
        look_up_in(request.store, quote, by.empty() ? std::nullopt : std::optional<std::string>(by));
    if (!result) return refused(request, 400, result.error());
    looked = std::move(*result);
  }
  if (request.wants_json) {
    if (!looked)
      return error_page(400, "It needs a quotation: /verify.json?quote=It+is+time&by=Ana+Ruiz", true);
    return json_page(findings_of(*looked));
  }
  const PageHead head{.title = "Verify", .place = "/verify", .json = looked ? json_address(request.http) : ""};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, "Desk", "Is it on record, and by whom?");
  page.open("section", {{"aria-label", "The quotation"}}).line();
  write_form(page, quote, by);
  page.close().line();
  if (looked) write_findings(page, *looked);
  return with_etag(html(close_page(page, head)));
}

}  // namespace hearsay::desk
