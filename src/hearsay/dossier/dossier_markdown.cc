// The dossier as CommonMark: the same order and the same words as the HTML page.
#include <fmt/format.h>

#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/lip_wording.h"
#include "hearsay/dossier/markdown_story.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/provenance.h"
#include "hearsay/dossier/routes.h"
#include "hearsay/dossier/text_fragment.h"
#include "hearsay/dossier/wording.h"

namespace hearsay {
namespace dossier {
namespace {

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const View& view) : view_(view) {}

  std::string write() {
    out_ = fmt::format("# {}\n\n{}.\n\n", escape_markdown(title_of(view_)), escape_markdown(extent_of(view_)));
    out_ += markdown_groups(view_);
    out_ += "## The reports\n\n";
    for (const ReportView& report : view_.reports()) this->report(report);
    out_ += markdown_near_copies(view_);
    out_ += markdown_story(view_);
    entities();
    speakers();
    for (const Section& section : view_.sections()) this->section(section);
    left_out();
    return std::move(out_);
  }

 private:
  void report(const ReportView& report) {
    const Record& record = view_.record(report.document);
    const Article& article = record.article;
    out_ += fmt::format("{}. **{}**: {}\n", report.number, escape_markdown(report.outlet),
                        escape_markdown(report.title));
    const std::string published =
        report.published ? time_words(*report.published) : article.published.value_or("date not told");
    out_ += fmt::format("   - {}\n", escape_markdown(published));
    out_ += fmt::format("   - By {}\n", article.authors.empty() ? "author not told" : names(article.authors));
    if (const auto url = article.url ? safe_url(*article.url) : std::nullopt) {
      out_ += fmt::format("   - <{}>\n", *url);
    }
    out_ += fmt::format("   - {}, SHA-256 {}\n", escape_markdown(article.input), article.sha256);
    out_ += fmt::format("   - {}\n", counted(record.statements.size(), "statement", "statements"));
  }

  static std::string names(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
      if (!list.empty()) list += ", ";
      list += escape_markdown(name);
    }
    return list;
  }

  void entities() {
    out_ += "\n## Who is in it\n";
    for (const EntityKind kind : kEntityKinds) entities_of(kind);
  }

  void entities_of(EntityKind kind) {
    const std::vector<EntityId> ids = view_.entities_of(kind);
    if (ids.empty()) return;
    out_ += fmt::format("\n### {}\n\n", words_for(kind));
    for (const EntityId id : ids) entity(id);
  }

  void entity(EntityId id) {
    const Entity& who = view_.story().entities[id].entity;
    const EntityView& counts = view_.entities()[id];
    out_ += fmt::format("- **{}**", escape_markdown(who.name));
    if (!who.roles.empty()) out_ += ", " + names(who.roles);
    if (!who.aliases.empty()) out_ += "; also " + names(who.aliases);
    out_ += fmt::format(": {}, {}", counted(counts.statements, "statement", "statements"),
                        counted(counts.mentions, "mention", "mentions"));
    out_ += fmt::format(", in {} {}\n", counts.reports.size() == 1 ? "report" : "reports",
                        fmt::join(counts.reports, ", "));
  }

  void speakers() {
    out_ += fmt::format("\n## {}\n\n{}\n", kSpeakersHeading, kSpeakersMeaning);
    for (const SpeakerRoutes& speaker : routes_by_speaker(view_)) {
      out_ += fmt::format("\n### {}\n\n", escape_markdown(view_.name(speaker.speaker)));
      for (const Route& route : speaker.routes) this->route(route);
    }
  }

  void route(const Route& route) {
    out_ += fmt::format("- **{}**, {}\n", words_for(route.channel), through(route.through));
    for (const StatementPlace place : route.statements) glimpse(place);
  }

  [[nodiscard]] std::string through(const std::vector<EntityId>& relays) const {
    if (relays.empty()) return std::string(kRelaysNotTold);
    std::string words;
    for (const EntityId id : relays) {
      words += words.empty() ? "through " : " › ";
      words += escape_markdown(view_.name(id));
    }
    return words;
  }

  void glimpse(StatementPlace place) {
    const Statement& made = view_.statement(place);
    const std::string words = content_words(view_.record(place.document).article.text, made);
    const bool plain = made.certainty == Certainty::asserted;
    out_ += fmt::format("  - {}.s{}: {}{}{}\n", view_.report(place.document).number, place.statement + 1,
                        plain ? "" : words_for(made.certainty), plain ? "" : ": ",
                        escape_markdown(shortened(one_line(words), kGlimpse)));
  }

  void section(const Section& section) {
    out_ += fmt::format("\n## {}\n\n{}\n", heading_of(section.standing), meaning_of(section.standing));
    if (section.speakers.empty()) out_ += "\nNothing of the kind stands in these reports.\n";
    for (const SpeakerGroup& group : section.speakers) {
      out_ += fmt::format("\n### {}\n", escape_markdown(speaker_name(view_, group.speaker)));
      for (const StatementPlace place : group.statements) statement(place);
    }
  }

  void statement(StatementPlace place) {
    const Statement& made = view_.statement(place);
    const Article& article = view_.record(place.document).article;
    const ReportView& report = view_.report(place.document);
    out_ += fmt::format("\n> {}\n\n",
                        escape_markdown(passage_words(article.text, view_.sentences(place.document), made)));
    out_ +=
        fmt::format("- {}; {}; {}\n", certainty(place, made), words_for(made.channel), words_for(made.kind));
    out_ += fmt::format("- {}\n", escape_markdown(provenance_words(view_, place)));
    out_ += fmt::format("- Chain: {}\n", escape_markdown(chain_words(view_, place)));
    lips(place);
    if (!made.addressees.empty()) out_ += "- To: " + addressees(place, made) + '\n';
    if (made.within && *made.within < view_.record(place.document).statements.size()) {
      out_ += fmt::format("- Stands inside: {}.s{}\n", report.number, *made.within + 1);
    }
    out_ += fmt::format("- {}.s{}: {}{}\n", report.number, place.statement + 1, escape_markdown(report.outlet),
                        link(article, made));
  }

  void lips(StatementPlace place) {
    const LipNote* const note = view_.lips() != nullptr ? view_.lips()->of(place) : nullptr;
    if (note == nullptr) return;
    out_ += fmt::format("- {}\n", escape_markdown(lip_note_words(*note)));
    for (const LipPair& pair : view_.lips()->pairs)
      if (pair.a == place || pair.b == place)
        out_ += fmt::format("- {}\n", escape_markdown(lip_pair_words(view_, pair, place)));
  }

  [[nodiscard]] std::string certainty(StatementPlace place, const Statement& made) const {
    std::string words(words_for(made.certainty));
    const std::string because = quoted_list(view_.record(place.document).article.text, made.hedges);
    if (!because.empty()) words += " because of " + escape_markdown(because);
    return words;
  }

  [[nodiscard]] std::string addressees(StatementPlace place, const Statement& made) const {
    std::vector<std::string> to;
    for (const EntityId local : made.addressees) {
      if (const auto id = view_.story_entity(place.document, local)) to.push_back(view_.name(*id));
    }
    return names(to);
  }

  static std::string link(const Article& article, const Statement& made) {
    const auto url = article.url ? safe_url(*article.url) : std::nullopt;
    if (!url) return "";
    return fmt::format(", <{}>", text_fragment_url(*url, article.text, merged(made.content, article.text)));
  }

  void left_out() {
    out_ += "\n## Left out of the pages\n";
    for (const ReportView& report : view_.reports()) {
      const auto& pieces = view_.record(report.document).article.left_out;
      if (pieces.empty()) continue;
      out_ += fmt::format("\n### Report {}: {}\n\n", report.number, escape_markdown(report.outlet));
      for (const LeftOut& piece : pieces) {
        out_ += fmt::format("- {}: {}\n", words_for(piece.kind), escape_markdown(piece.text));
      }
    }
  }

  const View& view_;
  std::string out_;
};

}  // namespace
}  // namespace dossier

std::string dossier_markdown(const Story& story, const LipNotes& lips) {
  const dossier::View view(story, &lips);
  return dossier::MarkdownWriter(view).write();
}

}  // namespace hearsay
