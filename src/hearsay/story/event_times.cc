#include "hearsay/story/event_times.h"

#include <algorithm>
#include <chrono>

#include "hearsay/base/word_list.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

/// "the | Monday", "on | Monday": the first token of the phrase that the time stands in.
TokenIndex phrase_begin(const Clause& text, TokenRange sentence, TokenIndex first) {
  static const WordList leading(
      "on\nin\nat\nduring\nby\nlate\nearly\nlater\nearlier\nback\njust\nonly\nof\nthe\naround\nabout\n");
  while (first > sentence.first && leading.contains(text.tokens.lower[first - 1])) --first;
  return first;
}

/// Finds for one time the verb group that it dates.
class Dating {
 public:
  Dating(const Clause& text, TokenRange sentence, const std::vector<VerbGroup>& groups)
      : text_(text), sentence_(sentence), groups_(groups) {}

  [[nodiscard]] std::optional<std::size_t> group_of(const PlacedTime& time) const {
    const TokenIndex begin = phrase_begin(text_, sentence_, time.tokens.first);
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].governs) continue;
      if (groups_[g].head < begin)
        before = g;
      else if (groups_[g].head >= time.tokens.last &&
               (!after || (!groups_[*after].finite() && groups_[g].finite())))
        after = g;
    }
    if (!before || (after && begins_clause(begin) && has_subject_behind(time.tokens.last, *after)))
      return after;
    return before;
  }

 private:
  /// "…, and on Tuesday", "that on Tuesday"
  [[nodiscard]] bool begins_clause(TokenIndex begin) const {
    if (begin == sentence_.first) return true;
    const WordClass c = text_.classes[begin - 1];
    const TokenShape shape = text_.tokens.tokens[begin - 1].shape;
    return c == WordClass::coordinator || c == WordClass::subordinator || shape == TokenShape::punctuation ||
           shape == TokenShape::open_quote || shape == TokenShape::close_quote;
  }

  /// Whether a clause of its own follows, in which the group stands: no "and" or "who" between.
  [[nodiscard]] bool has_subject_behind(TokenIndex first, std::size_t g) const {
    if (!groups_[g].finite()) return false;
    for (TokenIndex i = first; i < groups_[g].tokens.first; ++i)
      if (text_.classes[i] == WordClass::coordinator && i == first) return false;
    return groups_[g].tokens.first > first;
  }

  const Clause& text_;
  TokenRange sentence_;
  const std::vector<VerbGroup>& groups_;
};

/// The more exact of two times, the first if none is.
bool more_exact(const Record& record, TimeId a, TimeId b) {
  const std::string& one = record.times[a].value;
  const std::string& two = record.times[b].value;
  return one.size() > two.size() && one.starts_with(two);
}

bool joined_by_and(const Clause& text, const VerbGroup& first, const VerbGroup& second) {
  const TokenIndex before = second.tokens.first;
  return before > first.tokens.last && text.tokens.lower[before - 1] == "and";
}

}  // namespace

std::vector<PlacedTime> times_of_events(const Record& record, const Clause& text, TokenRange sentence) {
  static const WordList bounds(
      "until\ntill\nsince\nafter\nbefore\nthrough\nbetween\nthan\nfrom\nfor\nexceeding\n");
  std::vector<PlacedTime> placed;
  if (sentence.empty()) return placed;
  const Span span = text.tokens.span(sentence);
  const auto first = std::ranges::lower_bound(record.times, span.begin, {},
                                              [](const TimeExpression& time) { return time.span.begin; });
  TokenIndex token = sentence.first;
  for (auto time = first; time != record.times.end() && time->span.begin < span.end; ++time) {
    while (token < sentence.last && text.tokens.tokens[token].span.end <= time->span.begin) ++token;
    TokenIndex last = token;
    while (last < sentence.last && text.tokens.tokens[last].span.begin < time->span.end) ++last;
    if (last == token || (time->type != TimeType::date && time->type != TimeType::time)) continue;
    if (time->value.empty() || (time->value[0] != 'X' && (time->value[0] < '0' || time->value[0] > '9')))
      continue;
    const TokenIndex begin = phrase_begin(text, sentence, token);
    if (begin > sentence.first && bounds.contains(text.tokens.lower[begin - 1])) continue;
    if (bounds.contains(text.tokens.lower[begin])) continue;
    placed.push_back({static_cast<TimeId>(time - record.times.begin()), {token, last}});
  }
  return placed;
}

std::vector<std::optional<TimeId>> date_groups(const Record& record, const Clause& text, TokenRange sentence,
                                               const std::vector<VerbGroup>& groups,
                                               std::span<const PlacedTime> times) {
  std::vector<std::optional<TimeId>> dates(groups.size());
  const Dating dating(text, sentence, groups);
  for (const PlacedTime& time : times)
    if (const auto g = dating.group_of(time); g && (!dates[*g] || more_exact(record, time.id, *dates[*g])))
      dates[*g] = time.id;
  for (std::size_t g = 0; g + 1 < groups.size(); ++g) {
    if (!joined_by_and(text, groups[g], groups[g + 1])) continue;
    if (!dates[g]) dates[g] = dates[g + 1];
    if (!dates[g + 1]) dates[g + 1] = dates[g];
  }
  return dates;
}

std::optional<TimeId> date_noun(const Clause& text, TokenIndex head, std::span<const PlacedTime> times) {
  constexpr TokenIndex kReach = 4;
  for (const PlacedTime& time : times) {
    // "Monday's meeting", "the June 5 meeting"
    if (time.tokens.last <= head && head - time.tokens.last < kReach) {
      const auto between = std::span(text.classes).subspan(time.tokens.last, head - time.tokens.last);
      const auto is_noun = [](WordClass c) { return c == WordClass::other; };
      const bool possessive = text.tokens.tokens[time.tokens.last].shape == TokenShape::apostrophe;
      if (std::ranges::all_of(between.subspan(possessive && !between.empty() ? 1 : 0), is_noun)) return time.id;
    }
    // "the meeting on Monday"
    if (time.tokens.first > head && time.tokens.first - head <= 2) {
      const bool linked = time.tokens.first == head + 1 || text.tokens.lower[head + 1] == "on" ||
                          text.tokens.lower[head + 1] == "in" || text.tokens.lower[head + 1] == "of";
      if (linked) return time.id;
    }
  }
  return std::nullopt;
}

std::string_view day_of(std::string_view value) {
  if (value.size() < 10 || value[4] != '-' || value[7] != '-' || value.substr(0, 10).contains('X')) return {};
  return value.substr(0, 10);
}

std::optional<int> days_between(std::string_view a, std::string_view b) {
  const auto one = parse_published(day_of(a));
  const auto two = parse_published(day_of(b));
  if (!one || !two) return std::nullopt;
  return static_cast<int>((std::chrono::sys_days{one->date} - std::chrono::sys_days{two->date}).count());
}

}  // namespace hearsay
