// Store: what a desk sets right.
#include <algorithm>
#include <set>

#include "hearsay/record/record_json.h"
#include "hearsay/store/parties.h"
#include "hearsay/store/store_inside.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestText = 10'000;  // bytes of anything that a correction says

Error refused(std::string why, std::string advice = {}) {
  return {.input = {},
          .what = "cannot keep the correction",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

KeptCorrection correction_of(const Row& row) {
  KeptCorrection kept;
  kept.key = row[0].number();
  kept.correction = {.kind = correction_kind(row[1].text()).value_or(CorrectionKind::strike),
                     .address = row[2].text(),
                     .content = row[3].text(),
                     .occurrence = static_cast<std::uint32_t>(row[4].number()),
                     .party = row[5].text(),
                     .value = row[6].text(),
                     .by = row[8].text(),
                     .why = row[9].text()};
  kept.made_at = row[7].text();
  kept.undone_at = row[10].text_or_null();
  kept.undone_by = row[11].text_or_null();
  return kept;
}

constexpr std::string_view kColumns =
    "SELECT id, kind, address, content, occurrence, party, value, made_at, made_by, why, undone_at, undone_by "
    "FROM "
    "corrections ";

Result<std::vector<KeptCorrection>> corrections_of(Result<Rows> rows) {
  if (!rows) return std::unexpected(rows.error());
  std::vector<KeptCorrection> kept;
  for (const Row& row : *rows) kept.push_back(correction_of(row));
  return kept;
}

/// What can be told without the store.
std::optional<Error> find_fault(const Correction& correction) {
  if (correction.by.empty()) return refused("it does not say who corrects", "name who, with --by");
  if (correction.why.empty()) return refused("it does not say why", "give the reason, with --why");
  for (const std::string* text :
       {&correction.content, &correction.party, &correction.value, &correction.by, &correction.why})
    if (text->size() > kLongestText) return refused("it is too long");
  switch (correction.kind) {
    case CorrectionKind::merge:
      if (!party_key(EntityKind::person, correction.party) || !party_key(EntityKind::person, correction.value))
        return refused("a name of one word may be many people's",
                       "give both names in full, or say for one report who it is there, with part");
      return std::nullopt;
    case CorrectionKind::part:
      if (correction.party.empty() || correction.value.empty()) return refused("it needs two names");
      return std::nullopt;
    case CorrectionKind::channel:
    case CorrectionKind::certainty:
      if (correction.value.empty()) return refused("it does not say what is right");
      break;
    default: break;
  }
  if (correction.content.empty()) return refused("it does not say which words it speaks of");
  return std::nullopt;
}

}  // namespace

Result<std::vector<KeptCorrection>> Store::Inside::corrections_for(std::string_view address) {
  return corrections_of(database->query(
      std::string(kColumns) + "WHERE undone_at IS NULL AND (address = $1 OR kind = 'merge') ORDER BY id",
      {Value(address)}));
}

Result<void> Store::Inside::lay_out_all(const std::vector<ReportKey>& reports) {
  for (const ReportKey report : reports) {
    const Result<std::optional<Record>> record = this->record(report);
    if (!record) return std::unexpected(record.error());
    if (!*record) continue;
    Result<void> done = lay_out(report, **record);
    if (done) done = count_story_of(report);
    if (!done) return done;
  }
  return {};
}

/// The keys under which reports may stand that name one of the two: a later merge may have led on from there.
static Result<std::set<std::string>> keys_of_merge(Database& database, const Correction& correction) {
  const auto key = [](const std::string& name) { return party_key(EntityKind::person, name).value_or(""); };
  std::set<std::string> keys{key(correction.party), key(correction.value)};
  const Result<std::vector<KeptCorrection>> merges = corrections_of(
      database.query(std::string(kColumns) + "WHERE undone_at IS NULL AND kind = 'merge' ORDER BY id"));
  if (!merges) return std::unexpected(merges.error());
  for (const KeptCorrection& merge : *merges)
    if (keys.contains(key(merge.correction.party))) keys.insert(key(merge.correction.value));
  keys.erase("");
  return keys;
}

/// The current reports that a correction is laid over.
static Result<std::vector<ReportKey>> reports_with(Database& database, const Correction& correction) {
  const bool is_merge = correction.kind == CorrectionKind::merge;
  std::vector<ReportKey> reports;
  const auto ask = [&](std::string_view sql, const std::string& value) -> Result<void> {
    const Result<Rows> rows = database.query(sql, {Value(value)});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) reports.push_back(row[0].number());
    return {};
  };
  Result<void> done;
  if (!is_merge) done = ask("SELECT id FROM reports WHERE address = $1 AND is_current = 1", correction.address);
  const Result<std::set<std::string>> keys =
      is_merge ? keys_of_merge(database, correction) : std::set<std::string>();
  if (!keys) return std::unexpected(keys.error());
  for (const std::string& key : *keys) {
    if (!done) break;
    done =
        ask("SELECT DISTINCT e.report FROM report_entities e JOIN parties p ON p.id = e.party "
            "JOIN reports r ON r.id = e.report WHERE p.key = $1 AND r.is_current = 1 ORDER BY 1",
            key);
  }
  if (!done) return std::unexpected(done.error());
  std::ranges::sort(reports);
  const auto doubles = std::ranges::unique(reports);
  reports.erase(doubles.begin(), doubles.end());
  return reports;
}

/// Whether a name is somebody else's by a merge already: another merge of it would change nothing.
static Result<bool> is_merged(Database& database, const std::string& name) {
  const Result<std::vector<KeptCorrection>> merges = corrections_of(
      database.query(std::string(kColumns) + "WHERE undone_at IS NULL AND kind = 'merge' ORDER BY id"));
  if (!merges) return std::unexpected(merges.error());
  const std::optional<std::string> key = party_key(EntityKind::person, name);
  return std::ranges::any_of(*merges, [&](const KeptCorrection& kept) {
    return party_key(EntityKind::person, kept.correction.party) == key;
  });
}

Result<CorrectionKey> Store::correct(const Correction& correction) {
  if (const std::optional<Error> fault = find_fault(correction)) return std::unexpected(*fault);
  CorrectionKey key = 0;
  const Result<void> done = database().change([&]() -> Result<void> {
    const Result<std::vector<ReportKey>> reports = reports_with(database(), correction);
    if (!reports) return std::unexpected(reports.error());
    if (reports->empty())
      return std::unexpected(refused(correction.kind == CorrectionKind::merge
                                         ? "nobody of that name is in the store"
                                         : "there is no such page in the store"));
    if (correction.kind == CorrectionKind::merge) {
      const Result<bool> merged = is_merged(database(), correction.party);
      if (!merged) return std::unexpected(merged.error());
      if (*merged)
        return std::unexpected(
            refused("that name is somebody else's by an earlier merge", "undo that one first"));
    }
    const Result<Rows> rows = database().query(
        "INSERT INTO corrections (kind, address, content, occurrence, party, value, made_at, made_by, why) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        {Value(name_of(correction.kind)), correction.address.empty() ? Value() : Value(correction.address),
         Value(correction.content), Value(correction.occurrence), Value(correction.party),
         Value(correction.value), Value(iso_now()), Value(correction.by), Value(correction.why)});
    if (!rows) return std::unexpected(rows.error());
    key = rows->front().front().number();
    if (correction.kind != CorrectionKind::merge) {
      const Result<std::optional<StoredReport>> corrected = report(reports->front());
      if (!corrected) return std::unexpected(corrected.error());
      if (std::ranges::find((*corrected)->lost, key) != (*corrected)->lost.end())
        return std::unexpected(refused("the report has nothing that it names, or it is no word of the record's",
                                       "give the statement's words as they stand in the report"));
    }
    return inside_->lay_out_all(*reports);
  });
  if (!done) return std::unexpected(done.error());
  return key;
}

Result<void> Store::undo(CorrectionKey correction, std::string_view by) {
  return database().change([&]() -> Result<void> {
    const Result<std::vector<KeptCorrection>> kept =
        corrections_of(database().query(std::string(kColumns) + "WHERE id = $1", {Value(correction)}));
    if (!kept) return std::unexpected(kept.error());
    if (kept->empty()) return std::unexpected(no_such("correction", correction));
    if (kept->front().undone_at)
      return std::unexpected(refused("correction " + std::to_string(correction) + " is undone already"));
    const Result<std::vector<ReportKey>> reports = reports_with(database(), kept->front().correction);
    if (!reports) return std::unexpected(reports.error());
    Result<void> done =
        database().execute("UPDATE corrections SET undone_at = $2, undone_by = $3 WHERE id = $1",
                           {Value(correction), Value(iso_now()), Value(by)});
    return done ? inside_->lay_out_all(*reports) : done;
  });
}

Result<std::vector<KeptCorrection>> Store::corrections(std::optional<std::string_view> address) {
  if (!address) return corrections_of(database().query(std::string(kColumns) + "ORDER BY id"));
  return corrections_of(
      database().query(std::string(kColumns) + "WHERE address = $1 ORDER BY id", {Value(*address)}));
}

}  // namespace hearsay
