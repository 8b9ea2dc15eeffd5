#include "hearsay/serve/page_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/store/search_json.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kMostShownOfStatement = 420;  // code points
constexpr std::size_t kMostShownOfTitle = 120;

void write_by_whom(HtmlWriter& html, const FoundStatement& found) {
  html.open("p", {{"class", "by"}});
  if (found.speaker) {
    write_page_link(html, person_address(*found.speaker), found.who);
  } else if (!found.who.empty()) {
    html.outside(found.who);
  } else {
    html.text("Speaker not named");
  }
  html.close().line();
}

void write_chain_words(HtmlWriter& html, const FoundStatement& found) {
  if (found.chain.size() < 2) return;
  html.open("p", {{"class", "way"}});
  html.element("span", "Chain: ", {{"class", "unseen"}});
  for (std::size_t i = 0; i < found.chain.size(); ++i) {
    if (i > 0) html.text(" › ");
    html.outside(found.chain[i]);
  }
  html.close().line();
}

void write_labels(HtmlWriter& html, const FoundStatement& found) {
  html.open("p", {{"class", "labels"}});
  dossier::write_label(html, found.certainty, certainty_words(found.certainty));
  dossier::write_label(html, found.channel, channel_words(found.channel));
  if (found.is_corrected) dossier::write_label(html, "corrected", "corrected");
  html.close().line();
}

void write_one(HtmlWriter& html, const FoundStatement& found, bool with_speaker) {
  html.open("li", {{"class", fmt::format("statement {}", found.certainty)}}).line();
  if (with_speaker) write_by_whom(html, found);
  html.open("blockquote", {{"dir", "auto"}}).open("p");
  html.element("a", dossier::shortened(found.content, kMostShownOfStatement),
               {{"class", "content"}, {"href", statement_address(found.report, found.statement)}});
  html.close().close().line();
  write_labels(html, found);
  write_chain_words(html, found);
  html.open("p", {{"class", "whereabouts"}});
  if (found.outlet) {
    write_page_link(html, outlet_address(*found.outlet), found.site.value_or("outlet"));
    html.text(", ");
  }
  write_date(html, found.published);
  if (found.published) html.text(" · ");
  const std::string title = dossier::shortened(found.title.value_or("the report"), kMostShownOfTitle);
  write_page_link(html, report_address(found.report), title);
  html.close().line().close().line();
}

}  // namespace

std::optional<Channel> channel_named(std::string_view word) {
  for (const Channel channel : dossier::kChannels)
    if (name_of(channel) == word) return channel;
  return std::nullopt;
}

std::optional<Certainty> certainty_named(std::string_view word) {
  for (const Certainty certainty : dossier::kCertainties)
    if (name_of(certainty) == word) return certainty;
  return std::nullopt;
}

std::string_view channel_words(std::string_view word) {
  const auto channel = channel_named(word);
  return channel ? dossier::words_for(*channel) : word;
}

std::string_view certainty_words(std::string_view word) {
  const auto certainty = certainty_named(word);
  return certainty ? dossier::words_for(*certainty) : word;
}

void write_found(HtmlWriter& html, const std::vector<FoundStatement>& found, bool with_speaker) {
  html.open("ol", {{"class", "found"}, {"role", "list"}}).line();
  for (const FoundStatement& each : found) write_one(html, each, with_speaker);
  html.close().line();
}

Json found_json(const FoundStatement& found) {
  Json json = found_to_json(found);
  json.erase("score");  // by which results were ordered: it tells nothing on a page of its own
  return json;
}

Json found_json(const std::vector<FoundStatement>& found) {
  Json list = Json::array();
  for (const FoundStatement& each : found) list.push_back(found_json(each));
  return list;
}

void write_channel_bars(HtmlWriter& html, const std::vector<ChannelBar>& bars) {
  std::uint64_t most = 1;
  for (const ChannelBar& bar : bars) most = std::max(most, bar.statements);
  html.open("table", {{"class", "bars"}}).element("caption", "Statements by channel", {{"class", "unseen"}});
  html.open("thead", {{"class", "unseen"}}).open("tr").element("th", "Channel", {{"scope", "col"}});
  html.element("th", "Statements", {{"scope", "col"}}).close().close().open("tbody").line();
  for (const ChannelBar& bar : bars) {
    html.open("tr").open("th", {{"scope", "row"}});
    if (bar.address.empty()) {
      html.text(channel_words(bar.channel));
    } else {
      write_page_link(html, bar.address, channel_words(bar.channel));
    }
    html.close().open("td");
    html.open("svg", {{"class", "bar"},
                      {"viewBox", "0 0 100 10"},
                      {"preserveAspectRatio", "none"},
                      {"aria-hidden", "true"}});
    html.self_closing("rect", {{"class", fmt::format("channel-{}", bar.channel)},
                               {"width", fmt::format("{:.2f}", 100.0 * static_cast<double>(bar.statements) /
                                                                   static_cast<double>(most))},
                               {"height", "10"}});
    html.close().element("span", std::to_string(bar.statements), {{"class", "number"}}).close().close().line();
  }
  html.close().close().line();
}

Json counts_json(const std::vector<ChannelCount>& counts) {
  Json object = Json::object();
  for (const ChannelCount& count : counts) object[count.channel] = count.statements;
  return object;
}

Json counts_json(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  Json object = Json::object();
  for (const auto& [name, count] : counts) object[name] = count;
  return object;
}

Json party_json(const Party& party) {
  return {{"party", party.party}, {"kind", name_of(party.kind)}, {"name", party.name}};
}

Json story_head_json(const StoryHead& head) {
  return {{"story", head.story},
          {"title", head.title},
          {"reports", head.reports},
          {"first", or_null(head.first)},
          {"latest", or_null(head.latest)},
          {"outlets", head.outlets},
          {"revision", head.revision}};
}

Json report_head_json(const ReportHead& head) {
  return {{"report", head.report},
          {"story", head.story},
          {"version", head.version},
          {"current", head.is_current},
          {"sha256", head.sha256},
          {"input", head.input},
          {"outlet", or_null(head.outlet)},
          {"title", or_null(head.title)},
          {"site", or_null(head.site)},
          {"url", or_null(head.url)},
          {"published", or_null(head.published)},
          {"language", or_null(head.language)},
          {"added", head.added},
          {"statements", head.statements}};
}

HttpResponse json_page(const Json& value) { return with_etag(json(dump(value, 1) + '\n')); }

std::string title_of(const ReportHead& head) {
  return head.title && !head.title->empty() ? *head.title : head.input;
}

std::string outlet_of(const ReportHead& head) { return head.site.value_or("outlet not named"); }

void write_report_list(HtmlWriter& html, const std::vector<ReportHead>& reports) {
  html.open("ol", {{"class", "stories"}, {"role", "list"}}).line();
  for (const ReportHead& report : reports) {
    html.open("li").open("h3");
    write_page_link(html, report_address(report.report), title_of(report));
    html.close().open("p").outside(outlet_of(report));
    if (report.published) {
      html.text(", ");
      write_date(html, report.published);
    }
    html.text(" · ").text(dossier::counted(report.statements, "statement", "statements"));
    html.close().close().line();
  }
  html.close().line();
}

void write_pager(HtmlWriter& html, const std::string& newer, const std::string& older) {
  if (newer.empty() && older.empty()) return;
  html.open("nav", {{"class", "pager"}, {"aria-label", "More"}});
  if (!newer.empty()) html.element("a", "← Back", {{"href", newer}, {"rel", "prev"}});
  if (!older.empty()) html.element("a", "More →", {{"href", older}, {"rel", "next"}});
  html.close().line();
}

std::size_t number_in_query(const HttpRequest& request, std::string_view name, std::size_t most) {
  const std::string_view digits = request.parameter(name).value_or("");
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return 0;
  return std::min(number, most);
}

std::string json_address(const HttpRequest& request) {
  const std::size_t query = request.target.find('?');
  const std::string path = request.target.substr(0, query);
  const std::string rest = query == std::string::npos ? "" : request.target.substr(query);
  return (path == "/" ? "/index" : path) + ".json" + rest;
}

}  // namespace hearsay::desk
