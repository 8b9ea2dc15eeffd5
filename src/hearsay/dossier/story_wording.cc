#include "hearsay/dossier/story_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace hearsay::dossier {

std::string_view anchor_of(StorySection section) {
  switch (section) {
    case StorySection::timeline: return "timeline";
    case StorySection::utterances: return "utterances";
    case StorySection::differences: return "differences";
    case StorySection::hardened: return "hardened";
    case StorySection::headlines: return "headlines";
    case StorySection::outcomes: return "outcomes";
    case StorySection::only: return "only";
  }
  return "";
}

std::string_view heading_of(StorySection section) {
  switch (section) {
    case StorySection::timeline: return "What happened when";
    case StorySection::utterances: return "The same words in several reports";
    case StorySection::differences: return "What they tell differently";
    case StorySection::hardened: return "Fact here, hedged there";
    case StorySection::headlines: return "One story, two headlines";
    case StorySection::outcomes: return "Announced and happened";
    case StorySection::only: return "What only one report has";
  }
  return "";
}

std::string_view meaning_of(StorySection section) {
  switch (section) {
    case StorySection::timeline:
      return "Events that the reports date, with the sentence that tells each. An event that several reports "
             "tell "
             "stands once.";
    case StorySection::utterances:
      return "One saying in the versions in which the reports carry it, by publication, each held against the "
             "fullest. Case, punctuation and kinds of quotation marks do not count.";
    case StorySection::differences:
      return "Two reports on the same matter, in words that do not agree. Which of them is right, Hearsay does "
             "not "
             "say.";
    case StorySection::hardened:
      return "What one place states as fact and another only with words of doubt, or as somebody’s reading.";
    case StorySection::headlines:
      return "Headlines that look like one rewritten from the other, among those of the reports and of the "
             "stories "
             "that their pages list. Words that differ are marked.";
    case StorySection::outcomes: return "What was announced, and what a report tells of how it came about.";
    case StorySection::only: return "Sentences whose matter no other report of the event has.";
  }
  return "";
}

std::vector<const TimelineEntry*> dated_events(const Story& story) {
  std::vector<const TimelineEntry*> dated;
  for (const TimelineEntry& entry : story.timeline)
    if (!entry.estimated) dated.push_back(&entry);
  return dated;
}

std::size_t count_of(StorySection section, const Story& story) {
  switch (section) {
    case StorySection::timeline: return dated_events(story).size();
    case StorySection::utterances: return story.utterances.size();
    case StorySection::differences: return story.differences.size();
    case StorySection::hardened: return story.hardened.size();
    case StorySection::headlines: return story.headlines.size();
    case StorySection::outcomes: return story.outcomes.size();
    case StorySection::only: return story.only.size();
  }
  return 0;
}

std::string_view nothing_found(StorySection section) {
  switch (section) {
    case StorySection::utterances: return "No saying was found in more than one of these reports.";
    case StorySection::differences: return "No two of these reports were found to tell a matter differently.";
    case StorySection::timeline:
    case StorySection::hardened:
    case StorySection::headlines:
    case StorySection::outcomes:
    case StorySection::only: break;
  }
  return "";
}

bool is_written(StorySection section, const Story& story) {
  return count_of(section, story) > 0 || (story.documents.size() > 1 && !nothing_found(section).empty());
}

std::string_view words_for(Agreement agreement) {
  switch (agreement) {
    case Agreement::verbatim: return "word for word";
    case Agreement::shortened: return "shortened";
    case Agreement::altered: return "words differ";
    case Agreement::paraphrase: return "in other words";
  }
  return "";
}

std::string_view words_for(EventStatus status) {
  switch (status) {
    case EventStatus::happened: return "happened";
    case EventStatus::planned: return "planned";
    case EventStatus::denied: return "denied";
    case EventStatus::hedged: return "hedged";
  }
  return "";
}

std::string_view words_for(OutcomeStatus status) {
  switch (status) {
    case OutcomeStatus::done: return "came about";
    case OutcomeStatus::changed: return "came about otherwise";
    case OutcomeStatus::cancelled: return "did not come about";
    case OutcomeStatus::unknown: return "outcome not told";
  }
  return "";
}

std::string_view words_for(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::number: return "number";
    case DifferenceKind::name: return "name";
    case DifferenceKind::time: return "time";
    case DifferenceKind::speaker: return "who said it";
    case DifferenceKind::polarity: return "whether it is so";
  }
  return "";
}

std::string_view where_it_stands(const View& view, const DocumentSpan& words) {
  const auto block = view.block_at(words.document, words.span.begin);
  if (!block) return "In the text";
  switch (view.record(words.document).article.blocks[*block].kind) {
    case BlockKind::title: return "In the headline";
    case BlockKind::heading: return "In a heading";
    case BlockKind::caption: return "In a caption";
    case BlockKind::post: return "In a post";
    case BlockKind::quote:
    case BlockKind::paragraph:
    case BlockKind::list_item: break;
  }
  return "In the text";
}

std::string_view where_it_stands(const View& view, const Headline& headline) {
  return view.record(headline.document).article.title == headline.text ? "Headline"
                                                                       : "Listed beside the report";
}

std::string percent(double share) { return fmt::format("{}%", static_cast<int>(share * 100)); }

std::vector<std::vector<SharedWords>> shared_words(const Story& story) {
  std::vector<std::vector<SharedWords>> shared(story.documents.size());
  for (const NearCopy& copy : story.near_copies) {
    shared[copy.a].push_back({copy.b, copy.share_of_a});
    shared[copy.b].push_back({copy.a, copy.share_of_b});
  }
  for (auto& of_one : shared) std::ranges::stable_sort(of_one, std::greater{}, &SharedWords::share);
  return shared;
}

std::string report_numbers(const View& view, const std::vector<std::uint32_t>& documents) {
  std::vector<std::size_t> numbers;
  numbers.reserve(documents.size());
  for (const std::uint32_t document : documents) numbers.push_back(view.report(document).number);
  std::ranges::sort(numbers);
  const std::size_t shown = std::min(numbers.size(), kMostGroups);
  std::string words = shown == 1 ? "report " : "reports ";
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == numbers.size();
    if (i > 0) words += last ? " and " : ", ";
    words += std::to_string(numbers[i]);
  }
  if (numbers.size() > shown) words += fmt::format(" and {} more", numbers.size() - shown);
  return words;
}

std::string and_more(std::size_t count) { return fmt::format("and {} more, which the JSON has", count); }

}  // namespace hearsay::dossier
