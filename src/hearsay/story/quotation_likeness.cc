#include "hearsay/story/quotation_likeness.h"

#include <algorithm>
#include <array>
#include <span>

#include "hearsay/story/word_alignment.h"

namespace hearsay {
namespace {

constexpr double kCutCounts = 0.15;           // a word that only one has, beside one that each has otherwise
constexpr std::uint32_t kMostDivergence = 8;  // words beyond the common part that speak against it

/// What two quotations have at the same place, and do not share.
struct Rest {
  std::span<const Word> a;
  std::span<const Word> b;
};

double weight(std::span<const Word> words) {
  double sum = 0;
  for (const Word& word : words) sum += weight_of(word);
  return sum;
}

bool denies(std::span<const Word> words) { return std::ranges::count_if(words, &Word::negation) % 2 == 1; }

bool all_bracketed(std::span<const Word> words) { return std::ranges::all_of(words, &Word::bracketed); }

/// Whether `shorter` has words in brackets for some of `whole`, and its own words are there: "I shall ask [the
/// rich]".
bool stands_for(std::span<const Word> shorter, std::span<const Word> whole) {
  if (whole.empty() || std::ranges::none_of(shorter, &Word::bracketed)) return false;
  return std::ranges::all_of(shorter, [&](const Word& word) {
    return word.bracketed || std::ranges::find(whole, word.form, &Word::form) != whole.end();
  });
}

/// The words right before `at`, back to where its sentence or stretch opens.
std::span<const Word> before(const QuotedWords& quoted, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && !quoted.opens[first] && at - first < kMostDivergence) --first;
  return std::span(quoted.words).subspan(first, at - first);
}

/// The words from `at` to where the sentence or stretch ends.
std::span<const Word> behind(const QuotedWords& quoted, std::size_t at) {
  std::size_t last = at;
  while (last < quoted.words.size() && !quoted.opens[last] && last - at < kMostDivergence) ++last;
  return std::span(quoted.words).subspan(at, last - at);
}

/// Whether word `at` is the first of a sentence. Tokens::sentences do not cut a quotation, so its marks do.
bool opens_sentence(const Tokens& tokens, TokenIndex before, TokenIndex at) {
  if (tokens.sentence_of[before] != tokens.sentence_of[at]) return true;
  if (tokens.tokens[at].shape == TokenShape::lower) return false;
  for (TokenIndex i = before + 1; i < at; ++i)
    if (tokens.lower[i] == "." || tokens.lower[i] == "!" || tokens.lower[i] == "?") return true;
  return false;
}

class Comparison {
 public:
  Comparison(const QuotedWords& a, const QuotedWords& b)
      : a_(a), b_(b), pairs_(align_words(a.words, b.words)) {}

  QuotationLikeness run() {
    QuotationLikeness likeness;
    if (pairs_.empty()) return likeness;
    double shared = 0;
    for (const AlignedWords& pair : pairs_) {
      shared += (weight_of(a_.words[pair.a]) + weight_of(b_.words[pair.b])) / 2;
      const Word& word = a_.words[pair.a];
      if (word.stem != 0 && !word.light) ++likeness.content;
    }
    likeness.words = pairs_.size();
    double against = 0;
    for (std::size_t i = 1; i < pairs_.size(); ++i) against += judge(between(i), true, likeness);
    against += judge(head(), false, likeness) + judge(tail(), false, likeness);
    likeness.similarity = shared / (shared + against);
    likeness.whole = covers(a_, &AlignedWords::a) || covers(b_, &AlignedWords::b);
    likeness.same_extent = same_extent();
    likeness.agreement = agreement();
    return likeness;
  }

 private:
  [[nodiscard]] Rest between(std::size_t i) const {
    const AlignedWords& left = pairs_[i - 1];
    const AlignedWords& right = pairs_[i];
    return {std::span(a_.words).subspan(left.a + 1, right.a - left.a - 1),
            std::span(b_.words).subspan(left.b + 1, right.b - left.b - 1)};
  }
  [[nodiscard]] Rest head() const { return {before(a_, pairs_.front().a), before(b_, pairs_.front().b)}; }
  [[nodiscard]] Rest tail() const { return {behind(a_, pairs_.back().a + 1), behind(b_, pairs_.back().b + 1)}; }

  /// What a rest says against one saying. Words that only one has are cut, which says little; at the ends
  /// nothing.
  static double judge(const Rest& rest, bool inside, QuotationLikeness& likeness) {
    const double a = weight(rest.a);
    const double b = weight(rest.b);
    if ((inside || (!rest.a.empty() && !rest.b.empty())) && denies(rest.a) != denies(rest.b))
      likeness.opposite = true;
    // What the reporter put in brackets stands for what the other has there.
    if (!rest.a.empty() && !rest.b.empty() && (all_bracketed(rest.a) || all_bracketed(rest.b))) return 0;
    if (stands_for(rest.a, rest.b) || stands_for(rest.b, rest.a)) return 0;
    const double replaced = std::min(a, b);
    const double cut = inside ? std::max(a, b) - replaced : 0;
    return replaced * 2 + cut * kCutCounts;
  }

  /// Whether all stretches of `quoted` match from end to end.
  [[nodiscard]] bool covers(const QuotedWords& quoted, std::uint32_t AlignedWords::* side) const {
    return pairs_.front().*side == 0 && pairs_.back().*side + 1 == quoted.words.size();
  }

  [[nodiscard]] bool same_extent() const {
    return to_stretch(a_, pairs_.front().a).empty() && to_stretch(b_, pairs_.front().b).empty() &&
           from_stretch(a_, pairs_.back().a).empty() && from_stretch(b_, pairs_.back().b).empty();
  }

  /// How b's stretches that match agree with a's. Stretches that do not match at all are other cuts.
  [[nodiscard]] Agreement agreement() const {
    const auto same_form = [](const AlignedWords& pair) { return pair.same_form; };
    bool altered = !std::ranges::all_of(pairs_, same_form);
    bool cut = false;
    for (const AlignedWords& pair : pairs_)
      altered = altered || a_.words[pair.a].contracted != b_.words[pair.b].contracted;
    for (std::size_t i = 1; i < pairs_.size(); ++i) {
      const Rest rest = between(i);
      altered = altered || diverges(rest);
      cut = cut || !rest.a.empty() || !rest.b.empty();
    }
    const Rest first{to_stretch(a_, pairs_.front().a), to_stretch(b_, pairs_.front().b)};
    const Rest last{from_stretch(a_, pairs_.back().a), from_stretch(b_, pairs_.back().b)};
    for (const Rest& rest : {first, last}) {
      // Where both go on, and otherwise, words differ; whole sentences before or behind are another cut.
      cut = cut || !rest.a.empty() || !rest.b.empty();
    }
    altered = altered || diverges(head()) || diverges(tail());
    return altered ? Agreement::altered : cut ? Agreement::shortened : Agreement::verbatim;
  }

  static bool diverges(const Rest& rest) { return !rest.a.empty() && !rest.b.empty(); }

  /// The words before `at` in its stretch.
  static std::span<const Word> to_stretch(const QuotedWords& quoted, std::size_t at) {
    std::size_t first = at;
    while (first > 0 && quoted.stretch[first - 1] == quoted.stretch[at]) --first;
    return std::span(quoted.words).subspan(first, at - first);
  }
  static std::span<const Word> from_stretch(const QuotedWords& quoted, std::size_t at) {
    std::size_t last = at + 1;
    while (last < quoted.words.size() && quoted.stretch[last] == quoted.stretch[at]) ++last;
    return std::span(quoted.words).subspan(at + 1, last - at - 1);
  }

  const QuotedWords& a_;
  const QuotedWords& b_;
  std::vector<AlignedWords> pairs_;
};

}  // namespace

void QuotedWords::add(std::span<const Word> stretch_words, const Tokens& tokens) {
  const std::uint32_t number = stretch.empty() ? 0 : stretch.back() + 1;
  for (std::size_t i = 0; i < stretch_words.size(); ++i) {
    const bool new_sentence =
        i == 0 || opens_sentence(tokens, stretch_words[i - 1].token, stretch_words[i].token);
    words.push_back(stretch_words[i]);
    stretch.push_back(number);
    opens.push_back(new_sentence);
  }
}

QuotationLikeness compare_quotations(const QuotedWords& a, const QuotedWords& b) {
  return Comparison(a, b).run();
}

}  // namespace hearsay
