// What the parts of the store share: its connection and what every change writes anew.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/store/store.h"
#include "hearsay/store/story_finder.h"

namespace hearsay {

struct Store::Inside {
  std::unique_ptr<Database> database;
  StoryFinder stories;

  // Within Database::change.
  [[nodiscard]] Result<StoryKey> story_for(const ReportSketch& report);
  [[nodiscard]] Result<void> retire(ReportKey report);
  [[nodiscard]] Result<void> lay_out(ReportKey report, const Record& record);
  [[nodiscard]] Result<void> lay_out_all(const std::vector<ReportKey>& reports);
  [[nodiscard]] Result<void> count_story(StoryKey story);
  [[nodiscard]] Result<void> count_story_of(ReportKey report);

  [[nodiscard]] Result<std::optional<Record>> record(ReportKey report);
  /// Those that are laid over a page: its own and the merges, not undone, oldest first.
  [[nodiscard]] Result<std::vector<KeptCorrection>> corrections_for(std::string_view address);
  [[nodiscard]] Result<StoredReport> stored(const Row& row);
};

/// The columns of `reports` r and `records` d that Inside::stored takes, in its order.
inline constexpr std::string_view kReportColumns =
    "r.id, r.story, r.version, r.is_current, r.page, r.input, r.outlet, r.title, r.site, r.url, r.published, "
    "r.language, "
    "r.added, r.statements, r.address, d.record";

[[nodiscard]] Result<std::optional<Record>> unpack_record(const Value& packed);
[[nodiscard]] Error no_such(std::string_view what, std::int64_t number);
[[nodiscard]] std::string iso_now();  ///< UTC
/// A URL as versions of its page have it in common: without fragment, scheme and host in small letters.
[[nodiscard]] std::string page_address(std::string_view url);

}  // namespace hearsay
