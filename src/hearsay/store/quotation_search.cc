#include "hearsay/store/quotation_search.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "hearsay/hearsay.h"
#include "hearsay/store/index_words.h"
#include "hearsay/store/search.h"
#include "hearsay/story/entity_joiner.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostWordsAsked = 24;  ///< the longest of the quotation's
constexpr std::size_t kFewestLetters = 4;    ///< shorter words stand everywhere
constexpr std::size_t kFewestTogether = 2;
constexpr std::size_t kStatementsAsked = 120;

Error wrong_quotation(std::string why, std::string advice) {
  return {.input = {},
          .what = "cannot look it up",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

/// The words that tell the quotation from others: the longest, each once.
std::vector<std::string> telling_words(const std::string& quotation) {
  std::vector<std::string> words;
  const std::string text = index_words(quotation);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::ranges::stable_sort(words, std::ranges::greater(), &std::string::size);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  const auto is_short = [](const std::string& word) { return word.size() < kFewestLetters; };
  const auto first_short = std::ranges::find_if(words, is_short);
  if (first_short != words.begin()) words.erase(first_short, words.end());
  if (words.size() > kMostWordsAsked) words.resize(kMostWordsAsked);
  return words;
}

SearchQuery query_for(std::span<const std::string> words, SearchNode::Kind kind) {
  SearchNode root;
  root.kind = kind;
  for (const std::string& word : words) {
    SearchNode term;
    term.kind = SearchNode::Kind::term;
    term.field = SearchField::content;
    term.words = word;
    root.parts.push_back(std::move(term));
  }
  return {.root = std::move(root), .text = {}};
}

/// All of the words, then all of each half, and so on, since any of them alone stand in more statements than
/// can be gone through: a word that differs spoils those parts alone that it is in. Last any of them.
std::vector<SearchQuery> queries_for(const std::vector<std::string>& words) {
  std::vector<SearchQuery> queries;
  for (std::size_t size = words.size(); size >= kFewestTogether; size /= 2)
    for (std::size_t begin = 0; begin + size <= words.size(); begin += size)
      queries.push_back(query_for(std::span(words).subspan(begin, size), SearchNode::Kind::all));
  queries.push_back(query_for(words, SearchNode::Kind::any));
  return queries;
}

/// Reports with statements that have the words, most of them first.
Result<std::vector<ReportKey>> candidates(Store& store, const std::vector<std::string>& words) {
  std::vector<ReportKey> keys;
  std::set<ReportKey> known;
  for (const SearchQuery& query : queries_for(words)) {
    if (keys.size() >= kMostReportsLookedUp) break;
    const auto found = search(store, query, {.most = kStatementsAsked, .skip = 0, .speaker = {}});
    if (!found) return std::unexpected(found.error());
    for (const FoundStatement& statement : found->found)
      if (keys.size() < kMostReportsLookedUp && known.insert(statement.report).second)
        keys.push_back(statement.report);
  }
  return keys;
}

}  // namespace

Result<LookedUp> look_up_in(Store& store, std::string words, std::optional<std::string> by) {
  const std::vector<std::string> telling = telling_words(words);
  if (telling.empty()) return std::unexpected(wrong_quotation("the quotation has no word", ""));
  if (words.size() > kLongestQuotation)
    return std::unexpected(wrong_quotation("the quotation is too long", "a sentence or two of it will do"));
  const auto keys = candidates(store, telling);
  if (!keys) return std::unexpected(keys.error());
  LookedUp looked{.quote = {.words = std::move(words), .by = std::move(by), .is_word = is_known_word},
                  .story = {},
                  .reports = {},
                  .findings = {}};
  std::vector<Record> records;
  for (const ReportKey key : *keys) {
    auto stored = store.report(key);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored) continue;
    looked.reports.push_back(std::move((*stored)->head));
    records.push_back(std::move((*stored)->record));
  }
  looked.story = join_entities(std::move(records));
  looked.findings = look_up(looked.story, looked.quote);
  return looked;
}

}  // namespace hearsay
