#include "hearsay/language/verb_forms.h"

#include <gtest/gtest.h>

#include <string>

namespace hearsay {
namespace {

constexpr const char* kVerbs =
    "# a list\nmeet\tmet\ngo\twent\tgone\nstop\ncarry\ndie\nagree\nclose\ncatch\tcaught\nplay\nfix\n";

/// "base form" of a word; "none" of one that is no form.
std::string read(std::string_view word) {
  static const VerbForms forms{kVerbs};
  const InflectedVerb* const verb = forms.find(word);
  if (verb == nullptr) return "none";
  static constexpr const char* kNames[] = {"none", "base", "third person", "past", "participle", "gerund"};
  return std::string(verb->base) + ' ' + kNames[static_cast<int>(verb->form)];
}

TEST(VerbForms, RegularFormsAreMadeByRule) {
  EXPECT_EQ(read("play"), "play base");
  EXPECT_EQ(read("plays"), "play third person");
  EXPECT_EQ(read("played"), "play past");
  EXPECT_EQ(read("playing"), "play gerund");
}

TEST(VerbForms, AsTheyAreSpelt) {
  EXPECT_EQ(read("stopped"), "stop past");
  EXPECT_EQ(read("stopping"), "stop gerund");
  EXPECT_EQ(read("carried"), "carry past");
  EXPECT_EQ(read("carries"), "carry third person");
  EXPECT_EQ(read("carrying"), "carry gerund");
  EXPECT_EQ(read("dying"), "die gerund");
  EXPECT_EQ(read("died"), "die past");
  EXPECT_EQ(read("agreeing"), "agree gerund");
  EXPECT_EQ(read("closing"), "close gerund");
  EXPECT_EQ(read("catches"), "catch third person");
  EXPECT_EQ(read("fixes"), "fix third person");
  EXPECT_EQ(read("goes"), "go third person");
}

TEST(VerbForms, IrregularFormsAreTold) {
  EXPECT_EQ(read("met"), "meet past");
  EXPECT_EQ(read("went"), "go past");
  EXPECT_EQ(read("gone"), "go participle");
  EXPECT_EQ(read("meeted"), "none");
  EXPECT_EQ(read("goed"), "none");
}

TEST(VerbForms, OtherWordsAreNone) {
  EXPECT_EQ(read(""), "none");
  EXPECT_EQ(read("harbour"), "none");
  EXPECT_EQ(read("Played"), "none") << "it is asked in small letters";
}

TEST(VerbForms, OfTwoVerbsTheOneThatIsListedFirst) {
  const VerbForms forms{"find\tfound\n", "found\n"};
  ASSERT_NE(forms.find("found"), nullptr);
  EXPECT_EQ(forms.find("found")->base, "find");
  ASSERT_NE(forms.find("founded"), nullptr);
  EXPECT_EQ(forms.find("founded")->base, "found");
}

TEST(VerbForms, TheCompiledInList) { EXPECT_EQ(verb_lemma("said"), "say"); }

}  // namespace
}  // namespace hearsay
