#include "hearsay/people/grammar.h"

#include <algorithm>

#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestAside = 24;  // tokens between a name and its verb; keeps every search short
constexpr int kMostJoined = 4;            // names in one "A, B and C"
constexpr TokenIndex kLongestBracket = 8;

class PlaceFinder {
 public:
  PlaceFinder(const Clause& text, const People& people, TokenRange sentence)
      : text_(text), tokens_(text.tokens), people_(people), sentence_(sentence) {}

  [[nodiscard]] Place find(const Mention& mention) const {
    if (mention.form == MentionForm::pronoun) return of_pronoun(mention.tokens.first);
    if (is_possessor(mention)) return Place::possessor;
    const TokenIndex first = begin_of(mention);
    const TokenIndex last = end_of(mention);
    if (is_governed(first)) return acts_with(first, last) ? Place::inner_subject : Place::governed;
    const bool behind_verb = first > sentence_.first && text_.classes[first - 1] == WordClass::verb;
    if (behind_verb && says(text_, first, last, sentence_)) return Place::subject;
    if (behind_verb && !says_that(first - 1)) return Place::object;
    if (has_verb(last)) return is_inner(first) || behind_verb ? Place::inner_subject : Place::subject;
    return Place::other;
  }

 private:
  [[nodiscard]] Place of_pronoun(TokenIndex i) const {
    const std::string_view word = tokens_.lower[i];
    if (word == "his" || word == "their" || owns_next(text_, i, sentence_)) return Place::possessor;
    if (word == "he" || word == "she" || word == "they" || word == "it" || word.find('\'') != word.npos)
      return is_inner(i) || (i > sentence_.first && says_that(i - 1)) ? Place::inner_subject : Place::subject;
    return i > sentence_.first && text_.classes[i - 1] == WordClass::preposition ? Place::governed
                                                                                 : Place::object;
  }

  [[nodiscard]] bool is(TokenIndex i, std::string_view word) const {
    return i < sentence_.last && tokens_.lower[i] == word;
  }

  [[nodiscard]] bool is_possessor(const Mention& mention) const {
    const TokenIndex next = mention.tokens.last;
    return next < sentence_.last && tokens_.tokens[next].shape == TokenShape::apostrophe;
  }

  [[nodiscard]] TokenIndex begin_of(const Mention& mention) const {
    TokenIndex first = mention.title.empty() ? mention.tokens.first : mention.title.first;
    // "Putin's | aide": the owner belongs to the phrase.
    if (mention.form == MentionForm::nominal) {
      const TokenRange core = noun_core_before(text_, mention.tokens.last, sentence_.first);
      if (!core.empty()) first = std::min(first, core.first);
    }
    while (first > sentence_.first && text_.classes[first - 1] == WordClass::determiner) --first;
    return first;
  }

  [[nodiscard]] TokenIndex end_of(const Mention& mention) const {
    if (mention.form != MentionForm::nominal) return mention.tokens.last;
    const TokenRange whole = noun_phrase_at(text_, mention.tokens.first, sentence_.last).tokens;
    return std::max(mention.tokens.last, whole.last);
  }

  /// "with Berg, who was there, shouting": a clause without a finite verb.
  [[nodiscard]] bool acts_with(TokenIndex first, TokenIndex last) const {
    if (first == sentence_.first || tokens_.lower[first - 1] != "with") return false;
    if (is_gerund(last)) return true;
    if (!is(last, ",") && !is(last, "—") && !is(last, "–")) return false;
    const TokenIndex end = std::min(sentence_.last, last + kLongestAside);
    for (TokenIndex i = last + 1; i < end; ++i)
      if (tokens_.lower[i] == tokens_.lower[last]) return is_gerund(i + 1);
    return false;
  }

  [[nodiscard]] bool is_gerund(TokenIndex i) const {
    return i < sentence_.last && tokens_.lower[i].ends_with("ing") &&
           tokens_.tokens[i].shape == TokenShape::lower && text_.classes[i] != WordClass::preposition;
  }

  [[nodiscard]] bool is_governed(TokenIndex first) const {
    for (int joined = 0; joined < 2 * kMostJoined && first > sentence_.first; ++joined) {
      const TokenIndex left = first - 1;
      if (text_.classes[left] == WordClass::preposition) return true;
      const Mention* const other = people_.at(left);
      if (other != nullptr)
        first = other->title.empty() ? other->tokens.first : other->title.first;
      else if (tokens_.lower[left] == "and" && left > sentence_.first && people_.at(left - 1) != nullptr)
        first = left;
      else
        return false;
    }
    return false;
  }

  /// Behind "said" a clause of its own begins: "said Berg had left".
  [[nodiscard]] bool says_that(TokenIndex verb) const { return is_saying(tokens_.lower[verb]); }

  [[nodiscard]] bool is_inner(TokenIndex first) const {
    return first > sentence_.first &&
           (text_.classes[first - 1] == WordClass::subordinator || tokens_.lower[first - 1] == "who" ||
            tokens_.lower[first - 1] == "which");
  }

  [[nodiscard]] bool is_finite(TokenIndex i) const {
    while (i < sentence_.last &&
           (text_.classes[i] == WordClass::adverb || text_.classes[i] == WordClass::negation))
      ++i;
    if (i >= sentence_.last) return false;
    if (text_.classes[i] == WordClass::auxiliary) return true;
    return text_.classes[i] == WordClass::verb && verb_form(tokens_.lower[i]) != VerbForm::gerund;
  }

  /// Whether a verb follows, past others who are joined with "and", brackets, and what stands between commas.
  [[nodiscard]] bool has_verb(TokenIndex next) const {
    for (int joined = 0; joined < kMostJoined; ++joined) {
      if (is_finite(next)) return true;
      if (is(next, "and") || is(next, ",")) {
        TokenIndex other = next + (is(next + 1, "and") ? 2 : 1);
        while (other < sentence_.last && text_.classes[other] == WordClass::determiner) ++other;
        const Mention* mention = other < sentence_.last ? people_.at(other) : nullptr;
        // Titles stand before the name that is the mention.
        for (TokenIndex i = other; mention == nullptr && i < sentence_.last && i < other + 4; ++i)
          if (people_.at(i) != nullptr && people_.at(i)->title.contains(other)) mention = people_.at(i);
        if (mention != nullptr && (is(next, "and") || is(next + 1, "and"))) {
          next = mention->tokens.last;
          continue;
        }
      }
      if (is(next, "(")) {
        TokenIndex close = next;
        while (close < sentence_.last && close < next + kLongestBracket && tokens_.word(close) != ")") ++close;
        if (!is(close, ")")) return false;
        next = close + 1;
        continue;
      }
      break;
    }
    if (!is(next, ",") && !is(next, "who") && !is(next, "—") && !is(next, "–")) return false;
    const TokenIndex end = std::min(sentence_.last, next + kLongestAside);
    for (TokenIndex i = next + 1; i < end; ++i) {
      if (tokens_.tokens[i].shape == TokenShape::open_quote || is(i, ";")) return false;
      if ((is(i, ",") || is(i, "—") || is(i, "–")) && is_finite(i + 1)) return true;
    }
    return false;
  }

  const Clause& text_;
  const Tokens& tokens_;
  const People& people_;
  TokenRange sentence_;
};

}  // namespace

Place place_of(const Clause& text, const People& people, const Mention& mention, TokenRange sentence) {
  return PlaceFinder(text, people, sentence).find(mention);
}

bool owns_next(const Clause& text, TokenIndex i, TokenRange sentence) {
  if (text.tokens.lower[i] != "her") return false;
  const TokenIndex next = i + 1;
  if (next >= sentence.last) return false;
  const TokenShape shape = text.tokens.tokens[next].shape;
  if (shape == TokenShape::open_quote) return true;
  const WordClass c = text.classes[next];
  return c == WordClass::other || c == WordClass::number || c == WordClass::verb;
}

bool is_saying(std::string_view verb) {
  static const WordList list(
      "say\nadd\nwrite\nask\nreply\nexplain\ninsist\nrecall\ncontinue\nwarn\nclaim\nargue\njoke\nadmit\n"
      "tell\ntweet\ndeclare\nannounce\nnote\nstate\nconcede\nstress\nrespond\nremark\npost\nsuggest\n"
      "quip\nbelieve\nthink\nacknowledge\nconclude\nobserve\ninsist\nreport\npromise\ncomplain\n");
  const std::string_view lemma = verb_lemma(verb);
  return !lemma.empty() && list.contains(lemma);
}

bool says(const Clause& text, TokenIndex first, TokenIndex last, TokenRange sentence) {
  const Tokens& tokens = text.tokens;
  TokenIndex next = last;
  while (next < sentence.last && text.classes[next] == WordClass::adverb) ++next;
  if (next < sentence.last && is_saying(tokens.lower[next]) && text.classes[next] == WordClass::verb)
    return true;
  if (first < sentence.first + 2) return false;
  const std::string_view before = tokens.lower[first - 1];
  if (before == "to" && tokens.lower[first - 2] == "according") return true;
  // "…,” said Berg": behind the quotation or the comma that ends what was said.
  const bool ends = tokens.tokens[first - 2].shape == TokenShape::close_quote ||
                    text.classes[first - 2] == WordClass::punctuation;
  return ends && is_saying(before);
}

}  // namespace hearsay
