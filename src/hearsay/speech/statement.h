// Statement: one attribution (a source holds a content, a cue says so; PARC 3.0, Pareti 2016) and what follows
// from it. The words are those of the record, docs/record.md, which defines each with examples.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/base/span.h"
#include "hearsay/people/entity.h"

namespace hearsay {

/// All of the content, none, or part of it stands in quotation marks.
enum class StatementKind : std::uint8_t { direct, indirect, mixed };

/// How the words reached the one who passes them on.
enum class Channel : std::uint8_t {
  speech,
  press_conference,
  interview,
  conversation,
  broadcast,
  post,
  document,
  report,
  lip_reading,
  thought,
  unknown,
};

/// Whether the speaker said or thinks it, as the page puts it.
enum class Certainty : std::uint8_t { asserted, hedged, denied, withheld, expected };

using StatementId = std::uint32_t;  ///< index into the list of statements; the record writes s1 for 0
using TimeId = std::uint32_t;       ///< index into the list of times; the record writes t1 for 0

/// What the last relay worked from.
struct Basis {
  std::string kind;                ///< "video", "recording", "document", "notes"
  std::optional<EntityId> entity;  ///< whose

  friend bool operator==(const Basis&, const Basis&) = default;
};

struct Statement {
  StatementKind kind = StatementKind::indirect;
  std::vector<Span> source;  ///< may be empty: "it was stated"
  std::vector<Span> cue;     ///< may be empty: a quotation that runs on
  std::vector<Span> content;
  std::optional<EntityId> speaker;
  std::vector<EntityId> addressees;
  Channel channel = Channel::unknown;
  Certainty certainty = Certainty::asserted;
  std::vector<Span> hedges;           ///< the words that make it so
  std::optional<StatementId> within;  ///< the statement whose content this one lies in
  std::vector<EntityId> chain;        ///< from the outlet down to the speaker
  std::optional<Basis> basis;
  std::optional<TimeId> time;           ///< when it was said
  std::optional<std::string> language;  ///< BCP 47, the language it was said in, where the page tells
  double confidence = 0;                ///< our own, in the reading: 0 to 1

  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace hearsay
