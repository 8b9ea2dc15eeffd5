// What all pages of the desk have in common: the head, the way to the others, the foot.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/dossier/html_writer.h"
#include "hearsay/store/store.h"

namespace hearsay::desk {

using dossier::HtmlWriter;

struct PageHead {
  std::string title{};           ///< may be from a page
  std::string_view place{};      ///< of the menu's, that this page is or belongs to: "/people"
  std::string json{};            ///< the address of the same as JSON; "" where there is none
  std::string style{};           ///< the address of one more style sheet
  unsigned refresh_seconds = 0;  ///< after which a browser without scripts asks again
};

/// Opens html, head and body, up to what is the page's own: its headings and its `main`.
void open_page(HtmlWriter& html, const PageHead& head);
/// Writes the foot, behind `main`, and closes all.
[[nodiscard]] std::string end_page(HtmlWriter& html, const PageHead& head);
/// The same, and closes the `main` of open_main before.
[[nodiscard]] std::string close_page(HtmlWriter& html, const PageHead& head);

/// The heading, and main, in which sections follow.
void open_main(HtmlWriter& html, std::string_view kicker, std::string_view heading);
/// A section with its heading, which is its anchor, too.
void open_section(HtmlWriter& html, std::string_view id, std::string_view heading,
                  std::optional<std::uint64_t> count = std::nullopt);

/// "18 October 2025" in a time element; as the page has it where it is no date.
void write_date(HtmlWriter& html, const std::optional<std::string>& iso);
[[nodiscard]] std::string date_of(const std::optional<std::string>& iso);  ///< the same as text; "" for none
/// A link with words from outside.
void write_page_link(HtmlWriter& html, std::string_view address, std::string_view words,
                     std::string_view css_class = {});
/// A field that nobody sees.
void write_hidden(HtmlWriter& html, std::string_view name, std::string_view value);
/// A button that sends its form.
void write_button(HtmlWriter& html, std::string_view words, std::string_view css_class = {});

// Addresses of pages.
[[nodiscard]] std::string story_address(StoryKey story);
[[nodiscard]] std::string report_address(ReportKey report);
[[nodiscard]] std::string statement_address(ReportKey report, StatementId statement);
[[nodiscard]] std::string person_address(PartyKey party);
[[nodiscard]] std::string outlet_address(PartyKey party);
/// "/search?q=…"
[[nodiscard]] std::string search_address(std::string_view query);

/// Addresses of the style sheet and the script, which change when they do: browsers may keep them.
[[nodiscard]] const std::string& style_address();
[[nodiscard]] const std::string& script_address();

}  // namespace hearsay::desk
