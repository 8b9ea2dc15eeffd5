// The page: head, what the dossier is, how certain its statements are, and then the sections.
#include <fmt/format.h>

#include <algorithm>

#include "hearsay/base/sha256.h"
#include "hearsay/dossier/data.h"
#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/lip_wording.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"

namespace hearsay {
namespace dossier {
namespace {

constexpr std::size_t kSpeakersAtAGlance = 12;

unsigned hex_value(char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

/// Base64 (RFC 4648) of bytes that are given as hexadecimal digits.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char digit : hex) {
    bits = bits << 4U | hex_value(digit);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    out += kAlphabet[bits >> count & 63U];
  }
  if (count > 0) out += kAlphabet[bits << (6 - count) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

/// Nothing may be loaded or run, and no style but our own may apply.
std::string content_security_policy(std::string_view style) {
  return fmt::format("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
                     base64_of_hex(sha256_hex(style)));
}

void write_head(HtmlWriter& html, const View& view) {
  const std::string style = style_sheet() + filter_rules(view.totals());
  html.open("head").line();
  html.empty_element("meta", {{"charset", "utf-8"}}).line();
  html.empty_element("meta",
                     {{"http-equiv", "Content-Security-Policy"}, {"content", content_security_policy(style)}});
  html.line();
  html.empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
  html.empty_element("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).line();
  html.empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line();
  html.element("title", fmt::format("Dossier: {}", title_of(view))).line();
  html.open("style").verbatim(style).close().line();
  html.close().line();
}

void write_contents_entry(HtmlWriter& html, const std::string& anchor, std::string_view words,
                          std::optional<std::size_t> count) {
  html.open("li");
  html.open("a", {{"href", reference_to(anchor)}}).text(words);
  if (count) html.text(" ").element("span", std::to_string(*count), {{"class", "count"}});
  html.close().close().line();
}

void write_contents(HtmlWriter& html, const View& view) {
  html.open("nav", {{"aria-label", "Contents"}, {"class", "contents"}})
      .line()
      .open("ol", {{"role", "list"}})
      .line();
  write_contents_entry(html, "reports", "The reports", view.reports().size());
  for (const StorySection section : kStorySections) {
    if (!is_written(section, view.story())) continue;
    write_contents_entry(html, std::string(anchor_of(section)), heading_of(section),
                         count_of(section, view.story()));
  }
  if (has_entity_entries(view)) write_contents_entry(html, "who", "Who is in it", view.entities().size());
  if (view.totals().statements > 0) write_contents_entry(html, "filter", "Filter", std::nullopt);
  write_contents_entry(html, "speakers", kSpeakersHeading, view.speakers_by_weight().size());
  for (const Section& section : view.sections()) {
    write_contents_entry(html, std::string(short_name(section.standing)), heading_of(section.standing),
                         section.statements);
  }
  html.close().line().close().line();
}

void write_header(HtmlWriter& html, const View& view) {
  html.open("header", {{"class", "masthead"}}).line();
  html.element("p", "Dossier", {{"class", "kicker"}}).line();
  html.open("h1").outside(title_of(view)).close().line();
  html.element("p", extent_of(view), {{"class", "extent"}}).line();
  html.element(
      "p",
      "Who said what, to whom, how it reached the page, and how sure anyone can be. Every word that is "
      "quoted here stands in one of the reports; the certainty is the report’s own.",
      {{"class", "lead"}});
  html.line().close().line();
}

void write_figure(HtmlWriter& html, std::size_t count, std::string_view words) {
  html.open("div").element("dt", words).element("dd", std::to_string(count)).close().line();
}

void write_figures(HtmlWriter& html, const View& view) {
  html.open("dl", {{"class", "figures"}}).line();
  const Totals& totals = view.totals();
  for (const Certainty certainty : kCertainties) {
    write_figure(html, totals.of(certainty), words_for(certainty));
  }
  write_figure(html, totals.of(Channel::lip_reading), "read from lips");
  write_figure(html, totals.of(Channel::thought), "only thought");
  html.close().line();
}

void write_speaker_row(HtmlWriter& html, const View& view, EntityId id) {
  const EntityView& entity = view.entities()[id];
  html.open("tr").open("th", {{"scope", "row"}});
  write_entity_link(html, view, id);
  html.close();
  for (const Standing standing : kStandings) {
    const std::size_t count = entity.by_standing[static_cast<std::size_t>(standing)];
    html.open("td", {{"class", "number"}});
    if (count > 0) {
      write_link(html, group_anchor(standing, id), std::to_string(count));
    } else {
      html.element("span", "0", {{"class", "quiet"}});
    }
    html.close();
  }
  html.close().line();
}

void write_speakers_at_a_glance(HtmlWriter& html, const View& view) {
  const std::vector<EntityId> speakers = view.speakers_by_weight();
  if (speakers.empty()) return;
  html.open("table", {{"class", "glance"}}).element("caption", "Who speaks most").line();
  html.open("thead").open("tr").element("th", "Speaker", {{"scope", "col"}});
  for (const Standing standing : kStandings) {
    html.element("th", short_name(standing), {{"scope", "col"}, {"class", "number"}});
  }
  html.close().close().line().open("tbody").line();
  for (const EntityId id : std::span(speakers).first(std::min(speakers.size(), kSpeakersAtAGlance))) {
    write_speaker_row(html, view, id);
  }
  html.close().close().line();
}

void write_legend_entry(HtmlWriter& html, std::string_view css_class, std::string_view words,
                        std::string_view meaning) {
  html.open("div").open("dt").element("span", words, {{"class", fmt::format("label {}", css_class)}}).close();
  html.element("dd", meaning).close().line();
}

void write_legend(HtmlWriter& html) {
  html.open("details", {{"class", "legend"}}).element("summary", "How to read the labels").line();
  html.open("dl").line();
  for (const Certainty certainty : kCertainties) {
    write_legend_entry(html, name_of(certainty), words_for(certainty), meaning_of(certainty));
  }
  write_legend_entry(html, name_of(Channel::lip_reading), words_for(Channel::lip_reading),
                     "Somebody watched a mouth. There is no sound, and another reader may see other words.");
  write_legend_entry(html, name_of(Channel::unknown), words_for(Channel::unknown),
                     "The report says that it was said, and not where or to whom. Unknown stays unknown.");
  html.close().line();
  html.open("p").text("In each passage ").element("span", "what was said", {{"class", "content"}});
  html.text(" stands out from who said it, and ").element("mark", "words of doubt", {{"class", "hedge"}});
  html.text(
      " are underlined. “Our reading” is how sure Hearsay is that it read the sentence right; it says "
      "nothing about whether the words are true. Numbers behind “In the text” count characters.");
  html.close().line();
  html.element(
      "p",
      "A chain runs from the outlet to the speaker, and the words on its lines say how each passed it on, "
      "where "
      "the report tells. A plain line is asserted, a dashed one hedged, a dotted one read from lips, a double "
      "one denied; a line that breaks off stands for what was not uttered.");
  html.line().close().line();
}

/// One click from every statement that was read from lips.
void write_lip_method(HtmlWriter& html, const View& view) {
  const LipNotes* const notes = view.lips();
  if (notes == nullptr || (notes->notes.empty() && !notes->absent)) return;
  html.open("section", {{"id", "lips-method"}, {"aria-labelledby", "lips-method-heading"}}).line();
  html.element("h2", "What else it could have been on the lips", {{"id", "lips-method-heading"}}).line();
  if (notes->absent) {
    html.element(
        "p", fmt::format("Words were read from lips, and what else they could have been was not computed: {}",
                         *notes->absent));
  } else {
    html.element("p", lip_method_words(*notes));
  }
  html.line().close().line();
}

void write_overview(HtmlWriter& html, const View& view) {
  html.open("section", {{"id", "overview"}, {"aria-labelledby", "overview-heading"}}).line();
  html.element("h2", "At a glance", {{"id", "overview-heading"}}).line();
  write_groups(html, view);
  write_figures(html, view);
  write_speakers_at_a_glance(html, view);
  write_legend(html);
  html.close().line();
}

}  // namespace

std::string style_sheet() { return std::string(dossier_data::dossier) + std::string(dossier_data::story); }

void write_dossier(HtmlWriter& html, const View& view) {
  write_header(html, view);
  html.open("div", {{"class", "columns"}}).line();
  write_contents(html, view);
  html.open("main", {{"id", "main"}, {"tabindex", "-1"}}).line();
  write_overview(html, view);
  write_reports(html, view);
  write_timeline(html, view);
  write_utterances(html, view);
  write_differences(html, view);
  write_hardened(html, view);
  write_headlines(html, view);
  write_outcomes(html, view);
  write_only(html, view);
  if (has_entity_entries(view)) write_entities(html, view);
  write_filter(html, view);
  write_speakers(html, view);
  write_statements(html, view);
  write_lip_method(html, view);
  html.close().line().close().line();
}

}  // namespace dossier

std::string dossier_html(const Story& story, const LipNotes& lips) {
  using namespace dossier;
  const View view(story, &lips);
  HtmlWriter html;
  html.verbatim("<!DOCTYPE html>\n").open("html", {{"lang", "en"}}).line();
  write_head(html, view);
  html.open("body").line();
  html.element("a", "Skip to the dossier", {{"class", "skip"}, {"href", "#main"}}).line();
  write_dossier(html, view);
  html.open("footer")
      .element("p", "Made by Hearsay from the reports named above, and from nothing else.")
      .close();
  html.line().close().line().close().line();
  return html.take();
}

}  // namespace hearsay
