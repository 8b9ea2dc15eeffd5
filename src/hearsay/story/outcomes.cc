#include "hearsay/story/outcomes.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/event_words.h"
#include "hearsay/story/plan.h"
#include "hearsay/story/plan_kept.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

constexpr double kSameDeed = 0.6;     // of the weight of what is planned, told of the outcome
constexpr double kSomeOfDeed = 0.4;   // the same, where more is told of it: called off, on the day
constexpr double kMostOfDeed = 0.75;  // the same, within one report, which says more of what it speaks of
constexpr double kSameDoer = 0.5;     // of the weight of who or what will
constexpr std::size_t kSharedNotions = 2;
constexpr double kSaid = 2;                // added to a likeness where words say what came of it...
constexpr double kSurest = 3;              // ...of the same person
constexpr int kSoon = 7;                   // days within which somebody was to do what is told as not done
constexpr TokenIndex kReachOfAbsent = 20;  // tokens between somebody's name and "took no part"
constexpr TokenIndex kReachOfNot = 3;      // tokens between "not" and what it denies or sets aside
constexpr TokenIndex kMarkerBefore = 5;    // tokens that "called off" may stand before the deed...
constexpr TokenIndex kMarkerBehind = 12;   // ...and behind it

struct Told {
  std::uint32_t sentence = 0;
  OutcomeStatus status = OutcomeStatus::unknown;
  double share = 0;
};

std::vector<WordId> common(const std::vector<WordId>& a, const std::vector<WordId>& b) {
  std::vector<WordId> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

class OutcomeFinder {
 public:
  OutcomeFinder(const StorySentences& sentences, Vocabulary& vocabulary)
      : sentences_(sentences), vocabulary_(vocabulary) {}

  std::vector<Outcome> run() {
    plans_ = find_plans(sentences_);
    std::vector<Outcome> outcomes;
    std::map<std::uint32_t, std::size_t> by_outcome;  // sentence that tells it, to the plan of that outcome
    std::vector<const Plan*> kept;
    for (const Plan& plan : plans_) {
      const std::optional<Told> told = told_of(plan);
      const auto same = std::ranges::find_if(kept, [&](const Plan* other) { return is_same(*other, plan); });
      if (same != kept.end()) {
        // The earliest and fullest announcement stands; what came of any of them is what came of it.
        Outcome& outcome = outcomes[static_cast<std::size_t>(same - kept.begin())];
        if (!outcome.happened && told) set(outcome, *told);
        if (fuller(plan, **same)) {
          outcome.announced = place(plan.sentence);
          *same = &plan;
        }
        continue;
      }
      if (!told && !plan.fixed) continue;
      Outcome outcome;
      outcome.announced = place(plan.sentence);
      if (told) {
        const auto [at, added] = by_outcome.try_emplace(told->sentence, outcomes.size());
        // Another plan has this outcome; two may, where words say what came of them.
        if (!added && (told->share < kSaid || document_of(*kept[at->second]) == document_of(plan))) continue;
        set(outcome, *told);
      }
      outcomes.push_back(outcome);
      kept.push_back(&plan);
    }
    return outcomes;
  }

 private:
  [[nodiscard]] const std::vector<StorySentence>& all() const { return sentences_.all(); }
  [[nodiscard]] Clause clause(const StorySentence& sentence) const {
    return sentences_.text().clause(sentence.document);
  }
  [[nodiscard]] DocumentSpan place(std::uint32_t sentence) const {
    return {all()[sentence].document, all()[sentence].span};
  }
  [[nodiscard]] std::uint32_t document_of(const Plan& plan) const { return all()[plan.sentence].document; }
  void set(Outcome& outcome, const Told& told) const {
    outcome.happened = place(told.sentence);
    outcome.status = told.status;
  }
  [[nodiscard]] static bool has_people_of(const Plan& plan, const StorySentence& sentence) {
    return std::ranges::any_of(sentence.entities, [&](const PlacedEntity& placed) {
      return std::ranges::find(plan.people, placed.entity) != plan.people.end();
    });
  }

  /// "She is to arrive": she, and whomever else the plan names.
  [[nodiscard]] static bool has_all_people_of(const Plan& plan, const StorySentence& sentence) {
    return !plan.people.empty() && std::ranges::all_of(plan.people, [&](EntityId id) {
      return std::ranges::find(sentence.entities, id, &PlacedEntity::entity) != sentence.entities.end();
    });
  }

  /// Whether the sentence names people, and none of the plan's: then it tells of another deed.
  [[nodiscard]] bool is_of_others(const Plan& plan, const StorySentence& sentence) const {
    return !plan.people.empty() && !has_people_of(plan, sentence) &&
           std::ranges::any_of(sentence.entities, [&](const PlacedEntity& placed) {
             return is_person(sentences_, placed.entity);
           });
  }

  /// Whether the sentence dates what it tells to a day, month or year before the plan was published.
  [[nodiscard]] bool is_before(const Plan& plan, const StorySentence& sentence) const {
    const std::optional<std::string>& published =
        sentences_.story().documents[all()[plan.sentence].document].article.published;
    if (!published) return false;
    bool dated = false;
    for (const TimeExpression& time : sentence.times) {
      if (time.type == TimeType::duration || time.type == TimeType::set) continue;
      const std::string_view value = time.value;
      if (value.size() < 4 ||
          !std::ranges::all_of(value.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; }))
        continue;
      const std::size_t length = std::min({value.size(), published->size(), std::size_t{10}});
      if (value.substr(0, length) >= std::string_view(*published).substr(0, length)) return false;
      dated = true;
    }
    return dated;
  }

  [[nodiscard]] std::optional<Told> told_of(const Plan& plan) const {
    std::optional<Told> best;
    for (const std::uint32_t other : sentences_.like(plan.sentence)) {
      if (!may_tell(plan, other)) continue;
      const std::optional<Told> told = told_by(plan, other);
      if (told && (!best || is_better(*told, *best))) best = told;
    }
    // A sentence may tell both: "which had been expected to end with a press conference, instead saw …".
    if (!best && plan.past) best = told_by(plan, plan.sentence);
    return best;
  }

  /// Words that say what came of it before mere likeness; then the report that told it first, its text before
  /// its headline.
  [[nodiscard]] bool is_better(const Told& a, const Told& b) const {
    const auto rank = [&](const Told& told) {
      const StorySentence& sentence = all()[told.sentence];
      return std::tuple(told.share < kSaid ? 1 : 0, publication_order(sentences_.story(), sentence.document),
                        sentence.kind == BlockKind::title, -told.share);
    };
    return rank(a) < rank(b);
  }

  /// In the same report, or in one that is not earlier.
  [[nodiscard]] bool may_tell(const Plan& plan, std::uint32_t other) const {
    const StorySentence& announced = all()[plan.sentence];
    const StorySentence& told = all()[other];
    if (told.document == announced.document) return told.tokens.first != announced.tokens.first;
    const Story& story = sentences_.story();
    const bool both_dated = story.documents[told.document].article.published &&
                            story.documents[announced.document].article.published;
    return !both_dated ||
           publication_order(story, told.document) >= publication_order(story, announced.document);
  }

  [[nodiscard]] std::optional<Told> told_by(const Plan& plan, std::uint32_t other) const {
    const StorySentence& sentence = all()[other];
    const std::vector<WordId> deed = common(plan.deed, sentence.notions);
    const std::vector<WordId> subject = common(plan.subject, sentence.notions);
    const std::size_t same_people = has_people_of(plan, sentence) ? 1 : 0;
    if (is_absent(plan, sentence)) return Told{other, OutcomeStatus::cancelled, kSurest};
    const bool on_the_day = plan.day && days_of(sentence).contains(std::string(*plan.day));
    const bool same_verb = plan.verb != 0 && has_past_verb(sentence, {plan.verb});
    const bool awaited = has_awaited_verb(plan, sentence);
    const std::size_t same_time = on_the_day && (same_verb || awaited) ? 1 : 0;
    if (other != plan.sentence && deed.size() + subject.size() + same_people + same_time < kSharedNotions)
      return std::nullopt;
    if (deed.empty() && subject.size() < kSharedNotions && !(on_the_day && awaited)) return std::nullopt;
    const double whole = sentences_.weight(plan.deed);
    const double share = whole > 0 ? sentences_.weight(deed) / whole : 0;
    const double likeness = share + 0.2 * static_cast<double>(subject.size());
    std::vector<WordId> near = deed;
    near.insert(near.end(), subject.begin(), subject.end());
    std::ranges::sort(near);
    const bool own_report = sentence.document == all()[plan.sentence].document;
    if (other != plan.sentence && (is_of_others(plan, sentence) || is_before(plan, sentence)))
      return std::nullopt;
    // A report speaks of its matter again and again: only what nearly repeats the plan tells what came of it.
    if (own_report && other != plan.sentence &&
        !(plan.fixed && share >= kMostOfDeed && deed.size() >= kSharedNotions))
      return std::nullopt;
    const bool much = share >= kSomeOfDeed || (deed.size() >= kSharedNotions && !subject.empty());
    const bool same_doer = sentences_.weight(subject) >= kSameDoer * sentences_.weight(plan.subject);
    if (much ||
        (!own_report && near.size() >= kSharedNotions &&
         (on_the_day || !deed.empty() || are_plain(sentence, subject)) &&
         (on_the_day || subject.size() >= kSharedNotions)) ||
        (!own_report && on_the_day && !subject.empty() && same_doer))
      if (const auto said = marker(plan, sentence, much && !deed.empty() ? deed : near))
        return Told{other, *said, likeness + kSaid};
    const bool given_up =
        !own_report && sentences_.weight(subject) >= kSameDoer * sentences_.weight(plan.subject);
    if (share >= kSomeOfDeed && is_undone(plan, sentence, deed, given_up))
      return Told{other, OutcomeStatus::cancelled, likeness + kSaid};
    if (!own_report && much && is_replaced(plan, sentence))
      return Told{other, OutcomeStatus::changed, likeness + kSaid};
    if (own_report || only_plans(sentences_, sentence)) return std::nullopt;
    // On the day, the same people doing what they had announced may be told in other words.
    if (on_the_day && tells_past(sentence) && (!deed.empty() || awaited || subject.size() >= kSharedNotions)) {
      if (!subject.empty() || same_people > 0 || share >= kSameDeed || same_verb ||
          (share >= kSomeOfDeed && plan.subject.empty()))
        return Told{other,
                    done_as_planned(sentences_, vocabulary_, plan, sentence) ? OutcomeStatus::done
                                                                             : OutcomeStatus::changed,
                    likeness};
    }
    const bool told_done = has_past_verb(sentence, deed) || (awaited && plan.fixed);
    const bool same_deed = share >= kSameDeed && told_done && same_doer;
    // "She is to arrive by sea", "she arrived by car".
    const bool same_people_do = plan.fixed && share >= kSomeOfDeed && has_all_people_of(plan, sentence);
    const bool same_thing_does = plan.fixed && share >= kSomeOfDeed && !subject.empty() && same_doer;
    if (!same_deed && !(same_verb && (same_people_do || same_thing_does))) return std::nullopt;
    return Told{
        other,
        done_as_planned(sentences_, vocabulary_, plan, sentence) ? OutcomeStatus::done : OutcomeStatus::changed,
        likeness - 1};
  }

  /// "Berg took no part in the match", of her who will start: within days, and not on another day.
  [[nodiscard]] bool is_absent(const Plan& plan, const StorySentence& sentence) const {
    const StorySentence& announced = all()[plan.sentence];
    if (!plan.doer || sentence.document == announced.document) return false;
    if (days_apart(announced.document, sentence.document) > kSoon || is_before(plan, sentence)) return false;
    const std::set<std::string> days = days_of(sentence);
    if (plan.day && !days.empty() && !days.contains(std::string(*plan.day))) return false;
    const Tokens& tokens = clause(sentence).tokens;
    for (const PlacedEntity& placed : sentence.entities) {
      if (placed.entity != *plan.doer) continue;
      // Up to the next who is named.
      TokenIndex last = std::min(sentence.tokens.last, placed.token + kReachOfAbsent);
      for (const PlacedEntity& next : sentence.entities)
        if (next.token > placed.token && next.entity != *plan.doer && is_person(sentences_, next.entity))
          last = std::min(last, next.token);
      if (holds_phrase(tokens, {placed.token, last}, "absent")) return true;
    }
    return false;
  }

  /// Whole days between the publication of two reports; 0 where one is not dated.
  [[nodiscard]] int days_apart(std::uint32_t a, std::uint32_t b) const {
    const Story& story = sentences_.story();
    const auto is_dated = [&](std::uint32_t document) {
      return story.documents[document].article.published.has_value();
    };
    if (!is_dated(a) || !is_dated(b)) return 0;
    constexpr std::int64_t kMinutes = 24 * 60;
    return static_cast<int>(std::abs(publication_order(story, a) - publication_order(story, b)) / kMinutes);
  }

  static bool holds_phrase(const Tokens& tokens, TokenRange range, std::string_view tells) {
    std::string text = " ";
    for (TokenIndex i = range.first; i < range.last; ++i) text += tokens.lower[i] + ' ';
    static const auto lines = word_list_lines(story_data::outcome_words);
    return std::ranges::any_of(lines, [&](const auto& line) {
      return line.size() > 1 && line[1] == tells && text.contains(' ' + std::string(line[0]) + ' ');
    });
  }

  /// "was not signed", "did not meet": the deed is told as not done; or "will not close", as `given_up`.
  [[nodiscard]] bool is_undone(const Plan& plan, const StorySentence& sentence, const std::vector<WordId>& deed,
                               bool given_up) const {
    static const WordList future("will\nwould\nwon't\nwouldn't\nis\nare\n");
    static const WordList past(
        "was\nwere\ndid\nhad\nhas\nhave\nwasn't\nweren't\ndidn't\nhadn't\nhasn't\nhaven't\n");
    const Clause text = clause(sentence);
    return std::ranges::any_of(sentence.matter, [&](const PlacedNotion& word) {
      if (text.classes[word.token] != WordClass::verb) return false;
      if (plan.verb != 0 ? word.notion != plan.verb : !std::ranges::binary_search(deed, word.notion))
        return false;
      const TokenIndex first = std::max(sentence.tokens.first, word.token - std::min(word.token, kReachOfNot));
      bool told = false;
      for (TokenIndex i = first; i < word.token; ++i)
        told =
            told || past.contains(text.tokens.lower[i]) || (given_up && future.contains(text.tokens.lower[i]));
      const auto words = sentences_.text().words_in(sentence.document, {first, word.token});
      return told && std::ranges::count_if(words, &Word::negation) % 2 == 1;
    });
  }

  /// "The jury convicted her", of a verdict that was awaited: told, and not denied.
  [[nodiscard]] bool has_awaited_verb(const Plan& plan, const StorySentence& sentence) const {
    if (plan.awaited.empty()) return false;
    const Clause text = clause(sentence);
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      if (text.classes[i] != WordClass::verb) continue;
      const auto verb = event_verb(text.tokens.lower[i]);
      if (!verb || (verb->form != VerbForm::past && verb->form != VerbForm::participle)) continue;
      if (std::ranges::find(plan.awaited, verb->base) == plan.awaited.end()) continue;
      const TokenIndex first = std::max(sentence.tokens.first, i - std::min(i, kReachOfNot));
      if (std::ranges::none_of(sentences_.text().words_in(sentence.document, {first, i}), &Word::negation))
        return true;
    }
    return false;
  }

  /// "Will be in Oslo and not in Bergen", "on Friday instead of Thursday": what the plan has is set against
  /// something else.
  [[nodiscard]] bool is_replaced(const Plan& plan, const StorySentence& sentence) const {
    const Tokens& tokens = clause(sentence).tokens;
    const auto set_against = [&](TokenIndex at) {
      for (TokenIndex i = at; i-- > sentence.tokens.first && at - i <= kReachOfNot;) {
        const std::string_view word = tokens.lower[i];
        const std::string_view before = i > sentence.tokens.first ? std::string_view(tokens.lower[i - 1]) : "";
        if ((word == "than" && before == "rather") || (word == "of" && before == "instead")) return true;
        if (word == "not" && (before == "," || before == "and")) return true;
      }
      return false;
    };
    const auto planned = [&](const PlacedNotion& word) {
      return std::ranges::binary_search(plan.deed, word.notion) && set_against(word.token);
    };
    if (std::ranges::any_of(sentence.matter, planned)) return true;
    return std::ranges::any_of(sentence.times, [&](const TimeExpression& time) {
      return plan.day && time.value.starts_with(*plan.day) &&
             set_against(sentences_.text().token_at(sentence.document, time.span.begin));
    });
  }

  /// "The red carpet", but not "Ana Ruiz": of whom something else may be told.
  [[nodiscard]] bool are_plain(const StorySentence& sentence, const std::vector<WordId>& notions) const {
    const Tokens& tokens = clause(sentence).tokens;
    return std::ranges::any_of(sentence.matter, [&](const PlacedNotion& word) {
      return tokens.tokens[word.token].shape == TokenShape::lower &&
             std::ranges::binary_search(notions, word.notion);
    });
  }

  [[nodiscard]] std::set<std::string> days_of(const StorySentence& sentence) const {
    std::set<std::string> days;
    for (const TimeExpression& time : sentence.times)
      if (has_day(time.value)) days.insert(time.value.substr(0, 10));
    return days;
  }

  [[nodiscard]] bool tells_past(const StorySentence& sentence) const {
    const Tokens& tokens = clause(sentence).tokens;
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i)
      if (verb_form(tokens.lower[i]) == VerbForm::past && clause(sentence).classes[i] == WordClass::verb)
        return true;
    return false;
  }

  /// What words like "called off" and "instead" tell of the deed, if they stand near it.
  [[nodiscard]] std::optional<OutcomeStatus> marker(const Plan& plan, const StorySentence& sentence,
                                                    const std::vector<WordId>& deed) const {
    const bool own_sentence = &sentence == &all()[plan.sentence];
    const bool own_report = sentence.document == all()[plan.sentence].document;
    const Tokens& tokens = clause(sentence).tokens;
    std::optional<OutcomeStatus> found;
    for (const PlacedNotion& word : sentence.matter) {
      if (!std::ranges::binary_search(deed, word.notion)) continue;
      // "The talks with the union were called off", "the union called off the talks".
      TokenIndex first = word.token - std::min(word.token, kMarkerBefore);
      TokenIndex last = word.token + kMarkerBehind;
      if (own_sentence) {  // "had planned to open, but has put it off"
        first = plan.mark;
        last = plan.mark + 2 * kMarkerBehind;
      }
      const TokenRange range{std::max(first, sentence.tokens.first), std::min(last, sentence.tokens.last)};
      const std::optional<OutcomeStatus> told = marker_in(tokens, range, own_report && !own_sentence);
      if (told == OutcomeStatus::cancelled) return told;
      if (told) found = told;
    }
    return found;
  }

  /// "Instead" in a report that goes on about its matter is of anything.
  static std::optional<OutcomeStatus> marker_in(const Tokens& tokens, TokenRange range, bool not_instead) {
    std::string text = " ";
    for (TokenIndex i = range.first; i < range.last; ++i) text += tokens.lower[i] + ' ';
    std::optional<OutcomeStatus> found;
    const std::size_t put = text.find(" put ");
    if (put != std::string::npos &&
        (text.find(" off ", put) != std::string::npos || text.find(" back ", put) != std::string::npos))
      found = OutcomeStatus::changed;
    static const auto lines = word_list_lines(story_data::outcome_words);
    for (const auto& line : lines) {
      if (line.size() < 2 || (not_instead && line[0] == "instead")) continue;
      if (!text.contains(' ' + std::string(line[0]) + ' ')) continue;
      if (line[1] == "cancelled") return OutcomeStatus::cancelled;
      if (line[1] == "changed") found = OutcomeStatus::changed;
      if (line[1] == "done" && !found) found = OutcomeStatus::done;
    }
    return found;
  }

  /// Whether the sentence tells one of the notions as done.
  [[nodiscard]] bool has_past_verb(const StorySentence& sentence, const std::vector<WordId>& notions) const {
    const Clause text = clause(sentence);
    return std::ranges::any_of(sentence.matter, [&](const PlacedNotion& word) {
      if (!std::ranges::binary_search(notions, word.notion)) return false;
      const VerbForm form = verb_form(text.tokens.lower[word.token]);
      return form == VerbForm::past || form == VerbForm::participle ||
             (form == VerbForm::third_person && sentence.kind == BlockKind::title);
    });
  }

  [[nodiscard]] bool is_same(const Plan& a, const Plan& b) const {
    if (a.day && b.day && *a.day != *b.day) return false;
    const StorySentence& one = all()[a.sentence];
    const StorySentence& two = all()[b.sentence];
    const bool same_day = a.day && b.day && *a.day == *b.day;
    if (same_day && one.document == two.document &&
        (one.kind == BlockKind::title || two.kind == BlockKind::title))
      return true;
    const std::vector<WordId> both = common(a.deed, b.deed);
    const double least = std::min(sentences_.weight(a.deed), sentences_.weight(b.deed));
    // "Porters to strike", "Porters will strike for three days": a headline says little.
    const bool of_headline =
        one.document == two.document && (one.kind == BlockKind::title) != (two.kind == BlockKind::title);
    return least > 0 && sentences_.weight(both) >= kSameDeed * least &&
           (both.size() > 1 || same_day || of_headline);
  }

  /// Of two announcements of one report the one that tells more; its text rather than its headline.
  [[nodiscard]] bool fuller(const Plan& plan, const Plan& than) const {
    const StorySentence& a = all()[plan.sentence];
    const StorySentence& b = all()[than.sentence];
    if (a.document != b.document) return false;
    return b.kind == BlockKind::title || (!than.day && plan.day);
  }

  const StorySentences& sentences_;
  Vocabulary& vocabulary_;
  std::vector<Plan> plans_;
};

}  // namespace

std::vector<Outcome> find_outcomes(const StorySentences& sentences, Vocabulary& vocabulary) {
  return OutcomeFinder(sentences, vocabulary).run();
}

}  // namespace hearsay