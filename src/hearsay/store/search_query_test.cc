#include "hearsay/store/search_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace hearsay {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using Kind = SearchNode::Kind;

SearchNode parsed(std::string_view text) {
  const Result<SearchQuery> query = parse_search(text);
  EXPECT_TRUE(query) << text << ": " << (query ? "" : query.error().line());
  return query && query->root ? *query->root : SearchNode{};
}

/// The query's plainest spelling: shows the tree.
std::string plain(std::string_view text) {
  const Result<SearchQuery> query = parse_search(text);
  return query ? to_text(*query) : query.error().line();
}

Error failed(std::string_view text) {
  const Result<SearchQuery> query = parse_search(text);
  EXPECT_FALSE(query) << text;
  return query ? Error{} : query.error();
}

std::int64_t seconds(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days days =
      std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  return std::chrono::duration_cast<std::chrono::seconds>(days.time_since_epoch()).count();
}

TEST(SearchQuery, ReadsLikeTheQuestion) {
  const SearchNode root =
      parsed(R"(who:"Trump" channel:lip-reading via:"Irish Star" after:2025-08-01 "over the line")");
  ASSERT_EQ(root.kind, Kind::all);
  ASSERT_EQ(root.parts.size(), 5U);
  EXPECT_EQ(root.parts[0], (SearchNode{.kind = Kind::term, .field = SearchField::who, .words = "trump"}));
  EXPECT_EQ(root.parts[1],
            (SearchNode{.kind = Kind::term, .field = SearchField::channel, .words = "lip-reading"}));
  EXPECT_EQ(root.parts[2], (SearchNode{.kind = Kind::term, .field = SearchField::via, .words = "irish star"}));
  EXPECT_EQ(root.parts[3],
            (SearchNode{.kind = Kind::term, .field = SearchField::after, .moment = seconds(2025, 8, 1)}));
  EXPECT_EQ(root.parts[4], (SearchNode{.kind = Kind::term, .words = "over the line"}));
}

TEST(SearchQuery, EmptyAsksForEverything) {
  for (const std::string_view text : {"", "  \t\n", "\u00A0"}) {
    const Result<SearchQuery> query = parse_search(text);
    ASSERT_TRUE(query);
    EXPECT_FALSE(query->root);
    EXPECT_EQ(query->text, text);
  }
}

TEST(SearchQuery, AndBindsTighterThanOr) {
  EXPECT_EQ(plain("a b or c d"), "a b or c d");
  EXPECT_EQ(parsed("a b or c d").kind, Kind::any);
  EXPECT_EQ(plain("a and (b or c) and d"), "a (b or c) d");
  EXPECT_EQ(plain("a AND b | c Or d"), "a b or c or d");
  EXPECT_EQ(plain("((a)) ((b c) d)"), "a b c d");
  EXPECT_EQ(plain("a & b || c"), "a b or c");
}

TEST(SearchQuery, NotTurnsRound) {
  EXPECT_EQ(plain("not a -b NOT(c d)"), "-a -b -(c d)");
  EXPECT_EQ(plain("not not a"), "a");
  EXPECT_EQ(plain("-(-a)"), "a");
  EXPECT_EQ(plain("-who:Putin"), "-who:putin");
  EXPECT_EQ(plain("-(a or b) c"), "-(a or b) c");
  EXPECT_EQ(plain("lip-reading"), R"("lip reading")");  // a hyphen within a word turns nothing round
}

TEST(SearchQuery, FieldsGroup) {
  EXPECT_EQ(plain("who:(Putin or \"Donald Trump\") x"), R"((who:putin or who:"donald trump") x)");
  EXPECT_EQ(plain("channel:(post or lip) certainty:(not hedged)"),
            "(channel:post or channel:lip-reading) -certainty:hedged");
  EXPECT_EQ(plain("who: Trump"), "who:trump");
  EXPECT_EQ(plain("WHO:Trump"), "who:trump");
  EXPECT_EQ(plain("who:(a to:b)"), "who:a to:b");
}

TEST(SearchQuery, QuotationMarksOfAllKindsArePhrases) {
  for (const std::string_view text :
       {"“over the line”", "„over the line“", "«over the line»", "\"Over, the — LINE!\""})
    EXPECT_EQ(plain(text), R"("over the line")") << text;
  EXPECT_EQ(plain(R"(who:"or")"), R"(who:"or")");
  EXPECT_EQ(plain("don’t"), R"("don t")");
  EXPECT_EQ(plain("Zelenský"), "zelensky");
}

TEST(SearchQuery, StarsStandForWhatBeginsSo) {
  EXPECT_EQ(plain("negotiat*"), "negotiat*");
  EXPECT_EQ(plain("\"over the lin*\""), R"("over the lin*")");
  EXPECT_TRUE(parsed("who:zelensk*").is_prefix);
  EXPECT_FALSE(parsed("a*b").is_prefix);
}

TEST(SearchQuery, TimesOfDayAreWords) { EXPECT_EQ(plain("10:30"), R"("10 30")"); }

TEST(SearchQuery, DatesAreDaysMonthsOrYears) {
  EXPECT_EQ(parsed("before:2025").moment, seconds(2025, 1, 1));
  EXPECT_EQ(parsed("after:2024-02").moment, seconds(2024, 2, 1));
  EXPECT_EQ(parsed("after:\"2024-02-29\"").moment, seconds(2024, 2, 29));
  EXPECT_EQ(plain("before:0001"), "before:0001-01-01");
  for (const std::string_view bad : {"after:2025-02-29", "after:2025-13", "after:yesterday", "after:25",
                                     "after:2025-08-01T10", "after:0000", "after:2025/08/01", "before:-"}) {
    const Error error = failed(bad);
    EXPECT_THAT(error.why, HasSubstr("no date")) << bad;
    EXPECT_THAT(error.advice, HasSubstr("2025-08-01"));
    EXPECT_EQ(error.offset, std::string_view(bad).find(':') + 1);
  }
}

TEST(SearchQuery, RecordWordsMayBeShort) {
  EXPECT_EQ(plain("channel:LIP"), "channel:lip-reading");
  EXPECT_EQ(plain("channel:\"press conference\""), "channel:press-conference");
  EXPECT_EQ(plain("channel:press_*"), "channel:press-conference");
  EXPECT_EQ(plain("kind:d certainty:h"), "kind:direct certainty:hedged");
  EXPECT_THAT(failed("channel:p").advice, HasSubstr("press-conference or post"));
}

struct Fault {
  std::string_view query;
  std::size_t offset;
  std::string_view why;
  std::string_view advice;
};

TEST(SearchQuery, ErrorsPointAtThePlace) {
  const Fault faults[] = {
      {"a whom:Trump", 2, "no field 'whom'", "did you mean who:?"},
      {"outlt:x", 0, "no field 'outlt'", "did you mean outlet:?"},
      {"http://a.example", 0, "no field 'http'", "in quotation marks"},
      {"zzzzzz:x", 0, "no field", "The fields are who, to, via"},
      {"channel:telepathy", 8, "no such channel", "lip-reading"},
      {"channel:lipreading", 8, "no such channel", "did you mean lip-reading?"},
      {"certainty:\"\"", 10, "no such certainty", "asserted, hedged, denied, withheld and expected"},
      {"(a or b", 0, "not closed", ")"},
      {"a (b (c) d", 2, "not closed", ")"},
      {"a) b", 1, "closes none", ""},
      {"a \"b c", 2, "has no other", "\""},
      {"a or", 4, "missing here", "quotation marks"},
      {"or a", 0, "missing here", ""},
      {"a and or b", 6, "missing here", ""},
      {"a not", 5, "missing here", ""},
      {"()", 1, "missing here", ""},
      {"who:", 4, "value is missing behind who:", ""},
      {"who:to:x", 4, "value is missing behind who:", ""},
      {"a …", 2, "no letter or digit", ""},
      {"a - b", 2, "no letter or digit", ""},
      {"*", 0, "no letter or digit", ""},
      {"a \"the li*\"", 2, "too much begins so", "three letters"},
      {"a \xFF", 2, "no UTF-8", ""},
  };
  for (const Fault& fault : faults) {
    const Error error = failed(fault.query);
    EXPECT_EQ(error.offset, fault.offset) << fault.query;
    EXPECT_THAT(error.why, HasSubstr(std::string(fault.why))) << fault.query;
    EXPECT_THAT(error.advice, HasSubstr(std::string(fault.advice))) << fault.query;
    EXPECT_EQ(error.input, "query");
  }
}

TEST(SearchQuery, HasBounds) {
  EXPECT_THAT(failed(std::string(kLongestQuery + 1, 'a')).why, HasSubstr("4096 bytes"));
  EXPECT_TRUE(parse_search(std::string(kLongestQuery, 'a')));

  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a" + std::string(depth, ')'); };
  EXPECT_EQ(plain(nested(kDeepestQuery)), "a");
  EXPECT_EQ(failed(nested(kDeepestQuery + 1)).offset, kDeepestQuery);
  EXPECT_EQ(failed(std::string(kLongestQuery, '(')).offset, kDeepestQuery);
  EXPECT_EQ(plain(std::string(4000, '-') + "a"), "a");  // a dash, not a row of negations
  std::string nots;
  for (int i = 0; i < 1000; ++i) nots += "not ";
  EXPECT_EQ(plain(nots + "a"), "a");

  std::string terms;
  for (std::size_t i = 0; i < kMostTerms; ++i) terms += "a ";
  EXPECT_TRUE(parse_search(terms));
  EXPECT_EQ(failed(terms + "b").offset, 2 * kMostTerms);
}

TEST(SearchQuery, PlainestSpellingIsTheSameQuery) {
  for (const std::string_view text :
       {"a", "a b", "a or b", "not a", "a -(b or c d) (e or -f)", "who:(a or b -(c d)) via:\"x yes*\"",
        "-before:2025 (after:2024-02 or kind:direct) \"not\" about:\"and\"",
        "((a or b) (c or (d e))) or -(-f g)", "outlet:org* 10:30 -\"x\" channel:lip"}) {
    const Result<SearchQuery> query = parse_search(text);
    ASSERT_TRUE(query) << text;
    const Result<SearchQuery> again = parse_search(to_text(*query));
    ASSERT_TRUE(again) << to_text(*query);
    EXPECT_EQ(again->root, query->root) << text << " became " << to_text(*query);
    EXPECT_EQ(to_text(*again), to_text(*query));
  }
}

}  // namespace
}  // namespace hearsay
