// A small chart: how much somebody said over time, by channel. A table beside it says the same.
#pragma once

#include <vector>

#include "hearsay/serve/page_frame.h"
#include "hearsay/store/profile.h"

namespace hearsay::desk {

/// Columns of months, or of years where there are more than kMostColumns months from the first to the last; of
/// very many years the latest. Nothing where no statement is dated.
void write_months_chart(HtmlWriter& html, const std::vector<PartyProfile::Month>& months);

inline constexpr std::size_t kMostColumns = 48;

}  // namespace hearsay::desk
