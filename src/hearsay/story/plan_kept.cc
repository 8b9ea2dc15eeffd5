#include "hearsay/story/plan_kept.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "hearsay/story/quantity.h"

namespace hearsay {
namespace {

class PlanKeeping {
 public:
  PlanKeeping(const StorySentences& sentences, Vocabulary& vocabulary)
      : sentences_(sentences), vocabulary_(vocabulary) {}

  [[nodiscard]] bool kept_its_time(const Plan& plan, const StorySentence& sentence) const {
    std::optional<std::string_view> day;
    std::optional<std::string_view> hour;
    for (const TimeExpression& time : sentence.times) {
      if (has_day(time.value) && !day) day = std::string_view(time.value).substr(0, 10);
      if (time.value.find('T') == 10 && !hour) hour = std::string_view(time.value).substr(10);
    }
    if (plan.day && day && *plan.day != *day) return false;
    return !(plan.hour && hour && plan.hour->size() == hour->size() && *plan.hour != *hour);
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
      if ((word != "by" && word != "in") || is_in_time(sentences_, sentence, i + 1)) continue;
      const auto next =
          std::ranges::find_if(sentence.matter, [&](const PlacedNotion& each) { return each.token > i; });
      if (next != sentence.matter.end() && next->token <= i + 2 &&
          !is_in_time(sentences_, sentence, next->token))
        found.try_emplace(word, next->notion);
    }
    return found;
  }

 private:
  [[nodiscard]] const std::vector<StorySentence>& all() const { return sentences_.all(); }
  [[nodiscard]] Clause clause(const StorySentence& sentence) const {
    return sentences_.text().clause(sentence.document);
  }

  const StorySentences& sentences_;
  Vocabulary& vocabulary_;
};

}  // namespace

bool done_as_planned(const StorySentences& sentences, Vocabulary& vocabulary, const Plan& plan,
                     const StorySentence& sentence) {
  const PlanKeeping keeping(sentences, vocabulary);
  return keeping.kept_its_time(plan, sentence) && keeping.kept_its_numbers(plan, sentence) &&
         keeping.kept_its_way(plan, sentence);
}

}  // namespace hearsay
