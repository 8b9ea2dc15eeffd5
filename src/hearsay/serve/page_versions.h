// The versions of a page, and what each changed of what was said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/serve/page_frame.h"
#include "hearsay/store/store.h"

namespace hearsay::desk {

/// One statement in words: who, what.
struct ShownStatement {
  ReportKey report = 0;
  StatementId statement = 0;
  std::string who;
  std::string words;
};

struct ShownChange {
  ReportKey to = 0;
  std::optional<std::string> title;  ///< the new one, where it changed
  std::vector<ShownStatement> appeared;
  std::vector<ShownStatement> gone;
  std::vector<std::pair<ShownStatement, ShownStatement>> changed;
};

struct PageVersions {
  std::vector<ReportHead> heads;     ///< oldest first
  std::vector<ShownChange> changes;  ///< oldest first, of the newest kMostVersionsCompared
};

inline constexpr std::size_t kMostVersionsCompared = 10;

[[nodiscard]] Result<PageVersions> page_versions(Store& store, const std::string& address);

/// Nothing where there is but one.
void write_versions(HtmlWriter& html, const PageVersions& versions, ReportKey here);

}  // namespace hearsay::desk
