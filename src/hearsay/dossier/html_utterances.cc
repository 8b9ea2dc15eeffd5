// The same words in several reports: the versions of each saying side by side.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/utterance_view.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"
#include "hearsay/story/story_names.h"

namespace hearsay::dossier {
namespace {

constexpr std::size_t kMostChanges = 4;
constexpr std::size_t kMostSame = 12;  // reports that have a version word for word

/// Among the versions of an utterance.
enum class VersionStanding : std::uint8_t { only, first, later };

std::string statement_number(const View& view, StatementPlace place) {
  return fmt::format("{}.s{}", view.report(place.document).number, place.statement + 1);
}

void write_version_labels(HtmlWriter& html, const View& view, const Utterance& utterance,
                          const VersionView& version, VersionStanding standing) {
  const StatementPlace place = version.places.front();
  const Statement& made = view.statement(place);
  html.open("p", {{"class", "labels"}});
  if (standing == VersionStanding::only) {
    write_label(html, name_of(Agreement::verbatim), words_for(Agreement::verbatim));
  } else if (standing == VersionStanding::first) {
    write_label(html, "first", "first");
  }
  if (standing != VersionStanding::only && version.is_fullest) {
    write_label(html, "fullest", "fullest");
  } else if (!version.is_fullest) {
    write_label(html, name_of(version.agreement), words_for(version.agreement));
    if (version.agreement == Agreement::paraphrase) {
      write_label(html, "kind", fmt::format("a guess, {}", percent(utterance.confidence)));
    }
  }
  if (made.channel == Channel::lip_reading)
    write_label(html, name_of(made.channel), brief_words_for(made.channel));
  if (made.certainty != Certainty::asserted && made.channel != Channel::lip_reading)
    write_label(html, name_of(made.certainty), words_for(made.certainty));
  html.open("a", {{"class", "number"}, {"href", statement_address(view, place)}});
  html.text(fmt::format("statement {}", statement_number(view, place))).close();
  html.close().line();
}

/// The differences in words: what the marks show.
void write_changes(HtmlWriter& html, const VersionView& version) {
  if (version.changes.empty()) return;
  html.open("ul", {{"class", "changes"}, {"aria-label", "Against the fullest version"}}).line();
  const std::size_t shown = std::min(version.changes.size(), kMostChanges);
  for (std::size_t i = 0; i < shown; ++i)
    html.open("li").outside(change_words(version.changes[i])).close().line();
  if (version.changes.size() > shown) {
    html.element("li", fmt::format("and {} more", version.changes.size() - shown)).line();
  }
  html.close().line();
}

void write_same(HtmlWriter& html, const View& view, const VersionView& version) {
  if (version.places.size() < 2) return;
  html.open("p", {{"class", "same"}}).text("Word for word also in ");
  const std::size_t shown = std::min(version.places.size(), kMostSame + 1);
  for (std::size_t i = 1; i < shown; ++i) {
    const StatementPlace place = version.places[i];
    const ReportView& report = view.report(place.document);
    if (i > 1) html.text(", ");
    write_address_link(html, statement_address(view, place),
                       fmt::format("statement {}", statement_number(view, place)));
    html.text(" (").outside(report.outlet).text(")");
  }
  if (version.places.size() > shown) html.text(fmt::format(" and {} more", version.places.size() - shown));
  html.close().line();
}

void write_version(HtmlWriter& html, const View& view, const Utterance& utterance, const VersionView& version,
                   VersionStanding standing) {
  const StatementPlace place = version.places.front();
  const std::string_view text = view.text(place.document);
  const std::vector<Span> parts = merged(view.statement(place).content, text);
  html.open("li", {{"class", "told"}}).line();
  write_version_labels(html, view, utterance, version, standing);
  write_quotation(html, view, place.document, marked_words(text, parts, version.marks), "differs");
  write_changes(html, version);
  write_whereabouts(
      html, view,
      {place.document, parts, text_address(view, place), fmt::format("s{}", place.statement + 1), ""});
  write_same(html, view, version);
  html.close().line();
}

/// "in 3 reports · our joining 97%"; a paraphrase has its confidence beside it.
std::string extent_of(const Utterance& utterance) {
  std::set<std::uint32_t> documents;
  for (const UtteranceVersion& version : utterance.versions) documents.insert(version.place.document);
  std::string extent = "in " + counted(documents.size(), "report", "reports");
  if (utterance.agreement == Agreement::paraphrase) return extent;
  return extent + " · our joining " + percent(utterance.confidence);
}

/// An utterance, and its versions sorted.
struct Entry {
  const Utterance* utterance;
  UtteranceView view;
};

void write_utterance(HtmlWriter& html, const View& view, const Entry& entry) {
  const Utterance& utterance = *entry.utterance;
  const UtteranceView& sorted = entry.view;
  html.open("li", {{"class", "compared"}}).line();
  html.open("h3");
  if (utterance.speaker) {
    write_entity_link(html, view, *utterance.speaker);
  } else {
    html.text("Speaker not named");
  }
  html.text(" ").element("span", extent_of(utterance), {{"class", "count"}});
  html.close().line();
  html.open("ol", {{"class", "side-by-side"}, {"role", "list"}}).line();
  for (std::size_t i = 0; i < sorted.versions.size(); ++i) {
    const VersionStanding standing = sorted.versions.size() == 1 ? VersionStanding::only
                                     : i == 0                    ? VersionStanding::first
                                                                 : VersionStanding::later;
    write_version(html, view, utterance, sorted.versions[i], standing);
  }
  html.close().line();
  write_and_more(html, sorted.versions.size() + sorted.more_versions, sorted.versions.size());
  html.close().line();
}

void write_list(HtmlWriter& html, const View& view, std::span<const Entry> entries) {
  html.open("ol", {{"class", "comparisons"}, {"role", "list"}}).line();
  for (const Entry& entry : entries) write_utterance(html, view, entry);
  html.close().line();
}

}  // namespace

void write_utterances(HtmlWriter& html, const View& view) {
  const std::vector<Utterance>& utterances = view.story().utterances;
  if (!is_written(StorySection::utterances, view.story())) return;
  open_story_section(html, view, StorySection::utterances);
  std::vector<Entry> entries;
  const std::size_t shown = std::min(utterances.size(), kMostEntries);
  entries.reserve(shown);
  for (std::size_t i = 0; i < shown; ++i)
    entries.push_back({&utterances[i], utterance_view(view, utterances[i])});
  // What is the same everywhere, as an agency's text is, would bury what is not.
  const auto same =
      std::ranges::stable_partition(entries, [](const Entry& entry) { return entry.view.versions.size() > 1; });
  const auto differing = static_cast<std::size_t>(same.begin() - entries.begin());
  if (differing > 0) write_list(html, view, std::span(entries).first(differing));
  if (!same.empty()) {
    html.open("details", {{"open", differing == 0 ? "open" : ""}});
    html.element("summary", fmt::format("Word for word in all that carry it, {}", same.size())).line();
    write_list(html, view, std::span(entries).subspan(differing));
    html.close().line();
  }
  write_and_more(html, utterances.size(), shown);
  html.close().line();
}

}  // namespace hearsay::dossier
