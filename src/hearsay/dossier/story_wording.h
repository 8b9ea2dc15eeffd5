// What a story tells beyond its statements, in words for people: the same in every form of the dossier.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// A section on what the reports tell alike, otherwise or alone.
enum class StorySection : std::uint8_t {
  timeline,
  utterances,
  differences,
  hardened,
  headlines,
  outcomes,
  only,
};
inline constexpr std::array kStorySections = {
    StorySection::timeline,  StorySection::utterances, StorySection::differences, StorySection::hardened,
    StorySection::headlines, StorySection::outcomes,   StorySection::only};

[[nodiscard]] std::string_view anchor_of(StorySection section);
[[nodiscard]] std::string_view heading_of(StorySection section);
/// One or two sentences on what stands in it.
[[nodiscard]] std::string_view meaning_of(StorySection section);
/// The events that a report dates or plans; those whose day is but that of the report are in the JSON alone.
[[nodiscard]] std::vector<const TimelineEntry*> dated_events(const Story& story);

/// How many entries it has.
[[nodiscard]] std::size_t count_of(StorySection section, const Story& story);
/// Whether it is written: it has entries, or a reader of several reports would ask for them.
[[nodiscard]] bool is_written(StorySection section, const Story& story);
/// What stands in its place where nothing was found.
[[nodiscard]] std::string_view nothing_found(StorySection section);

[[nodiscard]] std::string_view words_for(Agreement agreement);
[[nodiscard]] std::string_view words_for(EventStatus status);
[[nodiscard]] std::string_view words_for(OutcomeStatus status);
[[nodiscard]] std::string_view words_for(DifferenceKind kind);
/// "In the headline", "In a caption", "In the text".
[[nodiscard]] std::string_view where_it_stands(const View& view, const DocumentSpan& words);
/// "Headline", or "Listed beside the report".
[[nodiscard]] std::string_view where_it_stands(const View& view, const Headline& headline);

/// "87%", rounded down, so that 100% is all.
[[nodiscard]] std::string percent(double share);

/// How much of a report another has, too.
struct SharedWords {
  std::uint32_t with = 0;  ///< index into Story::documents
  double share = 0;        ///< of the report's words, 0 to 1
};

/// For each document what it shares with its near-copies, the most first.
[[nodiscard]] std::vector<std::vector<SharedWords>> shared_words(const Story& story);

/// "reports 1, 2 and 5": the reports' numbers, at most so many.
[[nodiscard]] std::string report_numbers(const View& view, const std::vector<std::uint32_t>& documents);

/// How many entries each section shows; the rest is in the JSON.
inline constexpr std::size_t kMostEntries = 100;
inline constexpr std::size_t kMostTimelineRows = 400;
inline constexpr std::size_t kMostPlaces = 5;  ///< sentences that tell one event
inline constexpr std::size_t kMostNearCopies = 5;
inline constexpr std::size_t kMostGroups = 20;

/// "and 12 more, which the JSON has".
[[nodiscard]] std::string and_more(std::size_t count);

}  // namespace hearsay::dossier
