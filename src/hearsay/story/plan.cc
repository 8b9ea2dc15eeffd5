#include "hearsay/story/plan.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/cue_lexicon.h"
#include "hearsay/story/data.h"
#include "hearsay/story/deed_outcomes.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestVerbGroup = 6;

/// Where a sentence says that something will be.
struct PlanMark {
  TokenIndex first = 0;  ///< "will", "is due to"
  TokenIndex verb = 0;   ///< what will be done
  bool fixed = false;    ///< due, scheduled
  bool past = false;     ///< had been due: the sentence may tell what came of it too
};

void sort_unique(std::vector<WordId>& notions) {
  std::ranges::sort(notions);
  notions.erase(std::ranges::unique(notions).begin(), notions.end());
}

class PlanFinder {
 public:
  explicit PlanFinder(const StorySentences& sentences) : sentences_(sentences) {}

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
      if (text.tokens.lower[i] == "have" && !had_been) {
        const VerbForm next =
            i + 1 < sentence.tokens.last ? verb_form(text.tokens.lower[i + 1]) : VerbForm::none;
        if (next == VerbForm::past || next == VerbForm::participle) return std::nullopt;
        return i;  // "will have its seat in Oslo"
      }
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
    static const WordList possessive("her\nhis\nits\nour\ntheir\n");  // "will name her successor" is not of her
    const StorySentence& sentence = all()[i];
    const Clause text = clause(sentence);
    const TokenRange scope = clause_round(sentence, mark);
    Plan plan;
    plan.sentence = i;
    plan.mark = mark.first;
    plan.fixed = mark.fixed;
    plan.past = mark.past;
    for (const PlacedNotion& word : sentence.matter) {
      if (!scope.contains(word.token) || is_in_time(sentences_, sentence, word.token) ||
          is_plan_word(text.tokens.lower[word.token]))
        continue;
      (word.token < mark.first ? plan.subject : plan.deed).push_back(word.notion);
      if (word.token == mark.verb && word.token != mark.first) plan.verb = word.notion;
    }
    sort_unique(plan.subject);
    sort_unique(plan.deed);
    for (const PlacedEntity& placed : sentence.entities)
      if (scope.contains(placed.token) && is_person(sentences_, placed.entity) &&
          !possessive.contains(text.tokens.lower[placed.token]))
        plan.people.push_back(placed.entity);
    // "The conference will be held", "The launch is set for Friday": what will be is the subject.
    const bool empty_verb =
        mark.verb == mark.first || is_plan_word(text.tokens.lower[mark.verb]) || plan.deed.empty();
    if (empty_verb && !plan.subject.empty()) {
      plan.deed = plan.subject;
      plan.subject.clear();
    }
    for (const PlacedNotion& word : sentence.matter)
      if (scope.contains(word.token) && std::ranges::binary_search(plan.deed, word.notion)) {
        const auto verbs = verbs_of_outcome(text.tokens.lower[word.token]);
        plan.awaited.insert(plan.awaited.end(), verbs.begin(), verbs.end());
      }
    plan.doer = doer_of(sentence, mark);
    for (const TimeExpression& time : sentence.times)
      if (time.type != TimeType::duration && !dates_saying(sentence, time)) {
        plan.fixed = plan.fixed || time.span.begin > text.tokens.tokens[mark.first].span.begin;
        if (has_day(time.value) && !plan.day) plan.day = std::string_view(time.value).substr(0, 10);
        if (time.value.find('T') == 10 && !plan.hour) plan.hour = std::string_view(time.value).substr(10);
      }
    return plan;
  }

  /// "Will step down, the orchestra announced on Tuesday": the day of the announcement, not of the deed.
  [[nodiscard]] bool dates_saying(const StorySentence& sentence, const TimeExpression& time) const {
    constexpr TokenIndex kReach = 3;
    const Tokens& tokens = clause(sentence).tokens;
    const TokenIndex at = sentences_.text().token_at(sentence.document, time.span.begin);
    const TokenIndex first = std::max(sentence.tokens.first, at - std::min(at, kReach));
    bool behind_comma = false;
    for (TokenIndex i = sentence.tokens.first; i < at; ++i)
      behind_comma = behind_comma || tokens.lower[i] == ",";
    return behind_comma &&
           std::any_of(tokens.lower.begin() + first, tokens.lower.begin() + at, [](const auto& word) {
             const Cue* cue = find_cue(word);
             return cue != nullptr && cue->kind == CueClass::say && (cue->clause || cue->quotation);
           });
  }

  /// The first person who is named before the mark: "Berg, who has missed four matches, trained and will
  /// start".
  [[nodiscard]] std::optional<EntityId> doer_of(const StorySentence& sentence, const PlanMark& mark) const {
    for (const PlacedEntity& placed : sentence.entities)
      if (placed.token < mark.first && is_person(sentences_, placed.entity)) return placed.entity;
    return std::nullopt;
  }

  static bool is_plan_word(std::string_view word) {
    static const WordList list(story_data::plan_words);
    static const WordList empty("set\nslated\narranged\npencilled\nheld\nhold\nfollow\nfollowed\nplace\n");
    return list.contains(word) || empty.contains(word);
  }

 private:
  [[nodiscard]] const std::vector<StorySentence>& all() const { return sentences_.all(); }
  [[nodiscard]] Clause clause(const StorySentence& sentence) const {
    return sentences_.text().clause(sentence.document);
  }

  const StorySentences& sentences_;
};

}  // namespace

std::vector<Plan> find_plans(const StorySentences& sentences) {
  const PlanFinder finder(sentences);
  std::vector<Plan> plans;
  for (std::uint32_t i = 0; i < sentences.all().size(); ++i)
    if (const auto mark = finder.plan_mark(sentences.all()[i]))
      if (Plan plan = finder.plan_of(i, *mark); !plan.deed.empty()) plans.push_back(std::move(plan));
  return plans;
}

bool only_plans(const StorySentences& sentences, const StorySentence& sentence) {
  const auto mark = PlanFinder(sentences).plan_mark(sentence);
  if (!mark) return false;
  const Clause text = sentences.text().clause(sentence.document);
  const bool noun = text.tokens.lower[mark->first] == "plan" || text.tokens.lower[mark->first] == "plans";
  if (!noun) return true;
  for (TokenIndex i = sentence.tokens.first; i < mark->first; ++i)
    if (text.classes[i] == WordClass::verb && verb_form(text.tokens.lower[i]) == VerbForm::past) return false;
  return true;
}

bool is_in_time(const StorySentences& sentences, const StorySentence& sentence, TokenIndex token) {
  const Span word = sentences.text().tokens(sentence.document).tokens[token].span;
  const std::span<const TimeExpression> times = sentence.times;
  return std::ranges::any_of(times, [&](const TimeExpression& time) { return time.span.contains(word); });
}

bool has_day(std::string_view value) {
  return value.size() >= 10 && value[4] == '-' && value[5] != 'W' && !value.substr(0, 10).contains('X');
}

bool is_person(const StorySentences& sentences, EntityId entity) {
  return sentences.story().entities[entity].entity.kind == EntityKind::person;
}

}  // namespace hearsay
