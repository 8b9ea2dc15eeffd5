#include "hearsay/story/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"

namespace hearsay {
namespace {

constexpr double kSame = 0.005;     // of the larger: no difference
constexpr double kRounded = 0.025;  // between a round figure and a closer one
constexpr double kVague = 0.12;     // of "about"
constexpr TokenIndex kLongestNumber = 12;

struct NumberWord {
  std::string_view kind;
  double value = 0;
};

double to_double(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<NumberWord> number_word(std::string_view word) {
  static const WordList list(story_data::number_words);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->size() < 2) return std::nullopt;
  return NumberWord{(*fields)[0], to_double((*fields)[1])};
}

std::optional<std::string_view> currency(std::string_view word) {
  static const WordList list(story_data::currencies);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->empty()) return std::nullopt;
  return fields->front();
}

/// A unit of measure: the unit that it is told in, and how many of these it is.
struct MeasureUnit {
  std::string_view unit;
  double factor = 1;
};

std::optional<MeasureUnit> measure_unit(std::string_view word) {
  static const WordList list(story_data::measures);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->size() < 2) return std::nullopt;
  return MeasureUnit{(*fields)[0], to_double((*fields)[1])};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits as printed ("1,200", "3.2bn") and the letters behind them.
struct Digits {
  double value = 0;
  std::string_view rest;
  bool grouped = false;  ///< "1,200": no year
};

std::optional<Digits> read_digits(std::string_view word) {
  if (word.empty() || !is_digit(word.front())) return std::nullopt;
  std::string plain;
  Digits digits;
  std::size_t at = 0;
  for (; at < word.size(); ++at) {
    const bool inside = at + 1 < word.size() && is_digit(word[at + 1]);
    if (word[at] == ',' && inside)
      digits.grouped = true;
    else if (is_digit(word[at]) || (word[at] == '.' && inside))
      plain += word[at];
    else
      break;
  }
  digits.value = to_double(plain);
  digits.rest = word.substr(at);
  if (std::ranges::count(plain, '.') > 1 || plain.size() > 15) return std::nullopt;
  return digits;
}

bool is_year(const Digits& digits, std::string_view word) {
  return word.size() == 4 && digits.rest.empty() && digits.value >= 1500 && digits.value < 2200;
}

/// "twenty-one", and "21" as one word; parts of hyphenated words that are numbers.
std::optional<double> small_number(std::string_view word) {
  if (const auto simple = number_word(word); simple && (simple->kind == "unit" || simple->kind == "ten"))
    return simple->value;
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto ten = number_word(word.substr(0, hyphen));
  const auto unit = number_word(word.substr(hyphen + 1));
  if (!ten || !unit || ten->kind != "ten" || unit->kind != "unit") return std::nullopt;
  return ten->value + unit->value;
}

class Finder {
 public:
  Finder(const Clause& text, TokenRange range, Vocabulary& vocabulary)
      : text_(text), range_(range), vocabulary_(vocabulary) {}

  std::vector<Quantity> run() {
    for (TokenIndex i = range_.first; i < range_.last;) {
      const TokenIndex end = read(i);
      i = std::max(end, i + 1);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view lower(TokenIndex i) const {
    return range_.contains(i) ? std::string_view(text_.tokens.lower[i]) : std::string_view{};
  }
  [[nodiscard]] TokenShape shape(TokenIndex i) const { return text_.tokens.tokens[i].shape; }

  /// Reads what begins at `i`; the end of it, or `i`.
  TokenIndex read(TokenIndex i) {
    if (const TokenIndex end = read_compound(i); end > i) return end;
    if (read_twice(i)) return i + 1;
    Quantity quantity;
    TokenIndex at = i;
    std::optional<std::string_view> money = currency(lower(i));
    if (money && shape(i) == TokenShape::lower) money.reset();  // "pounds 3": the sign alone stands before
    if (money) ++at;
    const std::optional<double> value = read_number(at);
    if (!value) return read_joined_measure(i);
    quantity.tokens = {i, at};
    quantity.value = *value;
    if (is_age(i, at, *value)) {
      quantity.measure = Measure::age;
      found_.push_back(quantity);
      return at;
    }
    if (money) {
      quantity.measure = Measure::money;
      quantity.unit = vocabulary_.id(*money);
    } else if (!read_unit(at, quantity)) {
      return at;
    }
    read_surroundings(i, quantity);
    found_.push_back(quantity);
    return quantity.tokens.last;
  }

  /// "Met twice in May": two times; but not "twice as much".
  bool read_twice(TokenIndex i) {
    static const WordList more("as\nhis\nher\nits\nthat\nthe\ntheir\n");
    if (lower(i) != "twice" || more.contains(lower(i + 1))) return false;
    Quantity quantity;
    quantity.tokens = {i, i + 1};
    quantity.value = 2;
    quantity.unit = vocabulary_.id("time");
    read_surroundings(i, quantity);
    found_.push_back(quantity);
    return true;
  }

  /// "34-year-old", "3-1".
  TokenIndex read_compound(TokenIndex i) {
    const std::string_view word = lower(i);
    const std::size_t hyphen = std::min(word.find('-'), word.find("–"));
    if (hyphen == std::string_view::npos || hyphen == 0) return i;
    Quantity quantity;
    quantity.tokens = {i, i + 1};
    const std::string_view first = word.substr(0, hyphen);
    if (word.ends_with("-year-old") || word.ends_with("-year-olds")) {
      const auto digits = read_digits(first);
      const auto number = small_number(word.substr(0, word.find("-year-old")));
      if (!number && !(digits && digits->rest.empty())) return i;
      quantity.value = number ? *number : digits->value;
      quantity.measure = Measure::age;
      found_.push_back(quantity);
      return i + 1;
    }
    if (read_modifier(i, word, hyphen)) return i + 1;
    const auto one = read_digits(first);
    const auto two = read_digits(word.substr(hyphen + (word[hyphen] == '-' ? 1 : 3)));
    if (!one || !two || !one->rest.empty() || !two->rest.empty() || one->value > 999 || two->value > 999)
      return i;
    quantity.value = one->value * 1000 + two->value;
    quantity.measure = Measure::score;
    found_.push_back(quantity);
    return i + 1;
  }

  /// "30ft", "90km".
  TokenIndex read_joined_measure(TokenIndex i) {
    const auto digits = read_digits(lower(i));
    if (!digits || digits->rest.empty()) return i;
    const auto unit = measure_unit(digits->rest);
    if (!unit) return i;
    Quantity quantity;
    quantity.tokens = {i, i + 1};
    quantity.value = digits->value;
    measure_in(*unit, quantity);
    quantity.unit_token = {i, i + 1};
    read_surroundings(i, quantity);
    found_.push_back(quantity);
    return i + 1;
  }

  void measure_in(const MeasureUnit& unit, Quantity& quantity) {
    quantity.measure = Measure::size;
    quantity.unit = vocabulary_.id(unit.unit);
    quantity.value *= unit.factor;
    quantity.factor = unit.factor;
  }

  /// "eight-year", "20-minute": a number and what it counts in one word.
  bool read_modifier(TokenIndex i, std::string_view word, std::size_t hyphen) {
    const std::string_view unit = word.substr(hyphen + 1);
    if (word[hyphen] != '-' || unit.empty() ||
        !std::ranges::all_of(unit, [](char c) { return c >= 'a' && c <= 'z'; }))
      return false;
    const auto digits = read_digits(word.substr(0, hyphen));
    const auto small = small_number(word.substr(0, hyphen));
    if (!small && !(digits && digits->rest.empty())) return false;
    const std::vector<Word> words = words_of(text_.tokens, {i, i + 1}, vocabulary_);
    if (words.empty() || words.back().notion == 0 || number_word(unit)) return false;
    Quantity quantity;
    quantity.tokens = {i, i + 1};
    quantity.unit_token = {i, i + 1};
    quantity.value = small ? *small : digits->value;
    quantity.unit = words.back().notion;
    if (const std::string_view length = length_unit(unit); !length.empty()) {
      quantity.measure = Measure::length;
      quantity.unit = vocabulary_.id(length);
    } else if (const auto size = measure_unit(unit)) {
      measure_in(*size, quantity);
    }
    found_.push_back(quantity);
    return true;
  }

  /// "Ana Ruiz, 51, said": a number that stands alone behind a name is an age.
  [[nodiscard]] bool is_age(TokenIndex first, TokenIndex last, double value) const {
    constexpr double kOldest = 120;
    return value >= 1 && value <= kOldest && first >= range_.first + 2 && lower(first - 1) == "," &&
           is_name(first - 2) && (lower(last) == "," || lower(last) == "." || last >= range_.last) &&
           last == first + 1 &&
           (shape(first) == TokenShape::number || lower(last) == "," || lower(last) == ".");
  }

  /// The number that begins at `at`, which moves behind it: "410 million", "twenty-one", "half a million",
  /// "two thirds" (in hundredths then).
  std::optional<double> read_number(TokenIndex& at) {
    part_ = false;
    const TokenIndex begin = at;
    double value = 0;
    if (const auto digits = read_digits(lower(at))) {
      if (is_year(*digits, lower(at)) && !digits->grouped) return std::nullopt;
      const auto scale = number_word(digits->rest);
      if (!digits->rest.empty() && !(scale && scale->kind == "scale")) return std::nullopt;  // "11th", "6ft"
      if (at > range_.first && is_name(at - 1) && digits->rest.empty() && !is_sentence_start(at - 1) &&
          !follows_number_taking_word(at))
        return std::nullopt;  // "Apollo 11"
      value = digits->value * (scale ? scale->value : 1);
      ++at;
    } else if (const auto small = small_number(lower(at))) {
      value = *small;
      ++at;
    } else if ((lower(at) == "a" || lower(at) == "an") && is_countable_scale(at + 1)) {
      value = 1;
      ++at;
    } else if (lower(at) == "half" && lower(at + 1) == "a" && is_countable_scale(at + 2)) {
      value = 0.5;
      at += 2;
    } else if (const auto alone = number_word(lower(at));
               alone && alone->kind == "part" && lower(at) == "half") {
      part_ = true;
      ++at;
      return 50;
    } else if (lower(at) == "a" && is_part(at + 1) && lower(at + 2) == "of") {
      part_ = true;
      at += 2;
      return 100 * number_word(lower(at - 1))->value;
    } else {
      return std::nullopt;
    }
    if (is_part(at) && (lower(at).ends_with('s') || lower(at + 1) == "of")) {
      part_ = true;
      value *= 100 * number_word(lower(at))->value;
      ++at;
      return value;
    }
    while (at < range_.last && at - begin < kLongestNumber) {
      const auto scale = number_word(lower(at));
      if (!scale || scale->kind != "scale" || (lower(at).size() < 2 && shape(at) != TokenShape::lower)) break;
      if (lower(at).size() < 2 && text_.tokens.tokens[at].space_before) break;  // "5 m" may be metres
      value *= scale->value;
      ++at;
    }
    return value;
  }

  [[nodiscard]] bool is_part(TokenIndex i) const {
    const auto word = number_word(lower(i));
    return word && word->kind == "part";
  }
  [[nodiscard]] bool is_countable_scale(TokenIndex i) const {
    const auto word = number_word(lower(i));
    return word && word->kind == "scale" && lower(i).size() > 4;
  }
  [[nodiscard]] bool is_name(TokenIndex i) const {
    return shape(i) == TokenShape::capitalized || shape(i) == TokenShape::upper;
  }
  [[nodiscard]] bool is_sentence_start(TokenIndex i) const {
    return text_.tokens.sentences[text_.tokens.sentence_of[i]].tokens.first == i;
  }
  /// A verb in a headline's capitals: "Storm Kills 12".
  [[nodiscard]] bool follows_number_taking_word(TokenIndex i) const {
    return text_.classes[i - 1] == WordClass::verb || text_.classes[i - 1] == WordClass::preposition;
  }

  /// "The toll has risen to fourteen."
  [[nodiscard]] bool follows_rise(TokenIndex i) const {
    static const WordList rises("climb\ndrop\nfall\ngrow\nincrease\njump\nrise\n");
    return i >= range_.first + 2 && lower(i - 1) == "to" && rises.contains(verb_lemma(lower(i - 2)));
  }

  /// Whether the number is a quantity; adds its unit.
  bool read_unit(TokenIndex at, Quantity& quantity) {
    if (part_) quantity.measure = Measure::percent;
    const std::string_view next = lower(at);
    if (next == "%" || next == "percent" || next == "pc" || (next == "per" && lower(at + 1) == "cent")) {
      quantity.measure = Measure::percent;
      quantity.tokens.last = at + (next == "per" ? 2 : 1);
      if (lower(quantity.tokens.last) == "of") read_noun(quantity.tokens.last + 1, quantity, false);
      return true;
    }
    if (lower(at) == "of") {
      read_noun(at + 1, quantity, false);
      if (quantity.unit == 0 && lower(at + 1) == "them") return true;  // "12,400 of them"
      return quantity.unit != 0 && lower(quantity.tokens.first) != "one";
    }
    read_noun(at, quantity, true);
    // "The two will appear", "that one": without a noun only digits count something.
    return quantity.unit != 0 || read_digits(lower(quantity.tokens.first)).has_value() ||
           follows_rise(quantity.tokens.first);
  }

  /// "days": "day"; empty for what is no unit of time.
  static std::string_view length_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 7> kUnits{"minute", "hour", "day",   "week",
                                                            "month",  "year", "decade"};
    for (const std::string_view unit : kUnits)
      if (word == unit || (word.size() == unit.size() + 1 && word.starts_with(unit) && word.back() == 's'))
        return unit;
    return {};
  }

  /// The head of the noun phrase at `at` is what is counted.
  void read_noun(TokenIndex at, Quantity& quantity, bool adjoining) {
    if (at >= range_.last) return;
    if (const std::string_view unit = length_unit(lower(at)); !unit.empty()) {
      quantity.unit_token = {at, at + 1};
      if (adjoining) quantity.tokens.last = at + 1;
      quantity.unit = vocabulary_.id(unit);
      quantity.measure = Measure::length;
      return;
    }
    if (const auto unit = measure_unit(lower(at)); unit && adjoining) {
      quantity.unit_token = {at, at + 1};
      quantity.tokens.last = at + 1;
      measure_in(*unit, quantity);
      return;
    }
    const NounPhrase phrase = noun_phrase_at(text_, at, range_.last);
    if (phrase.empty() || phrase.core.first > at || phrase.core.empty()) return;
    const TokenIndex head = phrase.head();
    if (text_.classes[head] == WordClass::pronoun || text_.classes[head] == WordClass::number) return;
    quantity.unit_token = {head, head + 1};
    if (adjoining) quantity.tokens.last = head + 1;
    for (TokenIndex i = at; i <= head; ++i)
      if (const auto money = currency(lower(i)); money && adjoining) {
        quantity.measure = Measure::money;
        quantity.unit = vocabulary_.id(*money);
        quantity.unit_token = {i, i + 1};
        quantity.tokens.last = i + 1;
        return;
      }
    const std::vector<Word> words = words_of(text_.tokens, quantity.unit_token, vocabulary_);
    if (!words.empty()) quantity.unit = words.back().notion;
  }

  void read_surroundings(TokenIndex first, Quantity& quantity) const {
    static const WordList about(
        "about\naround\nsome\nnearly\nalmost\nroughly\napproximately\nestimated\nclose\n");
    static const WordList more("over\n");
    for (TokenIndex back = 1; back <= 2 && first >= range_.first + back; ++back) {
      const std::string_view word = lower(first - back);
      const std::string_view before =
          first >= range_.first + back + 1 ? lower(first - back - 1) : std::string_view{};
      if (about.contains(word)) quantity.precision = Precision::about;
      if (more.contains(word) || (word == "than" && before == "more") || (word == "least" && before == "at"))
        quantity.precision = Precision::at_least;
      if ((word == "than" && (before == "less" || before == "fewer")) || (word == "to" && before == "up") ||
          (word == "most" && before == "at") || (word == "under" && back == 1))
        quantity.precision = Precision::at_most;
      if (word == "aged") quantity.measure = Measure::age;
      if (quantity.precision != Precision::exact) break;
    }
    const TokenIndex last = quantity.tokens.last;
    if (lower(last) == "or" && lower(last + 1) == "so") quantity.precision = Precision::about;
    if (lower(last) == "or" && lower(last + 1) == "more") quantity.precision = Precision::at_least;
    static const WordList periods("year\nmonth\nweek\nday\nhour\nannum\nminute\nseason\n");
    const std::string_view next = lower(last);
    quantity.rate = ((next == "a" || next == "an" || next == "per" || next == "each" || next == "every") &&
                     periods.contains(lower(last + 1))) ||
                    next == "annually";
  }

  const Clause text_;
  TokenRange range_;
  Vocabulary& vocabulary_;
  std::vector<Quantity> found_;
  bool part_ = false;
};

/// Digits that say something: 2 of 410 million, 1 of 400.
int significant_digits(double value) {
  if (value <= 0 || value > 1e15) return 0;
  auto whole = static_cast<long long>(std::llround(value * 100));
  int digits = 0;
  while (whole > 0 && whole % 10 == 0) whole /= 10;
  for (; whole > 0; whole /= 10) ++digits;
  return digits;
}

bool within(double a, double b, double share) {
  return std::abs(a - b) <= share * std::max(std::abs(a), std::abs(b));
}

}  // namespace

std::vector<Quantity> find_quantities(const Clause& text, TokenRange range, Vocabulary& vocabulary) {
  return Finder(text, range, vocabulary).run();
}

bool compatible(const Quantity& a, const Quantity& b) {
  // A score is two numbers in one value, of which neither is ever round.
  if (a.measure == Measure::score || b.measure == Measure::score) return a.value == b.value;
  if (within(a.value, b.value, kSame)) return true;
  if (a.measure == Measure::age) return false;
  if (a.measure == Measure::percent) return within(a.value, b.value, kRounded);
  // Who turns miles into kilometres rounds.
  if (a.precision == Precision::about || b.precision == Precision::about || a.factor != b.factor)
    return within(a.value, b.value, kVague);
  const auto bounds = [](const Quantity& bound, const Quantity& other) {
    return (bound.precision == Precision::at_least && other.value >= bound.value) ||
           (bound.precision == Precision::at_most && other.value <= bound.value);
  };
  if (bounds(a, b) || bounds(b, a)) return true;
  const int digits_a = significant_digits(a.value);
  const int digits_b = significant_digits(b.value);
  return digits_a != digits_b && within(a.value, b.value, kRounded);
}

}  // namespace hearsay
