// Search: the box, what was found, and where a query is wrong.
#include <fmt/format.h>

#include "hearsay/base/utf8.h"
#include "hearsay/serve/page_parts.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

struct SearchResults {
  std::string query;
  std::size_t skip = 0;
  SearchPage page;
  std::optional<Error> wrong;  ///< what is wrong with the query
};

Result<SearchResults> gather(const PageRequest& request) {
  SearchResults results;
  results.query = request.http.parameter("q").value_or("");
  results.skip = number_in_query(request.http, "skip", kMostSkipped);
  if (trim(results.query).empty()) return results;
  const auto query = parse_search(results.query);
  if (!query) {
    results.wrong = query.error();
    return results;
  }
  auto page = search(request.store, *query, {.most = kPageOfResults, .skip = results.skip, .speaker = {}});
  if (!page) return std::unexpected(page.error());
  results.page = std::move(*page);
  return results;
}

std::string address_with(const std::string& query, std::size_t skip) {
  return search_address(query) + (skip > 0 ? fmt::format("&skip={}", skip) : "");
}

HttpResponse results_json(const SearchResults& results) {
  Json value = {{"query", results.query}, {"skip", results.skip}};
  if (results.wrong) {
    value["error"] = {{"what", results.wrong->what},
                      {"why", results.wrong->why},
                      {"advice", results.wrong->advice},
                      {"offset", or_null(results.wrong->offset)}};
  } else {
    value["error"] = nullptr;
  }
  value["found"] = found_json(results.page.found);
  value["more"] = results.page.has_more;
  HttpResponse response = json_page(value);
  if (results.wrong) response.status = 400;
  return response;
}

/// An error's advice, which goes on in a line, as a sentence of its own.
std::string as_sentence(std::string text) {
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  if (text.back() != '.') text += '.';
  return text;
}

/// The query with the place marked at which it could not be read.
void write_wrong(HtmlWriter& html, const SearchResults& results) {
  const Error& wrong = *results.wrong;
  html.open("div", {{"class", "notice"}, {"role", "alert"}}).line();
  html.open("p").element("b", "The query cannot be read: ").text(wrong.why).close().line();
  const std::string query = replace_invalid_utf8(results.query);
  std::size_t at = std::min<std::size_t>(wrong.offset.value_or(query.size()), query.size());
  while (at > 0 && at < query.size() && (static_cast<unsigned char>(query[at]) & 0xC0U) == 0x80U) --at;
  html.open("pre", {{"class", "query"}}).text(std::string_view(query).substr(0, at));
  std::size_t end = at;
  if (end < query.size()) static_cast<void>(next_code_point(query, end));
  if (at < query.size() && query[at] != ' ')  // the word there
    end = std::max(end, std::min(query.find_first_of(" )", at), query.size()));
  html.element("mark", at < query.size() ? std::string_view(query).substr(at, end - at) : "▯")
      .text(std::string_view(query).substr(end));
  html.close().line();
  if (!wrong.advice.empty()) html.element("p", as_sentence(wrong.advice)).line();
  html.close().line();
}

void write_example(HtmlWriter& html, std::string_view query, std::string_view meaning) {
  html.open("li").open("a", {{"href", search_address(query)}}).element("code", query).close();
  html.text(" ").element("span", meaning, {{"class", "quiet"}}).close().line();
}

void write_help(HtmlWriter& html, bool is_open) {
  html.open("details", {{"class", "help"}, {"open", is_open ? "open" : ""}})
      .element("summary", "How to ask")
      .line();
  html.open("ul", {{"class", "examples"}}).line();
  write_example(html, "water", "a word that was said");
  write_example(html, "\"before the thaw\"", "these words, in this order");
  write_example(html, "channel:lip-reading certainty:hedged", "read from lips, and hedged");
  write_example(html, "after:2025-10-01 not kind:indirect", "since that day, and quoted");
  html.close().line();
  html.open("p").text("Fields: ");
  for (const std::string_view field :
       {"who:", "to:", "via:", "about:", "outlet:", "channel:", "certainty:", "kind:", "before:", "after:"})
    html.element("code", field).text(" ");
  html.text("with and, or, not and ( ).").close().close().line();
}

void write_results(HtmlWriter& html, const SearchResults& results) {
  html.open("div", {{"id", "results"}, {"aria-live", "polite"}}).line();
  if (results.wrong) {
    write_wrong(html, results);
  } else if (trim(results.query).empty()) {
    html.element("p", "Type words that were said, or a question in the desk’s own few words.",
                 {{"class", "quiet"}});
  } else if (results.page.found.empty()) {
    html.element(
        "p",
        results.skip > 0 ? "Nothing more." : "Nothing of the kind was said in the reports that are kept here.",
        {{"class", "lead"}});
  } else {
    const std::size_t count = results.page.found.size();
    html.element("p",
                 results.page.has_more || results.skip > 0
                     ? fmt::format("{} to {}", results.skip + 1, results.skip + count)
                     : fmt::format("{} found", count),
                 {{"class", "extent"}});
    html.line();
    write_found(html, results.page.found, true);
    const std::size_t before = results.skip - std::min(results.skip, kPageOfResults);
    write_pager(html, results.skip > 0 ? address_with(results.query, before) : "",
                results.page.has_more ? address_with(results.query, results.skip + kPageOfResults) : "");
  }
  html.close().line();
}

}  // namespace

Result<HttpResponse> search_page(const PageRequest& request) {
  const Result<SearchResults> results = gather(request);
  if (!results) return std::unexpected(results.error());
  if (request.wants_json) return results_json(*results);
  const PageHead head{.title = results->query.empty() ? "Search" : results->query + " · Search",
                      .place = "/search",
                      .json = json_address(request.http)};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, "Desk", "Search what was said");
  page.open("section", {{"aria-label", "Search"}}).line();
  page.open("form", {{"class", "ask"}, {"role", "search"}, {"action", "/search"}, {"method", "get"}}).line();
  page.element("label", "What was said, by whom, through whom", {{"for", "q"}});
  page.open("div", {{"class", "ask-line"}});
  page.empty_element("input", {{"type", "search"},
                               {"id", "q"},
                               {"name", "q"},
                               {"value", results->query},
                               {"autocomplete", "off"},
                               {"spellcheck", "false"},
                               {"data-live", "results"}});
  write_button(page, "Search", "main-button");
  page.close().line().close().line();
  write_help(page, trim(results->query).empty());
  write_results(page, *results);
  page.close().line();
  HttpResponse response = html(close_page(page, head));
  if (results->wrong) response.status = 400;
  return with_etag(std::move(response));
}

}  // namespace hearsay::desk
