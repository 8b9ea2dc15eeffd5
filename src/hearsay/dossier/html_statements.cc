// Every statement: its words in their place in the report, how they reached it, how certain they are, who they
// passed through.
#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/lip_wording.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/provenance.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"

namespace hearsay::dossier {
namespace {

class StatementWriter {
 public:
  StatementWriter(HtmlWriter& html, const View& view) : html_(html), view_(view) {}

  void section(const Section& section) {
    const std::string id(short_name(section.standing));
    html_.open("section", {{"id", id}, {"class", "standing sifted"}, {"aria-labelledby", id + "-heading"}})
        .line();
    html_.open("h2", {{"id", id + "-heading"}}).text(heading_of(section.standing)).text(" ");
    html_.element("span", counted(section.statements, "statement", "statements"), {{"class", "count"}}).close();
    html_.element("p", meaning_of(section.standing), {{"class", "lead"}}).line();
    if (section.speakers.empty()) html_.element("p", "Nothing of the kind stands in these reports.").line();
    for (const SpeakerGroup& group : section.speakers) speaker_group(section.standing, group);
    html_.close().line();
  }

  void told(StatementPlace place) {
    const Statement& made = view_.statement(place);
    labels(place, made);
    words(place, made);
    provenance(place);
    write_chain(html_, view_, place);
    lips(place);
    circumstances(place, made);
  }

 private:
  void speaker_group(Standing standing, const SpeakerGroup& group) {
    const std::string anchor = group_anchor(standing, group.speaker);
    html_.open("div", {{"class", "speaker sifted"}}).line();
    html_.open("h3", {{"id", anchor}});
    if (group.speaker) {
      write_entity_link(html_, view_, *group.speaker);
    } else {
      html_.text("Speaker not named");
    }
    html_.text(" ");
    html_.element("span", std::to_string(group.statements.size()), {{"class", "count"}}).close();
    html_.line().open("ol", {{"class", "statements"}, {"role", "list"}}).line();
    const OwnPages* const own = view_.own_pages();
    const std::size_t shown =
        own == nullptr ? group.statements.size() : std::min(group.statements.size(), own->most_statements);
    for (std::size_t i = 0; i < shown; ++i) statement(group.statements[i]);
    html_.close().line();
    if (shown < group.statements.size()) more(group, group.statements.size() - shown);
    html_.close().line();
  }

  /// What is not told here is told on the page of whoever says it, and on the reports' pages.
  void more(const SpeakerGroup& group, std::size_t count) {
    html_.open("p", {{"class", "more"}});
    const std::string page = group.speaker ? entity_page(view_, *group.speaker) : std::string();
    const std::string words = fmt::format("{} more", count);
    if (page.empty()) {
      html_.text(words + ", on the reports’ own pages");
    } else {
      write_address_link(html_, page, words + ", with all that is said elsewhere");
    }
    html_.close().line();
  }

  void statement(StatementPlace place) {
    const Statement& made = view_.statement(place);
    html_.open("li", {{"id", statement_anchor(view_, place)},
                      {"class", fmt::format("statement {} {}", name_of(made.certainty), sifted_class(made))}});
    html_.line();
    told(place);
    nesting(place, made);
    whereabouts(place, made);
    html_.close().line();
  }

  void labels(StatementPlace place, const Statement& made) {
    html_.open("p", {{"class", "labels"}});
    write_label(html_, name_of(made.certainty), words_for(made.certainty));
    const std::string hedges = quoted_list(text(place), made.hedges);
    if (!hedges.empty()) {
      html_.open("span", {{"class", "because"}}).text("because of ").outside(hedges).close().text(" ");
    }
    write_label(html_, name_of(made.channel), words_for(made.channel));
    write_label(html_, "kind", words_for(made.kind));
    html_.close().line();
  }

  void piece(const Piece& piece) {
    std::string_view part;
    if (piece.content) {
      part = "content";
    } else if (piece.source) {
      part = "source";
    } else if (piece.cue) {
      part = "cue";
    }
    if (!part.empty()) html_.open("span", {{"class", part}});
    if (piece.hedge) {
      html_.element("mark", piece.text, {{"class", "hedge"}});
    } else {
      html_.text(piece.text);
    }
    if (!part.empty()) html_.close();
  }

  void words(StatementPlace place, const Statement& made) {
    const Article& article = view_.record(place.document).article;
    html_.open("blockquote", {{"lang", article.language.value_or("")}, {"dir", "auto"}});
    html_.open("p");
    for (const Stretch& stretch : passage_of(article.text, view_.sentences(place.document), made)) {
      if (stretch.before == Gap::paragraph) html_.close().open("p");
      if (stretch.before == Gap::omission) html_.element("span", " … ", {{"class", "omission"}});
      for (const Piece& each : stretch.pieces) piece(each);
    }
    html_.close().close().line();
  }

  /// Ours, and marked so: nothing of it stands in a report.
  void lips(StatementPlace place) {
    const LipNote* const note = view_.lips() != nullptr ? view_.lips()->of(place) : nullptr;
    if (note == nullptr) return;
    html_.open("div", {{"class", "lips"}});
    html_.open("p").element("b", "Our computation: ").text(lip_note_words(*note)).text(" ");
    html_.element("a", "How, and what it is worth", {{"href", "#lips-method"}}).close();
    for (const LipPair& pair : view_.lips()->pairs)
      if (pair.a == place || pair.b == place) html_.element("p", lip_pair_words(view_, pair, place));
    html_.close().line();
  }

  void provenance(StatementPlace place) {
    html_.open("p", {{"class", "provenance"}});
    for (const ProvenancePart& part : provenance_of(view_, place)) {
      if (part.entity) {
        html_.outside(part.text);
      } else {
        html_.text(part.text);
      }
    }
    html_.close().line();
  }

  /// A part of a line of its own: "To", and who.
  void circumstance(std::string_view name) {
    html_.open("span", {{"class", "circumstance"}}).element("b", name).text(" ");
  }

  void circumstances(StatementPlace place, const Statement& made) {
    const bool any = !made.addressees.empty() || made.time || made.basis || made.language;
    if (!any) return;
    html_.open("p", {{"class", "circumstances"}});
    addressees(place, made);
    if (made.basis) basis(place, *made.basis);
    if (made.time) time(place, *made.time);
    if (made.language) {
      circumstance("Said in");
      html_.outside(*made.language).close();
    }
    html_.close().line();
  }

  void addressees(StatementPlace place, const Statement& made) {
    if (made.addressees.empty()) return;
    circumstance("To");
    bool first = true;
    for (const EntityId local : made.addressees) {
      const auto id = view_.story_entity(place.document, local);
      if (!id) continue;
      if (!first) html_.text(", ");
      first = false;
      write_entity_link(html_, view_, *id);
    }
    html_.close();
  }

  void basis(StatementPlace place, const Basis& basis) {
    circumstance("Worked from");
    html_.outside(basis.kind);
    const auto whose = basis.entity ? view_.story_entity(place.document, *basis.entity) : std::nullopt;
    if (whose) {
      html_.text(" of ");
      write_entity_link(html_, view_, *whose);
    }
    html_.close();
  }

  void time(StatementPlace place, TimeId id) {
    const auto& times = view_.record(place.document).times;
    if (id >= times.size()) return;
    circumstance("When");
    html_.outside(quoted_list(text(place), {times[id].span}))
        .text(" (")
        .outside(times[id].value)
        .text(")")
        .close();
  }

  void nesting(StatementPlace place, const Statement& made) {
    const auto& statements = view_.record(place.document).statements;
    if (made.within && *made.within < statements.size()) {
      const StatementPlace outer{place.document, *made.within};
      html_.open("p", {{"class", "nesting"}}).text("Stands inside ");
      link_to_statement(outer);
      html_.close().line();
    }
    if (view_.nested(place).empty()) return;
    html_.open("ul", {{"class", "nesting"}, {"aria-label", "Statements inside this one"}});
    for (const StatementId inner : view_.nested(place)) {
      html_.open("li").text("Holds ");
      link_to_statement({place.document, inner});
      const std::string words = content_words(text(place), statements[inner]);
      html_.text(": ").outside(shortened(words, kGlimpse)).close();
    }
    html_.close().line();
  }

  void link_to_statement(StatementPlace to) {
    html_.open("a", {{"href", statement_address(view_, to)}});
    html_.outside(speaker_name(view_, view_.speaker(to)))
        .text(", ")
        .text(words_for(view_.statement(to).channel));
    html_.close();
  }

  void whereabouts(StatementPlace place, const Statement& made) {
    const std::string reading =
        made.confidence > 0 ? fmt::format("our reading {:.0f}%", made.confidence * 100) : "";
    write_whereabouts(html_, view_,
                      {place.document, merged(made.content, text(place)), text_address(view_, place),
                       fmt::format("s{}", place.statement + 1), reading});
  }

  [[nodiscard]] std::string_view text(StatementPlace place) const { return view_.text(place.document); }

  HtmlWriter& html_;
  const View& view_;
};

}  // namespace

void write_statement(HtmlWriter& html, const View& view, StatementPlace place) {
  StatementWriter(html, view).told(place);
}

void write_statements(HtmlWriter& html, const View& view) {
  StatementWriter writer(html, view);
  for (const Section& section : view.sections()) writer.section(section);
}

}  // namespace hearsay::dossier
