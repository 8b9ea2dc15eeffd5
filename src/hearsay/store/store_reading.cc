// Store: what it gives out.
#include <algorithm>

#include "hearsay/record/record_json.h"
#include "hearsay/store/store_inside.h"

namespace hearsay {
namespace {

constexpr std::size_t kOutletsOfHead = 5;

std::string columns(std::string_view condition) {
  return "SELECT " + std::string(kReportColumns) + " FROM reports r JOIN records d ON d.report = r.id" +
         std::string(condition);
}

/// The same without the record, which is most of a row.
std::string head_columns() {
  std::string all(kReportColumns);
  return "SELECT " + all.substr(0, all.rfind(','));
}

ReportHead head_of(const Row& row) {
  ReportHead head;
  head.report = row[0].number();
  head.story = row[1].number();
  head.version = static_cast<std::uint32_t>(row[2].number());
  head.is_current = row[3].number() != 0;
  head.sha256 = row[4].text();
  head.input = row[5].text();
  if (!row[6].is_null()) head.outlet = row[6].number();
  head.title = row[7].text_or_null();
  head.site = row[8].text_or_null();
  head.url = row[9].text_or_null();
  head.published = row[10].text_or_null();
  head.language = row[11].text_or_null();
  head.added = row[12].text();
  head.statements = static_cast<std::uint32_t>(row[13].number());
  return head;
}

EntityKind kind_by_name(std::string_view name) {
  for (const EntityKind kind :
       {EntityKind::person, EntityKind::organization, EntityKind::place, EntityKind::group})
    if (name_of(kind) == name) return kind;
  return EntityKind::other;
}

Result<std::vector<ReportHead>> heads(Result<Rows> rows) {
  if (!rows) return std::unexpected(rows.error());
  std::vector<ReportHead> out;
  for (const Row& row : *rows) out.push_back(head_of(row));
  return out;
}

Result<std::uint64_t> sum_of(Result<Rows> rows) {
  if (!rows) return std::unexpected(rows.error());
  return static_cast<std::uint64_t>(rows->front().front().number());
}

/// The story that this one is now.
Result<StoryKey> follow(Database& database, StoryKey story) {
  const Result<Rows> rows = database.query("SELECT joined_to FROM stories WHERE id = $1", {Value(story)});
  if (!rows) return std::unexpected(rows.error());
  return rows->empty() || rows->front().front().is_null() ? story : rows->front().front().number();
}

Result<StoryHead> head_of_story(Database& database, const Row& story) {
  StoryHead head;
  head.story = story[0].number();
  head.reports = static_cast<std::uint32_t>(story[1].number());
  head.revision = story[2].number();
  const auto first_of = [&](std::string_view column,
                            std::string_view order) -> Result<std::optional<std::string>> {
    std::string sql = "SELECT ";
    sql.append(column).append(" FROM reports WHERE story = $1 AND is_current = 1 AND ");
    sql.append(column).append(" IS NOT NULL ").append(column == "published" ? "AND is_dated = 1 " : "");
    sql.append("ORDER BY moment ").append(order).append(", id ").append(order).append(" LIMIT 1");
    const Result<Rows> rows = database.query(sql, {Value(head.story)});
    if (!rows) return std::unexpected(rows.error());
    return rows->empty() ? std::nullopt : rows->front().front().text_or_null();
  };
  const Result<std::optional<std::string>> title = first_of("title", "ASC");
  const Result<std::optional<std::string>> first = first_of("published", "ASC");
  const Result<std::optional<std::string>> latest = first_of("published", "DESC");
  const Result<Rows> outlets = database.query(
      "SELECT site FROM (SELECT site, min(moment) AS since FROM reports WHERE story = $1 AND is_current = 1 "
      "AND site IS NOT "
      "NULL GROUP BY site) AS sites ORDER BY since, site LIMIT $2",
      {Value(head.story), Value(std::int64_t{kOutletsOfHead})});
  for (const auto* asked : {&title, &first, &latest})
    if (!*asked) return std::unexpected(asked->error());
  if (!outlets) return std::unexpected(outlets.error());
  head.title = title->value_or("");
  head.first = *first;
  head.latest = *latest;
  for (const Row& row : *outlets) head.outlets.push_back(row[0].text());
  return head;
}

}  // namespace

Result<StoredReport> Store::Inside::stored(const Row& row) {
  StoredReport report{.head = head_of(row),
                      .record = {},
                      .address = row[14].text(),
                      .corrected = {},
                      .occurrences = {},
                      .lost = {}};
  Result<std::optional<Record>> record = unpack_record(row[15]);
  if (!record) return std::unexpected(record.error());
  const Result<std::vector<KeptCorrection>> corrections = corrections_for(report.address);
  if (!corrections) return std::unexpected(corrections.error());
  CorrectedRecord corrected = lay_over(std::move(**record), *corrections);
  report.record = std::move(corrected.record);
  report.corrected = std::move(corrected.corrected);
  report.occurrences = std::move(corrected.occurrences);
  report.lost = std::move(corrected.lost);
  return report;
}

Result<std::optional<StoredReport>> Store::report(ReportKey report) {
  const Result<Rows> rows = database().query(columns(" WHERE r.id = $1"), {Value(report)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  Result<StoredReport> stored = inside_->stored(rows->front());
  if (!stored) return std::unexpected(stored.error());
  return std::move(*stored);
}

Result<std::vector<std::pair<EntityId, PartyKey>>> Store::parties_of(ReportKey report) {
  const Result<Rows> rows = database().query(
      "SELECT entity, party FROM report_entities WHERE report = $1 ORDER BY entity", {Value(report)});
  if (!rows) return std::unexpected(rows.error());
  std::vector<std::pair<EntityId, PartyKey>> parties;
  for (const Row& row : *rows) parties.emplace_back(static_cast<EntityId>(row[0].number()), row[1].number());
  return parties;
}

Result<std::vector<ReportHead>> Store::versions(std::string_view url) {
  Result<std::vector<ReportHead>> found = heads(database().query(
      head_columns() + " FROM reports r WHERE r.address = $1 ORDER BY r.version", {Value(page_address(url))}));
  if (!found || !found->empty()) return found;
  return heads(database().query(head_columns() + " FROM reports r WHERE r.address = (SELECT address FROM "
                                                 "reports WHERE input = $1 ORDER BY id DESC LIMIT 1) "
                                                 "ORDER BY r.version",
                                {Value(url)}));
}

Result<std::vector<StoryHead>> Store::stories(std::size_t most, std::optional<StoryKey> before) {
  std::string sql = "SELECT id, reports, revision FROM stories WHERE reports > 0 ";
  std::vector<Value> values{Value(static_cast<std::int64_t>(most))};
  if (before) {
    sql += "AND (latest, id) < (SELECT latest, id FROM stories WHERE id = $2) ";
    values.emplace_back(*before);
  }
  const Result<Rows> rows = database().query(sql + "ORDER BY latest DESC, id DESC LIMIT $1", values);
  if (!rows) return std::unexpected(rows.error());
  std::vector<StoryHead> found;
  for (const Row& row : *rows) {
    Result<StoryHead> head = head_of_story(database(), row);
    if (!head) return std::unexpected(head.error());
    found.push_back(std::move(*head));
  }
  return found;
}

Result<std::optional<StoryHead>> Store::story_head(StoryKey story) {
  const Result<StoryKey> now = follow(database(), story);
  if (!now) return std::unexpected(now.error());
  const Result<Rows> rows = database().query(
      "SELECT id, reports, revision FROM stories WHERE id = $1 AND reports > 0", {Value(*now)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  Result<StoryHead> head = head_of_story(database(), rows->front());
  if (!head) return std::unexpected(head.error());
  return std::move(*head);
}

Result<std::optional<StoredStory>> Store::story(StoryKey story) {
  std::optional<StoredStory> found;
  const Result<void> done = database().look([&]() -> Result<void> {
    Result<std::optional<StoryHead>> head = story_head(story);
    if (!head) return std::unexpected(head.error());
    if (!*head) return {};
    found.emplace();
    found->head = std::move(**head);
    const Result<Rows> rows =
        database().query(columns(" WHERE r.story = $1 AND r.is_current = 1 ORDER BY r.moment "
                                 "DESC, r.id DESC LIMIT $2"),
                         {Value(found->head.story), Value(std::int64_t{kMostReportsOfStory})});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) {
      Result<StoredReport> report = inside_->stored(row);
      if (!report) return std::unexpected(report.error());
      found->reports.push_back(std::move(*report));
    }
    std::ranges::reverse(found->reports);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

Result<std::vector<ReportHead>> Store::reports(std::size_t most, std::optional<ReportKey> before,
                                               std::optional<PartyKey> outlet) {
  std::string sql = head_columns() + " FROM reports r WHERE r.is_current = 1 ";
  std::vector<Value> values{Value(static_cast<std::int64_t>(most))};
  const auto place = [&](std::int64_t value) {
    values.emplace_back(value);
    return "$" + std::to_string(values.size());
  };
  if (before)
    sql += "AND (r.moment, r.id) < (SELECT moment, id FROM reports WHERE id = " + place(*before) + ") ";
  if (outlet) sql += "AND r.outlet = " + place(*outlet) + " ";
  return heads(database().query(sql + "ORDER BY r.moment DESC, r.id DESC LIMIT $1", values));
}

Result<std::optional<Party>> Store::party(PartyKey party) {
  const Result<Rows> rows =
      database().query("SELECT id, kind, name FROM parties WHERE id = $1", {Value(party)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const Row& row = rows->front();
  return Party{.party = row[0].number(), .kind = kind_by_name(row[1].text()), .name = row[2].text()};
}

Result<std::uint64_t> Store::count_reports() {
  return sum_of(database().query("SELECT coalesce(sum(reports), 0) FROM stories"));
}

Result<std::uint64_t> Store::count_statements() {
  return sum_of(database().query("SELECT coalesce(sum(statements), 0) FROM stories"));
}

}  // namespace hearsay
