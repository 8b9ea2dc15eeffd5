// Pieces that several pages share: a statement that was found, counts by channel, ways to turn the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/record/record_json.h"
#include "hearsay/serve/desk_routes.h"
#include "hearsay/serve/page_frame.h"
#include "hearsay/store/profile.h"
#include "hearsay/store/search.h"

namespace hearsay::desk {

/// The record's words, and what stands for them on a page ("lip-reading": "read from lips, not heard"); the
/// word itself where it is none of the record's.
[[nodiscard]] std::optional<Channel> channel_named(std::string_view word);
[[nodiscard]] std::optional<Certainty> certainty_named(std::string_view word);
[[nodiscard]] std::string_view channel_words(std::string_view word);
[[nodiscard]] std::string_view certainty_words(std::string_view word);

/// Statements as a list; `with_speaker` is false where all are one person's.
void write_found(HtmlWriter& html, const std::vector<FoundStatement>& found, bool with_speaker);
[[nodiscard]] Json found_json(const FoundStatement& found);
[[nodiscard]] Json found_json(const std::vector<FoundStatement>& found);

/// A bar for each channel, as long as its share; the numbers beside it. `address_of` gives a link for each, or
/// "".
struct ChannelBar {
  std::string_view channel;  ///< the record's word
  std::uint64_t statements = 0;
  std::string address;
};
void write_channel_bars(HtmlWriter& html, const std::vector<ChannelBar>& bars);
[[nodiscard]] Json counts_json(const std::vector<ChannelCount>& counts);
[[nodiscard]] Json counts_json(const std::vector<std::pair<std::string, std::uint64_t>>& counts);

[[nodiscard]] Json party_json(const Party& party);
[[nodiscard]] Json story_head_json(const StoryHead& head);
[[nodiscard]] Json report_head_json(const ReportHead& head);
template <class T>
[[nodiscard]] Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}
[[nodiscard]] HttpResponse json_page(const Json& value);

/// What a list of reports shows of each.
void write_report_list(HtmlWriter& html, const std::vector<ReportHead>& reports);
[[nodiscard]] std::string title_of(const ReportHead& head);   ///< the input's name where there is no title
[[nodiscard]] std::string outlet_of(const ReportHead& head);  ///< "outlet not named" where it is not

/// Links to what comes before and behind; nothing where the address is empty.
void write_pager(HtmlWriter& html, const std::string& newer, const std::string& older);

/// A number of the query's (`skip=50`), at most `most`; 0 where there is none.
[[nodiscard]] std::size_t number_in_query(const HttpRequest& request, std::string_view name, std::size_t most);
/// ".json" behind the path, the query kept: where the page at hand is as JSON.
[[nodiscard]] std::string json_address(const HttpRequest& request);

inline constexpr std::size_t kPageOfResults = 50;
inline constexpr std::size_t kMostSkipped = kFurthestResult;

}  // namespace hearsay::desk
