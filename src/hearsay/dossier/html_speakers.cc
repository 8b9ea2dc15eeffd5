// Speaker by speaker: what they said, in what channel, through whom it reached the page. The words are cut
// short here and lead to the statement.
#include <fmt/format.h>

#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/routes.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"

namespace hearsay::dossier {
namespace {

void write_through(HtmlWriter& html, const View& view, const std::vector<EntityId>& through) {
  html.open("span", {{"class", "through"}});
  if (through.empty()) html.text(kRelaysNotTold);
  for (std::size_t i = 0; i < through.size(); ++i) {
    html.text(i == 0 ? "through " : " › ");
    write_entity_link(html, view, through[i]);
  }
  html.close();
}

void write_glimpse(HtmlWriter& html, const View& view, StatementPlace place) {
  const Statement& made = view.statement(place);
  const Article& article = view.record(place.document).article;
  html.open("li", {{"class", sifted_class(made)}});
  if (made.certainty != Certainty::asserted) {
    html.element("span", words_for(made.certainty),
                 {{"class", fmt::format("label {}", name_of(made.certainty))}})
        .text(" ");
  }
  html.open(
      "a",
      {{"href", statement_address(view, place)}, {"lang", article.language.value_or("")}, {"dir", "auto"}});
  html.text(shortened(content_words(article.text, made), kGlimpse)).close().close().line();
}

void write_route(HtmlWriter& html, const View& view, const Route& route) {
  html.open("li", {{"class", "route sifted"}}).line().open("p");
  html.element("b", words_for(route.channel)).element("span", ", ", {{"class", "unseen"}});
  write_through(html, view, route.through);
  html.close().line().open("ul", {{"role", "list"}}).line();
  for (const StatementPlace place : route.statements) write_glimpse(html, view, place);
  html.close().line().close().line();
}

void write_speaker(HtmlWriter& html, const View& view, const SpeakerRoutes& speaker) {
  const Entity& who = view.story().entities[speaker.speaker].entity;
  html.open("div", {{"class", "speaker sifted"}}).line();
  html.open("h3", {{"id", speaker_anchor(speaker.speaker)}});
  write_entity_link(html, view, speaker.speaker);
  html.text(" ")
      .element("span", std::to_string(view.entities()[speaker.speaker].statements), {{"class", "count"}})
      .close()
      .line();
  if (!who.roles.empty()) html.open("p", {{"class", "role"}}).outside(who.roles.front()).close().line();
  html.open("ul", {{"class", "routes"}, {"role", "list"}}).line();
  for (const Route& route : speaker.routes) write_route(html, view, route);
  html.close().line().close().line();
}

}  // namespace

void write_speakers(HtmlWriter& html, const View& view) {
  html.open("section", {{"id", "speakers"}, {"class", "sifted"}, {"aria-labelledby", "speakers-heading"}})
      .line();
  html.element("h2", kSpeakersHeading, {{"id", "speakers-heading"}}).line();
  html.element("p", kSpeakersMeaning, {{"class", "lead"}}).line();
  for (const SpeakerRoutes& speaker : routes_by_speaker(view)) write_speaker(html, view, speaker);
  html.close().line();
}

}  // namespace hearsay::dossier
