// The same news under two headlines, with the words that differ marked.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "hearsay/dossier/compared_words.h"
#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/text_fragment.h"
#include "hearsay/dossier/word_difference.h"

namespace hearsay::dossier {
namespace {

Span whole(std::string_view text) { return {0, static_cast<std::uint32_t>(text.size())}; }

/// The words of each that the other has not.
std::array<std::vector<Span>, 2> marks_of(const HeadlinePair& pair) {
  const std::array parts_a = {whole(pair.a.text)};
  const std::array parts_b = {whole(pair.b.text)};
  const ComparedWords a = compared_words(pair.a.text, parts_a);
  const ComparedWords b = compared_words(pair.b.text, parts_b);
  std::array<std::vector<Span>, 2> marks;
  for (const WordRun& run : word_difference(a.forms, b.forms)) {
    if (run.kind == RunKind::removed)
      std::ranges::copy(stretches(a, run.a_first, run.a_last, parts_a), std::back_inserter(marks[0]));
    if (run.kind == RunKind::added)
      std::ranges::copy(stretches(b, run.b_first, run.b_last, parts_b), std::back_inserter(marks[1]));
  }
  return marks;
}

void write_side(HtmlWriter& html, const View& view, const Headline& headline, std::span<const Span> marks) {
  const std::array parts = {whole(headline.text)};
  html.open("li", {{"class", "told"}}).line();
  html.element("p", where_it_stands(view, headline), {{"class", "side"}}).line();
  write_quotation(html, view, headline.document, marked_words(headline.text, parts, marks), "differs");
  html.open("p", {{"class", "whereabouts"}});
  write_source(html, view, headline.document);
  if (const auto& url = view.url(headline.document)) {
    write_outside_link(write_dot(html), text_fragment_url(*url, headline.text, parts), "Find it on the page",
                       fmt::format(" (report {}, headline)", view.report(headline.document).number));
  }
  html.close().line().close().line();
}

}  // namespace

void write_headlines(HtmlWriter& html, const View& view) {
  const std::vector<HeadlinePair>& pairs = view.story().headlines;
  if (!is_written(StorySection::headlines, view.story())) return;
  open_story_section(html, view, StorySection::headlines);
  html.open("ol", {{"class", "comparisons"}, {"role", "list"}}).line();
  const std::size_t shown = std::min(pairs.size(), kMostEntries);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto marks = marks_of(pairs[i]);
    html.open("li", {{"class", "compared"}})
        .line()
        .open("ol", {{"class", "side-by-side"}, {"role", "list"}})
        .line();
    write_side(html, view, pairs[i].a, marks[0]);
    write_side(html, view, pairs[i].b, marks[1]);
    html.close().close().line();
  }
  html.close().line();
  write_and_more(html, pairs.size(), shown);
  html.close().line();
}

}  // namespace hearsay::dossier
