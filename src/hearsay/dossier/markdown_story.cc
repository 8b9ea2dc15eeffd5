#include "hearsay/dossier/markdown_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "hearsay/dossier/event_time.h"
#include "hearsay/dossier/marked_words.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/text_fragment.h"
#include "hearsay/dossier/utterance_view.h"
#include "hearsay/dossier/wording.h"

namespace hearsay::dossier {
namespace {

constexpr std::size_t kMostChanges = 4;

class StoryWriter {
 public:
  explicit StoryWriter(const View& view) : view_(view), story_(view.story()) {}

  std::string write() {
    for (const StorySection section : kStorySections) {
      if (is_written(section, story_)) this->section(section);
    }
    return std::move(out_);
  }

 private:
  void section(StorySection section) {
    const bool any = count_of(section, story_) > 0;
    out_ +=
        fmt::format("\n## {}\n\n{}\n", heading_of(section), any ? meaning_of(section) : nothing_found(section));
    switch (section) {
      case StorySection::timeline: timeline(); break;
      case StorySection::utterances: entries(story_.utterances, kMostEntries, &StoryWriter::utterance); break;
      case StorySection::differences:
        entries(story_.differences, kMostEntries, &StoryWriter::difference);
        break;
      case StorySection::hardened: entries(story_.hardened, kMostEntries, &StoryWriter::hardened); break;
      case StorySection::headlines: entries(story_.headlines, kMostEntries, &StoryWriter::headlines); break;
      case StorySection::outcomes: entries(story_.outcomes, kMostEntries, &StoryWriter::outcome); break;
      case StorySection::only: entries(story_.only, kMostEntries, &StoryWriter::only); break;
    }
  }

  void timeline() {
    const std::vector<const TimelineEntry*> dated = dated_events(story_);
    if (dated.empty()) return;
    out_ += '\n';
    const std::size_t shown = std::min(dated.size(), kMostTimelineRows);
    for (std::size_t i = 0; i < shown; ++i) event(*dated[i]);
    more(dated.size(), shown, "");
  }

  template <class Item>
  void entries(const std::vector<Item>& items, std::size_t most, void (StoryWriter::*entry)(const Item&)) {
    if (items.empty()) return;
    out_ += '\n';
    const std::size_t shown = std::min(items.size(), most);
    for (std::size_t i = 0; i < shown; ++i) (this->*entry)(items[i]);
    more(items.size(), shown, "");
  }

  void more(std::size_t all, std::size_t shown, std::string_view indent) {
    if (all > shown) out_ += fmt::format("{}- … {}\n", indent, and_more(all - shown));
  }

  /// "The Lantern, 18 October 2025, <https://…>"
  [[nodiscard]] std::string whereabouts(std::uint32_t document, const std::vector<Span>& parts) const {
    const ReportView& report = view_.report(document);
    std::string words = escape_markdown(report.outlet);
    if (report.published) words += ", " + date_words(*report.published);
    const auto& url = view_.url(document);
    return url ? fmt::format("{}, <{}>", words, text_fragment_url(*url, view_.text(document), parts)) : words;
  }

  /// A sentence on a line of its own, with its whereabouts.
  void told(std::string_view name, const DocumentSpan& sentence) {
    const std::string_view text = view_.text(sentence.document);
    const std::vector<Span> parts = merged({sentence.span}, text);
    out_ += fmt::format("  - {}{}{} ({})\n", name, name.empty() ? "" : ": ",
                        escape_markdown(plain(marked_words(text, parts, {}))),
                        whereabouts(sentence.document, parts));
  }

  void event(const TimelineEntry& entry) {
    out_ += fmt::format("- **{}**, {}", escape_markdown(event_time_words(event_time(entry.time))),
                        words_for(entry.status));
    if (!entry.words.empty()) out_ += ": " + brief(entry.words.front());
    out_ += '\n';
    const std::size_t shown = std::min(entry.places.size(), kMostPlaces);
    for (std::size_t i = 0; i < shown; ++i) told("", entry.places[i]);
    more(entry.places.size(), shown, "  ");
  }

  void utterance(const Utterance& utterance) {
    const UtteranceView sorted = utterance_view(view_, utterance);
    out_ += fmt::format("- **{}**, {}\n", escape_markdown(speaker_name(view_, utterance.speaker)),
                        words_for(utterance.agreement));
    for (const VersionView& version : sorted.versions) this->version(utterance, version);
    more(sorted.versions.size() + sorted.more_versions, sorted.versions.size(), "  ");
  }

  void version(const Utterance& utterance, const VersionView& version) {
    const StatementPlace place = version.places.front();
    const std::string_view text = view_.text(place.document);
    const std::vector<Span> parts = merged(view_.statement(place).content, text);
    std::string agreement(version.is_fullest ? "fullest" : words_for(version.agreement));
    if (!version.is_fullest && version.agreement == Agreement::paraphrase) {
      agreement += ", a guess, " + percent(utterance.confidence);
    }
    out_ += fmt::format("  - {}: {} ({})\n", agreement, escape_markdown(plain(marked_words(text, parts, {}))),
                        whereabouts(place.document, parts));
    const std::size_t shown = std::min(version.changes.size(), kMostChanges);
    for (std::size_t i = 0; i < shown; ++i) {
      out_ += fmt::format("    - {}\n", escape_markdown(change_words(version.changes[i])));
    }
    more(version.changes.size(), shown, "    ");
    if (version.places.size() > 1) out_ += "    - word for word also in " + also_in(version.places) + '\n';
  }

  [[nodiscard]] std::string also_in(const std::vector<StatementPlace>& places) const {
    std::string list;
    const std::size_t shown = std::min(places.size(), kMostNearCopies + 1);
    for (std::size_t i = 1; i < shown; ++i) {
      if (i > 1) list += ", ";
      list += fmt::format("{}.s{}", view_.report(places[i].document).number, places[i].statement + 1);
    }
    if (places.size() > shown) list += fmt::format(" and {} more", places.size() - shown);
    return list;
  }

  [[nodiscard]] std::string brief(const DocumentSpan& words) const {
    return escape_markdown(quoted_in_brief(view_.text(words.document), words.span, kGlimpse));
  }

  void difference(const Difference& difference) {
    out_ += fmt::format("- **{}**: {} or {}\n", words_for(difference.kind), brief(difference.a),
                        brief(difference.b));
    told("", difference.sentence_a);
    told("", difference.sentence_b);
  }

  void hardened(const Hardened& hardened) {
    out_ += fmt::format("- {} as fact, {} hedged\n", where_it_stands(view_, hardened.hard),
                        lower_first(where_it_stands(view_, hardened.hedged)));
    told("fact", hardened.hard);
    told("hedged", hardened.hedged);
  }

  void headlines(const HeadlinePair& pair) {
    out_ += fmt::format("- {}\n", headline(pair.a));
    out_ += fmt::format("  - {}\n", headline(pair.b));
  }

  /// "Lock stays shut (The Quay Times, listed beside the report)".
  [[nodiscard]] std::string headline(const Headline& headline) const {
    const bool own = view_.record(headline.document).article.title == headline.text;
    return fmt::format("{} ({}{})", escape_markdown(shortened(one_line(headline.text), kMostQuoted)),
                       escape_markdown(view_.report(headline.document).outlet),
                       own ? "" : ", listed beside the report");
  }

  static std::string lower_first(std::string_view words) {
    std::string out(words);
    if (!out.empty() && out.front() == 'I') out.front() = 'i';
    return out;
  }

  void outcome(const Outcome& outcome) {
    out_ += fmt::format("- **{}**\n", words_for(outcome.status));
    told("announced", outcome.announced);
    if (outcome.happened) told("what came of it", *outcome.happened);
  }

  void only(const DocumentSpan& sentence) {
    const std::string_view text = view_.text(sentence.document);
    const std::vector<Span> parts = merged({sentence.span}, text);
    out_ += fmt::format("- {} ({})\n", escape_markdown(plain(marked_words(text, parts, {}))),
                        whereabouts(sentence.document, parts));
  }

  const View& view_;
  const Story& story_;
  std::string out_;
};

}  // namespace

std::string markdown_groups(const View& view) {
  const auto& groups = view.story().groups;
  if (groups.size() < 2) return "";
  std::string out = fmt::format(
      "These reports are of {} events; only reports of the same event are held against each "
      "other.\n\n",
      groups.size());
  const std::size_t shown = std::min(groups.size(), kMostGroups);
  for (std::size_t i = 0; i < shown; ++i) {
    if (groups[i].empty()) continue;
    out += fmt::format("- {}: {}\n", report_numbers(view, groups[i]),
                       escape_markdown(view.report(groups[i].front()).title));
  }
  if (groups.size() > shown) out += fmt::format("- … {}\n", and_more(groups.size() - shown));
  return out + '\n';
}

std::string markdown_near_copies(const View& view) {
  std::string out;
  const std::vector<std::vector<SharedWords>> shared = shared_words(view.story());
  for (const ReportView& report : view.reports()) {
    const std::vector<SharedWords>& of_report = shared[report.document];
    for (std::size_t i = 0; i < std::min(of_report.size(), kMostNearCopies); ++i) {
      out += fmt::format("- {} of the words of report {} stand, word for word, in report {}\n",
                         percent(of_report[i].share), report.number, view.report(of_report[i].with).number);
    }
  }
  return out.empty() ? out : '\n' + out;
}

std::string markdown_story(const View& view) { return StoryWriter(view).write(); }

}  // namespace hearsay::dossier
