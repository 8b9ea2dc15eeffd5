// Everybody who speaks, and all outlets.
#include <fmt/format.h>

#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

using CountedParties = std::vector<std::pair<Party, std::uint64_t>>;

constexpr std::size_t kMostListed = 500;

struct ListPage {
  std::string_view heading;
  std::string_view place;    ///< "/people"
  std::string_view name;     ///< of the list in the JSON
  std::string_view counted;  ///< "statements"
  std::string_view column;   ///< "Statements"
  std::string_view empty;    ///< what stands where there are none
  std::string (*address_of)(PartyKey);
};

void write_table(HtmlWriter& html, const ListPage& list, const CountedParties& parties) {
  html.open("table", {{"class", "list"}}).element("caption", list.heading, {{"class", "unseen"}}).line();
  html.open("thead").open("tr").element("th", "Name", {{"scope", "col"}});
  html.element("th", "Kind", {{"scope", "col"}});
  html.element("th", list.column, {{"scope", "col"}, {"class", "number"}}).close().close().line();
  html.open("tbody").line();
  for (const auto& [party, count] : parties) {
    html.open("tr").open("th", {{"scope", "row"}, {"class", "name"}});
    write_page_link(html, list.address_of(party.party), party.name);
    html.close().element("td", name_of(party.kind), {{"class", "quiet"}});
    html.element("td", std::to_string(count), {{"class", "number"}}).close().line();
  }
  html.close().close().line();
}

HttpResponse list_page(const PageRequest& request, const ListPage& list, const CountedParties& parties) {
  if (request.wants_json) {
    Json items = Json::array();
    for (const auto& [party, count] : parties) {
      Json item = party_json(party);
      item[std::string(list.counted)] = count;
      items.push_back(std::move(item));
    }
    return json_page({{std::string(list.name), std::move(items)}});
  }
  const PageHead head{
      .title = std::string(list.heading), .place = list.place, .json = json_address(request.http)};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, "Desk", list.heading);
  page.open("section", {{"aria-label", list.heading}}).line();
  if (parties.empty()) {
    page.element("p", list.empty, {{"class", "lead"}}).line();
  } else {
    write_table(page, list, parties);
    if (parties.size() == kMostListed)
      page.element("p", fmt::format("The first {}. Search for others by name: who:\"…\"", kMostListed),
                   {{"class", "quiet"}});
  }
  page.close().line();
  return with_etag(html(close_page(page, head)));
}

}  // namespace

Result<HttpResponse> people_page(const PageRequest& request) {
  const Result<CountedParties> parties = speakers(request.store, kMostListed);
  if (!parties) return std::unexpected(parties.error());
  return list_page(request,
                   {.heading = "Who speaks",
                    .place = "/people",
                    .name = "people",
                    .counted = "statements",
                    .column = "Statements",
                    .empty = "Nobody has said anything in the pages that are kept here.",
                    .address_of = person_address},
                   *parties);
}

Result<HttpResponse> outlets_page(const PageRequest& request) {
  const Result<CountedParties> parties = outlets(request.store, kMostListed);
  if (!parties) return std::unexpected(parties.error());
  return list_page(request,
                   {.heading = "Outlets",
                    .place = "/outlets",
                    .name = "outlets",
                    .counted = "reports",
                    .column = "Reports",
                    .empty = "No page that is kept here tells its outlet.",
                    .address_of = outlet_address},
                   *parties);
}

}  // namespace hearsay::desk
