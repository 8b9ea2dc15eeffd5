#include "hearsay/language/word_class.h"

#include <array>

#include "hearsay/base/word_list.h"
#include "hearsay/language/data.h"
#include "hearsay/language/verb_forms.h"

namespace hearsay {
namespace {

const VerbForms& verbs() {
  static const VerbForms list{language_data::verbs};
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
  return word.size() > 4 && word.ends_with("ed") && !word.ends_with("ceed") &&
         word.find('-') == std::string_view::npos && !none.contains(word);
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
  const InflectedVerb* const found = verbs().find(word);
  return found == nullptr ? std::string_view{} : found->base;
}

VerbForm verb_form(std::string_view word) {
  const InflectedVerb* const found = verbs().find(word);
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
