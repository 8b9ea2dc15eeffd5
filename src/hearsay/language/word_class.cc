#include "hearsay/language/word_class.h"

#include <array>
#include <string>
#include <unordered_map>

#include "hearsay/base/word_list.h"
#include "hearsay/language/data.h"

namespace hearsay {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

struct Inflected {
  std::string_view lemma;
  VerbForm form = VerbForm::none;
};

/// All forms of the listed verbs. Where a doubled consonant depends on stress (admitted, offered) both
/// spellings are entered: a form that nobody writes does no harm.
class Verbs {
 public:
  Verbs() {
    for (const auto& line : word_list_lines(language_data::verbs)) add_verb(line);
  }

  [[nodiscard]] const Inflected* find(std::string_view word) const {
    const auto found = forms_.find(std::string(word));
    return found == forms_.end() ? nullptr : &found->second;
  }

 private:
  void add_verb(const std::vector<std::string_view>& line) {
    const std::string_view base = line[0];
    const std::string stem(base);
    const char last = base.back();
    const char before = base.size() > 1 ? base[base.size() - 2] : 'a';
    const bool consonant_y = last == 'y' && !is_vowel(before);
    const bool sibilant =
        last == 's' || last == 'x' || last == 'z' || stem.ends_with("ch") || stem.ends_with("sh");
    const bool doubles = base.size() > 2 && !is_vowel(last) && is_vowel(before) &&
                         !is_vowel(base[base.size() - 3]) && last != 'w' && last != 'x' && last != 'y';
    const std::string cut(base.substr(0, base.size() - 1));
    if (line.size() > 1) {
      add(std::string(line[1]), base, VerbForm::past);
      if (line.size() > 2) add(std::string(line[2]), base, VerbForm::participle);
    } else {
      add(last == 'e' ? stem + "d" : consonant_y ? cut + "ied" : stem + "ed", base, VerbForm::past);
      if (doubles) add(stem + last + "ed", base, VerbForm::past);
    }
    add(consonant_y               ? cut + "ies"
        : sibilant || last == 'o' ? stem + "es"
                                  : stem + "s",
        base, VerbForm::third_person);
    add(stem.ends_with("ie")                   ? stem.substr(0, stem.size() - 2) + "ying"
        : last == 'e' && !stem.ends_with("ee") ? cut + "ing"
                                               : stem + "ing",
        base, VerbForm::gerund);
    if (doubles) add(stem + last + "ing", base, VerbForm::gerund);
    add(stem, base, VerbForm::base);
  }

  void add(std::string form, std::string_view lemma, VerbForm kind) {
    forms_.emplace(std::move(form), Inflected{lemma, kind});
  }

  std::unordered_map<std::string, Inflected> forms_;
};

const Verbs& verbs() {
  static const Verbs list;
  return list;
}

WordClass class_named(std::string_view name) {
  struct Named {
    std::string_view name;
    WordClass value;
  };
  static constexpr std::array<Named, 8> kNames{{{"determiner", WordClass::determiner},
                                                {"pronoun", WordClass::pronoun},
                                                {"preposition", WordClass::preposition},
                                                {"coordinator", WordClass::coordinator},
                                                {"subordinator", WordClass::subordinator},
                                                {"auxiliary", WordClass::auxiliary},
                                                {"negation", WordClass::negation},
                                                {"adverb", WordClass::adverb}}};
  for (const Named& named : kNames)
    if (named.name == name) return named.value;
  return WordClass::other;
}

/// Names and adjectives in -ly that are no adverbs.
bool ends_as_adverb(std::string_view word) {
  static const WordList none(
      "family\nsupply\nonly\nreply\nally\nrally\nassembly\njuly\nitaly\nearly\ndaily\nweekly\n"
      "elderly\nlikely\nunlikely\nfriendly\ndeadly\nmonopoly\nanomaly\napply\nimply\n");
  return word.size() > 4 && word.ends_with("ly") && !none.contains(word);
}

/// An unlisted word in -ed is the past of an unlisted verb.
bool ends_as_past(std::string_view word) {
  static const WordList none(
      "hundred\nindeed\nspeed\nbreed\ngreed\ncreed\nbleed\nunited\nallied\nsacred\nnaked\nwicked\n"
      "beloved\ntalented\nbiased\nso-called\nsupposed\nshed\nsled\nbed\nred\nmed\nembed\n");
  return word.size() > 4 && word.ends_with("ed") && word.find('-') == std::string_view::npos &&
         !none.contains(word);
}

/// A form that might be a noun as well is a verb only where something before it wants one.
bool is_verb_here(const Tokens& tokens, TokenIndex i, TokenIndex begin, const std::vector<WordClass>& classes) {
  const VerbForm form = verb_form(tokens.lower[i]);
  if (tokens.tokens[i].shape == TokenShape::capitalized && i != begin) return false;
  TokenIndex before = i;
  while (before > begin &&
         (classes[before - 1] == WordClass::adverb || classes[before - 1] == WordClass::negation))
    --before;
  if (before == begin) return form == VerbForm::gerund || form == VerbForm::past;
  const WordClass left = classes[before - 1];
  const std::string_view word = tokens.lower[before - 1];
  const bool possessive = tokens.tokens[before - 1].shape == TokenShape::apostrophe;
  if (form == VerbForm::gerund) return left != WordClass::determiner && !possessive;
  if (form == VerbForm::past || form == VerbForm::participle) {
    if (left != WordClass::determiner && !possessive) return true;
    return false;
  }
  if (left == WordClass::determiner || possessive || left == WordClass::number) return false;
  const bool object_follows =
      i + 1 < tokens.size() &&
      (word_class(tokens.lower[i + 1]) == WordClass::determiner || tokens.lower[i + 1] == "that");
  if (form == VerbForm::base && left == WordClass::other && object_follows) return true;
  if (form == VerbForm::base)
    return word == "to" || left == WordClass::auxiliary || word == "i" || word == "we" || word == "you" ||
           word == "they" || word == "who" ||
           (left == WordClass::other && word.size() > 2 && word.back() == 's');
  if (left == WordClass::preposition) return false;
  return left != WordClass::verb;
}

}  // namespace

std::string_view verb_lemma(std::string_view word) {
  const Inflected* const found = verbs().find(word);
  return found == nullptr ? std::string_view{} : found->lemma;
}

VerbForm verb_form(std::string_view word) {
  const Inflected* const found = verbs().find(word);
  if (found != nullptr) return found->form;
  return ends_as_past(word) ? VerbForm::past : VerbForm::none;
}

WordClass word_class(std::string_view word) {
  static const WordList list(language_data::function_words);
  if (const auto* fields = list.find(word))
    return fields->empty() ? WordClass::other : class_named(fields->front());
  if (verbs().find(word) != nullptr || ends_as_past(word)) return WordClass::verb;
  return ends_as_adverb(word) ? WordClass::adverb : WordClass::other;
}

std::vector<WordClass> classify(const Tokens& tokens) {
  std::vector<WordClass> classes(tokens.size(), WordClass::other);
  for (const Sentence& sentence : tokens.sentences) {
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      switch (tokens.tokens[i].shape) {
        case TokenShape::number: classes[i] = WordClass::number; continue;
        case TokenShape::punctuation:
        case TokenShape::apostrophe:
        case TokenShape::open_quote:
        case TokenShape::close_quote: classes[i] = WordClass::punctuation; continue;
        default: break;
      }
      classes[i] = word_class(tokens.lower[i]);
      // A capital inside a sentence makes a name of what would be another word: "May", "Will", "Us".
      const bool first = i == sentence.tokens.first || tokens.tokens[i - 1].shape == TokenShape::open_quote ||
                         tokens.word(i - 1) == ":";
      // Whole lines in capitals begin with function words too ("THIS is"); further in, capitals make a name
      // ("US").
      const bool shouted = i + 1 < sentence.tokens.last && tokens.tokens[i + 1].shape == TokenShape::upper &&
                           word_class(tokens.lower[i]) != WordClass::other;
      if (tokens.tokens[i].shape == TokenShape::upper && !first && !shouted) classes[i] = WordClass::other;
      if (!first && tokens.tokens[i].shape == TokenShape::capitalized && tokens.word(i) != "I" &&
          classes[i] != WordClass::pronoun && classes[i] != WordClass::determiner)
        classes[i] = WordClass::other;
      if (classes[i] == WordClass::verb && !is_verb_here(tokens, i, sentence.tokens.first, classes))
        classes[i] = WordClass::other;
    }
  }
  return classes;
}

}  // namespace hearsay
