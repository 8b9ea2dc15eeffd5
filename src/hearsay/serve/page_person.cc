// A person, or whoever else speaks: everything said, newest first, by channel and over time.
#include <fmt/format.h>

#include "hearsay/dossier/wording.h"
#include "hearsay/serve/months_chart.h"
#include "hearsay/serve/page_corrections.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"
#include "hearsay/serve/url.h"

namespace hearsay::desk {
namespace {

struct PersonPage {
  PartyProfile profile;
  std::string channel;  ///< the record's word, of the one channel that is shown; "" for all
  std::size_t skip = 0;
  SearchPage said;
};

Result<std::optional<PersonPage>> gather(const PageRequest& request) {
  auto profile = party_profile(request.store, request.number);
  if (!profile) return std::unexpected(profile.error());
  if (!*profile) return std::nullopt;
  PersonPage page{.profile = std::move(**profile), .channel = {}, .skip = 0, .said = {}};
  const std::string_view asked = request.http.parameter("channel").value_or("");
  if (channel_named(asked)) page.channel = asked;
  page.skip = number_in_query(request.http, "skip", kMostSkipped);
  const auto query = parse_search(page.channel.empty() ? "" : "channel:" + page.channel);
  if (!query) return std::unexpected(query.error());
  auto said =
      search(request.store, *query, {.most = kPageOfResults, .skip = page.skip, .speaker = request.number});
  if (!said) return std::unexpected(said.error());
  page.said = std::move(*said);
  return page;
}

std::string address_with(PartyKey party, const std::string& channel, std::size_t skip) {
  std::string address = person_address(party);
  char before = '?';
  if (!channel.empty())
    address += fmt::format("{}channel={}", std::exchange(before, '&'), percent_encode(channel));
  if (skip > 0) address += fmt::format("{}skip={}", before, skip);
  return address;
}

Json person_json(const PersonPage& page) {
  const PartyProfile& profile = page.profile;
  Json months = Json::array();
  for (const PartyProfile::Month& month : profile.months)
    months.push_back({{"month", month.month}, {"channels", counts_json(month.channels)}});
  Json carried = Json::array();
  for (const auto& [outlet, count] : profile.outlets) {
    Json item = party_json(outlet);
    item["statements"] = count;
    carried.push_back(std::move(item));
  }
  return {{"person", party_json(profile.party)},
          {"roles", profile.roles},
          {"statements", profile.statements},
          {"reports", profile.reports},
          {"channels", counts_json(profile.channels)},
          {"certainties", counts_json(profile.certainties)},
          {"months", std::move(months)},
          {"outlets", std::move(carried)},
          {"channel", page.channel.empty() ? Json(nullptr) : Json(page.channel)},
          {"skip", page.skip},
          {"said", found_json(page.said.found)},
          {"more", page.said.has_more}};
}

void write_profile(HtmlWriter& html, const PersonPage& page) {
  const PartyProfile& profile = page.profile;
  html.open("section", {{"id", "profile"}, {"aria-label", "In short"}}).line();
  if (!profile.roles.empty()) html.open("p", {{"class", "roles"}});
  for (std::size_t i = 0; i < profile.roles.size(); ++i) html.text(i > 0 ? ", " : "").outside(profile.roles[i]);
  if (!profile.roles.empty()) html.close().line();
  html.element("p",
               fmt::format("{} in {}", dossier::counted(profile.statements, "statement", "statements"),
                           dossier::counted(profile.reports, "report", "reports")),
               {{"class", "extent"}});
  html.line().open("div", {{"class", "halves"}}).line().open("div").element("h2", "By channel").line();
  std::vector<ChannelBar> bars;
  bars.reserve(profile.channels.size());
  for (const ChannelCount& count : profile.channels)
    bars.push_back(
        {count.channel, count.statements, address_with(profile.party.party, count.channel, 0) + "#said"});
  write_channel_bars(html, bars);
  html.open("p", {{"class", "quiet"}});
  for (std::size_t i = 0; i < profile.certainties.size(); ++i) {
    const auto& [certainty, count] = profile.certainties[i];
    html.text(i > 0 ? ", " : "").text(fmt::format("{} {}", count, certainty_words(certainty)));
  }
  html.close().close().line().open("div").element("h2", "Over time").line();
  write_months_chart(html, profile.months);
  html.close().close().line();
  if (!profile.outlets.empty()) {
    html.open("p").text("Carried by ");
    for (std::size_t i = 0; i < profile.outlets.size(); ++i) {
      if (i > 0) html.text(", ");
      write_page_link(html, outlet_address(profile.outlets[i].first.party), profile.outlets[i].first.name);
      html.element("span", fmt::format(" {}", profile.outlets[i].second), {{"class", "count"}});
    }
    html.close().line();
  }
  html.close().line();
}

void write_said(HtmlWriter& html, const PersonPage& page) {
  const PartyKey party = page.profile.party.party;
  open_section(html, "said",
               page.channel.empty() ? std::string("Everything said, newest first")
                                    : fmt::format("Said: {}", channel_words(page.channel)));
  if (!page.channel.empty())
    html.open("p").element("a", "All channels", {{"href", person_address(party) + "#said"}}).close().line();
  if (page.said.found.empty()) html.element("p", "Nothing more.", {{"class", "quiet"}}).line();
  write_found(html, page.said.found, false);
  const std::size_t before = page.skip - std::min(page.skip, kPageOfResults);
  write_pager(
      html, page.skip > 0 ? address_with(party, page.channel, before) + "#said" : "",
      page.said.has_more ? address_with(party, page.channel, page.skip + kPageOfResults) + "#said" : "");
  html.close().line();
}

}  // namespace

Result<HttpResponse> person_page(const PageRequest& request) {
  const auto page = gather(request);
  if (!page) return std::unexpected(page.error());
  if (!*page) return not_found(request, "person");
  if (request.wants_json) return json_page(person_json(**page));
  const Party& party = (*page)->profile.party;
  const PageHead head{.title = party.name, .place = "/people", .json = json_address(request.http)};
  HtmlWriter writer;
  open_page(writer, head);
  open_main(writer, "Who said what", party.name);
  write_profile(writer, **page);
  write_said(writer, **page);
  if (request.desk.can_write) {
    open_section(writer, "merge", "One and the same?");
    writer.open("details").element("summary",
                                   fmt::format("{} is somebody who is kept under another name", party.name));
    write_merge_form(writer, party.name, {csrf_token(request.http), "/people", true});
    writer.close().close().line();
  }
  return with_etag(html(close_page(writer, head)));
}

}  // namespace hearsay::desk
