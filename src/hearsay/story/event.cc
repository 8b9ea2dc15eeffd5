#include "hearsay/story/event.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "hearsay/base/word_list.h"
#include "hearsay/story/event_arguments.h"
#include "hearsay/story/event_attribution.h"
#include "hearsay/story/event_times.h"
#include "hearsay/story/event_words.h"
#include "hearsay/story/verb_groups.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLeadSentences = 4;  // in which a report says what day it tells of
constexpr std::uint32_t kTopSentences = 2;   // the title and the sentence that tells the news
constexpr TokenIndex kLongestPhrase = 64;    // tokens
constexpr std::size_t kReach = 16;           // verb groups between a participle and its main verb
constexpr int kLongestStory = 7;             // days that it may lie back

class EventFinder {
 public:
  EventFinder(const Record& record, const Clause& text)
      : record_(record),
        text_(text),
        mentions_(record, text.tokens),
        attribution_(record, text.tokens),
        quotations_(outer_quotations(text.tokens)),
        published_(record.article.published ? day_of(*record.article.published) : "") {}

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
    bool timeless = false;    ///< told of with "for years", "every Friday" and the like
    bool background = false;  ///< told for what lay behind the news
  };

  [[nodiscard]] BlockKind kind_of(std::uint32_t sentence) const {
    return record_.article.blocks[text_.tokens.sentences[sentence].block].kind;
  }

  void read(std::uint32_t number, TokenRange sentence) {
    const std::vector<VerbGroup> groups = verb_groups(text_, sentence);
    const std::vector<EventArguments> arguments = verb_arguments(text_, sentence, groups, mentions_);
    const std::vector<PlacedTime> times = times_of_events(record_, text_, sentence);
    const auto dates = date_groups(record_, text_, sentence, groups, times, quotations_);
    const std::array timeless{tells_of_no_day(sentence, false, times), tells_of_no_day(sentence, true, times)};
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const VerbGroup& group = groups[g];
      if (group.governs || is_state(group.base) || is_about_page(group, sentence)) continue;
      Found& found = add(number, sentence, {group.head, group.tokens.last}, group.base, arguments[g]);
      const auto main = is_adjunct(sentence, groups, g) ? main_group(groups, g) : g;
      found.tense = main ? groups[*main].tense : group.tense;
      found.background = groups[main.value_or(g)].subordinate;
      found.timeless = timeless[attribution_.attributed(group.head) ? 1 : 0];
      found.event.status = attribution_.status(group.head, group.status);
      if (const auto time = dates[g] ? dates[g] : date_of_main(sentence, groups, g, dates))
        date(*time, found.event);
    }
    read_nouns(number, sentence, groups, arguments, dates, times);
  }

  /// Whether the sentence tells of a time that is no day, in what it attributes or beside it: "for years",
  /// "every Friday", "since May".
  [[nodiscard]] bool tells_of_no_day(TokenRange sentence, bool attributed,
                                     const std::vector<PlacedTime>& times) const {
    const auto bounds = [&](const PlacedTime& time) {
      return time.bound && attribution_.attributed(time.tokens.first) == attributed;
    };
    if (std::ranges::any_of(times, bounds)) return true;
    const Span span = text_.tokens.span(sentence);
    const auto begin = [](const TimeExpression& time) { return time.span.begin; };
    const auto first = std::ranges::lower_bound(record_.times, span.begin, {}, begin);
    const auto last = std::ranges::lower_bound(record_.times, span.end, {}, begin);
    return std::any_of(first, last, [&](const TimeExpression& time) {
      if (attribution_.attributed(time.span) != attributed) return false;
      return time.type == TimeType::set || (time.type == TimeType::duration && !time.value.starts_with("PT")) ||
             time.value.ends_with("_REF");
    });
  }

  /// "This article was amended on Sunday": no news.
  [[nodiscard]] bool is_about_page(const VerbGroup& group, TokenRange sentence) const {
    static const WordList changes("amend\nupdate\nmodify\nedit\ncorrect\nrevise\npublish\npost\n");
    static const WordList pages("article\nstory\npage\nreport\npost\nversion\nlast\nfirst\n");
    if (!changes.contains(group.base) || group.tokens.first == sentence.first) return false;
    return pages.contains(text_.tokens.lower[group.tokens.first - 1]);
  }

  /// "Speaking on Monday, Berg said": one time for both.
  [[nodiscard]] std::optional<TimeId> date_of_main(TokenRange sentence, const std::vector<VerbGroup>& groups,
                                                   std::size_t g,
                                                   const std::vector<std::optional<TimeId>>& dates) const {
    if (groups[g].finite()) return g > 0 && is_adjunct(sentence, groups, g - 1) ? dates[g - 1] : std::nullopt;
    if (!is_adjunct(sentence, groups, g)) return std::nullopt;
    const auto main = main_group(groups, g);
    return main ? dates[*main] : std::nullopt;
  }

  /// A participle that tells of the same time as the main verb: "saying", "by opening the gate".
  [[nodiscard]] bool is_adjunct(TokenRange sentence, const std::vector<VerbGroup>& groups,
                                std::size_t g) const {
    const VerbGroup& group = groups[g];
    if (group.finite() || group.infinitive || group.passive) return false;
    static const WordList leading(",\nby\nwhile\n");
    return group.tokens.first == sentence.first || leading.contains(text_.tokens.lower[group.tokens.first - 1]);
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
      const std::optional<std::size_t> governor = governor_of(groups, next, sentence, i);
      const VerbGroup* const verb = governor ? &groups[*governor] : nullptr;
      const bool told_by_verb = verb != nullptr && tells_of_noun(*verb);
      auto time = date_noun(text_, i, times);
      if (!told_by_verb && time && next > 0 && dates[next - 1] == time &&
          !tells_of_noun(groups[next - 1]))  // "voted on the deal on Monday"
        time.reset();
      if (!time && told_by_verb) time = dates[*governor];
      if (!time && !told_by_verb) continue;  // "approved the merger on Monday": the verb tells the event
      EventArguments arguments = noun_arguments(text_, sentence, i, mentions_);
      if (told_by_verb) add_all(verb_arguments[*governor], arguments);  // "Berg made a short appearance"
      Found& found = add(number, sentence, {i, i + 1}, std::move(*lemma), arguments);
      found.noun = true;
      found.event.status = attribution_.status(i, noun_status(i, sentence, verb));
      if (verb != nullptr) found.tense = verb->tense;
      if (time && !is_undone(found.event, *time)) date(*time, found.event);
    }
  }

  /// Verbs that tell no more of an event than its noun does, or that it began or ended.
  [[nodiscard]] static bool tells_of_noun(const VerbGroup& verb) {
    static const WordList happening("take place\noccur\nhappen\nfollow\nattend\nhost\nstage\nresume\nend\n");
    return is_light(verb.base) || is_aspectual(verb.base) || happening.contains(verb.base);
  }

  /// "Saturday's talks were scrapped": which Saturday, nothing tells for sure.
  [[nodiscard]] bool is_undone(const Event& event, TimeId time) const {
    return event.status == EventStatus::denied && !published_.empty() && record_.times[time].value < published_;
  }

  /// The finite verb that a gerund goes with: the last one before it, else the first behind it.
  static std::optional<std::size_t> main_group(const std::vector<VerbGroup>& groups, std::size_t g) {
    if (groups[g].finite()) return std::nullopt;
    for (std::size_t i = g; i-- > g - std::min(g, kReach);)
      if (groups[i].finite()) return i;
    for (std::size_t i = g + 1; i < std::min(groups.size(), g + kReach); ++i)
      if (groups[i].finite()) return i;
    return std::nullopt;
  }

  /// The verb of which the noun is object, or else subject.
  [[nodiscard]] std::optional<std::size_t> governor_of(const std::vector<VerbGroup>& groups, std::size_t next,
                                                       TokenRange sentence, TokenIndex noun) const {
    if (next > 0) {
      const NounPhrase object =
          noun_phrase_at(text_, groups[next - 1].tokens.last,
                         std::min(sentence.last, groups[next - 1].tokens.last + kLongestPhrase));
      if (!object.empty() && object.head() == noun) return next - 1;
    }
    if (next < groups.size()) {
      const NounPhrase subject = noun_phrase_before(text_, groups[next].tokens.first,
                                                    phrase_floor(groups[next].tokens.first, sentence));
      if (!subject.empty() && subject.head() == noun) return next;
      const bool hangs = noun > sentence.first && begins_with_preposition(noun, sentence);
      if (!hangs && only_nouns_between(noun + 1, groups[next].tokens.first)) return next;
    }
    return std::nullopt;
  }

  static TokenIndex phrase_floor(TokenIndex end, TokenRange sentence) {
    return std::max(sentence.first, end - std::min(end, kLongestPhrase));
  }

  [[nodiscard]] bool begins_with_preposition(TokenIndex noun, TokenRange sentence) const {
    const TokenRange core = noun_core_before(text_, noun + 1, phrase_floor(noun + 1, sentence));
    return core.first > sentence.first && text_.classes[core.first - 1] == WordClass::preposition;
  }

  /// "talks | with the union on pay | began"
  [[nodiscard]] bool only_nouns_between(TokenIndex first, TokenIndex last) const {
    constexpr TokenIndex kLongest = 12;
    if (last - first > kLongest) return false;
    return std::ranges::all_of(std::span(text_.classes).subspan(first, last - first), [](WordClass c) {
      return c == WordClass::other || c == WordClass::determiner || c == WordClass::preposition ||
             c == WordClass::number;
    });
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
    constexpr TokenIndex kWordsBefore = 5;
    for (TokenIndex i = noun, steps = 0; i > sentence.first && steps < kWordsBefore; ++steps) {
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
    if (event.status == EventStatus::happened && is_to_come(event.time)) event.status = EventStatus::planned;
  }

  /// Whether all of a time lies behind the day of publication: nobody can tell yet that something happened
  /// then.
  [[nodiscard]] bool is_to_come(std::string_view time) const {
    constexpr std::string_view kShape = "0000-00-00";
    std::size_t size = 0;
    while (size < std::min(time.size(), kShape.size()) && (kShape[size] == '-') == (time[size] == '-') &&
           (time[size] == '-' || (time[size] >= '0' && time[size] <= '9')))
      ++size;
    const bool whole = size == time.size() || size == kShape.size();
    return whole && !published_.empty() && time.substr(0, size) > published_.substr(0, size);
  }

  /// What nothing dates happened on the day that the report tells of, if it is told as the news.
  void estimate() {
    const std::string story = story_day();
    if (story.empty()) return;
    const std::vector<bool> past = tells_of_the_past(story);
    for (Found& found : found_) {
      if (past[found.sentence] || found.timeless || !is_news(found)) continue;
      if (!found.event.time.empty() || found.event.status != EventStatus::happened) continue;
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

  /// Told in the report's own words, in its main line: the simple past of a main clause, said of somebody or
  /// something.
  [[nodiscard]] bool is_news(const Found& found) const {
    if (kind_of(found.sentence) != BlockKind::paragraph && kind_of(found.sentence) != BlockKind::list_item)
      return false;
    const bool lead = found.tense == Tense::present_perfect && found.sentence <= kTopSentences;
    const bool told =
        lead || found.tense == Tense::past || (found.tense == Tense::present && is_telling(found.event.lemma));
    if (!told || found.background || (!found.noun && is_light(found.event.lemma)) ||
        attribution_.quoted(found.token))
      return false;
    if (attribution_.attributed(found.token) && found.sentence >= kTopSentences) return false;
    return found.noun ? !found.event.participants.empty() : !found.event.arguments.empty();
  }

  /// The first day before publication by which the lead dates what happened; else the day of publication.
  [[nodiscard]] std::string story_day() const {
    if (published_.empty()) return {};
    for (const Found& found : found_) {
      if (found.sentence > kLeadSentences) break;
      if (found.event.status != EventStatus::happened || found.noun) continue;
      const auto ago = days_between(published_, found.event.time);
      if (ago && *ago >= 0 && *ago <= kLongestStory) return std::string(day_of(found.event.time));
    }
    return std::string(published_);
  }

  const Record& record_;
  const Clause& text_;
  MentionIndex mentions_;
  EventAttribution attribution_;
  std::vector<std::uint32_t> quotations_;
  std::string_view published_;  // the day; empty if unknown
  std::vector<Found> found_;
};

}  // namespace

std::vector<Event> find_events(const Record& record, const Clause& text) {
  return EventFinder(record, text).run();
}

}  // namespace hearsay
