// Store: a desk's reports in one file (SQLite) or on a server (PostgreSQL).
//
//     hearsay::Result<hearsay::Store> store = hearsay::Store::open("desk.db", hearsay::StoreAccess::write);
//     hearsay::Result<hearsay::Added> added = store->add(page, options, *record);
//     hearsay::Result<hearsay::SearchPage> found = hearsay::search(*store, query, {});     // store/search.h
//
// Pages are kept as they came, so that a better reader can read them again. A report is one version of one
// page: a page that changed under its address is a new version, and only the newest is searched. Corrections
// lie beside the records and are laid over them; a record in the store is always what the reader read.
//
// A Store is one connection: one thread at a time. Any number of stores may be open on the same location, in
// any number of processes; each sees whole reports only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/hearsay.h"
#include "hearsay/store/correction.h"
#include "hearsay/store/database.h"

namespace hearsay {

using ReportKey = std::int64_t;  ///< a report's number in its store, from 1
using StoryKey = std::int64_t;   ///< likewise
using PartyKey = std::int64_t;   ///< of somebody over all reports

/// What adding a page came to.
enum class Addition : std::uint8_t {
  report,     ///< a page that was not there
  version,    ///< its address was there with other bytes
  unchanged,  ///< it was there as it is; nothing was done
};

struct Added {
  Addition addition = Addition::unchanged;
  ReportKey report = 0;
  StoryKey story = 0;
  std::uint32_t version = 1;
};

/// A report without its text.
struct ReportHead {
  ReportKey report = 0;
  StoryKey story = 0;
  std::uint32_t version = 1;
  bool is_current = true;
  std::string sha256;
  std::string input;
  std::optional<PartyKey> outlet;
  std::optional<std::string> title;
  std::optional<std::string> site;
  std::optional<std::string> url;
  std::optional<std::string> published;  ///< ISO 8601
  std::optional<std::string> language;
  std::string added;  ///< ISO 8601, UTC
  std::uint32_t statements = 0;
};

/// A report as a desk sees it.
struct StoredReport {
  ReportHead head;
  Record record;        ///< corrections laid over it
  std::string address;  ///< by which corrections name the page
  /// Of each statement of `record`, the corrections that made it what it is; and those that name nothing here.
  std::vector<std::vector<CorrectionKey>> corrected;
  std::vector<std::uint32_t> occurrences;  ///< of each: by which a correction names it, with its words
  std::vector<CorrectionKey> lost;
};

struct StoryHead {
  StoryKey story = 0;
  std::string title;                 ///< of its first report that has one; "" if none has
  std::uint32_t reports = 0;         ///< current versions
  std::optional<std::string> first;  ///< when its first dated report was published, ISO 8601
  std::optional<std::string> latest;
  std::int64_t revision = 0;         ///< another number whenever anything in it changed
  std::vector<std::string> outlets;  ///< each once, by their first report, a few
};

struct StoredStory {
  StoryHead head;
  std::vector<StoredReport> reports;  ///< by publication; kMostReportsOfStory at most
};

inline constexpr std::size_t kMostReportsOfStory = 60;  ///< that are set side by side; the latest

struct Party {
  PartyKey party = 0;
  EntityKind kind = EntityKind::person;
  std::string name;
};

/// What two versions of a page have, one and not the other. Indices into their records' statements.
struct VersionChange {
  StoredReport from;
  StoredReport to;
  bool title_changed = false;
  std::vector<StatementId> appeared;  ///< of `to`
  std::vector<StatementId> gone;      ///< of `from`
  std::vector<std::pair<StatementId, StatementId>>
      changed;  ///< from, to: other words, speaker, channel or certainty
};

class Store {
 public:
  /// Errors: those of open_database.
  [[nodiscard]] static Result<Store> open(const std::string& location, StoreAccess access);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // --- keeping reports

  /// Whether this page is there as it is: then it need not be read. Nothing where only reading can tell.
  [[nodiscard]] Result<std::optional<Added>> find_page(std::string_view sha256);
  /// Keeps a page and what was read from it, whole or not at all. `options` are those it was read with.
  [[nodiscard]] Result<Added> add(const Page& page, const ReadOptions& options, const Record& record);

  /// A page as it came, and the options it was read with.
  struct KeptPage {
    ReportKey report = 0;
    Page page;
    ReadOptions options;
  };
  /// The current reports, oldest first, some at a time: those behind `after`.
  [[nodiscard]] Result<std::vector<ReportKey>> report_keys(ReportKey after, std::size_t most);
  [[nodiscard]] Result<std::optional<KeptPage>> kept_page(ReportKey report);
  /// Puts another record in the place of a report's, with its corrections laid over it anew. Whether it is
  /// another.
  [[nodiscard]] Result<bool> replace_record(ReportKey report, const Record& record);

  // --- reading

  [[nodiscard]] Result<std::optional<StoredReport>> report(ReportKey report);
  /// The party of each entity of the report that takes part in a statement: (entity, party).
  [[nodiscard]] Result<std::vector<std::pair<EntityId, PartyKey>>> parties_of(ReportKey report);
  /// All versions of a page, by its URL or the name of the file it came under, oldest first.
  [[nodiscard]] Result<std::vector<ReportHead>> versions(std::string_view url);
  /// From each version to the next; of the newest `most` steps.
  [[nodiscard]] Result<std::vector<VersionChange>> history(std::string_view url, std::size_t most = SIZE_MAX);

  /// Newest first. `before`: those behind this one in that order. A story that was found to be another's is
  /// that one's in all that follows.
  [[nodiscard]] Result<std::vector<StoryHead>> stories(std::size_t most, std::optional<StoryKey> before = {});
  [[nodiscard]] Result<std::optional<StoryHead>> story_head(StoryKey story);
  [[nodiscard]] Result<std::optional<StoredStory>> story(StoryKey story);
  /// Newest first, current versions. `before` as above; of one outlet, where one is named.
  [[nodiscard]] Result<std::vector<ReportHead>> reports(std::size_t most, std::optional<ReportKey> before = {},
                                                        std::optional<PartyKey> outlet = {});
  [[nodiscard]] Result<std::optional<Party>> party(PartyKey party);
  [[nodiscard]] Result<std::uint64_t> count_reports();  ///< current versions
  [[nodiscard]] Result<std::uint64_t> count_statements();

  // --- correcting

  /// Keeps the correction and lays it over what it names. Errors: it names nothing in the store.
  [[nodiscard]] Result<CorrectionKey> correct(const Correction& correction);
  /// Undone, not forgotten. Errors: there is none of that number, or it is undone already.
  [[nodiscard]] Result<void> undo(CorrectionKey correction, std::string_view by);
  /// All, or those of one page, oldest first, undone ones among them.
  [[nodiscard]] Result<std::vector<KeptCorrection>> corrections(std::optional<std::string_view> address = {});

  /// For those who ask in their own words (store/search.h, store/profile.h).
  [[nodiscard]] Database& database();

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace hearsay
