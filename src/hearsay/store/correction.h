// Corrections: what a desk sets right of what Hearsay read. Each is kept with who, when and why, and can be
// undone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/record/record.h"

namespace hearsay {

using CorrectionKey = std::int64_t;  ///< a correction's number in its store, from 1

enum class CorrectionKind : std::uint8_t {
  speaker,    ///< the statement's speaker is `value`, a name; nobody known if empty
  channel,    ///< `value`: the record's word
  certainty,  ///< likewise
  strike,     ///< the page tells of no such statement
  add,        ///< `content` is a statement that was missed; `value` names its speaker, or is empty
  merge,      ///< two people are one: `party` is `value`, over all reports
  part,       ///< somebody in this report, `party`, is not who has that name elsewhere, but `value`
};

struct Correction {
  CorrectionKind kind = CorrectionKind::speaker;
  std::string address{};         ///< of the page; empty for merge
  std::string content{};         ///< the statement's words as they stand in the text; empty for merge and part
  std::uint32_t occurrence = 0;  ///< which of the statements with just these words, by the page's order, those
                                 ///< that are struck among them
  std::string party{};           ///< a name, for merge and part
  std::string value{};
  std::string by{};  ///< who corrects
  std::string why{};
};

struct KeptCorrection {
  CorrectionKey key = 0;
  Correction correction;
  std::string made_at;  ///< ISO 8601, UTC
  std::optional<std::string> undone_at;
  std::optional<std::string> undone_by;
};

[[nodiscard]] std::string_view name_of(CorrectionKind kind);
[[nodiscard]] std::optional<CorrectionKind> correction_kind(std::string_view name);

/// A record with corrections laid over it, and what became of each.
struct CorrectedRecord {
  Record record;
  std::vector<std::vector<CorrectionKey>> corrected;  ///< of each statement of `record`
  std::vector<std::uint32_t> occurrences;             ///< of each: Correction::occurrence, by which it is named
  std::vector<CorrectionKey> lost;                    ///< of a statement that this reading does not have
};

/// Lays them over in their order. Whoever is named and is not in the record becomes an entity of it without
/// mentions. A struck statement goes with those within it, and ids stay consistent.
[[nodiscard]] CorrectedRecord lay_over(Record record, const std::vector<KeptCorrection>& corrections);

/// The statement's words, each part as it stands in the text, joined by " … ": how a correction names it.
[[nodiscard]] std::string words_of(const Statement& statement, std::string_view text);

}  // namespace hearsay
