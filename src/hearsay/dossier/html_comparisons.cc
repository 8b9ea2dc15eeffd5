// Two places held against each other: what reports tell differently, what one states and another hedges, what
// was announced and what came of it. And what only one report has.
#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/story/story_names.h"

namespace hearsay::dossier {
namespace {

constexpr std::size_t kWordsInBrief = 60;  // code points of words that differ, where they head the entry
constexpr std::size_t kOnlyAtOnce = 5;     // sentences of a report that are not folded away
constexpr std::size_t kMostOnlyOfReport = 100;
constexpr std::size_t kMostHedges = 20;  // marked in one sentence

/// One side of a comparison: what it is, the sentence, where it stands.
void write_side(HtmlWriter& html, const View& view, std::string_view heading, const DocumentSpan& sentence,
                std::span<const Span> marks, std::string_view mark_class) {
  html.open("li", {{"class", "told"}}).line();
  if (!heading.empty()) html.element("p", heading, {{"class", "side"}}).line();
  write_told(html, view, sentence, marks, mark_class);
  html.close().line();
}

std::string brief(const View& view, const DocumentSpan& words) {
  return "“" + shortened(one_line(words.span.of(view.text(words.document))), kWordsInBrief) + "”";
}

/// The entries that are shown, as list items; says how many are not.
template <class Item, class Write>
void write_entries(HtmlWriter& html, const std::vector<Item>& items, Write write) {
  if (items.empty()) return;
  const std::size_t shown = std::min(items.size(), kMostEntries);
  html.open("ol", {{"class", "comparisons"}, {"role", "list"}}).line();
  for (std::size_t i = 0; i < shown; ++i) {
    html.open("li", {{"class", "compared"}}).line();
    write(items[i]);
    html.close().line();
  }
  html.close().line();
  write_and_more(html, items.size(), shown);
}

void write_difference(HtmlWriter& html, const View& view, const Difference& difference) {
  html.open("p", {{"class", "matter"}});
  write_label(html, name_of(difference.kind), words_for(difference.kind));
  html.outside(brief(view, difference.a)).text(" or ").outside(brief(view, difference.b)).close().line();
  html.open("ol", {{"class", "side-by-side"}, {"role", "list"}}).line();
  write_side(html, view, "", difference.sentence_a, std::array{difference.a.span}, "differs");
  write_side(html, view, "", difference.sentence_b, std::array{difference.b.span}, "differs");
  html.close().line();
}

/// The words of doubt that stand in the sentence.
std::vector<Span> hedges_in(const View& view, const DocumentSpan& sentence) {
  std::vector<Span> hedges;
  for (const Statement& statement : view.record(sentence.document).statements) {
    for (const Span hedge : statement.hedges) {
      if (hedges.size() < kMostHedges && sentence.span.contains(hedge)) hedges.push_back(hedge);
    }
  }
  return merged(std::move(hedges), view.text(sentence.document));
}

void write_hardened_pair(HtmlWriter& html, const View& view, const Hardened& hardened) {
  html.open("ol", {{"class", "side-by-side"}, {"role", "list"}}).line();
  write_side(html, view, fmt::format("{}, as fact", where_it_stands(view, hardened.hard)), hardened.hard, {},
             "");
  write_side(html, view, fmt::format("{}, hedged", where_it_stands(view, hardened.hedged)), hardened.hedged,
             hedges_in(view, hardened.hedged), "hedge");
  html.close().line();
}

void write_outcome(HtmlWriter& html, const View& view, const Outcome& outcome) {
  html.open("p", {{"class", "matter"}});
  write_label(html, name_of(outcome.status), words_for(outcome.status));
  html.close().line();
  html.open("ol", {{"class", "side-by-side"}, {"role", "list"}}).line();
  write_side(html, view, "Announced", outcome.announced, {}, "");
  if (outcome.happened) write_side(html, view, "What came of it", *outcome.happened, {}, "");
  html.close().line();
}

void write_open_outcomes(HtmlWriter& html, const View& view, const std::vector<Outcome>& outcomes) {
  if (outcomes.empty()) return;
  html.open("details").element("summary",
                               fmt::format("Announced, and not told what came of it, {}", outcomes.size()));
  html.line().open("ul", {{"class", "tellings"}, {"role", "list"}}).line();
  const std::size_t shown = std::min(outcomes.size(), kMostEntries);
  for (std::size_t i = 0; i < shown; ++i) write_side(html, view, "", outcomes[i].announced, {}, "");
  html.close().line();
  write_and_more(html, outcomes.size(), shown);
  html.close().line();
}

void write_sentences(HtmlWriter& html, const View& view, std::span<const DocumentSpan> sentences) {
  html.open("ul", {{"class", "tellings"}, {"role", "list"}}).line();
  for (const DocumentSpan& sentence : sentences) write_side(html, view, "", sentence, {}, "");
  html.close().line();
}

void write_only_of(HtmlWriter& html, const View& view, const ReportView& report,
                   const std::vector<DocumentSpan>& sentences) {
  html.open("h3");
  write_link(html, report_anchor(report), report.outlet);
  html.text(" ").element("span", std::to_string(sentences.size()), {{"class", "count"}}).close().line();
  const std::size_t at_once = std::min(sentences.size(), kOnlyAtOnce);
  const std::size_t shown = std::min(sentences.size(), kMostOnlyOfReport);
  write_sentences(html, view, std::span(sentences).first(at_once));
  if (shown == at_once) return;
  html.open("details").element("summary", counted(shown - at_once, "more sentence", "more sentences")).line();
  write_sentences(html, view, std::span(sentences).subspan(at_once, shown - at_once));
  write_and_more(html, sentences.size(), shown);
  html.close().line();
}

}  // namespace

void open_story_section(HtmlWriter& html, const View& view, StorySection section) {
  const std::string id(anchor_of(section));
  html.open("section", {{"id", id}, {"class", "story"}, {"aria-labelledby", id + "-heading"}}).line();
  html.open("h2", {{"id", id + "-heading"}}).text(heading_of(section)).text(" ");
  const std::size_t count = count_of(section, view.story());
  html.element("span", std::to_string(count), {{"class", "count"}}).close().line();
  html.element("p", count > 0 ? meaning_of(section) : nothing_found(section), {{"class", "lead"}}).line();
}

void write_differences(HtmlWriter& html, const View& view) {
  if (!is_written(StorySection::differences, view.story())) return;
  open_story_section(html, view, StorySection::differences);
  write_entries(html, view.story().differences,
                [&](const Difference& difference) { write_difference(html, view, difference); });
  html.close().line();
}

void write_hardened(HtmlWriter& html, const View& view) {
  if (!is_written(StorySection::hardened, view.story())) return;
  open_story_section(html, view, StorySection::hardened);
  write_entries(html, view.story().hardened,
                [&](const Hardened& hardened) { write_hardened_pair(html, view, hardened); });
  html.close().line();
}

void write_outcomes(HtmlWriter& html, const View& view) {
  if (!is_written(StorySection::outcomes, view.story())) return;
  open_story_section(html, view, StorySection::outcomes);
  std::vector<Outcome> known = view.story().outcomes;
  const auto open = std::ranges::stable_partition(
      known, [](const Outcome& outcome) { return outcome.status != OutcomeStatus::unknown; });
  const std::vector<Outcome> not_told(open.begin(), open.end());
  known.erase(open.begin(), open.end());
  write_entries(html, known, [&](const Outcome& outcome) { write_outcome(html, view, outcome); });
  write_open_outcomes(html, view, not_told);
  html.close().line();
}

void write_only(HtmlWriter& html, const View& view) {
  if (!is_written(StorySection::only, view.story())) return;
  open_story_section(html, view, StorySection::only);
  std::vector<std::vector<DocumentSpan>> by_document(view.story().documents.size());
  for (const DocumentSpan& sentence : view.story().only) by_document[sentence.document].push_back(sentence);
  for (const ReportView& report : view.reports()) {
    const std::vector<DocumentSpan>& sentences = by_document[report.document];
    if (!sentences.empty()) write_only_of(html, view, report, sentences);
  }
  html.close().line();
}

}  // namespace hearsay::dossier
