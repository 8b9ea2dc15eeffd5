// Story: the reports of one event, who is who across them, and what they tell alike, otherwise, or alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/people/entity.h"
#include "hearsay/record/record.h"

namespace hearsay {

/// A stretch of one report's text.
struct DocumentSpan {
  std::uint32_t document = 0;  ///< index into Story::documents
  Span span;                   ///< in that report's text

  friend constexpr auto operator<=>(const DocumentSpan&, const DocumentSpan&) = default;
};

/// One statement of one report.
struct StatementPlace {
  std::uint32_t document = 0;  ///< index into Story::documents
  StatementId statement = 0;   ///< index into that report's statements

  friend constexpr auto operator<=>(const StatementPlace&, const StatementPlace&) = default;
};

/// An entity of the story. `entity.mentions` is empty; `mentions` says which report each lies in.
struct StoryEntity {
  Entity entity;
  std::vector<DocumentSpan> mentions;
};

/// How the versions of one utterance agree, from the closest to the loosest. Case, punctuation, kinds of
/// quotation marks and white space do not count.
enum class Agreement : std::uint8_t {
  verbatim,    ///< word for word
  shortened,   ///< one is cut from the other; no word differs
  altered,     ///< words differ
  paraphrase,  ///< in other words: a report's own, or another translation's
};

struct UtteranceVersion {
  StatementPlace place;
  Agreement agreement = Agreement::verbatim;  ///< with the utterance's fullest quoted version
};

/// One saying in the versions in which the reports carry it; at least two, and more than one report's.
struct Utterance {
  std::optional<EntityId> speaker;            ///< the story's
  std::vector<UtteranceVersion> versions;     ///< by publication; the first had it first
  std::uint32_t fullest = 0;                  ///< index into versions: the longest in quotation marks
  Agreement agreement = Agreement::verbatim;  ///< the loosest among what is quoted; paraphrase if only one is
  double confidence = 0;                      ///< that they are one saying: 0 to 1
};

/// Whether a report tells an event as having happened.
enum class EventStatus : std::uint8_t { happened, planned, denied, hedged };

/// One event in all the reports that tell it.
struct TimelineEntry {
  std::string
      time;  ///< ISO 8601 as TIMEX3 has it, as exact as the reports tell: "2025-08-15", "2025-08-15T14:00"
  bool estimated = false;  ///< no report dates it: `time` is the day that a report tells of all along
  EventStatus status = EventStatus::happened;
  std::vector<EntityId> entities;       ///< the story's: who takes part
  std::vector<DocumentSpan> arguments;  ///< the words that name them, and what else takes part: "the new plane"
  std::optional<EntityId> where;        ///< the story's
  std::vector<DocumentSpan> words;      ///< the event's own words ("met"), one for each place
  std::vector<DocumentSpan> places;     ///< the sentences that tell it, in the order of `words`
};

enum class OutcomeStatus : std::uint8_t { done, changed, cancelled, unknown };

/// What was announced, and what came of it.
struct Outcome {
  DocumentSpan announced;                ///< the sentence
  std::optional<DocumentSpan> happened;  ///< the sentence that tells the outcome; none if unknown
  OutcomeStatus status = OutcomeStatus::unknown;
};

enum class DifferenceKind : std::uint8_t { number, name, time, speaker, polarity };

/// What two reports tell differently. No verdict on which is right.
struct Difference {
  DifferenceKind kind = DifferenceKind::number;
  DocumentSpan a;  ///< the words that differ
  DocumentSpan b;
  DocumentSpan sentence_a;  ///< the sentences that they stand in
  DocumentSpan sentence_b;
};

/// What one place states as fact and another hedges.
struct Hardened {
  DocumentSpan hard;    ///< the sentence, headline or caption
  DocumentSpan hedged;  ///< the sentence
};

/// Two reports with sentences in common, word for word: one copied the other, or both an agency.
struct NearCopy {
  std::uint32_t a = 0;  ///< indices into Story::documents, a < b
  std::uint32_t b = 0;
  double share_of_a = 0;  ///< of a's words that stand in sentences that b has too: 0 to 1
  double share_of_b = 0;
};

/// A report's title, or a line of its list of related stories.
struct Headline {
  std::uint32_t document = 0;  ///< index into Story::documents
  std::string text;
};

/// The same news under two headlines.
struct HeadlinePair {
  Headline a;
  Headline b;
};

struct Story {
  std::vector<Record> documents;
  std::vector<StoryEntity> entities;
  /// entity_ids[d][i] is the story's entity for entity i of report d.
  std::vector<std::vector<EntityId>> entity_ids;

  /// Reports by event, in order of their first; those of different groups are not compared with each other.
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<NearCopy> near_copies;
  std::vector<Utterance> utterances;
  std::vector<Outcome> outcomes;
  std::vector<Difference> differences;
  std::vector<Hardened> hardened;
  std::vector<TimelineEntry> timeline;  ///< in order of time
  std::vector<HeadlinePair> headlines;
  std::vector<DocumentSpan> only;  ///< sentences whose matter no other report of the group has
};

/// Joins reports, in their order. One entity each across all reports: by name, spelling, role and the company
/// they keep; two entities of one report are never joined. Then what the reports of one event tell alike,
/// otherwise, or alone.
[[nodiscard]] Story join_reports(std::vector<Record> reports);

}  // namespace hearsay
