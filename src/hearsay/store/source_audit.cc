// A source audit: each statement of an outlet's reports, counted for whoever says it.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include "hearsay/record/record_json.h"
#include "hearsay/store/counting.h"
#include "hearsay/store/csv.h"
#include "hearsay/store/profile.h"

namespace hearsay {
namespace {

constexpr std::string_view kNamed = "named";
constexpr std::string_view kUnnamed = "unnamed";
constexpr std::string_view kOrganization = "organization";
constexpr std::string_view kNobody = "nobody";

/// The columns that are read, in their order.
struct AuditRow {
  std::optional<PartyKey> party;
  std::string name;
  std::string kind;  ///< of the party: the record's word
  ReportKey report = 0;
  std::string statement_kind;
  std::string channel;
  std::string role;
  std::string pronoun;
  bool is_named = false;

  explicit AuditRow(const Row& row)
      : party(row[0].is_null() ? std::nullopt : std::optional(row[0].number())),
        name(row[1].text()),
        kind(row[2].text()),
        report(row[3].number()),
        statement_kind(row[4].text()),
        channel(row[5].text()),
        role(row[6].text()),
        pronoun(row[7].text()),
        is_named(row[8].number() != 0) {}
};

constexpr const char* kAudited =
    "SELECT s.speaker, p.name, p.kind, s.report, s.kind, s.channel, e.role, e.pronoun, e.is_named "
    "FROM reports r JOIN statements s ON s.report = r.id LEFT JOIN parties p ON p.id = s.speaker "
    "LEFT JOIN report_entities e ON e.report = s.report AND e.entity = s.speaker_entity "
    "WHERE r.outlet = $1 AND r.is_current = 1";

/// What is counted of one source.
struct SourceCounts {
  std::string name;
  std::string kind;
  bool is_named = false;  ///< in one report at least
  std::uint64_t statements = 0;
  std::uint64_t direct = 0;
  Counts<std::string> channels;
  Counts<std::string> roles;  ///< by reports, as are pronouns
  Counts<std::string> pronouns;
  std::unordered_set<ReportKey> reports;

  void take(const AuditRow& row) {
    name = row.name;
    kind = row.kind;
    is_named = is_named || row.is_named;
    ++statements;
    if (row.statement_kind != name_of(StatementKind::indirect)) ++direct;
    channels.count(row.channel);
    if (!reports.insert(row.report).second) return;
    if (!row.role.empty()) roles.count(row.role);
    if (!row.pronoun.empty()) pronouns.count(row.pronoun);
  }

  [[nodiscard]] std::string_view standing(bool has_party) const {
    if (!has_party) return kNobody;
    if (!is_named) return kUnnamed;
    return kind == name_of(EntityKind::person) ? kNamed : kOrganization;
  }

  [[nodiscard]] AuditedSource source(std::optional<PartyKey> party) const {
    return {.party = party,
            .name = name,
            .role = roles.most(),
            .pronoun = pronouns.most(),
            .standing = std::string(standing(party.has_value())),
            .statements = statements,
            .reports = reports.size(),
            .direct = direct,
            .channels = channel_counts(channels)};
  }
};

class Auditor {
 public:
  void take(const AuditRow& row) {
    channels_.count(row.channel);
    sources_[row.party].take(row);
  }

  void tell(SourceAudit& audit) const {
    audit.channels = channel_counts(channels_);
    std::map<std::string, std::uint64_t> standings;
    Counts<std::string> pronouns;
    for (const auto& [party, counts] : sources_) {
      AuditedSource source = counts.source(party);
      audit.statements += source.statements;
      standings[source.standing] += source.statements;
      if (party && counts.kind == name_of(EntityKind::person)) pronouns.count(source.pronoun);
      audit.sources.push_back(std::move(source));
    }
    audit.standings.assign(standings.begin(), standings.end());
    std::ranges::stable_sort(audit.standings, std::greater(), [](const auto& pair) { return pair.second; });
    audit.pronouns = pronouns.most_first();
    std::ranges::stable_sort(audit.sources, std::greater(), &AuditedSource::statements);
    audit.sources.resize(std::min(audit.sources.size(), kMostAuditedSources));
  }

 private:
  Counts<std::string> channels_;
  std::map<std::optional<PartyKey>, SourceCounts> sources_;
};

Result<void> count_reports(Store& store, SourceAudit& audit) {
  const Result<Rows> rows = store.database().query(
      "SELECT count(*) FROM reports WHERE outlet = $1 AND is_current = 1", {Value(audit.outlet.party)});
  if (!rows) return std::unexpected(rows.error());
  audit.reports = static_cast<std::uint64_t>(rows->front().front().number());
  return {};
}

}  // namespace

Result<std::optional<SourceAudit>> source_audit(Store& store, PartyKey outlet) {
  std::optional<SourceAudit> audit;
  const Result<void> looked = store.database().look([&]() -> Result<void> {
    const Result<std::optional<Party>> known = store.party(outlet);
    if (!known) return std::unexpected(known.error());
    if (!*known) return {};
    audit.emplace().outlet = **known;
    Auditor auditor;
    const std::array<Value, 1> values = {Value(outlet)};
    Result<void> done = store.database().stream(kAudited, values, [&auditor](const Row& row) {
      auditor.take(AuditRow(row));
      return true;
    });
    if (!done) return done;
    auditor.tell(*audit);
    return count_reports(store, *audit);
  });
  if (!looked) return std::unexpected(looked.error());
  return audit;
}

std::string audit_csv(const SourceAudit& audit) {
  static const std::array<std::string, 8> kColumns = {"source",     "role",    "standing", "pronoun",
                                                      "statements", "reports", "direct",   "channels"};
  std::string out = csv_line(kColumns);
  for (const AuditedSource& source : audit.sources) {
    std::string channels;
    for (const ChannelCount& count : source.channels)
      channels += (channels.empty() ? "" : "; ") + count.channel + " " + std::to_string(count.statements);
    const std::array<std::string, 8> cells = {source.name,
                                              source.role,
                                              source.standing,
                                              source.pronoun,
                                              std::to_string(source.statements),
                                              std::to_string(source.reports),
                                              std::to_string(source.direct),
                                              channels};
    out += csv_line(cells);
  }
  return out;
}

}  // namespace hearsay
