// The sections of the HTML page, each written by a file of its own, and the anchors by which they refer to each
// other.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/dossier/html_writer.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// The reports: metadata, what the page had besides, the full text with its statements marked.
void write_reports(HtmlWriter& html, const View& view);
/// The element in which a block of the article stands, and its class.
[[nodiscard]] std::string_view block_element(BlockKind kind);
[[nodiscard]] std::string_view block_class(BlockKind kind);
/// Where the report comes from: when, by whom, its address, its page.
void write_report_facts(HtmlWriter& html, const View& view, const ReportView& report,
                        const std::vector<SharedWords>& shared);
/// What the page had besides the article, by kind.
void write_left_out(HtmlWriter& html, const Article& article);
/// What happened when: a picture and a table.
void write_timeline(HtmlWriter& html, const View& view);
/// The same words in several reports, side by side.
void write_utterances(HtmlWriter& html, const View& view);
/// What two reports tell differently.
void write_differences(HtmlWriter& html, const View& view);
/// What one place states as fact and another hedges.
void write_hardened(HtmlWriter& html, const View& view);
/// The same news under two headlines.
void write_headlines(HtmlWriter& html, const View& view);
/// What was announced, and what came of it.
void write_outcomes(HtmlWriter& html, const View& view);
/// What only one report has.
void write_only(HtmlWriter& html, const View& view);
/// Which reports are of one event; nothing if all are.
void write_groups(HtmlWriter& html, const View& view);
/// Who is in it, by kind.
void write_entities(HtmlWriter& html, const View& view);
/// What to show of all that follows: boxes to tick.
void write_filter(HtmlWriter& html, const View& view);
/// What each speaker said, by channel and by whom it passed through.
void write_speakers(HtmlWriter& html, const View& view);
/// Every statement, one section for each standing.
void write_statements(HtmlWriter& html, const View& view);
/// What there is to one statement, but for where it stands: labels, words, how they came, the chain,
/// circumstances.
void write_statement(HtmlWriter& html, const View& view, StatementPlace place);
/// The whole body of the page: what it is, its contents, and the sections.
void write_dossier(HtmlWriter& html, const View& view);
/// The style sheet of every dossier.
[[nodiscard]] std::string style_sheet();

/// A section with its heading and what it means; the caller writes the rest and closes it.
void open_story_section(HtmlWriter& html, const View& view, StorySection section);

/// The chain of one statement as a drawn line.
void write_chain(HtmlWriter& html, const View& view, StatementPlace place);

/// The part of the style sheet by which the filter works, for statements of these kinds.
[[nodiscard]] std::string filter_rules(const Totals& totals);
/// The classes of an element that stands for the statement and goes with it; what holds such elements, and goes
/// with the last of them, has the class "sifted" alone.
[[nodiscard]] std::string sifted_class(const Statement& statement);

[[nodiscard]] std::string report_anchor(const ReportView& report);                   ///< report-1
[[nodiscard]] std::string statement_anchor(const View& view, StatementPlace place);  ///< r1-s3
[[nodiscard]] std::string text_anchor(const View& view, StatementPlace place);       ///< t1-s3
/// The block of the report's text that holds the byte (t1-b3); the report, if none does.
[[nodiscard]] std::string block_anchor(const View& view, std::uint32_t document, std::uint32_t byte);
/// The report's own page on the site, and the entity's; "" where there is none.
[[nodiscard]] std::string report_page(const View& view, std::uint32_t document);
[[nodiscard]] std::string entity_page(const View& view, EntityId id);
/// Where the statement stands in the report's text (#t1-s3), and the block that holds the byte: on the report's
/// own page where it has one.
[[nodiscard]] std::string text_address(const View& view, StatementPlace place);
[[nodiscard]] std::string block_address(const View& view, std::uint32_t document, std::uint32_t byte);
[[nodiscard]] std::string entity_anchor(EntityId id);                                        ///< e5
[[nodiscard]] std::string speaker_anchor(EntityId id);                                       ///< by-e5
[[nodiscard]] std::string group_anchor(Standing standing, std::optional<EntityId> speaker);  ///< said-e5

[[nodiscard]] std::string reference_to(const std::string& anchor);  ///< #e5

/// Whether the page tells who is in it; else links lead to the site's own pages alone.
[[nodiscard]] bool has_entity_entries(const View& view);

/// Where a statement is told in full: its anchor on this page, or its place on the report's own.
[[nodiscard]] std::string statement_address(const View& view, StatementPlace place);

/// A link inside the page.
void write_link(HtmlWriter& html, const std::string& anchor, std::string_view words);
/// A link to an address of Hearsay's own making.
void write_address_link(HtmlWriter& html, std::string_view address, std::string_view words);
/// A link to a report's own page, which is not told where its reader came from. `url` is from safe_url.
void write_outside_link(HtmlWriter& html, std::string_view url, std::string_view words,
                        std::string_view unseen_words = {});
/// The entity's name with a link to its page on the site, or else to its entry.
void write_entity_link(HtmlWriter& html, const View& view, EntityId id);
/// "17 October 2025" in a time element; `words` say it in full or in short.
void write_time(HtmlWriter& html, const Article& article, const std::string& words);

}  // namespace hearsay::dossier
