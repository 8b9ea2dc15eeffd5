#include "hearsay/serve/page_frame.h"

#include <fmt/format.h>

#include <array>

#include "hearsay/base/sha256.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/published_time.h"
#include "hearsay/serve/data.h"
#include "hearsay/serve/desk_assets.h"
#include "hearsay/serve/url.h"

namespace hearsay::desk {
namespace {

struct MenuEntry {
  std::string_view address;
  std::string_view words;
};

constexpr std::array kMenu = {
    MenuEntry{"/", "Stories"},      MenuEntry{"/people", "People"},           MenuEntry{"/outlets", "Outlets"},
    MenuEntry{"/verify", "Verify"}, MenuEntry{"/corrections", "Corrections"}, MenuEntry{"/add", "Add pages"},
};

constexpr std::size_t kVersionDigits = 12;

std::string versioned(std::string_view address, std::string_view bytes) {
  return fmt::format("{}?v={}", address, sha256_hex(bytes).substr(0, kVersionDigits));
}

void write_head(HtmlWriter& html, const PageHead& head) {
  html.open("head").line();
  html.empty_element("meta", {{"charset", "utf-8"}}).line();
  html.empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
  html.empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line();
  html.element("title", head.title.empty() ? "Hearsay" : head.title + " · Hearsay").line();
  html.empty_element("link", {{"rel", "icon"}, {"href", "/icon.svg"}, {"type", "image/svg+xml"}}).line();
  html.empty_element("link", {{"rel", "stylesheet"}, {"href", style_address()}}).line();
  if (!head.style.empty()) html.empty_element("link", {{"rel", "stylesheet"}, {"href", head.style}}).line();
  if (!head.json.empty())
    html.empty_element("link", {{"rel", "alternate"}, {"type", "application/json"}, {"href", head.json}})
        .line();
  if (head.refresh_seconds > 0) {
    html.open("noscript")
        .empty_element("meta", {{"http-equiv", "refresh"}, {"content", std::to_string(head.refresh_seconds)}});
    html.close().line();
  }
  html.open("script", {{"src", script_address()}, {"defer", "defer"}}).close().line();
  html.close().line();
}

void write_menu(HtmlWriter& html, const PageHead& head) {
  html.open("nav", {{"aria-label", "Desk"}}).line();
  html.element("a", "Hearsay", {{"class", "brand"}, {"href", "/"}}).line();
  html.open("ul", {{"role", "list"}}).line();
  for (const MenuEntry& entry : kMenu) {
    const bool here = entry.address == head.place;
    html.open("li").element("a", entry.words, {{"href", entry.address}, {"aria-current", here ? "page" : ""}});
    html.close().line();
  }
  html.close().close().line();
}

void write_search_box(HtmlWriter& html) {
  html.open("form", {{"class", "find"}, {"role", "search"}, {"action", "/search"}, {"method", "get"}});
  html.element("label", "Search what was said", {{"class", "unseen"}, {"for", "find"}});
  html.empty_element("input", {{"type", "search"},
                               {"id", "find"},
                               {"name", "q"},
                               {"placeholder", "Search what was said"},
                               {"autocomplete", "off"}});
  write_button(html, "Search");
  html.close().line();
}

}  // namespace

void open_page(HtmlWriter& html, const PageHead& head) {
  html.verbatim("<!DOCTYPE html>\n").open("html", {{"lang", "en"}}).line();
  write_head(html, head);
  html.open("body").line();
  html.element("a", "Skip to the page", {{"class", "skip"}, {"href", "#main"}}).line();
  html.open("div", {{"class", "site"}}).open("div", {{"class", "site-line"}}).line();
  write_menu(html, head);
  if (head.place != "/search") write_search_box(html);
  html.close().close().line();
}

std::string close_page(HtmlWriter& html, const PageHead& head) {
  html.close().line();
  return end_page(html, head);
}

std::string end_page(HtmlWriter& html, const PageHead& head) {
  html.open("footer").open("p").text("Hearsay tells what pages say, not what is true.");
  if (!head.json.empty()) html.text(" · ").element("a", "This page as JSON", {{"href", head.json}});
  html.text(" · ").element("a", "All addresses (OpenAPI)", {{"href", "/openapi.json"}});
  html.close().close().line();
  return html.take();
}

void open_main(HtmlWriter& html, std::string_view kicker, std::string_view heading) {
  html.open("header", {{"class", "masthead"}}).line();
  if (!kicker.empty()) html.element("p", kicker, {{"class", "kicker"}}).line();
  html.open("h1").outside(heading).close().line().close().line();
  html.open("main", {{"id", "main"}, {"class", "desk"}, {"tabindex", "-1"}}).line();
}

void open_section(HtmlWriter& html, std::string_view id, std::string_view heading,
                  std::optional<std::uint64_t> count) {
  const std::string heading_id = fmt::format("{}-heading", id);
  html.open("section", {{"id", id}, {"aria-labelledby", heading_id}}).line();
  html.open("h2", {{"id", heading_id}}).text(heading);
  if (count) html.text(" ").element("span", std::to_string(*count), {{"class", "count"}});
  html.close().line();
}

std::string date_of(const std::optional<std::string>& iso) {
  if (!iso) return {};
  const auto time = parse_published(*iso);
  return time ? dossier::date_words(*time) : *iso;
}

void write_date(HtmlWriter& html, const std::optional<std::string>& iso) {
  if (iso) html.element("time", date_of(iso), {{"datetime", *iso}});
}

void write_page_link(HtmlWriter& html, std::string_view address, std::string_view words,
                     std::string_view css_class) {
  html.open("a", {{"href", address}, {"class", css_class}}).outside(words).close();
}

void write_hidden(HtmlWriter& html, std::string_view name, std::string_view value) {
  html.empty_element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void write_button(HtmlWriter& html, std::string_view words, std::string_view css_class) {
  html.element("button", words, {{"type", "submit"}, {"class", css_class}});
}

std::string story_address(StoryKey story) { return fmt::format("/story/{}", story); }
std::string report_address(ReportKey report) { return fmt::format("/report/{}", report); }
std::string statement_address(ReportKey report, StatementId statement) {
  return fmt::format("/report/{}#s{}", report, statement + 1);
}
std::string person_address(PartyKey party) { return fmt::format("/person/{}", party); }
std::string outlet_address(PartyKey party) { return fmt::format("/outlet/{}", party); }
std::string search_address(std::string_view query) { return "/search?q=" + percent_encode(query); }

const std::string& style_address() {
  static const std::string address = versioned("/style.css", site_style());
  return address;
}

const std::string& script_address() {
  static const std::string address = versioned("/script.js", serve_data::script);
  return address;
}

}  // namespace hearsay::desk
