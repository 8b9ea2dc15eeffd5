// The query of the commands that look into a store.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "hearsay/store/search_query.h"

namespace hearsay::cli {

/// Declares QUERY, one argument or several.
void add_query(CLI::App& command, std::vector<std::string>& query);

/// Several arguments are a term each, which a shell has freed from its quotation marks. What cannot be
/// understood is told on standard error, with a mark under the place.
[[nodiscard]] std::optional<SearchQuery> parse_query(const std::vector<std::string>& arguments);

inline constexpr const char* kQueryHelp =
    "A query is words or a \"phrase\" that was said, and fields: who: to: via: (anybody in the chain) about: "
    "outlet:\n"
    "take names; channel: certainty: kind: the record's words; before: after: a day, month or year. Terms must "
    "all\n"
    "hold; there are or, not, -, ( ) and word*. No query asks for everything.";

}  // namespace hearsay::cli
