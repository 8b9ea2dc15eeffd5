// Fuzzes the language of queries: what parses has a plainest spelling that is the same query, and compiles for
// both databases; what does not says where.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "hearsay/store/search_condition.h"
#include "hearsay/store/search_query.h"

namespace {

using namespace hearsay;

[[noreturn]] void break_promise(const char* promise, const std::string& shown) {
  std::fprintf(stderr, "broken promise: %s: %s\n", promise, shown.c_str());
  std::abort();
}

void check_error(std::string_view text, const Error& error) {
  if (!error.offset || *error.offset > text.size())
    break_promise("an error points into the query", error.line());
  if (error.why.empty()) break_promise("an error says why", error.line());
}

void check_spelling(const SearchQuery& query) {
  const std::string spelt = to_text(query);
  if (spelt.size() > kLongestQuery) return;
  const Result<SearchQuery> again = parse_search(spelt);
  if (!again) break_promise("the plainest spelling is a query", spelt);
  if (again->root != query.root) break_promise("the plainest spelling is the same query", spelt);
}

/// As many values are bound as the SQL names, and stretches lie apart, newest first.
void check_stretches(const SearchQuery& query) {
  std::int64_t newer = INT64_MAX;
  for (const SearchStretch& stretch : search_stretches(query)) {
    if (stretch.end > newer || stretch.first > stretch.end)
      break_promise("stretches lie apart", to_text(query));
    newer = stretch.first;
    if (!stretch.condition) continue;
    for (const Dialect dialect : {Dialect::sqlite, Dialect::postgresql}) {
      const SqlCondition condition = sql_of(*stretch.condition, dialect, 3);
      const std::string last = "$" + std::to_string(condition.values.size() + 2);
      if (condition.values.empty() || condition.sql.find(last) == std::string::npos ||
          condition.sql.find("$" + std::to_string(condition.values.size() + 3)) != std::string::npos)
        break_promise("values are bound", condition.sql);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<SearchQuery> query = parse_search(text);
  if (!query) {
    check_error(text, query.error());
    return 0;
  }
  check_spelling(*query);
  check_stretches(*query);
  return 0;
}
