#include "hearsay/store/export.h"

#include <optional>
#include <utility>

#include "hearsay/record/record_json.h"
#include "hearsay/store/json_ld.h"
#include "hearsay/store/search.h"
#include "hearsay/store/search_json.h"

namespace hearsay {
namespace {

constexpr std::string_view kExportFormat = "hearsay-export/1";

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

Json names(const Record& record, const std::vector<EntityId>& ids) {
  Json out = Json::array();
  for (const EntityId id : ids) out.push_back(record.entities[id].name);
  return out;
}

Json words(const Record& record, const std::vector<Span>& spans) {
  Json out = Json::array();
  for (const Span span : spans) out.push_back(span.of(record.article.text));
  return out;
}

Json spans(const CodePointIndex& index, const std::vector<Span>& of) {
  Json out = Json::array();
  for (const Span span : of) out.push_back(span_to_json(span, index));
  return out;
}

/// A report of which statements are being written.
struct OpenReport {
  StoredReport stored;
  CodePointIndex index;

  explicit OpenReport(StoredReport report) : stored(std::move(report)), index(stored.record.article.text) {}
  OpenReport(const OpenReport&) = delete;
  OpenReport& operator=(const OpenReport&) = delete;
};

std::string ndjson_line(const FoundStatement& found, const OpenReport& report) {
  const Record& record = report.stored.record;
  const Statement& statement = record.statements[found.statement];
  Json json = {{"format", kExportFormat}};
  json.update(found_to_json(found));
  json.erase("score");
  json["addressees"] = names(record, statement.addressees);
  json["source"] = words(record, statement.source);
  json["cue"] = words(record, statement.cue);
  json["hedges"] = words(record, statement.hedges);
  json["places"] = spans(report.index, statement.content);
  json["within"] = statement.within ? Json("s" + std::to_string(*statement.within + 1)) : Json(nullptr);
  json["time"] = statement.time ? Json(record.times[*statement.time].value) : Json(nullptr);
  json["authors"] = record.article.authors;
  json["language"] = or_null(record.article.language);
  json["input"] = record.article.input;
  json["sha256"] = record.article.sha256;
  return dump(json) + "\n";
}

/// Writes statements of reports, each of which is read once as long as its statements come one after another.
class Exporter {
 public:
  Exporter(Store& store, ExportFormat format, const TakeBytes& take)
      : store_(store), format_(format), take_(take) {}

  Result<void> write(const SearchQuery& query) {
    if (!begin()) return {};
    std::optional<Error> failed;
    bool wanted = true;
    Result<void> done = search_all(store_, query, [&](const FoundStatement& found) {
      const Result<bool> written = statement(found);
      if (!written) failed = written.error();
      wanted = written && *written;
      return wanted;
    });
    if (failed) return std::unexpected(*std::move(failed));
    if (done && wanted) end();
    return done;
  }

 private:
  bool begin() {
    if (format_ == ExportFormat::csv) return take_(found_csv_head());
    if (format_ == ExportFormat::json_ld) return take_(json_ld_head());
    return true;
  }

  void end() {
    if (format_ == ExportFormat::json_ld) take_(json_ld_end());
  }

  /// Whether more is wanted.
  Result<bool> statement(const FoundStatement& found) {
    if (format_ == ExportFormat::csv) return take_(found_csv_line(found));
    const Result<bool> opened = open(found.report);
    if (!opened) return opened;
    // What the index tells of and the record does not is left to the next `hearsay reread`.
    if (!*opened || found.statement >= report_->stored.record.statements.size()) return true;
    if (format_ == ExportFormat::ndjson) return take_(ndjson_line(found, *report_));
    return node(json_ld_statement(report_->stored, found.statement));
  }

  Result<bool> open(ReportKey key) {
    if (report_ && report_->stored.head.report == key) return true;
    Result<std::optional<StoredReport>> stored = store_.report(key);
    if (!stored) return std::unexpected(std::move(stored.error()));
    if (!*stored) return false;
    report_.emplace(**std::move(stored));
    if (format_ == ExportFormat::json_ld) return node(json_ld_report(report_->stored));
    return true;
  }

  bool node(const Json& json) { return take_((std::exchange(is_first_, false) ? "" : ",\n") + dump(json)); }

  Store& store_;
  ExportFormat format_;
  const TakeBytes& take_;
  std::optional<OpenReport> report_;
  bool is_first_ = true;
};

}  // namespace

Result<void> export_statements(Store& store, const SearchQuery& query, ExportFormat format,
                               const TakeBytes& take) {
  return Exporter(store, format, take).write(query);
}

}  // namespace hearsay
