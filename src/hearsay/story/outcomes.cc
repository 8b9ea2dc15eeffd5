#include "hearsay/story/outcomes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/published_time.h"
#include "hearsay/story/quantity.h"

namespace hearsay {
namespace {

constexpr double kSameDeed = 0.6;     // of the weight of what is planned, told of the outcome
constexpr double kSomeOfDeed = 0.4;   // the same, where more is told of it: called off, on the day
constexpr double kMostOfDeed = 0.75;  // the same, within one report, which says more of what it speaks of
constexpr double kSameDoer = 0.5;     // of the weight of who or what will
constexpr std::size_t kSharedNotions = 2;
constexpr TokenIndex kLongestVerbGroup = 6;
constexpr TokenIndex kMarkerBefore = 5;   // tokens that "called off" may stand before the deed...
constexpr TokenIndex kMarkerBehind = 12;  // ...and behind it

/// What a sentence says will be.
struct Plan {
  std::uint32_t sentence = 0;
  std::vector<WordId> deed;  ///< what will be: the verb with its object, or the nouns that "held" leaves it to
  std::vector<WordId> subject;   ///< who or what will; both sorted, each once
  TokenIndex mark = 0;           ///< "will", "due to"
  WordId verb = 0;               ///< the deed's verb, if it has one of its own
  std::vector<EntityId> people;  ///< the story's, who are named in it
  std::optional<std::string_view> day;
  std::optional<std::string_view> hour;
  bool past = false;   ///< the sentence tells of a plan that was
  bool fixed = false;  ///< it has a time, or is said to be due: worth telling even if nothing is known of it
};

/// Where a sentence says that something will be.
struct PlanMark {
  TokenIndex first = 0;  ///< "will", "is due to"
  TokenIndex verb = 0;   ///< what will be done
  bool fixed = false;    ///< due, scheduled
  bool past = false;     ///< had been due: the sentence may tell what came of it too
};

struct Told {
  std::uint32_t sentence = 0;
  OutcomeStatus status = OutcomeStatus::unknown;
  double share = 0;
};

void sort_unique(std::vector<WordId>& notions) {
  std::ranges::sort(notions);
  notions.erase(std::ranges::unique(notions).begin(), notions.end());
}

std::vector<WordId> common(const std::vector<WordId>& a, const std::vector<WordId>& b) {
  std::vector<WordId> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

bool is_day(std::string_view value) {
  return value.size() >= 10 && value[4] == '-' && value[5] != 'W' && !value.substr(0, 10).contains('X');
}

class OutcomeFinder {
 public:
  OutcomeFinder(const StorySentences& sentences, Vocabulary& vocabulary)
      : sentences_(sentences), vocabulary_(vocabulary) {}

  std::vector<Outcome> run() {
    for (std::uint32_t i = 0; i < all().size(); ++i)
      if (const auto mark = plan_mark(all()[i]))
        if (Plan plan = plan_of(i, *mark); !plan.deed.empty()) plans_.push_back(std::move(plan));
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
        if (!added) continue;  // another plan has this outcome
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
  void set(Outcome& outcome, const Told& told) const {
    outcome.happened = place(told.sentence);
    outcome.status = told.status;
  }

  /// The first mark of a plan in the sentence: not in what is asked or thought, and not in what somebody is
  /// quoted with unless a day stands there.
  [[nodiscard]] std::optional<PlanMark> plan_mark(const StorySentence& sentence) const {
    static const WordList raising(
        "due\nset\nscheduled\nexpected\nslated\nplans\nplan\nplanned\nintends\nintend\nexpects\n"
        "promised\npromises\nagreed\npreparing\nplanning\nsupposed\nready\nvowed\n");
    static const WordList dated("set\nscheduled\nplanned\ndue\nslated\narranged\npencilled\n");
    const Clause text = clause(sentence);
    if (text.tokens.lower[sentence.tokens.last - 1] == "?") return std::nullopt;
    for (TokenIndex i = sentence.tokens.first; i + 1 < sentence.tokens.last; ++i) {
      const std::string_view word = text.tokens.lower[i];
      std::optional<TokenIndex> verb;
      bool fixed = false;
      const bool will = word == "will" || word.ends_with("'ll") || word == "shall";
      // "told him that he would be sentenced on Friday"
      if (will || (word == "would" && has_time_behind(sentence, i))) {
        verb = behind_auxiliaries(text, sentence, i + 1);
      } else if ((raising.contains(word) && text.tokens.lower[i + 1] == "to") || is_to_be(text, sentence, i)) {
        verb = behind_auxiliaries(text, sentence, i + 2);
        fixed = true;
      } else if (dated.contains(word) && has_time_behind(sentence, i)) {
        const std::string_view next = text.tokens.lower[i + 1];
        if (next == "for" || next == "on" || next == "at" || next == "in") verb = i;
        fixed = true;
      } else if (dated.contains(word) && word != "set" && i > sentence.tokens.first &&
                 text.classes[i - 1] == WordClass::auxiliary &&
                 text.tokens.tokens[i + 1].shape == TokenShape::punctuation) {
        verb = i;  // "A concert is planned."
        fixed = true;
      } else if (word == "to" && sentence.kind == BlockKind::title && i > sentence.tokens.first &&
                 verb_form(text.tokens.lower[i + 1]) == VerbForm::base) {
        verb = i + 1;  // "Ministers to meet on Friday"
      }
      if (!verb || is_denied(sentence, i) || in_doubt(sentence, i)) continue;
      return PlanMark{i, *verb, fixed, was_planned(text, sentence, i)};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<TokenIndex> behind_auxiliaries(const Clause& text, const StorySentence& sentence,
                                                             TokenIndex i) const {
    for (TokenIndex end = std::min(sentence.tokens.last, i + kLongestVerbGroup); i < end; ++i) {
      const WordClass c = text.classes[i];
      if (c == WordClass::negation) return std::nullopt;  // what will not be is no plan
      // "will have left"; but "was to have been held" is of what was planned.
      const bool had_been = i + 1 < sentence.tokens.last && text.tokens.lower[i + 1] == "been";
      if (text.tokens.lower[i] == "have" && !had_been) return std::nullopt;
      if (c != WordClass::auxiliary && c != WordClass::adverb) return i;
    }
    return std::nullopt;
  }

  /// "had been expected to", "was to have been".
  static bool was_planned(const Clause& text, const StorySentence& sentence, TokenIndex mark) {
    constexpr TokenIndex kReach = 4;
    const TokenIndex first = std::max(sentence.tokens.first, mark - std::min(mark, kReach));
    const auto begin = text.tokens.lower.begin();
    return std::any_of(begin + first, begin + mark + 1, [](const std::string& word) {
      return word == "had" || word == "was" || word == "were" || word == "would";
    });
  }

  /// "is to shed 410 jobs", "was to have been held".
  static bool is_to_be(const Clause& text, const StorySentence& sentence, TokenIndex i) {
    const std::string_view word = text.tokens.lower[i];
    if (word != "is" && word != "are" && word != "was" && word != "were") return false;
    if (i + 2 >= sentence.tokens.last || text.tokens.lower[i + 1] != "to") return false;
    const std::string_view next = text.tokens.lower[i + 2];
    return next == "be" || next == "have" || verb_form(next) == VerbForm::base;
  }

  /// "Neither had been scheduled to speak".
  [[nodiscard]] bool is_denied(const StorySentence& sentence, TokenIndex mark) const {
    constexpr TokenIndex kReach = 8;
    const TokenIndex first = std::max(sentence.tokens.first, mark - std::min(mark, kReach));
    const auto words = sentences_.text().words_in(sentence.document, {first, mark});
    return std::ranges::any_of(words, &Word::negation);
  }

  /// What somebody thinks, hopes or is quoted with is no announcement, but "“We will vote on Thursday”" is.
  [[nodiscard]] bool in_doubt(const StorySentence& sentence, TokenIndex mark) const {
    const Tokens& tokens = clause(sentence).tokens;
    const Span word = tokens.tokens[mark].span;
    const Record& record = sentences_.story().documents[sentence.document];
    const auto holds = [&](Span part) { return part.contains(word); };
    for (const Statement& statement : record.statements)
      if (statement.channel == Channel::thought && std::ranges::any_of(statement.content, holds)) return true;
    const auto inside = std::ranges::find_if(
        tokens.quotations, [&](const Quotation& quotation) { return quotation.inside.contains(mark); });
    if (inside == tokens.quotations.end()) return false;
    const Span quoted = tokens.span(inside->inside);
    return std::ranges::none_of(sentence.times, [&](const TimeExpression& time) {
      return quoted.contains(time.span) && time.type != TimeType::duration;
    });
  }

  [[nodiscard]] bool has_time_behind(const StorySentence& sentence, TokenIndex i) const {
    constexpr std::uint32_t kReach = 20;  // bytes
    const Span word = clause(sentence).tokens.tokens[i].span;
    const std::span<const TimeExpression> times = sentence.times;
    return std::ranges::any_of(times, [&](const TimeExpression& time) {
      return time.type != TimeType::duration && time.span.begin > word.end &&
             time.span.begin < word.end + kReach;
    });
  }

  /// The clause of the mark: not beyond dashes, semicolons, quotation marks, or a comma that something else
  /// follows.
  [[nodiscard]] TokenRange clause_round(const StorySentence& sentence, const PlanMark& mark) const {
    const Tokens& tokens = clause(sentence).tokens;
    const auto parts = [&](TokenIndex i) {
      const std::string_view word = tokens.lower[i];
      return word == "—" || word == "–" || word == "--" || word == ";" || word == "," || word == ":" ||
             tokens.tokens[i].shape == TokenShape::open_quote ||
             tokens.tokens[i].shape == TokenShape::close_quote;
    };
    TokenIndex first = mark.first;
    while (first > sentence.tokens.first && !parts(first - 1)) --first;
    // "A red carpet, 80 metres long, is to be laid": the subject stands before what is put in.
    const auto is_auxiliary = [&](const WordClass c) {
      return c == WordClass::auxiliary || c == WordClass::adverb;
    };
    const std::vector<WordClass>& classes = clause(sentence).classes;
    if (std::all_of(classes.begin() + first, classes.begin() + mark.first, is_auxiliary) &&
        first > sentence.tokens.first && tokens.lower[first - 1] == ",") {
      TokenIndex open = first - 1;
      while (open > sentence.tokens.first && !parts(open - 1)) --open;
      if (open > sentence.tokens.first && tokens.lower[open - 1] == ",") {
        first = open - 1;
        while (first > sentence.tokens.first && !parts(first - 1)) --first;
      }
    }
    TokenIndex last = mark.verb + 1;
    while (last < sentence.tokens.last && !parts(last)) ++last;
    return {first, last};
  }

  [[nodiscard]] Plan plan_of(std::uint32_t i, const PlanMark& mark) const {
    const StorySentence& sentence = all()[i];
    const Clause text = clause(sentence);
    const TokenRange scope = clause_round(sentence, mark);
    Plan plan;
    plan.sentence = i;
    plan.mark = mark.first;
    plan.fixed = mark.fixed;
    plan.past = mark.past;
    for (const PlacedNotion& word : sentence.matter) {
      if (!scope.contains(word.token) || is_time(sentence, word.token) ||
          is_plan_word(text.tokens.lower[word.token]))
        continue;
      (word.token < mark.first ? plan.subject : plan.deed).push_back(word.notion);
      if (word.token == mark.verb && word.token != mark.first) plan.verb = word.notion;
    }
    sort_unique(plan.subject);
    sort_unique(plan.deed);
    for (const PlacedEntity& placed : sentence.entities)
      if (scope.contains(placed.token) && is_person(placed.entity)) plan.people.push_back(placed.entity);
    // "The conference will be held", "The launch is set for Friday": what will be is the subject.
    const bool empty_verb =
        mark.verb == mark.first || is_plan_word(text.tokens.lower[mark.verb]) || plan.deed.empty();
    if (empty_verb && !plan.subject.empty()) {
      plan.deed = plan.subject;
      plan.subject.clear();
    }
    for (const TimeExpression& time : sentence.times)
      if (time.type != TimeType::duration) {
        plan.fixed = plan.fixed || time.span.begin > text.tokens.tokens[mark.first].span.begin;
        if (is_day(time.value) && !plan.day) plan.day = std::string_view(time.value).substr(0, 10);
        if (time.value.find('T') == 10 && !plan.hour) plan.hour = std::string_view(time.value).substr(10);
      }
    return plan;
  }

  [[nodiscard]] bool is_person(EntityId entity) const {
    return sentences_.story().entities[entity].entity.kind == EntityKind::person;
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
           std::ranges::any_of(sentence.entities,
                               [&](const PlacedEntity& placed) { return is_person(placed.entity); });
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

  static bool is_plan_word(std::string_view word) {
    static const WordList list(story_data::plan_words);
    static const WordList empty("set\nslated\narranged\npencilled\nheld\nhold\nfollow\nfollowed\nplace\n");
    return list.contains(word) || empty.contains(word);
  }

  [[nodiscard]] bool is_time(const StorySentence& sentence, TokenIndex token) const {
    const Span word = clause(sentence).tokens.tokens[token].span;
    const std::span<const TimeExpression> times = sentence.times;
    return std::ranges::any_of(times, [&](const TimeExpression& time) { return time.span.contains(word); });
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

  /// Words that say what came of it before mere likeness; then the report that told it first.
  [[nodiscard]] bool is_better(const Told& a, const Told& b) const {
    const auto rank = [&](const Told& told) {
      return std::tuple(told.share < 2 ? 1 : 0,
                        publication_order(sentences_.story(), all()[told.sentence].document), -told.share);
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
    if (other != plan.sentence && deed.size() + subject.size() + same_people < kSharedNotions)
      return std::nullopt;
    if (deed.empty() && subject.size() < kSharedNotions) return std::nullopt;
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
    const bool on_the_day = plan.day && days_of(sentence).contains(std::string(*plan.day));
    const bool same_doer = sentences_.weight(subject) >= kSameDoer * sentences_.weight(plan.subject);
    if (much ||
        (!own_report && near.size() >= kSharedNotions && (on_the_day || subject.size() >= kSharedNotions)) ||
        (!own_report && on_the_day && !subject.empty() && same_doer))
      if (const auto said = marker(plan, sentence, much && !deed.empty() ? deed : near))
        return Told{other, *said, likeness + 2};
    if (share >= kSomeOfDeed && is_undone(plan, sentence, deed))
      return Told{other, OutcomeStatus::cancelled, likeness + 2};
    if (own_report || plan_mark(sentence)) return std::nullopt;
    // On the day, the same people doing what they had announced may be told in other words.
    if (on_the_day && tells_past(sentence) && (!deed.empty() || subject.size() >= kSharedNotions)) {
      if (!subject.empty() || same_people > 0 || (share >= kSomeOfDeed && plan.subject.empty()))
        return Told{other, as_planned(plan, sentence) ? OutcomeStatus::done : OutcomeStatus::changed, likeness};
    }
    const bool same_deed = share >= kSameDeed && has_past_verb(sentence, deed) && same_doer;
    // "She is to arrive by sea", "she arrived by car".
    const bool same_verb = plan.fixed && share >= kSomeOfDeed && has_all_people_of(plan, sentence) &&
                           plan.verb != 0 && has_past_verb(sentence, {plan.verb});
    if (!same_deed && !same_verb) return std::nullopt;
    return Told{other, as_planned(plan, sentence) ? OutcomeStatus::done : OutcomeStatus::changed, likeness - 1};
  }

  /// "was not signed", "did not meet": the deed is told as not done.
  [[nodiscard]] bool is_undone(const Plan& plan, const StorySentence& sentence,
                               const std::vector<WordId>& deed) const {
    static const WordList past(
        "was\nwere\ndid\nhad\nhas\nhave\nwasn't\nweren't\ndidn't\nhadn't\nhasn't\nhaven't\n");
    constexpr TokenIndex kReach = 3;
    const Clause text = clause(sentence);
    return std::ranges::any_of(sentence.matter, [&](const PlacedNotion& word) {
      if (text.classes[word.token] != WordClass::verb) return false;
      if (plan.verb != 0 ? word.notion != plan.verb : !std::ranges::binary_search(deed, word.notion))
        return false;
      const TokenIndex first = std::max(sentence.tokens.first, word.token - std::min(word.token, kReach));
      bool told = false;
      for (TokenIndex i = first; i < word.token; ++i) told = told || past.contains(text.tokens.lower[i]);
      const auto words = sentences_.text().words_in(sentence.document, {first, word.token});
      return told && std::ranges::count_if(words, &Word::negation) % 2 == 1;
    });
  }

  [[nodiscard]] std::set<std::string> days_of(const StorySentence& sentence) const {
    std::set<std::string> days;
    for (const TimeExpression& time : sentence.times)
      if (is_day(time.value)) days.insert(time.value.substr(0, 10));
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
      found = OutcomeStatus::changed;
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

  [[nodiscard]] bool kept_its_time(const Plan& plan, const StorySentence& sentence) const {
    std::optional<std::string_view> day;
    std::optional<std::string_view> hour;
    for (const TimeExpression& time : sentence.times) {
      if (is_day(time.value) && !day) day = std::string_view(time.value).substr(0, 10);
      if (time.value.find('T') == 10 && !hour) hour = std::string_view(time.value).substr(10);
    }
    if (plan.day && day && *plan.day != *day) return false;
    return !(plan.hour && hour && plan.hour->size() == hour->size() && *plan.hour != *hour);
  }

  /// At the time, as many, and in the way or place that had been announced, as far as both are told.
  [[nodiscard]] bool as_planned(const Plan& plan, const StorySentence& sentence) const {
    return kept_its_time(plan, sentence) && kept_its_numbers(plan, sentence) && kept_its_way(plan, sentence);
  }

  [[nodiscard]] bool kept_its_numbers(const Plan& plan, const StorySentence& sentence) const {
    const StorySentence& announced = all()[plan.sentence];
    const auto quantities = [&](const StorySentence& in) {
      return find_quantities(clause(in), in.tokens, vocabulary_);
    };
    const std::vector<Quantity> ones = quantities(announced);
    const std::vector<Quantity> twos = quantities(sentence);
    const auto same_kind = [](const Quantity& a, const Quantity& b) {
      return a.measure == b.measure && a.unit == b.unit && a.unit != 0 && a.rate == b.rate;
    };
    return std::ranges::none_of(ones, [&](const Quantity& one) {
      const auto of_kind = [&](const Quantity& two) { return same_kind(one, two); };
      return std::ranges::count_if(ones, of_kind) == 1 && std::ranges::count_if(twos, of_kind) == 1 &&
             !compatible(one, *std::ranges::find_if(twos, of_kind));
    });
  }

  /// "By sea", but "by car"; "in Castle Square", but "in Riverside Park": behind the verb, times left out.
  [[nodiscard]] bool kept_its_way(const Plan& plan, const StorySentence& sentence) const {
    if (plan.verb == 0) return true;
    const std::map<std::string_view, WordId> planned = complements(all()[plan.sentence], plan.verb);
    const std::map<std::string_view, WordId> told = complements(sentence, plan.verb);
    return std::ranges::none_of(planned, [&](const auto& each) {
      const auto other = told.find(each.first);
      return other != told.end() && other->second != each.second;
    });
  }

  /// Behind the verb: for "by" and "in" the first content word that follows.
  [[nodiscard]] std::map<std::string_view, WordId> complements(const StorySentence& sentence,
                                                               WordId verb) const {
    constexpr TokenIndex kReach = 8;  // tokens behind the verb
    const Tokens& tokens = clause(sentence).tokens;
    std::map<std::string_view, WordId> found;
    const auto at = std::ranges::find(sentence.matter, verb, &PlacedNotion::notion);
    if (at == sentence.matter.end()) return found;
    const TokenIndex last = std::min(sentence.tokens.last, at->token + kReach);
    for (TokenIndex i = at->token + 1; i + 1 < last; ++i) {
      const std::string_view word = tokens.lower[i];
      if (word == "," || word == ";") break;
      if ((word != "by" && word != "in") || is_time(sentence, i + 1)) continue;
      const auto next =
          std::ranges::find_if(sentence.matter, [&](const PlacedNotion& each) { return each.token > i; });
      if (next != sentence.matter.end() && next->token <= i + 2 && !is_time(sentence, next->token))
        found.try_emplace(word, next->notion);
    }
    return found;
  }

  /// Two announcements of one thing.
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
    return least > 0 && sentences_.weight(both) >= kSameDeed * least && (both.size() > 1 || same_day);
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
