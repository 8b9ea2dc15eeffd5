// The index gives ids of what is found, newest first; the newest kRankedTogether of them are ranked, then the
// next, so that pages of results neither overlap nor leave anything out.
#include "hearsay/store/search.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "hearsay/store/index_words.h"
#include "hearsay/store/search_condition.h"
#include "hearsay/store/search_ranking.h"

namespace hearsay {
namespace {

constexpr std::size_t kRankedTogether = 500;
constexpr std::size_t kIdsAsked = 100;  // in one statement of SQL
constexpr std::size_t kIdsHeld = 500;   // of those that search_all goes through
static_assert(kMostResults <= kRankedTogether);

std::string placeholder(std::size_t number) { return "$" + std::to_string(number); }

/// Of one stretch of time, the statements that are found, newest first.
SqlCondition ids_sql(const SearchStretch& stretch, Dialect dialect, std::optional<PartyKey> speaker,
                     std::size_t most) {
  SqlCondition out;
  out.values = {Value(stretch.first), Value(stretch.end)};
  const auto bind = [&out](Value value) {
    out.values.push_back(std::move(value));
    return placeholder(out.values.size());
  };
  if (!stretch.condition) {
    out.sql = "SELECT id FROM statements WHERE id >= $1 AND id < $2";
    if (speaker) out.sql += " AND speaker = " + bind(*speaker);
    out.sql += " ORDER BY id DESC LIMIT " + bind(static_cast<std::int64_t>(most));
    return out;
  }
  SqlCondition matching = sql_of(*stretch.condition, dialect, out.values.size() + 1);
  for (Value& value : matching.values) out.values.push_back(std::move(value));
  out.sql = "SELECT rowid FROM statement_words WHERE " + matching.sql + " AND rowid >= $1 AND rowid < $2";
  if (speaker)
    out.sql += " AND EXISTS (SELECT 1 FROM statements s WHERE s.id = statement_words.rowid AND s.speaker = " +
               bind(*speaker) + ")";
  out.sql += " ORDER BY rowid DESC LIMIT " + bind(static_cast<std::int64_t>(most));
  return out;
}

/// A row of `sql` for each of the ids, which stands first in it, in the ids' order. `sql` ends before the list
/// of ids.
Result<Rows> rows_of(Database& database, const std::string& sql, const std::vector<std::int64_t>& ids) {
  std::string asked = sql + "(";
  for (std::size_t i = 1; i <= kIdsAsked; ++i) asked += (i == 1 ? "" : ", ") + placeholder(i);
  asked += ")";

  std::unordered_map<std::int64_t, Row> rows;
  for (std::size_t begin = 0; begin < ids.size(); begin += kIdsAsked) {
    // One text of SQL for any number of ids: those that are too few are made up by the last.
    std::vector<Value> values;
    for (std::size_t i = begin; i < begin + kIdsAsked; ++i)
      values.emplace_back(ids[std::min(i, ids.size() - 1)]);
    const Result<void> done = database.stream(asked, values, [&rows](Row row) {
      const std::int64_t id = row.front().number();
      rows.emplace(id, std::move(row));
      return true;
    });
    if (!done) return std::unexpected(done.error());
  }
  Rows ordered;
  for (const std::int64_t id : ids)
    if (auto row = rows.extract(id)) ordered.push_back(std::move(row.mapped()));
  return ordered;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::optional<std::int64_t> number_or_null(const Value& value) {
  return value.is_null() ? std::nullopt : std::optional(value.number());
}

constexpr const char* kFoundColumns =
    "SELECT s.id, s.report, r.story, s.statement, s.kind, s.channel, s.certainty, s.content, s.speaker, s.who, "
    "s.chain, "
    "s.confidence, s.is_corrected, r.title, r.site, r.url, r.published, r.outlet "
    "FROM statements s JOIN reports r ON r.id = s.report WHERE s.id IN ";

FoundStatement found_of(const Row& row) {
  FoundStatement out;
  std::size_t at = 1;
  const auto next = [&]() -> const Value& { return row[at++]; };
  out.report = next().number();
  out.story = next().number();
  out.statement = static_cast<StatementId>(next().number());
  out.kind = next().text();
  out.channel = next().text();
  out.certainty = next().text();
  out.content = next().text();
  out.speaker = number_or_null(next());
  out.who = next().text();
  out.chain = lines_of(next().text());
  out.confidence = next().real();
  out.is_corrected = next().number() != 0;
  out.title = next().text_or_null();
  out.site = next().text_or_null();
  out.url = next().text_or_null();
  out.published = next().text_or_null();
  out.outlet = number_or_null(next());
  return out;
}

// Of a content, what tells how much of it was asked for.
constexpr const char* kRankedColumns =
    "SELECT s.id, substr(s.content, 1, 1000), s.who, s.chain, r.site, r.moment, s.report, s.statement "
    "FROM statements s JOIN reports r ON r.id = s.report WHERE s.id IN ";

RankedFind ranked_of(const Row& row) {
  return {.content = row[1].text(),
          .who = row[2].text(),
          .chain = lines_of(row[3].text()),
          .outlet = row[4].text(),
          .moment = row[5].number()};
}

/// Walks through all that is found, newest first.
class Finds {
 public:
  Finds(Database& database, std::vector<SearchStretch> stretches, std::optional<PartyKey> speaker)
      : database_(database), stretches_(std::move(stretches)), speaker_(speaker) {}

  /// The next `most` ids; fewer at the end alone.
  Result<std::vector<std::int64_t>> next(std::size_t most) {
    std::vector<std::int64_t> ids;
    while (ids.size() < most && at_ < stretches_.size()) {
      const std::size_t before = ids.size();
      const SqlCondition asked = ids_sql(stretches_[at_], database_.dialect(), speaker_, most - before);
      const Result<void> done = database_.stream(asked.sql, asked.values, [&ids](const Row& row) {
        ids.push_back(row.front().number());
        return true;
      });
      if (!done) return std::unexpected(done.error());
      if (ids.size() < most) {
        ++at_;
      } else {
        stretches_[at_].end = ids.back();
      }
    }
    return ids;
  }

 private:
  Database& database_;
  std::vector<SearchStretch> stretches_;
  std::optional<PartyKey> speaker_;
  std::size_t at_ = 0;
};

struct Scored {
  std::int64_t id = 0;
  double score = 0;
  ReportKey report = 0;
  std::int64_t statement = 0;
};

/// Of equals the newer report's come first, in the order of its text.
bool is_before(const Scored& a, const Scored& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.report != b.report ? a.report > b.report : a.statement < b.statement;
}

/// Best first.
Result<std::vector<Scored>> ranked(Database& database, const SearchRanking& ranking,
                                   const std::vector<std::int64_t>& ids) {
  const Result<Rows> rows = rows_of(database, kRankedColumns, ids);
  if (!rows) return std::unexpected(rows.error());
  std::vector<Scored> out;
  std::int64_t newest = 0;
  for (const Row& row : *rows) {
    const RankedFind find = ranked_of(row);
    if (out.empty()) newest = find.moment;
    out.push_back({row.front().number(), ranking.score(find, newest), row[6].number(), row[7].number()});
  }
  std::ranges::sort(out, is_before);
  return out;
}

/// What a speaker's words are looked for in: since a name finds few, those that are the party's are quickly
/// told.
Result<SearchQuery> narrowed(Store& store, const SearchQuery& query, std::optional<PartyKey> speaker) {
  SearchQuery out = query;
  if (!speaker || !query.root) return out;
  const Result<std::optional<Party>> party = store.party(*speaker);
  if (!party) return std::unexpected(party.error());
  SearchNode named{.kind = SearchNode::Kind::term, .field = SearchField::who};
  if (*party) named.words = index_words((*party)->name);
  if (named.words.empty()) return out;
  SearchNode both{.kind = SearchNode::Kind::all};
  both.parts = {*query.root, std::move(named)};
  out.root = std::move(both);
  return out;
}

Result<SearchPage> search_page(Store& store, const SearchQuery& query, const SearchOptions& options) {
  SearchPage page;
  const std::size_t most = std::min(options.most, kMostResults);
  if (options.skip >= kFurthestResult) return page;
  const Result<SearchQuery> asked = narrowed(store, query, options.speaker);
  if (!asked) return std::unexpected(asked.error());

  Database& database = store.database();
  Finds finds(database, search_stretches(*asked), options.speaker);
  const SearchRanking ranking(query);
  std::size_t skip = options.skip;
  std::vector<Scored> wanted;
  while (true) {
    const Result<std::vector<std::int64_t>> ids = finds.next(kRankedTogether);
    if (!ids) return std::unexpected(ids.error());
    if (skip < ids->size()) {
      const Result<std::vector<Scored>> best = ranked(database, ranking, *ids);
      if (!best) return std::unexpected(best.error());
      wanted.insert(wanted.end(), best->begin() + static_cast<std::ptrdiff_t>(skip), best->end());
    }
    skip -= std::min(skip, ids->size());
    if (ids->size() < kRankedTogether || wanted.size() > most) break;
  }
  page.has_more = wanted.size() > most;
  wanted.resize(std::min(wanted.size(), most));

  std::vector<std::int64_t> ids(wanted.size());
  std::ranges::transform(wanted, ids.begin(), &Scored::id);
  const Result<Rows> rows = rows_of(database, kFoundColumns, ids);
  if (!rows) return std::unexpected(rows.error());
  for (const Row& row : *rows) {
    page.found.push_back(found_of(row));
    page.found.back().score = std::ranges::find(wanted, row.front().number(), &Scored::id)->score;
  }
  return page;
}

}  // namespace

Result<SearchPage> search(Store& store, const SearchQuery& query, const SearchOptions& options) {
  SearchPage page;
  const Result<void> looked = store.database().look([&]() -> Result<void> {
    Result<SearchPage> found = search_page(store, query, options);
    if (!found) return std::unexpected(std::move(found.error()));
    page = *std::move(found);
    return {};
  });
  if (!looked) return std::unexpected(looked.error());
  return page;
}

Result<void> search_all(Store& store, const SearchQuery& query,
                        const std::function<bool(const FoundStatement&)>& take) {
  Database& database = store.database();
  return database.look([&]() -> Result<void> {
    Finds finds(database, search_stretches(query), std::nullopt);
    while (true) {
      const Result<std::vector<std::int64_t>> ids = finds.next(kIdsHeld);
      if (!ids) return std::unexpected(ids.error());
      const Result<Rows> rows = rows_of(database, kFoundColumns, *ids);
      if (!rows) return std::unexpected(rows.error());
      for (const Row& row : *rows)
        if (!take(found_of(row))) return {};
      if (ids->size() < kIdsHeld) return {};
    }
  });
}

}  // namespace hearsay
