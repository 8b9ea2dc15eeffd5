#include "hearsay/language/word_class.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using testing::repeated;
using testing::Text;

/// The class of the first token written so.
WordClass class_in(std::string_view text, std::string_view word) {
  const Text read(text);
  const TokenIndex i = read.find(word);
  return i < read.tokens.size() ? read.classes[i] : WordClass::punctuation;
}

TEST(WordClassOf, FunctionWords) {
  EXPECT_EQ(word_class("the"), WordClass::determiner);
  EXPECT_EQ(word_class("she"), WordClass::pronoun);
  EXPECT_EQ(word_class("of"), WordClass::preposition);
  EXPECT_EQ(word_class("and"), WordClass::coordinator);
  EXPECT_EQ(word_class("because"), WordClass::subordinator);
  EXPECT_EQ(word_class("would"), WordClass::auxiliary);
  EXPECT_EQ(word_class("not"), WordClass::negation);
  EXPECT_EQ(word_class("later"), WordClass::adverb);
}

TEST(WordClassOf, WordsByTheirEndings) {
  EXPECT_EQ(word_class("quixotically"), WordClass::adverb);
  EXPECT_EQ(word_class("family"), WordClass::other);
  EXPECT_EQ(word_class("blorped"), WordClass::verb);
  EXPECT_EQ(word_class("hundred"), WordClass::other);
  EXPECT_EQ(word_class("table"), WordClass::other);
  EXPECT_EQ(word_class(""), WordClass::other);
}

TEST(VerbLemma, IsFoundFromEveryForm) {
  for (const std::string_view form : {"say", "says", "said", "saying"})
    EXPECT_EQ(verb_lemma(form), "say") << form;
  for (const std::string_view form : {"write", "writes", "wrote", "written", "writing"})
    EXPECT_EQ(verb_lemma(form), "write") << form;
  for (const std::string_view form : {"deny", "denies", "denied", "denying"})
    EXPECT_EQ(verb_lemma(form), "deny") << form;
  for (const std::string_view form : {"admit", "admits", "admitted", "admitting"})
    EXPECT_EQ(verb_lemma(form), "admit") << form;
  for (const std::string_view form : {"believe", "believes", "believed", "believing"})
    EXPECT_EQ(verb_lemma(form), "believe") << form;
  EXPECT_EQ(verb_lemma("stress"), "stress");
  EXPECT_EQ(verb_lemma("stresses"), "stress");
  EXPECT_EQ(verb_lemma("table"), "");
}

TEST(VerbForms, AreToldApart) {
  EXPECT_EQ(verb_form("say"), VerbForm::base);
  EXPECT_EQ(verb_form("says"), VerbForm::third_person);
  EXPECT_EQ(verb_form("said"), VerbForm::past);
  EXPECT_EQ(verb_form("written"), VerbForm::participle);
  EXPECT_EQ(verb_form("telling"), VerbForm::gerund);
  EXPECT_EQ(verb_form("blorped"), VerbForm::past);
  EXPECT_EQ(verb_form("table"), VerbForm::none);
}

TEST(Classify, TellsVerbsFromNounsByWhatStandsBefore) {
  EXPECT_EQ(class_in("Berg said that the report was late.", "report"), WordClass::other);
  EXPECT_EQ(class_in("They report that it rained.", "report"), WordClass::verb);
  EXPECT_EQ(class_in("She wants to comment today.", "comment"), WordClass::verb);
  EXPECT_EQ(class_in("Berg’s comment was short.", "comment"), WordClass::other);
  EXPECT_EQ(class_in("Berg quietly said so.", "said"), WordClass::verb);
}

TEST(Classify, TakesACapitalInsideASentenceForAName) {
  EXPECT_EQ(class_in("Berg met Will in May.", "Will"), WordClass::other);
  EXPECT_EQ(class_in("Berg met Will in May.", "May"), WordClass::other);
  EXPECT_EQ(class_in("Will Berg come?", "Will"), WordClass::auxiliary) << "where every word has a capital";
  EXPECT_EQ(class_in("Berg said: The gate is shut.", "The"), WordClass::determiner);
  EXPECT_EQ(class_in("They live in the US today.", "US"), WordClass::other);
}

TEST(Classify, KnowsNumbersAndPunctuation) {
  EXPECT_EQ(class_in("Berg has 12 boats.", "12"), WordClass::number);
  EXPECT_EQ(class_in("“No,” said Berg.", "“"), WordClass::punctuation);
  EXPECT_EQ(class_in("Berg's boat", "'s"), WordClass::punctuation);
}

TEST(Classify, GivesEveryTokenAClass) {
  for (const std::string_view text : {"", ".", "Not not never", "“", "Said said saying", "ALL CAPITALS HERE"}) {
    const Text read(text);
    EXPECT_EQ(read.classes.size(), read.tokens.size()) << text;
  }
}

TEST(Classify, PassesOverHostileText) {
  for (const std::string_view part :
       {"not ", "quickly ", "said ", "not said ", "THE ", "to ", "“ Will ", ": "}) {
    const Text read(repeated(part, 200'000));
    EXPECT_EQ(read.classes.size(), read.tokens.size()) << part;
  }
}

}  // namespace
}  // namespace hearsay
