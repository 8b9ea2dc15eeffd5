#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/story/data.h"
#include "hearsay/story/differences.h"
#include "hearsay/story/number_frame.h"
#include "hearsay/story/quantity.h"

namespace hearsay {
namespace {

constexpr double kReach = 6;           // words: what stands that far from a number counts half
constexpr double kSameMatter = 0.5;    // of the weight of what stands round the one about which less is said
constexpr double kLeastShared = 0.55;  // weight
constexpr double kLeastSharedOfAll = 0.35;  // where it is nearly all that stands round one of them
constexpr double kNearlyAll = 0.8;
constexpr double kRateCounts = 2;  // rates of one thing are likelier to be one figure
constexpr std::size_t kMostOfUnit = 400;
constexpr std::size_t kSharedWithoutUnit = 2;  // notions, where nothing tells what the bare number counts
constexpr double kSameWithoutUnit = 0.35;
constexpr TokenIndex kReachOfName = 5;        // tokens between somebody's name and age
constexpr double kSharedAlone = 0.15;         // weight, where each report has but one figure of a unit...
constexpr double kSharedAloneGeneral = 0.45;  // ...and where the unit is of anything, as years and people are
constexpr double kSameAlone = 0.35;           // with the unit's own weight
constexpr TokenIndex kReachOfVerb = 6;        // tokens between a verb and "for two hours"
constexpr TokenIndex kReachOfRise = 4;        // tokens between "risen to" and the number
constexpr std::size_t kMostRisen = 100;
constexpr double kLikeSize =
    2.5;  // times the other: figures of one thing that two reports tell are of like size

/// A number of one sentence with what stands round it.
struct Figure {
  std::uint32_t sentence = 0;
  Quantity quantity;
  std::map<WordId, double> context;  ///< weight of each notion, less the further away
  std::set<WordId> plain;            ///< of these, the words that are no names
  std::optional<EntityId> whose;     ///< of an age
  std::optional<NumberFrame> frame;
  double weight = 0;
  WordId thing = 0;        ///< what is so long, high or old, where its neighbours tell: "a four-year contract"
  bool risen = false;      ///< "the toll has risen to 14": other figures were right in their day
  double unit_weight = 0;  ///< of what is counted; 0 if that is of anything, as years and people are
  bool alone = false;      ///< its report gives no other number of its unit
};

/// Whether one may be a slip of the pen for the other: the same digits in another order, two or more.
bool is_slip(double a, double b) {
  const auto digits = [](double value) {
    std::string text = std::to_string(static_cast<std::int64_t>(value));
    std::ranges::sort(text);
    return text;
  };
  constexpr double kLeast = 10;
  constexpr double kMost = 1e12;
  if (a < kLeast || b < kLeast || a > kMost || b > kMost || a != std::floor(a) || b != std::floor(b))
    return false;
  return a != b && digits(a) == digits(b);
}

class NumberComparison {
 public:
  NumberComparison(const StorySentences& sentences, Vocabulary& vocabulary)
      : sentences_(sentences), vocabulary_(vocabulary) {}

  std::vector<Difference> run() {
    for (std::uint32_t i = 0; i < sentences_.all().size(); ++i) collect(i);
    mark_alone();
    for (std::size_t i = 0; i < figures_.size(); ++i)
      for (const std::size_t j : candidates(i)) compare(figures_[i], figures_[j]);
    return std::move(found_);
  }

 private:
  void collect(std::uint32_t i) {
    const StorySentence& sentence = sentences_.all()[i];
    const std::span<const TimeExpression> times = sentence.times;
    const Clause clause = sentences_.text().clause(sentence.document);
    for (const Quantity& quantity : find_quantities(clause, sentence.tokens, vocabulary_)) {
      const Span span = clause.tokens.span(quantity.tokens);
      const auto is_date = [&](const TimeExpression& time) {
        return time.span.overlaps(span) && (time.type == TimeType::date || time.type == TimeType::time);
      };
      if (std::ranges::any_of(times, is_date)) continue;
      Figure figure;
      figure.sentence = i;
      figure.quantity = quantity;
      for (const PlacedNotion& word : sentence.matter) {
        if (quantity.tokens.contains(word.token) || quantity.unit_token.contains(word.token)) continue;
        const double distance = word.token < quantity.tokens.first ? quantity.tokens.first - word.token
                                                                   : word.token - quantity.tokens.last + 1;
        const TokenShape shape = clause.tokens.tokens[word.token].shape;
        const bool lower_case = word.token == sentence.tokens.first || shape == TokenShape::lower;
        if (lower_case && !is_period_of_rate(clause.tokens, quantity, word.token))
          figure.plain.insert(word.notion);
        double& weight = figure.context[word.notion];
        weight = std::max(weight, sentences_.weight(word.notion) * kReach / (kReach + distance));
      }
      for (const auto& [notion, weight] : figure.context) figure.weight += weight;
      if (quantity.measure == Measure::age) figure.whose = whose(sentence, quantity);
      figure.frame = frame_of(sentences_.text(), sentence, quantity);
      figure.unit_weight = unit_weight(sentence, quantity);
      figure.thing = thing_of(sentence, quantity);
      figure.risen = is_risen(sentence, quantity);
      if (figure.frame) by_frame_[figure.frame->name].push_back(figures_.size());
      by_unit_[key(quantity)].push_back(figures_.size());
      if (figure.risen && risen_.size() < kMostRisen) risen_.push_back(figures_.size());
      figures_.push_back(std::move(figure));
    }
  }

  /// The "second" of "32 cubic metres a second" tells nothing of what flows.
  static bool is_period_of_rate(const Tokens& tokens, const Quantity& quantity, TokenIndex token) {
    static const WordList each("a\nan\neach\nevery\nper\n");
    return token == quantity.tokens.last + 1 && each.contains(tokens.lower[quantity.tokens.last]);
  }

  /// "A four-year contract", "the talks lasted two hours", "a sentence of six years".
  [[nodiscard]] WordId thing_of(const StorySentence& sentence, const Quantity& quantity) const {
    static const WordList is(
        "are\nis\nlasted\nlasts\nmeasured\nmeasures\nof\ntakes\ntook\nwas\nweighed\nweighs\nwere\n");
    static const WordList about("about\nalmost\nan\naround\njust\nnearly\nonly\nover\nroughly\nsome\n");
    if (quantity.measure != Measure::length && quantity.measure != Measure::size) return 0;
    const Tokens& tokens = sentences_.text().tokens(sentence.document);
    if (quantity.unit_token.first == quantity.tokens.first) {
      const auto next = std::ranges::find(sentence.matter, quantity.tokens.last, &PlacedNotion::token);
      return next == sentence.matter.end() ? 0 : next->notion;
    }
    TokenIndex at = quantity.tokens.first;
    while (at > sentence.tokens.first && about.contains(tokens.lower[at - 1])) --at;
    if (at > sentence.tokens.first && tokens.lower[at - 1] == "for") return verb_before(sentence, at - 1);
    if (at < sentence.tokens.first + 2 || !is.contains(tokens.lower[at - 1])) return 0;
    // What lasts is content itself; what is, stands before it.
    const auto before = std::ranges::find(sentence.matter, at - 2, &PlacedNotion::token);
    return before == sentence.matter.end() ? 0 : before->notion;
  }

  /// "Talked with the mayor for two hours": what was done so long.
  [[nodiscard]] WordId verb_before(const StorySentence& sentence, TokenIndex at) const {
    const std::vector<WordClass>& classes = sentences_.text().clause(sentence.document).classes;
    for (TokenIndex i = at; i-- > sentence.tokens.first && at - i <= kReachOfVerb;)
      if (classes[i] == WordClass::verb) {
        const auto verb = std::ranges::find(sentence.matter, i, &PlacedNotion::token);
        return verb == sentence.matter.end() ? 0 : verb->notion;
      }
    return 0;
  }

  [[nodiscard]] bool is_risen(const StorySentence& sentence, const Quantity& quantity) const {
    static const WordList rises("climb\ngrow\nincrease\njump\nmount\nrise\nsoar\n");
    const Tokens& tokens = sentences_.text().tokens(sentence.document);
    const TokenIndex number = quantity.tokens.first;
    const TokenIndex first = std::max(sentence.tokens.first, number - std::min(number, kReachOfRise));
    const auto begin = tokens.lower.begin();
    const auto rise = std::find_if(begin + first, begin + number,
                                   [](const std::string& word) { return rises.contains(verb_lemma(word)); });
    return std::find(rise, begin + number, "to") != begin + number;
  }

  /// Whether a report tells that it came to one of the figures by growing.
  [[nodiscard]] bool has_grown(const Figure& a, const Figure& b) const {
    return std::ranges::any_of(risen_, [&](std::size_t k) {
      const Quantity& grown = figures_[k].quantity;
      const auto is_it = [&](const Figure& figure) {
        return grown.measure == figure.quantity.measure && compatible(grown, figure.quantity);
      };
      return is_it(a) || is_it(b);
    });
  }

  [[nodiscard]] double unit_weight(const StorySentence& sentence, const Quantity& quantity) const {
    static const WordList measures(story_data::measures);  // "cubic metres" may be of anything
    if (quantity.measure != Measure::count || quantity.unit_token.empty()) return 0;
    const Tokens& tokens = sentences_.text().tokens(sentence.document);
    if (measures.contains(tokens.lower[quantity.unit_token.first])) return 0;
    const auto word = std::ranges::find_if(sentence.matter, [&](const PlacedNotion& each) {
      return quantity.unit_token.contains(each.token) && each.notion == quantity.unit;
    });
    return word == sentence.matter.end() ? 0 : sentences_.weight(quantity.unit);  // no light word
  }

  void mark_alone() {
    for (const auto& [unit, list] : by_unit_) {
      if (unit.second == 0 || list.size() > kMostOfUnit) continue;
      for (const std::size_t i : list)
        figures_[i].alone = std::ranges::none_of(list, [&](std::size_t k) {
          return share_report(sentences_.all()[figures_[i].sentence], sentences_.all()[figures_[k].sentence]) &&
                 !compatible(figures_[i].quantity, figures_[k].quantity);
        });
    }
  }

  /// Whose age it is: who is named right before it, or right behind "34-year-old".
  static std::optional<EntityId> whose(const StorySentence& sentence, const Quantity& quantity) {
    std::optional<EntityId> nearest;
    TokenIndex least = kReachOfName;
    for (const PlacedEntity& placed : sentence.entities) {
      const TokenIndex distance = placed.token < quantity.tokens.first ? quantity.tokens.first - placed.token
                                                                       : placed.token - quantity.tokens.first;
      if (distance < least) {
        least = distance;
        nearest = placed.entity;
      }
    }
    return nearest;
  }

  /// Figures of one key may be of one thing. A bare number may be of anything that is counted.
  static std::pair<int, WordId> key(const Quantity& quantity) {
    return {static_cast<int>(quantity.measure), quantity.unit};
  }

  [[nodiscard]] std::vector<std::size_t> candidates(std::size_t i) const {
    const Quantity& quantity = figures_[i].quantity;
    std::vector<std::size_t> out;
    const auto take = [&](const std::vector<std::size_t>& list) {
      for (std::size_t k = 0; k < list.size() && k < kMostOfUnit; ++k)
        if (list[k] < i) out.push_back(list[k]);
    };
    take(by_unit_.at(key(quantity)));
    if (figures_[i].frame) take(by_frame_.at(figures_[i].frame->name));
    if (quantity.measure != Measure::count && quantity.measure != Measure::percent) return out;
    for (const auto& [unit, list] : by_unit_) {
      const bool same_measure = unit.first == key(quantity).first;
      // "put the number of jobs at risk at 180": what the bare number counts stands elsewhere in the sentence.
      if (same_measure && unit.second != quantity.unit && (unit.second == 0 || quantity.unit == 0)) take(list);
    }
    return out;
  }

  void compare(const Figure& a, const Figure& b) {
    const StorySentence& one = sentences_.all()[a.sentence];
    const StorySentence& two = sentences_.all()[b.sentence];
    if (share_report(one, two) || compatible(a.quantity, b.quantity)) return;
    if (a.quantity.measure == Measure::age ? !(a.whose && a.whose == b.whose)
                                           : !same_matter(a, b) && !in_one_frame(a, b) && !are_alone(a, b))
      return;
    if (a.quantity.rate != b.quantity.rate && !(a.quantity.rate ? of_a_period(two) : of_a_period(one))) return;
    if (told_alike(a, two) || told_alike(b, one) || other_time(one, two) || has_grown(a, b)) return;
    add(a, b);
  }

  static bool share_report(const StorySentence& a, const StorySentence& b) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(a.documents, b.documents, std::back_inserter(both));
    return !both.empty();
  }

  /// "On a normal day 26,000 vehicles cross": a rate in other words.
  [[nodiscard]] bool of_a_period(const StorySentence& sentence) const {
    static const WordList periods("day\nweek\nmonth\nyear\nhour\ndaily\nweekly\nmonthly\nannual\nannually\n");
    const Tokens& tokens = sentences_.text().tokens(sentence.document);
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i)
      if (periods.contains(tokens.lower[i])) return true;
    return false;
  }

  [[nodiscard]] bool in_one_frame(const Figure& a, const Figure& b) const {
    if (!a.frame || !b.frame || a.quantity.measure != b.quantity.measure) return false;
    if (a.quantity.measure != Measure::count && a.quantity.unit != b.quantity.unit) return false;
    return same_frame(*a.frame, *b.frame, is_only(a) && is_only(b)) && !is_given(a, b) && !is_given(b, a);
  }

  /// Whether its report gives no other number in that frame.
  [[nodiscard]] bool is_only(const Figure& figure) const {
    const StorySentence& sentence = sentences_.all()[figure.sentence];
    return std::ranges::none_of(by_frame_.at(figure.frame->name), [&](std::size_t k) {
      const Figure& other = figures_[k];
      return share_report(sentences_.all()[other.sentence], sentence) &&
             !compatible(other.quantity, figure.quantity);
    });
  }

  /// Whether the other's report gives the figure too, in the same frame.
  [[nodiscard]] bool is_given(const Figure& figure, const Figure& other) const {
    const StorySentence& sentence = sentences_.all()[other.sentence];
    return std::ranges::any_of(by_frame_.at(figure.frame->name), [&](std::size_t k) {
      return share_report(sentences_.all()[figures_[k].sentence], sentence) &&
             compatible(figures_[k].quantity, figure.quantity);
    });
  }

  [[nodiscard]] static bool same_matter(const Figure& a, const Figure& b) {
    double shared = 0;
    std::size_t matter = 0;  // shared words that are no names: these do not tell what is counted
    for (const auto& [notion, weight] : a.context)
      if (const auto other = b.context.find(notion); other != b.context.end()) {
        shared += std::min(weight, other->second);
        if (a.plain.contains(notion) && b.plain.contains(notion)) ++matter;
      }
    const double least = std::min(a.weight, b.weight);
    const bool same_unit = a.quantity.unit == b.quantity.unit && a.quantity.unit != 0;
    const bool no_unit = (a.quantity.unit == 0 || b.quantity.unit == 0) && matter > 0;
    if ((same_unit || no_unit) && is_slip(a.quantity.value, b.quantity.value)) return true;
    if (matter == 0) return false;
    if (a.quantity.rate || b.quantity.rate) shared *= kRateCounts;
    if (a.quantity.unit != b.quantity.unit) {
      const WordId unit = a.quantity.unit != 0 ? a.quantity.unit : b.quantity.unit;
      if (!(a.quantity.unit == 0 ? a : b).context.contains(unit))
        return matter >= kSharedWithoutUnit && shared >= kLeastShared && shared >= kSameWithoutUnit * least;
    }
    if (shared >= kLeastSharedOfAll && shared >= kNearlyAll * least) return true;
    return shared >= kLeastShared && shared >= kSameMatter * least;
  }

  /// "Has scored 17 goals this season", "has 19 goals to his name this season": the only goals that each report
  /// counts, about as many, in like company.
  [[nodiscard]] static bool are_alone(const Figure& a, const Figure& b) {
    const Quantity& one = a.quantity;
    const Quantity& two = b.quantity;
    if (!a.alone || !b.alone || one.measure != two.measure || one.unit != two.unit) return false;
    if (one.measure == Measure::money || one.measure == Measure::percent || one.rate || two.rate) return false;
    const auto [least, most] = std::minmax(one.value, two.value);
    if (most > kLikeSize * least) return false;
    if (a.thing != 0 && a.thing == b.thing) return true;
    double shared = 0;
    std::size_t words = 0;
    for (const auto& [notion, weight] : a.context)
      if (a.plain.contains(notion) && b.plain.contains(notion)) {
        shared += std::min(weight, b.context.at(notion));
        ++words;
      }
    const double unit = a.unit_weight;
    if (unit <= 0 && words < kSharedWithoutUnit) return false;
    return shared >= (unit > 0 ? kSharedAlone : kSharedAloneGeneral) &&
           shared + unit >= kSameAlone * (std::min(a.weight, b.weight) + unit);
  }

  /// Whether a report that has `sentence` gives the figure too.
  [[nodiscard]] bool told_alike(const Figure& figure, const StorySentence& sentence) const {
    const auto in_sentence = [&](const Figure& other) {
      return &sentences_.all()[other.sentence] == &sentence &&
             other.quantity.measure == figure.quantity.measure && compatible(other.quantity, figure.quantity);
    };
    if (std::ranges::any_of(figures_, in_sentence)) return true;
    const auto list = by_unit_.find(key(figure.quantity));
    return std::ranges::any_of(list->second, [&](std::size_t k) {
      const Figure& other = figures_[k];
      return compatible(other.quantity, figure.quantity) &&
             share_report(sentences_.all()[other.sentence], sentence);
    });
  }

  /// Whether each tells of a year, month or day of its own.
  [[nodiscard]] bool other_time(const StorySentence& a, const StorySentence& b) const {
    const auto dates = [&](const StorySentence& sentence) {
      std::vector<std::string_view> values;
      for (const TimeExpression& time : sentence.times)
        if (time.type == TimeType::date && time.value.size() >= 4) values.push_back(time.value);
      return values;
    };
    const auto ones = dates(a);
    const auto twos = dates(b);
    if (ones.empty() || twos.empty()) return false;
    return std::ranges::none_of(ones, [&](std::string_view one) {
      return std::ranges::any_of(
          twos, [&](std::string_view two) { return one.starts_with(two) || two.starts_with(one); });
    });
  }

  void add(const Figure& a, const Figure& b) {
    const auto place = [&](const Figure& figure, Span span) -> DocumentSpan {
      return {sentences_.all()[figure.sentence].document, span};
    };
    const auto words = [&](const Figure& figure) {
      const std::uint32_t document = sentences_.all()[figure.sentence].document;
      return sentences_.text().tokens(document).span(figure.quantity.tokens);
    };
    const auto sentence = [&](const Figure& figure) { return sentences_.all()[figure.sentence].span; };
    const bool in_order = place(a, words(a)) < place(b, words(b));
    const Figure& first = in_order ? a : b;
    const Figure& second = in_order ? b : a;
    const auto [least, most] = std::minmax(a.quantity.value, b.quantity.value);
    if (!told_.emplace(least, most, std::max(a.quantity.unit, b.quantity.unit)).second) return;
    found_.push_back({DifferenceKind::number, place(first, words(first)), place(second, words(second)),
                      place(first, sentence(first)), place(second, sentence(second))});
  }

  const StorySentences& sentences_;
  Vocabulary& vocabulary_;
  std::vector<Figure> figures_;
  std::map<std::pair<int, WordId>, std::vector<std::size_t>> by_unit_;
  std::map<std::string_view, std::vector<std::size_t>> by_frame_;
  std::vector<std::size_t> risen_;
  std::set<std::tuple<double, double, WordId>> told_;  // the two values and the unit of what was found
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> find_number_differences(const StorySentences& sentences, Vocabulary& vocabulary) {
  return NumberComparison(sentences, vocabulary).run();
}

}  // namespace hearsay
