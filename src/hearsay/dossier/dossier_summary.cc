// The summary: what a person wants to see in the terminal before opening the page.
#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/wording.h"

namespace hearsay {
namespace dossier {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kMostReports = 8;
constexpr std::size_t kMostSpeakers = 6;
constexpr std::size_t kOutletColumns = 24;
constexpr std::size_t kDateColumns = 18;
constexpr std::size_t kNameColumns = 42;

void add_line(std::string& out, std::string_view text) { out += shortened(one_line(text), kColumns) + '\n'; }

void add_indented(std::string& out, std::string_view text) {
  out += "  " + shortened(one_line(text), kColumns - 2) + '\n';
}

void add_more(std::string& out, std::size_t all, std::size_t shown) {
  if (all > shown) out += fmt::format("  and {} more\n", all - shown);
}

void add_reports(std::string& out, const View& view) {
  const std::size_t shown = std::min(view.reports().size(), kMostReports);
  out += "\nReports\n";
  for (const ReportView& report : std::span(view.reports()).first(shown)) {
    const std::string date = report.published ? date_words(*report.published) : "date not told";
    const std::size_t statements = view.record(report.document).statements.size();
    out += fmt::format("  {:>2}  {}  {}  {:>4} {}\n", report.number,
                       padded(shortened(one_line(report.outlet), kOutletColumns), kOutletColumns),
                       padded(date, kDateColumns), statements, statements == 1 ? "statement" : "statements");
  }
  add_more(out, view.reports().size(), shown);
}

void add_speakers(std::string& out, const View& view) {
  const std::vector<EntityId> speakers = view.speakers_by_weight();
  const std::size_t shown = std::min(speakers.size(), kMostSpeakers);
  out += "\nWho speaks most\n";
  for (const EntityId id : std::span(speakers).first(shown)) {
    out += fmt::format("  {:>4}  {}\n", view.entities()[id].statements,
                       shortened(one_line(view.name(id)), kNameColumns));
  }
  add_more(out, speakers.size(), shown);
}

void add_certainties(std::string& out, const View& view) {
  const Totals& totals = view.totals();
  std::string counts;
  for (const Certainty certainty : kCertainties) {
    if (!counts.empty()) counts += ", ";
    counts += fmt::format("{} {}", totals.of(certainty), words_for(certainty));
  }
  out += "\nHow sure\n";
  add_indented(out, counts);
  add_indented(out, fmt::format("of them {} read from lips, not heard; {} only thought",
                                totals.of(Channel::lip_reading), totals.of(Channel::thought)));
}

/// Phrases with commas between, on as many lines as they need.
void add_list(std::string& out, const std::vector<std::string>& phrases) {
  std::string line;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const std::string phrase = phrases[i] + (i + 1 < phrases.size() ? "," : "");
    if (!line.empty() && line.size() + 1 + phrase.size() > kColumns - 2) {
      add_indented(out, line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + phrase;
  }
  add_indented(out, line);
}

/// "2 sayings in several reports, 1 matter told differently, …", as far as there is any.
void add_story(std::string& out, const View& view) {
  const Story& story = view.story();
  std::vector<std::string> findings;
  const auto add = [&findings](std::size_t count, std::string_view singular, std::string_view plural) {
    if (count > 0) findings.push_back(counted(count, singular, plural));
  };
  if (story.groups.size() > 1) findings.push_back(fmt::format("reports of {} events", story.groups.size()));
  add(story.near_copies.size(), "pair of reports with sentences in common",
      "pairs of reports with sentences in common");
  add(dated_events(story).size(), "dated event", "dated events");
  add(story.utterances.size(), "saying in several reports", "sayings in several reports");
  add(story.differences.size(), "matter told differently", "matters told differently");
  add(story.hardened.size(), "fact here that is hedged there", "facts here that are hedged there");
  add(story.headlines.size(), "pair of headlines", "pairs of headlines");
  add(story.outcomes.size(), "announcement", "announcements");
  add(story.only.size(), "sentence of one report alone", "sentences of one report alone");
  if (findings.empty()) return;
  out += "\nHeld against each other\n";
  add_list(out, findings);
}

void add_longest_chain(std::string& out, const View& view) {
  const auto place = view.longest_chain();
  if (!place) return;
  const Statement& statement = view.statement(*place);
  out += "\nThe longest chain\n";
  add_indented(out, chain_words(view, *place));
  add_indented(out, content_words(view.record(place->document).article.text, statement));
  add_indented(out, fmt::format("{}; {}", words_for(statement.certainty), words_for(statement.channel)));
}

}  // namespace
}  // namespace dossier

std::string dossier_summary(const Story& story) {
  using namespace dossier;
  const View view(story);
  std::string out;
  add_line(out, title_of(view));
  add_line(out, extent_of(view));
  add_reports(out, view);
  add_speakers(out, view);
  add_certainties(out, view);
  add_story(out, view);
  add_longest_chain(out, view);
  return out;
}

}  // namespace hearsay
