// Profiles: what a store knows of one person, and whom an outlet quotes and how.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/store/store.h"

namespace hearsay {

struct ChannelCount {
  std::string channel;  ///< the record's word
  std::uint64_t statements = 0;
};

/// Somebody over all reports.
struct PartyProfile {
  Party party;
  std::vector<std::string> roles;  ///< the reports' own words, the most frequent first, a few
  std::uint64_t statements = 0;
  std::uint64_t reports = 0;
  std::vector<ChannelCount> channels;  ///< most first
  std::vector<std::pair<std::string, std::uint64_t>> certainties;
  /// Statements by month of publication ("2025-08") and channel, in order; undated ones are left out.
  struct Month {
    std::string month;
    std::vector<ChannelCount> channels;
  };
  std::vector<Month> months;
  std::vector<std::pair<Party, std::uint64_t>> outlets;  ///< that carry it, most first, a few
};

[[nodiscard]] Result<std::optional<PartyProfile>> party_profile(Store& store, PartyKey party);

/// Whom an outlet quotes: a source audit, as newsrooms do by hand.
struct AuditedSource {
  std::optional<PartyKey> party;  ///< none: words that the reports leave nobody's
  std::string name;
  std::string role;  ///< the reports' most frequent; ""
  std::string
      pronoun;  ///< that the reports themselves use of them most: "he", "she", "they"; "" where they use none
  std::string standing;  ///< "named", "unnamed" ("a senior official"), "organization", "nobody"
  std::uint64_t statements = 0;
  std::uint64_t reports = 0;
  std::uint64_t direct = 0;  ///< statements all or partly in quotation marks
  std::vector<ChannelCount> channels;
};

struct SourceAudit {
  Party outlet;
  std::uint64_t reports = 0;
  std::uint64_t statements = 0;
  std::vector<ChannelCount> channels;
  std::vector<std::pair<std::string, std::uint64_t>> standings;  ///< statements by standing
  std::vector<std::pair<std::string, std::uint64_t>>
      pronouns;                        ///< people by pronoun; "" for those of whom none is used
  std::vector<AuditedSource> sources;  ///< most statements first; kMostAuditedSources at most
};

inline constexpr std::size_t kMostAuditedSources = 5000;

[[nodiscard]] Result<std::optional<SourceAudit>> source_audit(Store& store, PartyKey outlet);

/// The audit as CSV (RFC 4180), one line a source, cells that a spreadsheet would take for a formula made
/// harmless.
[[nodiscard]] std::string audit_csv(const SourceAudit& audit);

/// Outlets with their reports, most first.
[[nodiscard]] Result<std::vector<std::pair<Party, std::uint64_t>>> outlets(Store& store, std::size_t most);
/// Speakers by statements, most first; whose name begins with `prefix`, where one is given.
[[nodiscard]] Result<std::vector<std::pair<Party, std::uint64_t>>> speakers(Store& store, std::size_t most);

}  // namespace hearsay
