#include "hearsay/story/outcomes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

constexpr double kSameDeed = 0.6;  // of the weight of what is planned, told of the outcome
constexpr std::size_t kSharedNotions = 2;
constexpr TokenIndex kLongestVerbGroup = 6;

/// What a sentence says will be.
struct Plan {
  std::uint32_t sentence = 0;
  std::vector<WordId> deed;  ///< what will be: the verb with its object, or the nouns that "held" leaves it to
  std::vector<WordId> subject;  ///< who or what will; both sorted, each once
  std::optional<std::string_view> day;
  std::optional<std::string_view> hour;
  bool fixed = false;  ///< it has a time, or is said to be due: worth telling even if nothing is known of it
};

/// Where a sentence says that something will be.
struct PlanMark {
  TokenIndex first = 0;  ///< "will", "is due to"
  TokenIndex verb = 0;   ///< what will be done
  bool fixed = false;    ///< due, scheduled
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
  explicit OutcomeFinder(const StorySentences& sentences) : sentences_(sentences) {}

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
      if (word == "will" || word.ends_with("'ll") || word == "shall") {
        verb = behind_auxiliaries(text, sentence, i + 1);
      } else if (raising.contains(word) && text.tokens.lower[i + 1] == "to") {
        verb = behind_auxiliaries(text, sentence, i + 2);
        fixed = true;
      } else if (dated.contains(word) && has_time_behind(sentence, i)) {
        const std::string_view next = text.tokens.lower[i + 1];
        if (next == "for" || next == "on" || next == "at" || next == "in") verb = i;
        fixed = true;
      } else if (word == "to" && sentence.kind == BlockKind::title && i > sentence.tokens.first &&
                 verb_form(text.tokens.lower[i + 1]) == VerbForm::base) {
        verb = i + 1;  // "Ministers to meet on Friday"
      }
      if (!verb || is_denied(sentence, i) || in_doubt(sentence, i)) continue;
      return PlanMark{i, *verb, fixed};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<TokenIndex> behind_auxiliaries(const Clause& text, const StorySentence& sentence,
                                                             TokenIndex i) const {
    for (TokenIndex end = std::min(sentence.tokens.last, i + kLongestVerbGroup); i < end; ++i) {
      const WordClass c = text.classes[i];
      if (c == WordClass::negation) return std::nullopt;        // what will not be is no plan
      if (text.tokens.lower[i] == "have") return std::nullopt;  // "will have left"
      if (c != WordClass::auxiliary && c != WordClass::adverb) return i;
    }
    return std::nullopt;
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
    return std::ranges::none_of(record.times, [&](const TimeExpression& time) {
      return quoted.contains(time.span) && sentence.span.contains(time.span) && time.type != TimeType::duration;
    });
  }

  [[nodiscard]] bool has_time_behind(const StorySentence& sentence, TokenIndex i) const {
    constexpr std::uint32_t kReach = 20;  // bytes
    const Span word = clause(sentence).tokens.tokens[i].span;
    const std::vector<TimeExpression>& times = sentences_.story().documents[sentence.document].times;
    return std::ranges::any_of(times, [&](const TimeExpression& time) {
      return time.type != TimeType::duration && sentence.span.contains(time.span) &&
             time.span.begin > word.end && time.span.begin < word.end + kReach;
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
    plan.fixed = mark.fixed;
    for (const PlacedNotion& word : sentence.matter) {
      if (!scope.contains(word.token) || is_time(sentence, word.token) ||
          is_plan_word(text.tokens.lower[word.token]))
        continue;
      (word.token < mark.first ? plan.subject : plan.deed).push_back(word.notion);
    }
    sort_unique(plan.subject);
    sort_unique(plan.deed);
    // "The conference will be held", "The launch is set for Friday": what will be is the subject.
    const bool empty_verb =
        mark.verb == mark.first || is_plan_word(text.tokens.lower[mark.verb]) || plan.deed.empty();
    if (empty_verb && !plan.subject.empty()) {
      plan.deed = plan.subject;
      plan.subject.clear();
    }
    for (const TimeExpression& time : sentences_.story().documents[sentence.document].times)
      if (sentence.span.contains(time.span) && time.type != TimeType::duration) {
        plan.fixed = plan.fixed || time.span.begin > text.tokens.tokens[mark.first].span.begin;
        if (is_day(time.value) && !plan.day) plan.day = std::string_view(time.value).substr(0, 10);
        if (time.value.find('T') == 10 && !plan.hour) plan.hour = std::string_view(time.value).substr(10);
      }
    return plan;
  }

  static bool is_plan_word(std::string_view word) {
    static const WordList list(story_data::plan_words);
    static const WordList empty("set\nslated\narranged\npencilled\nheld\nhold\nfollow\nfollowed\nplace\n");
    return list.contains(word) || empty.contains(word);
  }

  [[nodiscard]] bool is_time(const StorySentence& sentence, TokenIndex token) const {
    const Span word = clause(sentence).tokens.tokens[token].span;
    const std::vector<TimeExpression>& times = sentences_.story().documents[sentence.document].times;
    return std::ranges::any_of(times, [&](const TimeExpression& time) { return time.span.contains(word); });
  }

  [[nodiscard]] std::optional<Told> told_of(const Plan& plan) const {
    std::optional<Told> best;
    for (const std::uint32_t other : sentences_.like(plan.sentence)) {
      if (!may_tell(plan, other)) continue;
      const std::optional<Told> told = told_by(plan, other);
      if (told && (!best || told->share > best->share)) best = told;
    }
    // A sentence may tell both: "which had been expected to end with a press conference, instead saw …".
    if (!best) best = told_by(plan, plan.sentence);
    return best;
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
    const double whole = sentences_.weight(plan.deed);
    const double share = whole > 0 ? sentences_.weight(deed) / whole : 0;
    if (deed.empty() || share < kSameDeed || deed.size() + subject.size() < kSharedNotions) return std::nullopt;
    const double likeness = share + 0.2 * static_cast<double>(subject.size());
    if (const auto said = marker(sentence, deed)) return Told{other, *said, likeness + 1};
    if (sentence.document == all()[plan.sentence].document || plan_mark(sentence)) return std::nullopt;
    if (!has_past_verb(sentence, deed) || (!plan.subject.empty() && subject.empty())) return std::nullopt;
    return Told{other, kept_its_time(plan, sentence) ? OutcomeStatus::done : OutcomeStatus::changed, likeness};
  }

  /// What words like "called off" and "instead" tell of the deed, if they stand near it.
  [[nodiscard]] std::optional<OutcomeStatus> marker(const StorySentence& sentence,
                                                    const std::vector<WordId>& deed) const {
    constexpr TokenIndex kReach = 14;
    const Tokens& tokens = clause(sentence).tokens;
    std::optional<OutcomeStatus> found;
    for (const PlacedNotion& word : sentence.matter) {
      if (!std::ranges::binary_search(deed, word.notion)) continue;
      const TokenIndex first = std::max(sentence.tokens.first, word.token - std::min(word.token, kReach));
      const TokenIndex last = std::min(sentence.tokens.last, word.token + kReach);
      std::string text = " ";
      for (TokenIndex i = first; i < last; ++i) text += tokens.lower[i] + ' ';
      for (const auto& line : word_list_lines(story_data::outcome_words)) {
        if (line.size() < 2 || !text.contains(' ' + std::string(line[0]) + ' ')) continue;
        if (line[1] == "cancelled") return OutcomeStatus::cancelled;
        found = OutcomeStatus::changed;
      }
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
    for (const TimeExpression& time : sentences_.story().documents[sentence.document].times)
      if (sentence.span.contains(time.span)) {
        if (is_day(time.value) && !day) day = std::string_view(time.value).substr(0, 10);
        if (time.value.find('T') == 10 && !hour) hour = std::string_view(time.value).substr(10);
      }
    if (plan.day && day && *plan.day != *day) return false;
    return !(plan.hour && hour && plan.hour->size() == hour->size() && *plan.hour != *hour);
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
  std::vector<Plan> plans_;
};

}  // namespace

std::vector<Outcome> find_outcomes(const StorySentences& sentences) { return OutcomeFinder(sentences).run(); }

}  // namespace hearsay
