#include "hearsay/store/statement_rows.h"

#include <algorithm>
#include <set>

#include "hearsay/record/record_json.h"
#include "hearsay/store/index_words.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostNamesAbout = 64;  // that are found in one content

// Bytes of a column of the search index: a hostile page's words must not go beyond PostgreSQL's tsvector, 1
// MiB.
constexpr std::size_t kMostIndexed = std::size_t{256} << 10U;

/// The words that are indexed, whole ones.
std::string indexed(std::string words) {
  if (words.size() <= kMostIndexed) return words;
  const std::size_t end = words.rfind(' ', kMostIndexed);
  words.resize(end == std::string::npos ? 0 : end);
  return words;
}

/// A list of names in one text, no name running into the next.
class Names {
 public:
  void add(std::string_view name) {
    std::string words = index_words(name);
    if (words.empty() || !seen_.insert(words).second) return;
    if (!text_.empty()) {
      text_ += ' ';
      text_ += kBetweenNames;
      text_ += ' ';
    }
    text_ += words;
  }
  void add(const Entity& entity) {
    add(entity.name);
    for (const std::string& alias : entity.aliases) add(alias);
    for (const std::string& role : entity.roles) add(role);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::set<std::string> seen_;
  std::string text_;
};

/// Where each entity is mentioned, in the order of the text.
struct Mention {
  Span span;
  EntityId entity;
};

class RowWriter {
 public:
  RowWriter(Database& database, std::int64_t report, const CorrectedRecord& corrected,
            const Participants& participants, Moment moment)
      : database_(database),
        report_(report),
        corrected_(corrected),
        record_(corrected.record),
        moment_(moment),
        parties_(record_.entities.size()) {
    for (const Participant& participant : participants.all) parties_[participant.entity] = &participant;
    Names outlet;
    if (record_.article.site) outlet.add(*record_.article.site);
    for (const Participant& participant : participants.all)
      if (participants.outlet == participant.party) outlet.add(participant.party_name);
    outlet_ = outlet.take();
    for (EntityId id = 0; id < record_.entities.size(); ++id)
      for (const Span span : record_.entities[id].mentions) mentions_.push_back({span, id});
    std::ranges::sort(mentions_, {}, [](const Mention& mention) { return mention.span.begin; });
  }

  Result<void> write() {
    const auto count = static_cast<std::int64_t>(record_.statements.size());
    const Result<Rows> counter = database_.query(
        "UPDATE counters SET value = value + $1 WHERE name = 'statement' RETURNING value", {Value(count)});
    if (!counter) return std::unexpected(counter.error());
    const std::int64_t first = counter->front().front().number() - count;
    for (StatementId id = 0; id < record_.statements.size(); ++id)
      if (Result<void> written = write(id, statement_id(moment_.seconds, first + id)); !written) return written;
    return {};
  }

 private:
  Result<void> write(StatementId id, std::int64_t row) {
    const Statement& statement = record_.statements[id];
    const Participant* const speaker = statement.speaker ? parties_[*statement.speaker] : nullptr;
    const std::string words = words_of(statement, record_.article.text);
    Result<void> written = database_.execute(
        "INSERT INTO statements (id, report, statement, speaker, speaker_entity, kind, channel, certainty, "
        "content, who, "
        "chain, confidence, is_corrected) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {Value(row), Value(report_), Value(id), speaker != nullptr ? Value(speaker->party) : Value(),
         statement.speaker ? Value(*statement.speaker) : Value(), Value(name_of(statement.kind)),
         Value(name_of(statement.channel)), Value(name_of(statement.certainty)), Value(words),
         Value(speaker != nullptr ? speaker->party_name : std::string()), Value(chain_of(statement)),
         Value(statement.confidence), Value(!corrected_.corrected[id].empty())});
    if (!written) return written;
    return database_.execute(
        "INSERT INTO statement_words (rowid, content, who, addressees, via, outlet, about, facts) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {Value(row), Value(indexed(index_words(words))), Value(indexed(names(statement.speaker))),
         Value(indexed(names(statement.addressees))), Value(indexed(names(statement.chain))),
         Value(indexed(outlet_)), Value(indexed(about(statement))), Value(facts(statement))});
  }

  void add_names(Names& names, EntityId id) const {
    names.add(record_.entities[id]);
    if (parties_[id] != nullptr) names.add(parties_[id]->party_name);
  }
  [[nodiscard]] std::string names(std::optional<EntityId> id) const {
    Names names;
    if (id) add_names(names, *id);
    return names.take();
  }
  [[nodiscard]] std::string names(const std::vector<EntityId>& ids) const {
    Names names;
    for (const EntityId id : ids) add_names(names, id);
    return names.take();
  }

  /// Names from the outlet down to the speaker, one a line.
  [[nodiscard]] std::string chain_of(const Statement& statement) const {
    std::string chain;
    for (const EntityId id : statement.chain) {
      if (!chain.empty()) chain += '\n';
      std::string name = parties_[id] != nullptr ? parties_[id]->party_name : record_.entities[id].name;
      std::ranges::replace(name, '\n', ' ');
      chain += name;
    }
    return chain;
  }

  /// Who and what is named in the content, and the headline's words.
  [[nodiscard]] std::string about(const Statement& statement) const {
    Names names;
    std::size_t left = kMostNamesAbout;
    for (const Span part : statement.content) {
      auto mention =
          std::ranges::lower_bound(mentions_, part.begin, {}, [](const Mention& m) { return m.span.begin; });
      for (; mention != mentions_.end() && mention->span.begin < part.end && left > 0; ++mention, --left)
        add_names(names, mention->entity);
    }
    if (record_.article.title) names.add(*record_.article.title);
    return names.take();
  }

  [[nodiscard]] std::string facts(const Statement& statement) const {
    std::string facts(kEveryStatement);
    for (const std::string& fact :
         {fact_word("kind", name_of(statement.kind)), fact_word("channel", name_of(statement.channel)),
          fact_word("certainty", name_of(statement.certainty))})
      facts += " " + fact;
    if (moment_.is_dated) facts += " " + std::string(kDatedStatement);
    return facts;
  }

  Database& database_;
  std::int64_t report_;
  const CorrectedRecord& corrected_;
  const Record& record_;
  Moment moment_;
  std::vector<const Participant*> parties_;  // of each entity; none for those that take no part
  std::string outlet_;
  std::vector<Mention> mentions_;
};

}  // namespace

Result<void> write_statement_rows(Database& database, std::int64_t report, const CorrectedRecord& corrected,
                                  const Participants& participants, Moment moment) {
  if (Result<void> removed = remove_statement_rows(database, report); !removed) return removed;
  return RowWriter(database, report, corrected, participants, moment).write();
}

Result<void> remove_statement_rows(Database& database, std::int64_t report) {
  Result<void> removed = database.execute(
      "DELETE FROM statement_words WHERE rowid IN (SELECT id FROM statements WHERE report = $1)",
      {Value(report)});
  if (!removed) return removed;
  return database.execute("DELETE FROM statements WHERE report = $1", {Value(report)});
}

Result<void> write_participants(Database& database, std::int64_t report, const Participants& participants) {
  if (Result<void> removed = database.execute("DELETE FROM report_entities WHERE report = $1", {Value(report)});
      !removed)
    return removed;
  for (const Participant& participant : participants.all) {
    Result<void> written = database.execute(
        "INSERT INTO report_entities (report, entity, party, role, pronoun, is_named) VALUES ($1, $2, $3, $4, "
        "$5, $6)",
        {Value(report), Value(participant.entity), Value(participant.party),
         participant.role.empty() ? Value() : Value(participant.role),
         participant.pronoun.empty() ? Value() : Value(participant.pronoun), Value(participant.is_named)});
    if (!written) return written;
  }
  return {};
}

}  // namespace hearsay
