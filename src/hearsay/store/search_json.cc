#include "hearsay/store/search_json.h"

#include <fmt/format.h>

#include <array>

#include "hearsay/store/csv.h"

namespace hearsay {
namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string statement_id(const FoundStatement& found) { return "s" + std::to_string(found.statement + 1); }

}  // namespace

Json found_to_json(const FoundStatement& found) {
  return {{"report", found.report},
          {"story", found.story},
          {"statement", statement_id(found)},
          {"kind", found.kind},
          {"channel", found.channel},
          {"certainty", found.certainty},
          {"content", found.content},
          {"speaker", or_null(found.speaker)},
          {"who", found.who.empty() ? Json(nullptr) : Json(found.who)},
          {"chain", found.chain},
          {"confidence", found.confidence},
          {"corrected", found.is_corrected},
          {"title", or_null(found.title)},
          {"site", or_null(found.site)},
          {"outlet", or_null(found.outlet)},
          {"url", or_null(found.url)},
          {"published", or_null(found.published)},
          {"score", found.score}};
}

Json search_to_json(const SearchQuery& query, const SearchPage& page) {
  Json found = Json::array();
  for (const FoundStatement& statement : page.found) found.push_back(found_to_json(statement));
  return {
      {"format", kSearchFormat}, {"query", query.text}, {"more", page.has_more}, {"found", std::move(found)}};
}

std::string found_csv_head() {
  static const std::array<std::string, 15> kColumns = {
      "speaker", "channel", "certainty", "kind",  "content",   "chain",      "site",     "published",
      "title",   "url",     "report",    "story", "statement", "confidence", "corrected"};
  return csv_line(kColumns);
}

std::string found_csv_line(const FoundStatement& found) {
  const std::array<std::string, 15> cells = {found.who,
                                             found.channel,
                                             found.certainty,
                                             found.kind,
                                             found.content,
                                             fmt::format("{}", fmt::join(found.chain, " > ")),
                                             found.site.value_or(""),
                                             found.published.value_or(""),
                                             found.title.value_or(""),
                                             found.url.value_or(""),
                                             std::to_string(found.report),
                                             std::to_string(found.story),
                                             statement_id(found),
                                             fmt::format("{:.2f}", found.confidence),
                                             found.is_corrected ? "yes" : "no"};
  return csv_line(cells);
}

}  // namespace hearsay
