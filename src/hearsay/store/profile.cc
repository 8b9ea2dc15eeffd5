#include "hearsay/store/profile.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>

#include "hearsay/store/counting.h"
#include "hearsay/time/calendar.h"

namespace hearsay {
namespace {

constexpr std::int64_t kMostRoles = 8;
constexpr std::size_t kMostOutlets = 12;

std::string month_of_moment(std::int64_t moment) {
  const Day day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(moment)));
  return value_of(period_of(Grain::month, day));
}

/// Gathers a party's statements, which come one by one, a report's one after another.
class ProfileCounts {
 public:
  void take(const Row& row) {
    ++statements_;
    channels_.count(row[1].text());
    certainties_.count(row[2].text());
    if (!row[5].is_null()) outlets_.count(row[5].number());
    if (row[0].number() != report_) {
      report_ = row[0].number();
      reports_.count(report_);
      month_ = row[4].number() != 0 ? month_of_moment(row[3].number()) : std::string();
    }
    if (!month_.empty()) months_[month_].count(row[1].text());
  }

  void tell(PartyProfile& profile) const {
    profile.statements = statements_;
    profile.reports = reports_.size();
    profile.channels = channel_counts(channels_);
    profile.certainties = certainties_.most_first();
    for (const auto& [month, channels] : months_)
      profile.months.push_back({.month = month, .channels = channel_counts(channels)});
  }

  [[nodiscard]] std::vector<std::pair<PartyKey, std::uint64_t>> outlets() const {
    auto all = outlets_.most_first();
    all.resize(std::min(all.size(), kMostOutlets));
    return all;
  }

 private:
  std::uint64_t statements_ = 0;
  Counts<std::string> channels_;
  Counts<std::string> certainties_;
  Counts<PartyKey> outlets_;
  Counts<ReportKey> reports_;
  std::map<std::string, Counts<std::string>> months_;
  ReportKey report_ = 0;
  std::string month_;
};

Result<void> add_statements(Store& store, PartyProfile& profile) {
  ProfileCounts counts;
  const std::array<Value, 1> values = {Value(profile.party.party)};
  Result<void> done = store.database().stream(
      "SELECT s.report, s.channel, s.certainty, r.moment, r.is_dated, r.outlet FROM statements s "
      "JOIN reports r ON r.id = s.report WHERE s.speaker = $1 ORDER BY s.id",
      values, [&counts](const Row& row) {
        counts.take(row);
        return true;
      });
  if (!done) return done;
  counts.tell(profile);
  for (const auto& [outlet, statements] : counts.outlets()) {
    Result<std::optional<Party>> party = store.party(outlet);
    if (!party) return std::unexpected(std::move(party.error()));
    if (*party) profile.outlets.emplace_back(**party, statements);
  }
  return {};
}

Result<void> add_roles(Store& store, PartyProfile& profile) {
  const Result<Rows> rows = store.database().query(
      "SELECT role, count(*) FROM report_entities WHERE party = $1 AND role IS NOT NULL "
      "GROUP BY role ORDER BY count(*) DESC, role LIMIT $2",
      {Value(profile.party.party), Value(kMostRoles)});
  if (!rows) return std::unexpected(rows.error());
  for (const Row& row : *rows) profile.roles.push_back(row[0].text());
  return {};
}

using CountedParties = Result<std::vector<std::pair<Party, std::uint64_t>>>;

/// Parties by rows of (party, number), in their order.
CountedParties counted(Store& store, std::string_view sql, std::size_t most) {
  const Result<Rows> rows = store.database().query(sql, {Value(static_cast<std::int64_t>(most))});
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::pair<Party, std::uint64_t>> out;
  for (const Row& row : *rows) {
    Result<std::optional<Party>> party = store.party(row[0].number());
    if (!party) return std::unexpected(std::move(party.error()));
    if (*party) out.emplace_back(**party, static_cast<std::uint64_t>(row[1].number()));
  }
  return out;
}

}  // namespace

std::vector<ChannelCount> channel_counts(const Counts<std::string>& counts) {
  std::vector<ChannelCount> out;
  for (auto& [channel, statements] : counts.most_first()) out.push_back({channel, statements});
  return out;
}

Result<std::optional<PartyProfile>> party_profile(Store& store, PartyKey party) {
  std::optional<PartyProfile> profile;
  const Result<void> looked = store.database().look([&]() -> Result<void> {
    const Result<std::optional<Party>> known = store.party(party);
    if (!known) return std::unexpected(known.error());
    if (!*known) return {};
    profile.emplace().party = **known;
    if (Result<void> added = add_roles(store, *profile); !added) return added;
    return add_statements(store, *profile);
  });
  if (!looked) return std::unexpected(looked.error());
  return profile;
}

/// The plus keeps SQLite to the index by outlet, which has all that is asked for.
CountedParties outlets(Store& store, std::size_t most) {
  return counted(store,
                 "SELECT outlet, count(*) FROM reports WHERE outlet IS NOT NULL AND +is_current = 1 "
                 "GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT $1",
                 most);
}

CountedParties speakers(Store& store, std::size_t most) {
  return counted(store,
                 "SELECT speaker, count(*) FROM statements WHERE speaker IS NOT NULL "
                 "GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT $1",
                 most);
}

}  // namespace hearsay
