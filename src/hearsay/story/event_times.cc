#include "hearsay/story/event_times.h"

#include <algorithm>
#include <chrono>

#include "hearsay/base/word_list.h"
#include "hearsay/story/event_words.h"
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
  Dating(const Clause& text, TokenRange sentence, const std::vector<VerbGroup>& groups,
         std::span<const PlacedTime> times, std::span<const std::uint32_t> quotations)
      : text_(text), sentence_(sentence), groups_(groups), times_(times), quotations_(quotations) {}

  struct Dated {
    std::optional<std::size_t> group;
    bool behind = false;  ///< the group stands before its time, which is where most times stand
  };

  [[nodiscard]] Dated group_of(const PlacedTime& time) const {
    if (time.bound || time.modifier) return {};
    const TokenIndex begin = phrase_begin(text_, sentence_, time.tokens.first);
    const std::size_t first = group_from(begin);
    std::optional<std::size_t> before;
    for (std::size_t g = first, steps = 0; !before && g-- > 0 && steps < kReach; ++steps)
      if (in_quotation_of(time, g)) before = g;
    std::optional<std::size_t> after;
    for (std::size_t g = group_from(time.tokens.last), steps = 0; g < groups_.size() && steps < kReach;
         ++g, ++steps) {
      if (!in_quotation_of(time, g) || (after && !groups_[g].finite())) continue;
      after = g;
      if (groups_[g].finite()) break;
    }
    if (!before || (after && begins_clause(time, begin) && has_subject_behind(time.tokens.last, *after)))
      return {after, false};
    return {before, true};
  }

  /// "in 2016, when a guard was dismissed": the group that the time dates besides.
  [[nodiscard]] std::optional<std::size_t> group_behind_when(const PlacedTime& time) const {
    TokenIndex next = time.tokens.last;
    if (next < sentence_.last && text_.tokens.lower[next] == ",") ++next;
    if (next >= sentence_.last || text_.tokens.lower[next] != "when") return std::nullopt;
    for (std::size_t g = group_from(next), steps = 0; g < groups_.size() && steps < kReach; ++g, ++steps)
      if (groups_[g].finite()) return g;
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kReach = 32;  // verb groups

  /// The first group whose head is `token` or lies behind it.
  [[nodiscard]] std::size_t group_from(TokenIndex token) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(groups_, token, {}, &VerbGroup::head) -
                                    groups_.begin());
  }

  [[nodiscard]] bool in_quotation_of(const PlacedTime& time, std::size_t g) const {
    return quotations_[groups_[g].head] == quotations_[time.tokens.first];
  }

  /// "…, and on Tuesday", "that on Tuesday"; but not "on Monday and on Tuesday"
  [[nodiscard]] bool begins_clause(const PlacedTime& time, TokenIndex begin) const {
    if (begin == sentence_.first) return true;
    if (&time != times_.data() && (&time - 1)->tokens.last == begin - 1) return false;
    const WordClass c = text_.classes[begin - 1];
    const TokenShape shape = text_.tokens.tokens[begin - 1].shape;
    return c == WordClass::coordinator || c == WordClass::subordinator || shape == TokenShape::punctuation ||
           shape == TokenShape::open_quote || shape == TokenShape::close_quote;
  }

  /// Whether a clause of its own follows, in which the group stands: no "and" or "who" between.
  [[nodiscard]] bool has_subject_behind(TokenIndex first, std::size_t g) const {
    if (!groups_[g].finite() || text_.classes[first] == WordClass::coordinator) return false;
    return groups_[g].tokens.first > first;
  }

  const Clause& text_;
  TokenRange sentence_;
  const std::vector<VerbGroup>& groups_;
  std::span<const PlacedTime> times_;
  std::span<const std::uint32_t> quotations_;
};

/// Whether "Monday's" or "the Friday" leads to a noun that says when something else happens: "at Monday's
/// talks", "told last week's meeting".
bool leads_to_occasion(const Clause& text, TokenRange sentence, TokenRange time) {
  static const WordList leading("in\nat\nduring\n");
  TokenIndex before = time.first;
  if (before > sentence.first && text.classes[before - 1] == WordClass::determiner) --before;
  if (before == sentence.first) return false;
  const auto verb = event_verb(text.tokens.lower[before - 1]);
  if (!leading.contains(text.tokens.lower[before - 1]) && !(verb && is_telling(verb->base))) return false;
  constexpr TokenIndex kLongestName = 8;  // tokens of the occasion's
  const TokenIndex ceiling = std::min(sentence.last, time.last + kLongestName);
  const NounPhrase phrase = noun_phrase_at(text, time.last, ceiling);
  TokenIndex last = time.last;
  while (last < ceiling &&
         (text.classes[last] == WordClass::other || text.tokens.tokens[last].shape == TokenShape::apostrophe))
    ++last;
  return last > time.last && (event_noun(text.tokens.lower[last - 1]) ||
                              (!phrase.empty() && event_noun(text.tokens.lower[phrase.head()])));
}

/// "Monday's talks", "the winter garden", "its 2010 conference", "the treaty of 1974"
bool is_modifier(const Clause& text, TokenRange sentence, TokenRange time, bool is_day) {
  const auto is_apostrophe = [&](TokenIndex i) {
    return text.tokens.tokens[i].shape == TokenShape::apostrophe;
  };
  const auto is_article = [&](TokenIndex i) {
    return text.tokens.lower[i] == "the" || text.tokens.lower[i] == "a";
  };
  const bool owns = is_apostrophe(time.last - 1) || (time.last < sentence.last && is_apostrophe(time.last));
  const bool follows = time.first > sentence.first;
  if (follows && !is_day && text.tokens.lower[time.first - 1] == "of") return true;
  const bool within =
      (follows && text.classes[time.first - 1] == WordClass::determiner) || is_article(time.first);
  const bool describes = within && time.last < sentence.last && text.classes[time.last] == WordClass::other;
  return (owns || describes) && !leads_to_occasion(text, sentence, time);
}

/// "shortly after 3 a.m.": the time itself, nearly.
bool is_nearly(const Clause& text, TokenRange sentence, TokenIndex bound) {
  static const WordList nearly("shortly\njust\nsoon\n");
  return bound > sentence.first && nearly.contains(text.tokens.lower[bound - 1]);
}

/// "— Olav Berg (@berg) October 18, 2025": when a post was written, not when what it tells happened.
bool is_signature(const Clause& text, TokenRange sentence, TokenRange time) {
  if (time.first == sentence.first || text.tokens.lower[time.first - 1] != ")") return false;
  return time.last == sentence.last || (time.last + 1 == sentence.last && text.tokens.lower[time.last] == ".");
}

/// The more exact of two times, the first if none is.
bool more_exact(const Record& record, TimeId a, TimeId b) {
  const std::string& one = record.times[a].value;
  const std::string& two = record.times[b].value;
  return one.size() > two.size() && one.starts_with(two);
}

/// "arrived on Monday, a day late, and left": the verb that the group shares its subject with.
std::optional<std::size_t> joined_group(const Clause& text, const std::vector<VerbGroup>& groups,
                                        std::size_t g) {
  const TokenIndex first = groups[g].tokens.first;
  if (first <= groups[g - 1].tokens.last || text.tokens.lower[first - 1] != "and") return std::nullopt;
  constexpr std::size_t kReach = 8;
  for (std::size_t before = g, steps = 0; before-- > 0 && steps < kReach; ++steps)
    if (groups[before].finite() == groups[g].finite())
      return groups[before].tense == groups[g].tense ? std::optional(before) : std::nullopt;
  return std::nullopt;
}

}  // namespace

std::vector<std::uint32_t> outer_quotations(const Tokens& tokens) {
  std::vector<std::uint32_t> numbers(tokens.size(), 0);
  for (std::uint32_t q = 0; q < tokens.quotations.size(); ++q) {
    if (tokens.quotations[q].within) continue;
    const TokenRange inside = tokens.quotations[q].inside;
    std::fill(numbers.begin() + inside.first, numbers.begin() + inside.last, q + 1);
  }
  return numbers;
}

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
    constexpr std::size_t kDecade = 3;  // digits of its value
    if (time->value.size() < kDecade ||
        (time->value[0] != 'X' && (time->value[0] < '0' || time->value[0] > '9')))
      continue;
    if (is_signature(text, sentence, {token, last})) continue;
    const TokenIndex begin = phrase_begin(text, sentence, token);
    const bool range = begin > sentence.first && !placed.empty() && placed.back().bound &&
                       placed.back().tokens.last + 1 == begin;
    const bool bound = range ||
                       (begin > sentence.first && bounds.contains(text.tokens.lower[begin - 1]) &&
                        !is_nearly(text, sentence, begin - 1)) ||
                       bounds.contains(text.tokens.lower[begin]);
    placed.push_back({static_cast<TimeId>(time - record.times.begin()),
                      {token, last},
                      bound,
                      is_modifier(text, sentence, {token, last}, !day_of(time->value).empty())});
  }
  return placed;
}

std::vector<std::optional<TimeId>> date_groups(const Record& record, const Clause& text, TokenRange sentence,
                                               const std::vector<VerbGroup>& groups,
                                               std::span<const PlacedTime> times,
                                               std::span<const std::uint32_t> quotations) {
  std::vector<std::optional<TimeId>> dates(groups.size());
  const Dating dating(text, sentence, groups, times, quotations);
  const auto set = [&](std::size_t g, const PlacedTime& time) {
    if (!dates[g] || more_exact(record, time.id, *dates[g])) dates[g] = time.id;
  };
  for (const bool behind : {true, false})
    for (const PlacedTime& time : times)
      if (const auto dated = dating.group_of(time);
          dated.group && dated.behind == behind && (behind || !dates[*dated.group]))
        set(*dated.group, time);
  for (const PlacedTime& time : times)
    if (const auto g = dating.group_behind_when(time); g && !dates[*g]) dates[*g] = time.id;
  for (std::size_t g = 1; g < groups.size(); ++g) {
    if (groups[g - 1].governs && !dates[g] && !groups[g].finite())
      dates[g] = dates[g - 1];  // "began in May to sell"
    const auto joined = joined_group(text, groups, g);
    if (!joined) continue;
    if (!dates[*joined]) dates[*joined] = dates[g];
    if (!dates[g]) dates[g] = dates[*joined];
  }
  return dates;
}

std::optional<TimeId> date_noun(const Clause& text, TokenIndex head, std::span<const PlacedTime> times) {
  constexpr TokenIndex kReach = 4;
  const auto end = [](const PlacedTime& time) { return time.tokens.last; };
  const auto first = std::ranges::lower_bound(times, head - std::min(head, kReach), {}, end);
  for (const PlacedTime& time : std::span(first, times.end())) {
    if (time.tokens.first > head + kReach) break;
    if (time.bound) continue;
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
