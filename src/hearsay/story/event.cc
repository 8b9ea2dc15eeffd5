#include "hearsay/story/event.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "hearsay/base/word_list.h"
#include "hearsay/story/event_arguments.h"
#include "hearsay/story/event_times.h"
#include "hearsay/story/event_words.h"
#include "hearsay/story/verb_groups.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLeadSentences = 4;  // in which a report says what day it tells of
constexpr int kLongestStory = 7;             // days that it may lie back
constexpr TokenIndex kLongestObject = 8;     // tokens

/// What the statements tell of the words that they hold.
class Attributed {
 public:
  Attributed(const Record& record, const Tokens& tokens)
      : doubted_(tokens.size() + 1, 0), denied_(tokens.size() + 1, 0), quoted_(tokens.size() + 1, 0) {
    for (const Statement& statement : record.statements) {
      const bool doubted = statement.certainty == Certainty::hedged || statement.channel == Channel::thought;
      if (!doubted && statement.certainty != Certainty::denied) continue;
      for (const Span part : statement.content) mark(tokens, part, doubted ? doubted_ : denied_);
    }
    for (const Quotation& quotation : tokens.quotations) {
      ++quoted_[quotation.inside.first];
      --quoted_[quotation.inside.last];
    }
    for (std::size_t i = 1; i < doubted_.size(); ++i) {
      doubted_[i] += doubted_[i - 1];
      denied_[i] += denied_[i - 1];
      quoted_[i] += quoted_[i - 1];
    }
  }

  [[nodiscard]] bool quoted(TokenIndex token) const { return quoted_[token] > 0; }

  [[nodiscard]] EventStatus status(TokenIndex token, EventStatus status) const {
    if (status == EventStatus::denied || status == EventStatus::planned) return status;
    if (denied_[token] > 0) return EventStatus::denied;
    return doubted_[token] > 0 ? EventStatus::hedged : status;
  }

 private:
  static void mark(const Tokens& tokens, Span part, std::vector<int>& steps) {
    const auto begin = [](const Token& token) { return token.span.begin; };
    const auto first = std::ranges::lower_bound(tokens.tokens, part.begin, {}, begin);
    const auto last = std::ranges::lower_bound(tokens.tokens, part.end, {}, begin);
    ++steps[static_cast<std::size_t>(first - tokens.tokens.begin())];
    --steps[static_cast<std::size_t>(last - tokens.tokens.begin())];
  }

  std::vector<int> doubted_;  // running sums once made
  std::vector<int> denied_;
  std::vector<int> quoted_;
};

class EventFinder {
 public:
  EventFinder(const Record& record, const Clause& text)
      : record_(record), text_(text), mentions_(record, text.tokens), attributed_(record, text.tokens) {}

  std::vector<Event> run() {
    for (std::uint32_t s = 0; s < text_.tokens.sentences.size(); ++s) {
      const TokenRange sentence = text_.tokens.sentences[s].tokens;
      if (!sentence.empty()) read(s, sentence);
    }
    std::ranges::stable_sort(found_, {}, [](const Found& found) { return found.event.word; });
    estimate();
    std::vector<Event> events;
    events.reserve(found_.size());
    for (Found& found : found_) events.push_back(std::move(found.event));
    return events;
  }

 private:
  struct Found {
    Event event;
    Tense tense = Tense::none;
    std::uint32_t sentence = 0;
    bool noun = false;
    TokenIndex token = 0;
    bool background = false;  ///< told for what lay behind the news
  };

  [[nodiscard]] BlockKind kind_of(std::uint32_t sentence) const {
    return record_.article.blocks[text_.tokens.sentences[sentence].block].kind;
  }

  void read(std::uint32_t number, TokenRange sentence) {
    const std::vector<VerbGroup> groups = verb_groups(text_, sentence);
    const std::vector<EventArguments> arguments = verb_arguments(text_, sentence, groups, mentions_);
    const std::vector<PlacedTime> times = times_of_events(record_, text_, sentence);
    const auto dates = date_groups(record_, text_, sentence, groups, times);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const VerbGroup& group = groups[g];
      if (group.governs || is_state(group.base)) continue;
      const std::optional<std::size_t> main = main_group(groups, g);
      Found& found = add(number, sentence, {group.head, group.tokens.last}, group.base, arguments[g]);
      found.tense = main && !group.infinitive ? groups[*main].tense : group.tense;
      found.background = group.subordinate;
      found.event.status = attributed_.status(group.head, group.status);
      if (dates[g])
        date(*dates[g], found.event);
      else if (main && !group.infinitive && dates[*main] && !group.passive)
        date(*dates[*main], found.event);
    }
    read_nouns(number, sentence, groups, arguments, dates, times);
  }

  void read_nouns(std::uint32_t number, TokenRange sentence, const std::vector<VerbGroup>& groups,
                  const std::vector<EventArguments>& verb_arguments,
                  const std::vector<std::optional<TimeId>>& dates, const std::vector<PlacedTime>& times) {
    std::size_t next = 0;  // the first group behind the noun
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      while (next < groups.size() && groups[next].head < i) ++next;
      if (next < groups.size() && groups[next].head == i) continue;
      if (text_.classes[i] != WordClass::other || text_.tokens.tokens[i].shape != TokenShape::lower) continue;
      auto lemma = event_noun(text_.tokens.lower[i]);
      if (!lemma || is_modifier(i, sentence)) continue;
      EventArguments arguments = noun_arguments(text_, sentence, i, mentions_);
      const auto own_date = date_noun(text_, i, times);
      if (next > 0 && groups[next - 1].governs && i - groups[next - 1].head < kLongestObject &&
          is_light(groups[next - 1].base))
        add_all(verb_arguments[next - 1], arguments);  // "Berg made a short appearance"
      Found& found = add(number, sentence, {i, i + 1}, std::move(*lemma), arguments);
      found.noun = true;
      const std::optional<std::size_t> governor = governor_of(groups, next, sentence, i);
      found.event.status =
          attributed_.status(i, noun_status(i, sentence, governor ? &groups[*governor] : nullptr));
      if (own_date) date(*own_date, found.event);
      if (!governor || groups[*governor].status == EventStatus::denied) continue;
      found.tense = groups[*governor].tense;
      if (!own_date && dates[*governor]) date(*dates[*governor], found.event);
    }
  }

  /// The finite verb that a gerund goes with: the last one before it, else the first behind it.
  static std::optional<std::size_t> main_group(const std::vector<VerbGroup>& groups, std::size_t g) {
    if (groups[g].finite()) return std::nullopt;
    for (std::size_t i = g; i-- > 0;)
      if (groups[i].finite()) return i;
    for (std::size_t i = g + 1; i < groups.size(); ++i)
      if (groups[i].finite()) return i;
    return std::nullopt;
  }

  /// The verb of which the noun is object, or else subject.
  [[nodiscard]] std::optional<std::size_t> governor_of(const std::vector<VerbGroup>& groups, std::size_t next,
                                                       TokenRange sentence, TokenIndex noun) const {
    if (next > 0) {
      const NounPhrase object = noun_phrase_at(text_, groups[next - 1].tokens.last, sentence.last);
      if (!object.empty() && object.head() == noun) return next - 1;
    }
    if (next < groups.size()) {
      const NounPhrase subject = noun_phrase_before(text_, groups[next].tokens.first, sentence.first);
      if (!subject.empty() && subject.head() == noun) return next;
    }
    return std::nullopt;
  }

  static void add_all(const EventArguments& from, EventArguments& to) {
    for (const EntityId id : from.participants)
      if (std::ranges::find(to.participants, id) == to.participants.end()) to.participants.push_back(id);
    to.phrases.insert(to.phrases.end(), from.phrases.begin(), from.phrases.end());
  }

  /// "the merger talks": the last noun names the event.
  [[nodiscard]] bool is_modifier(TokenIndex i, TokenRange sentence) const {
    const TokenIndex next = i + 1;
    return next < sentence.last && text_.classes[next] == WordClass::other &&
           text_.tokens.tokens[next].shape == TokenShape::lower;
  }

  [[nodiscard]] EventStatus noun_status(TokenIndex noun, TokenRange sentence, const VerbGroup* governor) const {
    static const WordList planned(
        "planned\nproposed\nupcoming\nexpected\nforthcoming\nscheduled\npossible\npotential\nfuture\nplan\nplan"
        "s\n"
        "next\n");
    constexpr TokenIndex kReach = 5;
    for (TokenIndex i = noun, steps = 0; i > sentence.first && steps < kReach; ++steps) {
      --i;
      const std::string_view word = text_.tokens.lower[i];
      if (word == "no" || word == "without") return EventStatus::denied;
      if (planned.contains(word)) return EventStatus::planned;
      if (text_.tokens.tokens[i].shape == TokenShape::punctuation) break;
    }
    static const WordList undoing("abandon\naxe\ncancel\nditch\ndrop\nscrap\nscrub\nshelve\n");
    if (governor != nullptr && governor->status == EventStatus::happened && undoing.contains(governor->base))
      return EventStatus::denied;
    return governor != nullptr && governor->status != EventStatus::denied ? governor->status
                                                                          : EventStatus::happened;
  }

  Found& add(std::uint32_t number, TokenRange sentence, TokenRange word, std::string lemma,
             const EventArguments& arguments) {
    Found& found = found_.emplace_back();
    found.sentence = number;
    found.token = word.first;
    found.event.word = text_.tokens.span(word);
    found.event.sentence = text_.tokens.span(sentence);
    found.event.lemma = std::move(lemma);
    found.event.participants = arguments.participants;
    for (const TokenRange phrase : arguments.phrases)
      found.event.arguments.push_back(text_.tokens.span(phrase));
    found.event.where = arguments.where;
    return found;
  }

  void date(TimeId id, Event& event) const {
    event.expression = id;
    event.time = record_.times[id].value;
  }

  /// What nothing dates happened on the day that the report tells of, if it is told as the news.
  void estimate() {
    const std::string story = story_day();
    if (story.empty()) return;
    const std::vector<bool> past = tells_of_the_past(story);
    for (Found& found : found_) {
      if (past[found.sentence]) continue;
      if (!found.event.time.empty() || found.event.status != EventStatus::happened) continue;
      if (kind_of(found.sentence) == BlockKind::caption || !is_news(found)) continue;
      found.event.time = story;
      found.event.estimated = true;
    }
  }

  /// The sentences behind one that dates something long ago, up to the next that dates something else, or tells
  /// what somebody says.
  [[nodiscard]] std::vector<bool> tells_of_the_past(const std::string& story) const {
    std::vector<bool> past(text_.tokens.sentences.size(), false);
    std::size_t next = 0;
    bool behind = false;
    for (std::uint32_t s = 0; s < past.size(); ++s) {
      bool begins = false;
      for (; next < found_.size() && found_[next].sentence == s; ++next) {
        const Found& found = found_[next];
        if (found.noun || found.event.status != EventStatus::happened) continue;
        if (is_telling(found.event.lemma)) behind = false;
        if (found.event.time.empty()) continue;
        const auto ago = days_between(story, found.event.time);
        begins = ago ? *ago > kLongestStory : !story.starts_with(found.event.time);
        behind = begins;
      }
      past[s] = behind && !begins;
    }
    return past;
  }

  [[nodiscard]] bool is_news(const Found& found) const {
    if (found.background || attributed_.quoted(found.token)) return false;
    return (!found.noun || !found.event.participants.empty()) &&
           (found.tense == Tense::past || found.tense == Tense::present);
  }

  /// The first day before publication by which the lead dates what happened; else the day of publication.
  [[nodiscard]] std::string story_day() const {
    if (!record_.article.published) return {};
    const std::string_view published = day_of(*record_.article.published);
    if (published.empty()) return {};
    for (const Found& found : found_) {
      if (found.sentence > kLeadSentences) break;
      if (found.event.status != EventStatus::happened || found.noun) continue;
      const auto ago = days_between(published, found.event.time);
      if (ago && *ago >= 0 && *ago <= kLongestStory) return std::string(day_of(found.event.time));
    }
    return std::string(published);
  }

  const Record& record_;
  const Clause& text_;
  MentionIndex mentions_;
  Attributed attributed_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Event> find_events(const Record& record, const Clause& text) {
  return EventFinder(record, text).run();
}

}  // namespace hearsay
