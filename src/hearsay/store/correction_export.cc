// Corrections as what a model learns from: a statement as it was read, as a desk has it, and the sentences
// around.
#include <algorithm>
#include <optional>

#include "hearsay/language/tokens.h"
#include "hearsay/record/record_json.h"
#include "hearsay/store/export.h"
#include "hearsay/store/store_inside.h"

namespace hearsay {
namespace {

constexpr std::string_view kFormat = "hearsay-corrections/1";

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

/// The page that corrections are laid over, as it was read.
struct ReadPage {
  std::string address;
  std::optional<Record> record;  ///< none: no current version has that address
  std::vector<KeptCorrection> corrections;
};

/// The whole sentences that hold the parts, from the first to the last.
std::string sentences_around(const Record& record, const std::vector<Span>& parts) {
  if (parts.empty()) return {};
  Span around = {parts.front().begin, parts.back().end};
  const Tokens tokens = tokenize(record.article);
  for (const Sentence& sentence : tokens.sentences) {
    if (sentence.tokens.empty()) continue;
    const Span span = tokens.span(sentence.tokens);
    if (span.end <= parts.front().begin || span.begin >= parts.back().end) continue;
    around = {std::min(around.begin, span.begin), std::max(around.end, span.end)};
  }
  return std::string(around.of(record.article.text));
}

/// A statement by its own words, since ids differ from one reading to the next.
Json statement_json(const Record& record, StatementId id) {
  const Statement& statement = record.statements[id];
  const CodePointIndex index(record.article.text);
  Json places = Json::array();
  for (const Span part : statement.content) places.push_back(span_to_json(part, index));
  const auto words = [&record](const std::vector<Span>& spans) {
    Json out = Json::array();
    for (const Span span : spans) out.push_back(span.of(record.article.text));
    return out;
  };
  Json chain = Json::array();
  for (const EntityId link : statement.chain) chain.push_back(record.entities[link].name);
  return {{"kind", name_of(statement.kind)},
          {"source", words(statement.source)},
          {"cue", words(statement.cue)},
          {"content", words_of(statement, record.article.text)},
          {"places", std::move(places)},
          {"speaker", statement.speaker ? Json(record.entities[*statement.speaker].name) : Json(nullptr)},
          {"channel", name_of(statement.channel)},
          {"certainty", name_of(statement.certainty)},
          {"hedges", words(statement.hedges)},
          {"chain", std::move(chain)}};
}

bool is_of_statement(CorrectionKind kind) {
  return kind != CorrectionKind::merge && kind != CorrectionKind::part;
}

/// Of those that a reading has with just these words, the one that is meant.
std::optional<StatementId> named_by(const CorrectedRecord& corrected, const Correction& correction) {
  const Record& record = corrected.record;
  for (StatementId id = 0; id < record.statements.size(); ++id)
    if (corrected.occurrences[id] == correction.occurrence &&
        words_of(record.statements[id], record.article.text) == correction.content)
      return id;
  return std::nullopt;
}

std::optional<StatementId> made_by(const CorrectedRecord& corrected, CorrectionKey key) {
  for (StatementId id = 0; id < corrected.corrected.size(); ++id)
    if (std::ranges::find(corrected.corrected[id], key) != corrected.corrected[id].end()) return id;
  return std::nullopt;
}

/// Adds the statement as it was without the correction and those behind it, and as it was with it.
void add_change(Json& json, const ReadPage& page, const KeptCorrection& kept) {
  std::vector<KeptCorrection> laid;
  for (const KeptCorrection& other : page.corrections)
    if (other.key < kept.key) laid.push_back(other);
  const CorrectedRecord before = lay_over(*page.record, laid);
  laid.push_back(kept);
  const CorrectedRecord after = lay_over(*page.record, laid);
  const std::optional<StatementId> now = made_by(after, kept.key);
  const CorrectionKind kind = kept.correction.kind;
  std::optional<StatementId> then;
  if (kind == CorrectionKind::strike) {
    then = named_by(before, kept.correction);
  } else if (kind != CorrectionKind::add) {
    then = now;  // nothing was taken away between the two, so numbers are the same
  }
  if (then) json["before"] = statement_json(before.record, *then);
  if (now) json["after"] = statement_json(after.record, *now);
  if (now || then)
    json["sentences"] = now ? sentences_around(after.record, after.record.statements[*now].content)
                            : sentences_around(before.record, before.record.statements[*then].content);
}

class CorrectionExporter {
 public:
  explicit CorrectionExporter(Store& store) : store_(store) {}

  Result<std::string> line(const KeptCorrection& kept, const std::vector<KeptCorrection>& all) {
    const Correction& correction = kept.correction;
    Json json = {{"format", kFormat},
                 {"correction", kept.key},
                 {"kind", name_of(correction.kind)},
                 {"address", correction.address.empty() ? Json(nullptr) : Json(correction.address)},
                 {"content", correction.content.empty() ? Json(nullptr) : Json(correction.content)},
                 {"occurrence", correction.occurrence},
                 {"party", correction.party.empty() ? Json(nullptr) : Json(correction.party)},
                 {"value", correction.value.empty() ? Json(nullptr) : Json(correction.value)},
                 {"by", correction.by},
                 {"why", correction.why},
                 {"made_at", kept.made_at},
                 {"undone_at", or_null(kept.undone_at)},
                 {"undone_by", or_null(kept.undone_by)},
                 {"sentences", nullptr},
                 {"before", nullptr},
                 {"after", nullptr}};
    if (is_of_statement(correction.kind) && !kept.undone_at) {
      if (Result<void> opened = open(correction.address, all); !opened) return std::unexpected(opened.error());
      if (page_.record) add_change(json, page_, kept);
    }
    return dump(json) + "\n";
  }

 private:
  Result<void> open(const std::string& address, const std::vector<KeptCorrection>& all) {
    if (page_.address == address) return {};
    const Result<Rows> rows = store_.database().query(
        "SELECT d.record FROM reports r JOIN records d ON d.report = r.id WHERE r.address = $1 AND "
        "r.is_current = 1",
        {Value(address)});
    if (!rows) return std::unexpected(rows.error());
    page_ = {.address = address, .record = {}, .corrections = {}};
    for (const KeptCorrection& kept : all)
      if (kept.correction.address == address || kept.correction.kind == CorrectionKind::merge)
        page_.corrections.push_back(kept);
    if (rows->empty()) return {};
    Result<std::optional<Record>> record = unpack_record(rows->front().front());
    if (!record) return std::unexpected(std::move(record.error()));
    page_.record = *std::move(record);
    return {};
  }

  Store& store_;
  ReadPage page_;
};

}  // namespace

Result<void> export_corrections(Store& store, const TakeBytes& take) {
  const Result<std::vector<KeptCorrection>> all = store.corrections();
  if (!all) return std::unexpected(all.error());
  CorrectionExporter exporter(store);
  for (const KeptCorrection& kept : *all) {
    const Result<std::string> line = exporter.line(kept, *all);
    if (!line) return std::unexpected(line.error());
    if (!take(*line)) break;
  }
  return {};
}

}  // namespace hearsay
