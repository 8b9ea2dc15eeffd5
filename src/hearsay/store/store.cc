#include "hearsay/store/store.h"

#include <algorithm>
#include <chrono>

#include "hearsay/base/sha256.h"
#include "hearsay/base/utf8.h"
#include "hearsay/record/record_json.h"
#include "hearsay/store/compression.h"
#include "hearsay/store/index_words.h"
#include "hearsay/store/parties.h"
#include "hearsay/store/sketch_bytes.h"
#include "hearsay/store/statement_rows.h"
#include "hearsay/store/store_inside.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

// Bytes of an address: PostgreSQL's indexes take 2,704, and pages may claim any. A longer one is told by its
// sum.
constexpr std::size_t kLongestAddress = 2000;
constexpr std::size_t kBeginningOfAddress = 1800;
constexpr std::int64_t kFurthestAhead = 48LL * 60 * 60;  // seconds; clocks and zones differ
constexpr std::size_t kLongestInput = 1000;              // bytes
constexpr std::string_view kNoAddress = "sha256:";  // before the name of a page that tells no URL of its own

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Moment moment_of(const Record& record) {
  const std::optional<PublishedTime> published =
      record.article.published ? parse_published(*record.article.published) : std::nullopt;
  const std::int64_t now = seconds_now();
  if (!published) return {.seconds = now, .is_dated = false};
  const std::int64_t seconds = order_of(*published) * 60;
  // What says that it is from the future would stand before all else until then.
  if (seconds > now + kFurthestAhead) return {.seconds = now, .is_dated = false};
  return {.seconds = seconds, .is_dated = true};
}

/// Whether a page's own address tells it from the others of its site. Many name their front page.
bool tells_a_page(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::size_t path = address.find('/', scheme + 3);
  return path != std::string_view::npos && path + 1 < address.size();
}

/// A page says itself under which address it stands, and may say anything. What has neither the headline nor a
/// sentence of the page that is there is another one.
bool may_be_a_version(const Record& now, const ReportSketch& sketched, const Record& before,
                      const ReportSketch& sketched_before) {
  const auto form = [](const Record& record) { return index_words(record.article.title.value_or("")); };
  if (!form(now).empty() && form(now) == form(before)) return true;
  if (sketched.text == sketched_before.text) return true;
  return std::ranges::any_of(sketched.sentences, [&](const SketchSentence& sentence) {
    return std::ranges::binary_search(sketched_before.sentences, sentence);
  });
}

/// The same to a reader: bytes that nobody sees (adverts, tokens) make no new version.
bool says_the_same(const Record& a, const Record& b) {
  return a.article.title == b.article.title && a.article.text == b.article.text &&
         a.article.site == b.article.site && a.article.authors == b.article.authors &&
         a.article.published == b.article.published && a.entities == b.entities && a.times == b.times &&
         a.statements == b.statements;
}

/// A name of a file, or the end of one that is too long for an index.
std::string input_name(std::string_view name) {
  if (name.size() > kLongestInput) name.remove_prefix(name.size() - kLongestInput);
  return replace_invalid_utf8(name);
}

std::string_view name_of_form(InputForm form) {
  switch (form) {
    case InputForm::html: return "html";
    case InputForm::page_text: return "page-text";
    case InputForm::text: return "text";
    case InputForm::automatic: break;
  }
  return "auto";
}

InputForm form_by_name(std::string_view name) {
  for (const InputForm form : {InputForm::html, InputForm::page_text, InputForm::text})
    if (name_of_form(form) == name) return form;
  return InputForm::automatic;
}

Result<void> keep_page(Database& database, const Page& page, const std::string& sha256) {
  const Result<Rows> there = database.query("SELECT 1 FROM pages WHERE sha256 = $1", {Value(sha256)});
  if (!there) return std::unexpected(there.error());
  if (!there->empty()) return {};
  return database.execute("INSERT INTO pages (sha256, size, bytes) VALUES ($1, $2, $3)",
                          {Value(sha256), Value(static_cast<std::int64_t>(page.bytes.size())),
                           Value(Value::Bytes{compress(page.bytes)})});
}

}  // namespace

std::string iso_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(now - day);
  std::array<char, 40> text{};
  const int size =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                    static_cast<int>(time.seconds().count()));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string page_address(std::string_view url) {
  std::string address(url.substr(0, url.find('#')));
  const std::size_t scheme = address.find("://");
  if (scheme == std::string::npos) return address;
  const std::size_t host_end = std::min(address.find('/', scheme + 3), address.size());
  std::transform(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(host_end), address.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (host_end == address.size()) address += '/';
  if (address.size() > kLongestAddress)
    address = replace_invalid_utf8(address.substr(0, kBeginningOfAddress)) + " sha256:" + sha256_hex(address);
  return address;
}

Result<Store> Store::open(const std::string& location, StoreAccess access) {
  Result<std::unique_ptr<Database>> database = open_database(location, access);
  if (!database) return std::unexpected(database.error());
  auto inside = std::make_unique<Inside>();
  inside->database = std::move(*database);
  return Store(std::move(inside));
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Database& Store::database() { return *inside_->database; }

// --- keeping reports

Result<std::optional<Added>> Store::find_page(std::string_view sha256) {
  const Result<Rows> rows = database().query(
      "SELECT id, story, version FROM reports WHERE page = $1 AND is_current = 1 ORDER BY id LIMIT 1",
      {Value(sha256)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const Row& row = rows->front();
  return Added{.addition = Addition::unchanged,
               .report = row[0].number(),
               .story = row[1].number(),
               .version = static_cast<std::uint32_t>(row[2].number())};
}

/// Where a page goes: the report that it is a version of, if any.
struct Place {
  std::string address;
  std::optional<Added> before;  ///< the report that is current there
  bool is_unchanged = false;
};

static Result<Place> find_place(Database& database, const Record& record, const ReportSketch& sketched,
                                const std::string& sha256) {
  const std::string own = std::string(kNoAddress) + sha256;
  Place place{.address = record.article.url ? page_address(*record.article.url) : own, .before = {}};
  if (!tells_a_page(place.address)) place.address = own;
  for (int tries = 0; tries < 2; ++tries) {
    const Result<Rows> rows = database.query(
        "SELECT r.id, r.version, r.page, r.story, d.record, k.sketch FROM reports r JOIN records d ON d.report "
        "= r.id "
        "JOIN sketches k ON k.report = r.id WHERE r.address = $1 AND r.is_current = 1",
        {Value(place.address)});
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty()) return place;
    const Row& row = rows->front();
    const Added before{.addition = Addition::unchanged,
                       .report = row[0].number(),
                       .story = row[3].number(),
                       .version = static_cast<std::uint32_t>(row[1].number())};
    const Result<std::optional<Record>> record_before = unpack_record(row[4]);
    const Result<ReportSketch> sketched_before = sketch_from_bytes(row[5].bytes());
    place.is_unchanged = row[2].text() == sha256;
    // What is damaged cannot be compared, and is no reason to refuse its successor.
    const bool can_compare = record_before && *record_before && sketched_before;
    if (!place.is_unchanged && can_compare) place.is_unchanged = says_the_same(record, **record_before);
    if (place.is_unchanged || !can_compare ||
        may_be_a_version(record, sketched, **record_before, *sketched_before)) {
      place.before = before;
      return place;
    }
    place.address += '#' + sha256;
  }
  return place;
}

Result<Added> Store::add(const Page& page, const ReadOptions& options, const Record& record) {
  const std::string sha256 = sha256_hex(page.bytes);
  const ReportSketch sketched = sketch(record);
  const std::string packed = compress(dump(record_to_json(record)));
  Added added;
  const Result<void> done = database().change([&]() -> Result<void> {
    const Result<Place> place = find_place(database(), record, sketched, sha256);
    if (!place) return std::unexpected(place.error());
    const std::string& address = place->address;
    if (place->is_unchanged) {
      added = *place->before;
      return {};
    }
    if (place->before) {
      added = *place->before;
      added.addition = Addition::version;
      ++added.version;
      if (Result<void> retired = inside_->retire(added.report); !retired) return retired;
    } else {
      added.addition = Addition::report;
      const Result<StoryKey> story = inside_->story_for(sketched);
      if (!story) return std::unexpected(story.error());
      added.story = *story;
    }
    if (Result<void> kept = keep_page(database(), page, sha256); !kept) return kept;
    const Moment moment = moment_of(record);
    const Article& article = record.article;
    const Result<Rows> rows = database().query(
        "INSERT INTO reports (page, address, version, is_current, story, input, form, given_site, "
        "given_published, "
        "given_confidence, title, site, url, published, language, moment, is_dated, added, statements) "
        "VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0) "
        "RETURNING id",
        {Value(sha256), Value(address), Value(added.version), Value(added.story), Value(input_name(page.name)),
         Value(name_of_form(options.page.form)), Value(options.page.site), Value(options.page.published),
         Value(options.min_confidence), Value(article.title), Value(article.site), Value(article.url),
         Value(article.published), Value(article.language), Value(moment.seconds), Value(moment.is_dated),
         Value(iso_now())});
    if (!rows) return std::unexpected(rows.error());
    added.report = rows->front().front().number();
    Result<void> written = database().execute("INSERT INTO records (report, record) VALUES ($1, $2)",
                                              {Value(added.report), Value(Value::Bytes{packed})});
    if (written)
      written = database().execute("INSERT INTO sketches (report, sketch) VALUES ($1, $2)",
                                   {Value(added.report), Value(Value::Bytes{sketch_to_bytes(sketched)})});
    if (written) written = inside_->stories.enter(database(), added.report, sketched);
    if (!written) return written;
    if (Result<void> laid = inside_->lay_out(added.report, record); !laid) return laid;
    return inside_->count_story(added.story);
  });
  if (!done) return std::unexpected(done.error());
  return added;
}

Result<std::vector<ReportKey>> Store::report_keys(ReportKey after, std::size_t most) {
  const Result<Rows> rows =
      database().query("SELECT id FROM reports WHERE is_current = 1 AND id > $1 ORDER BY id LIMIT $2",
                       {Value(after), Value(static_cast<std::int64_t>(most))});
  if (!rows) return std::unexpected(rows.error());
  std::vector<ReportKey> keys;
  for (const Row& row : *rows) keys.push_back(row[0].number());
  return keys;
}

Result<std::optional<Store::KeptPage>> Store::kept_page(ReportKey report) {
  const Result<Rows> rows = database().query(
      "SELECT r.input, r.form, r.given_site, r.given_published, r.given_confidence, p.bytes FROM reports r "
      "JOIN pages p ON p.sha256 = r.page WHERE r.id = $1",
      {Value(report)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const Row& row = rows->front();
  Result<std::string> bytes = decompress(row[5].bytes());
  if (!bytes) return std::unexpected(bytes.error());
  KeptPage kept{.report = report, .page = {.name = row[0].text(), .bytes = std::move(*bytes)}, .options = {}};
  kept.options.page.form = form_by_name(row[1].text());
  kept.options.page.site = row[2].text_or_null();
  kept.options.page.published = row[3].text_or_null();
  kept.options.min_confidence = row[4].real();
  return kept;
}

Result<bool> Store::replace_record(ReportKey report, const Record& record) {
  bool is_other = false;
  const Result<void> done = database().change([&]() -> Result<void> {
    const Result<Rows> before = database().query(
        "SELECT d.record, k.sketch FROM records d JOIN sketches k ON k.report = d.report WHERE d.report = $1",
        {Value(report)});
    if (!before) return std::unexpected(before.error());
    if (before->empty()) return std::unexpected(no_such("report", report));
    // What is damaged is made anew.
    const Result<std::optional<Record>> old = unpack_record(before->front()[0]);
    is_other = !old || !*old || **old != record;
    const std::string sketched = sketch_to_bytes(sketch(record));
    // Even where the record is the same: who is who, and the words of the index, may be found otherwise by now.
    if (!is_other && sketched == before->front()[1].bytes()) {
      const Result<void> laid = inside_->lay_out(report, record);
      return laid ? inside_->count_story_of(report) : laid;
    }
    const Moment moment = moment_of(record);
    const Article& article = record.article;
    Result<void> written = database().execute(
        "UPDATE reports SET title = $2, site = $3, url = $4, published = $5, language = $6, moment = CASE WHEN "
        "$8 = 1 "
        "THEN $7 ELSE moment END, is_dated = $8 WHERE id = $1",
        {Value(report), Value(article.title), Value(article.site), Value(article.url), Value(article.published),
         Value(article.language), Value(moment.seconds), Value(moment.is_dated)});
    if (written)
      written =
          database().execute("UPDATE records SET record = $2 WHERE report = $1",
                             {Value(report), Value(Value::Bytes{compress(dump(record_to_json(record)))})});
    if (written)
      written = database().execute("UPDATE sketches SET sketch = $2 WHERE report = $1",
                                   {Value(report), Value(Value::Bytes{sketched})});
    if (written) written = inside_->stories.leave(database(), report);
    if (written) written = inside_->stories.enter(database(), report, sketch(record));
    if (written) written = inside_->lay_out(report, record);
    return written ? inside_->count_story_of(report) : written;
  });
  if (!done) return std::unexpected(done.error());
  return is_other;
}

// --- inside

Error no_such(std::string_view what, std::int64_t number) {
  return {.input = {},
          .what = "cannot find the " + std::string(what),
          .why = "there is no " + std::string(what) + " " + std::to_string(number) + " in the store",
          .advice = {},
          .offset = {}};
}

/// The story that the report belongs to; those that it shows to be one become one, and one is made where there
/// is none.
Result<StoryKey> Store::Inside::story_for(const ReportSketch& report) {
  const Result<std::vector<std::int64_t>> found = stories.find(*database, report);
  if (!found) return std::unexpected(found.error());
  if (found->empty()) {
    const Result<Rows> rows = database->query(
        "INSERT INTO stories (latest, reports, statements, revision) VALUES (0, 0, 0, 0) RETURNING id");
    if (!rows) return std::unexpected(rows.error());
    return rows->front().front().number();
  }
  const StoryKey story = found->front();
  for (std::size_t i = 1; i < found->size(); ++i) {
    Result<void> moved =
        database->execute("UPDATE reports SET story = $1 WHERE story = $2", {Value(story), Value((*found)[i])});
    if (moved)
      moved = database->execute(
          "UPDATE stories SET reports = 0, statements = 0, revision = revision + 1, joined_to = $1 WHERE id = "
          "$2 OR "
          "joined_to = $2",
          {Value(story), Value((*found)[i])});
    if (!moved) return std::unexpected(moved.error());
  }
  return story;
}

/// An older version is kept and shown in the page's history, and found by nothing else.
Result<void> Store::Inside::retire(ReportKey report) {
  Result<void> done = database->execute("UPDATE reports SET is_current = 0 WHERE id = $1", {Value(report)});
  if (done) done = stories.leave(*database, report);
  if (done) done = database->execute("DELETE FROM report_entities WHERE report = $1", {Value(report)});
  if (done) done = remove_statement_rows(*database, report);
  return done;
}

/// Writes all that follows from a current report's record and its corrections.
Result<void> Store::Inside::lay_out(ReportKey report, const Record& record) {
  const Result<Rows> rows = database->query(
      "SELECT address, story, moment, is_dated, is_current FROM reports WHERE id = $1", {Value(report)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty() || rows->front()[4].number() == 0) return {};
  const Row& row = rows->front();
  const Result<std::vector<KeptCorrection>> applying = corrections_for(row[0].text());
  if (!applying) return std::unexpected(applying.error());
  const CorrectedRecord corrected = lay_over(record, *applying);
  const Result<Participants> participants =
      find_participants(*database, corrected.record, report, row[1].number());
  if (!participants) return std::unexpected(participants.error());
  Result<void> done = write_participants(*database, report, *participants);
  if (done)
    done = write_statement_rows(*database, report, corrected, *participants,
                                {.seconds = row[2].number(), .is_dated = row[3].number() != 0});
  if (done)
    done = database->execute("UPDATE reports SET outlet = $2, statements = $3 WHERE id = $1",
                             {Value(report), Value(participants->outlet),
                              Value(static_cast<std::int64_t>(corrected.record.statements.size()))});
  return done;
}

Result<void> Store::Inside::count_story(StoryKey story) {
  return database->execute(
      "UPDATE stories SET revision = revision + 1, "
      "latest = (SELECT coalesce(max(moment), 0) FROM reports WHERE story = $1 AND is_current = 1), "
      "reports = (SELECT count(*) FROM reports WHERE story = $1 AND is_current = 1), "
      "statements = (SELECT coalesce(sum(statements), 0) FROM reports WHERE story = $1 AND is_current = 1) "
      "WHERE id = $1",
      {Value(story)});
}

Result<void> Store::Inside::count_story_of(ReportKey report) {
  const Result<Rows> rows = database->query("SELECT story FROM reports WHERE id = $1", {Value(report)});
  if (!rows) return std::unexpected(rows.error());
  return rows->empty() ? Result<void>() : count_story(rows->front().front().number());
}

Result<std::optional<Record>> Store::Inside::record(ReportKey report) {
  const Result<Rows> rows = database->query("SELECT record FROM records WHERE report = $1", {Value(report)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return unpack_record(rows->front().front());
}

Result<std::optional<Record>> unpack_record(const Value& packed) {
  const Result<std::string> json = decompress(packed.bytes());
  if (!json) return std::unexpected(json.error());
  Result<Record> record = record_from_json(*json);
  if (!record) return std::unexpected(record.error());
  return std::move(*record);
}

}  // namespace hearsay
