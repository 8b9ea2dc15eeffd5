#include "hearsay/people/people.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/cast.h"

namespace hearsay {
namespace {

using testing::Cast;
using testing::letters;
using testing::repeated;
using testing::Text;
using Words = std::vector<std::string>;

TEST(Names, OfPersonsAreTheirFullNames) {
  const Cast cast("Olav Berg met Greta van der Lund in Brennick.");
  EXPECT_EQ(cast.name("Berg"), "Olav Berg");
  EXPECT_EQ(cast.name("Lund"), "Greta van der Lund");
  EXPECT_EQ(cast.entity("Olav").kind, EntityKind::person);
  EXPECT_EQ(cast.entity("Greta").kind, EntityKind::person);
}

TEST(Names, OfBodiesAndPlaces) {
  const Cast cast(
      "The Upland Trade Council met in Norway. Olav Berg told Reuters so, and the Brennick Gazette too.");
  EXPECT_EQ(cast.name("Council"), "Upland Trade Council");
  EXPECT_EQ(cast.entity("Council").kind, EntityKind::organization);
  EXPECT_EQ(cast.entity("Norway").kind, EntityKind::place);
  EXPECT_EQ(cast.entity("Reuters").kind, EntityKind::organization);
  const auto outlet = cast.who("Gazette");
  ASSERT_TRUE(outlet.has_value());
  EXPECT_TRUE(cast.people().traits[*outlet].press);
}

TEST(Names, StandWithoutTheirTitles) {
  const Cast cast("Prime Minister Olav Berg met Dr. Greta Lund and lip reader Nora Holt.");
  EXPECT_EQ(cast.name("Berg"), "Olav Berg");
  EXPECT_EQ(cast.entity("Berg").roles, Words{"Prime Minister"});
  EXPECT_EQ(cast.name("Lund"), "Greta Lund");
  EXPECT_EQ(cast.entity("Lund").roles, Words{"Dr."});
  EXPECT_EQ(cast.name("Holt"), "Nora Holt");
  EXPECT_EQ(cast.entity("Holt").roles, Words{"lip reader"});
  const Mention* const berg = cast.people().at(cast.text().find("Berg"));
  ASSERT_NE(berg, nullptr);
  EXPECT_EQ(cast.text().words(berg->title), "Prime Minister");
}

TEST(Names, KeepNoDayThatFollows) {
  const Cast cast("Greta Lund told Reuters Friday that it was shut.");
  EXPECT_EQ(cast.name("Reuters"), "Reuters");
}

TEST(Names, AreNotSoughtInHeadlines) {
  Article article = testing::article_of("Berg Shuts Gates On The Ilva\nIt rained.");
  article.blocks[0].kind = BlockKind::title;
  const Text text(article);
  EXPECT_TRUE(find_people(text.article, text.clause()).entities.empty());
}

TEST(Names, AreNotMadeByCapitalsThatBeginASentence) {
  const Cast cast("Water rose, and more water came. However it rained.");
  EXPECT_EQ(cast.name("Water"), "nobody");
  EXPECT_EQ(cast.name("However"), "nobody");
}

TEST(Surnames, AreThoseOfWhoeverWasNamedInFull) {
  const Cast cast("Berg spoke first. Olav Berg and Greta Lund met. Lund agreed, and Olav left.");
  EXPECT_EQ(cast.who("Berg", 0), cast.who("Berg", 1));
  EXPECT_EQ(cast.who("Lund", 0), cast.who("Lund", 1));
  EXPECT_EQ(cast.who("Olav", 1), cast.who("Berg", 1));
  EXPECT_NE(cast.who("Berg"), cast.who("Lund"));
  EXPECT_EQ(cast.entity("Berg").aliases, (Words{"Berg", "Olav"}));
}

TEST(Surnames, OfTwoAreNobodysOfThese) {
  const Cast cast("Olav Berg met Greta Berg. Berg left.");
  EXPECT_NE(cast.who("Berg", 0), cast.who("Berg", 1));
  EXPECT_NE(cast.who("Berg", 2), cast.who("Berg", 0));
  EXPECT_NE(cast.who("Berg", 2), cast.who("Berg", 1));
}

TEST(Surnames, OfTwoAreToldApartByTitle) {
  const Cast cast("Olav Berg met Greta Berg. Mrs Berg left.");
  EXPECT_EQ(cast.name("Berg", 2), "Greta Berg");
}

TEST(Surnames, DoNotDependOnMarksOrCase) {
  const Cast cast("Žana Kővári spoke. Kovari left.");
  EXPECT_EQ(cast.who("Kővári"), cast.who("Kovari"));
}

TEST(Apposition, GivesARole) {
  const Cast before("The minister for water, Olav Berg, left.");
  EXPECT_EQ(before.who("minister"), before.who("Berg"));
  EXPECT_EQ(before.entity("Berg").roles, Words{"minister for water"});
  const Cast behind("Greta Lund, a lawyer, left. The lawyer came back.");
  EXPECT_EQ(behind.who("lawyer", 0), behind.who("Lund"));
  EXPECT_EQ(behind.who("lawyer", 1), behind.who("Lund"));
}

TEST(Apposition, IsNotAList) {
  const Cast cast("Olav Berg, the mayor and two aides left.");
  EXPECT_NE(cast.who("mayor"), cast.who("Berg"));
}

TEST(Surnames, StayWhoseWhoHasGoneByThem) {
  const Cast cast(
      "Greta Berg spoke. Berg was glad, and Berg left. Her husband, Olav Berg, stayed. It rained. It was late. "
      "Berg came back.");
  EXPECT_EQ(cast.name("Berg", 1), "Greta Berg");
  EXPECT_EQ(cast.name("Berg", 4), "Greta Berg");
}

TEST(Surnames, AreNobodysWhereANamesakeHasJustBeenNamed) {
  const Cast cast("Olav Berg spoke. Berg left. Henrik Berg came. Berg spoke.");
  EXPECT_NE(cast.who("Berg", 3), cast.who("Berg", 0));
  EXPECT_NE(cast.who("Berg", 3), cast.who("Berg", 2));
}

TEST(Surnames, MisspeltInOneLetterAreTheOnlyOneLikeThem) {
  const Cast cast("Olav Lindgren spoke. Lindgen left. Lund left.");
  EXPECT_EQ(cast.who("Lindgen"), cast.who("Lindgren"));
  EXPECT_NE(cast.who("Lund"), cast.who("Lindgren"));
  const Cast two("Olav Lindgren met Greta Lindgten. Lindgen left.");
  EXPECT_NE(two.who("Lindgen"), two.who("Lindgren"));
  EXPECT_NE(two.who("Lindgen"), two.who("Lindgten"));
}

TEST(Surnames, ThatArePlacesTooAreThoseOfWhoeverActs) {
  const Cast cast("Greta Paris spoke. Paris said it rained in Paris.");
  EXPECT_EQ(cast.name("Paris", 1), "Greta Paris");
  EXPECT_EQ(cast.entity("Paris", 2).kind, EntityKind::place);
}

TEST(FullNames, WithAndWithoutMiddleNamesAreOnePersons) {
  const Cast cast("Olav J. Berg met Bill Lund. Olav Berg and William Lund left.");
  EXPECT_EQ(cast.who("Berg", 0), cast.who("Berg", 1));
  EXPECT_EQ(cast.who("Lund", 0), cast.who("Lund", 1));
}

TEST(FullNames, HoldNicknames) {
  const Cast cast("Chukwuemeka “Emeka” Obi won. Emeka left, and Obi was glad.");
  EXPECT_EQ(cast.who("Emeka", 1), cast.who("Obi", 0));
  EXPECT_EQ(cast.who("Obi", 1), cast.who("Obi", 0));
}

TEST(FullNames, BeginBehindWhatIsNoPartOfThem) {
  const Cast cast("Crooked Greta Lund left. Greta Lund came back. Mr. King met Olav King.");
  EXPECT_EQ(cast.who("Lund", 0), cast.who("Lund", 1));
  EXPECT_EQ(cast.who("King", 0), cast.who("King", 1));
}

TEST(Names, AreNotSoughtInLinesThatReadAsHeadlines) {
  const Cast cast("Railing Against Berg, Lund Vows With Tears\nOlav Berg left, and Berg was glad.");
  EXPECT_EQ(cast.name("Berg"), "nobody");
  EXPECT_EQ(cast.name("Berg", 2), "Olav Berg");
}

TEST(Apposition, GivesSecondRolesAndOwnedOnes) {
  const Cast second("Greta Lund, a developer and spokeswoman for the guild, left. The guild stayed.");
  EXPECT_EQ(second.who("spokeswoman"), second.who("Lund"));
  EXPECT_NE(second.who("guild", 1), second.who("Lund"));
  const Cast owned("Olav Berg, the union’s general secretary, left.");
  EXPECT_EQ(owned.who("secretary"), owned.who("Berg"));
}

TEST(Descriptions, MeanTheOnePersonSpokenOf) {
  EXPECT_EQ(Cast("Olav Berg won the race. The 44-year-old was glad.").name("44-year-old"), "Olav Berg");
  EXPECT_EQ(Cast("Nora Holt wrote a book. The former inspector was glad.").name("inspector"), "Nora Holt");
}

TEST(Descriptions, OfTwoOrOfWhoCannotBeMeantStayOpen) {
  EXPECT_NE(Cast("Olav Berg met Henrik Dahl. The 44-year-old was glad.").name("44-year-old"), "Olav Berg");
  EXPECT_NE(Cast("Olav Berg won. The former actress was glad.").name("actress"), "Olav Berg");
  EXPECT_NE(Cast("Olav Berg was arrested. The officer was glad.").name("officer"), "Olav Berg");
}

TEST(Nominals, AreWhoeverTheTextGaveThatRole) {
  const Cast cast(
      "Prime Minister Olav Berg met Mayor Greta Lund. The mayor spoke. The prime minister did not.");
  EXPECT_EQ(cast.name("mayor"), "Greta Lund");
  EXPECT_EQ(cast.name("minister"), "Olav Berg");
}

TEST(Nominals, OfTwoWithOneRoleStayOpen) {
  const Cast cast("Mayor Olav Berg met Mayor Greta Lund. The mayor spoke.");
  EXPECT_NE(cast.who("mayor"), cast.who("Berg"));
  EXPECT_NE(cast.who("mayor"), cast.who("Lund"));
}

TEST(Nominals, WithoutANameAreSomebodyOfTheirOwn) {
  const Cast cast("Two officials spoke. A spokesman for the company did not. The company is small.");
  EXPECT_EQ(cast.entity("officials").kind, EntityKind::group);
  EXPECT_EQ(cast.entity("spokesman").kind, EntityKind::person);
  EXPECT_EQ(cast.entity("company").kind, EntityKind::organization);
  EXPECT_EQ(cast.who("company", 0), cast.who("company", 1));
}

TEST(Nominals, WithAnIndefiniteArticleAreNewEachTime) {
  const Cast cast("An official spoke. An official left.");
  EXPECT_NE(cast.who("official", 0), cast.who("official", 1));
}

TEST(Pronouns, AreTheOnlyOneThatFits) {
  const Cast cast("Olav Berg met Greta Lund. He left, but she stayed, and the aide with her.");
  EXPECT_EQ(cast.name("He"), "Olav Berg");
  EXPECT_EQ(cast.name("she"), "Greta Lund");
  EXPECT_EQ(cast.name("her"), "Greta Lund");
}

TEST(Pronouns, PreferTheSubject) {
  const Cast cast("Olav Berg spoke of Henrik Dahl. He left.");
  EXPECT_EQ(cast.name("He"), "Olav Berg");
}

TEST(Pronouns, ThatTheTextLeavesOpenAreNobody) {
  const Cast cast("Between Olav Berg and Henrik Dahl stood a gate. He left.");
  EXPECT_EQ(cast.name("He"), "nobody");
  EXPECT_EQ(Cast("He left.").name("He"), "nobody");
}

TEST(Pronouns, InsideQuotationsAreNotTheTexts) {
  const Cast cast("Olav Berg left. “He lied,” said Greta Lund.");
  EXPECT_EQ(cast.name("He"), "nobody");
}

TEST(Pronouns, OfThePluralAreGroups) {
  const Cast cast("Two officials spoke. They left.");
  EXPECT_EQ(cast.who("They"), cast.who("officials"));
}

TEST(OutletNamed, FindsWhoeverHasTheNameAndElseAddsIt) {
  const Cast cast("Olav Berg told the Brennick Gazette so, and the UW too.");
  People people = cast.people();
  const std::size_t count = people.entities.size();
  EXPECT_EQ(outlet_named(people, "The Brennick Gazette"), cast.who("Gazette"));
  EXPECT_EQ(people.entities[*cast.who("Gazette")].name, "The Brennick Gazette")
      << "called what the page calls itself";
  EXPECT_EQ(people.entities[*cast.who("Gazette")].aliases, Words{"Brennick Gazette"});
  EXPECT_EQ(outlet_named(people, "Upland Wire"), cast.who("UW")) << "by its initials";
  EXPECT_EQ(people.entities.size(), count);
  const EntityId added = outlet_named(people, "Olav Berg");
  EXPECT_EQ(added, count) << "a person is no outlet";
  EXPECT_TRUE(people.entities[added].mentions.empty());
  EXPECT_TRUE(people.traits[added].press);
  EXPECT_EQ(outlet_named(people, "Olav Berg"), added);
}

/// What holds for everybody in any text.
void expect_sound(const Cast& cast) {
  const People& people = cast.people();
  const Tokens& tokens = cast.text().tokens;
  ASSERT_EQ(people.traits.size(), people.entities.size());
  ASSERT_EQ(people.mention_of.size(), tokens.size());
  std::vector<std::vector<Span>> spans(people.entities.size());
  TokenIndex end = 0;
  for (std::uint32_t m = 0; m < people.mentions.size(); ++m) {
    const Mention& mention = people.mentions[m];
    ASSERT_LT(mention.tokens.first, mention.tokens.last);
    ASSERT_LE(mention.tokens.last, tokens.size());
    ASSERT_LE(end, mention.tokens.first) << "mentions overlap";
    ASSERT_LT(mention.entity, people.entities.size());
    ASSERT_EQ(tokens.sentence_of[mention.tokens.first], tokens.sentence_of[mention.tokens.last - 1]);
    if (!mention.title.empty()) {
      ASSERT_EQ(mention.title.last, mention.tokens.first);
    }
    for (TokenIndex i = mention.tokens.first; i < mention.tokens.last; ++i) ASSERT_EQ(people.mention_of[i], m);
    spans[mention.entity].push_back(tokens.span(mention.tokens));
    end = mention.tokens.last;
  }
  for (TokenIndex i = 0; i < tokens.size(); ++i)
    if (people.mention_of[i]) {
      ASSERT_TRUE(people.mentions[*people.mention_of[i]].tokens.contains(i));
    }
  for (EntityId id = 0; id < people.entities.size(); ++id) {
    const Entity& entity = people.entities[id];
    ASSERT_EQ(entity.mentions, spans[id]);
    ASSERT_FALSE(entity.name.empty());
    for (const std::vector<std::string>& list : {entity.aliases, entity.roles})
      ASSERT_EQ(std::set<std::string>(list.begin(), list.end()).size(), list.size())
          << "twice in a list of " << entity.name;
    ASSERT_EQ(std::ranges::count(entity.aliases, entity.name), 0) << entity.name;
  }
}

TEST(People, OfTextsPutTogetherAtRandomAreSound) {
  const std::vector<std::string_view> words{
      "Olav",      "Berg",     "Greta",   "Lund",     "Mayor",   "mayor",     "the",       "The",
      "a",         "minister", "Prime",   "Minister", "for",     "of",        ",",         ",",
      ".",         ".",        "said",    "He",       "she",     "they",      "his",       "“",
      "”",         "’s",       "Reuters", "Gazette",  "Council", "Norway",    "Norwegian", "two",
      "officials", "company",  "and",     "van",      "NAO",     "\n",        "one",       "lip",
      "reader",    "who",      "told",    "Friday",   "Dr.",     "newspaper", "President", "president"};
  std::mt19937 random(8);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += std::string(words[random() % words.size()]) + " ";
    expect_sound(Cast(text));
    if (HasFatalFailure()) FAIL() << text;
  }
}

TEST(People, AreTheSameEachTime) {
  const std::string text = "Mayor Olav Berg met Greta Lund, a lawyer. He left. The lawyer told Reuters so.";
  EXPECT_EQ(Cast(text).people().entities, Cast(text).people().entities);
}

/// One text of `times` sentences, each made for its number.
template <class Make>
std::string text_of(std::size_t times, Make make) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += make(letters(i));
  return out;
}

/// Texts made to hurt. Each would take hours if anything in the step took the square of their length.
TEST(PeopleOfHostileText, AreSound) {
  constexpr std::size_t kMany = 100'000;
  expect_sound(Cast("Olav Berg left, and " + repeated("he ", kMany)));
  expect_sound(Cast("Olav Berg left. " + repeated("He left. ", kMany)));
  expect_sound(Cast(repeated("Olav Berg saw that she and he and they ", kMany / 4)));
  expect_sound(Cast(repeated("Berg ", kMany)));
  expect_sound(Cast(repeated("Aab ", kMany) + repeated("Council of Aab ", kMany / 4)));
  expect_sound(Cast(repeated("the minister, ", kMany)));
  expect_sound(Cast(repeated("President ", kMany)));
}

TEST(PeopleOfHostileText, AreSoundHoweverManyTheyAre) {
  constexpr std::size_t kMany = 50'000;
  expect_sound(Cast(text_of(kMany, [](const std::string& x) { return "Greta " + x + " Berg met Mr Berg. "; })));
  expect_sound(Cast(text_of(
      kMany, [](const std::string& x) { return "Minister Olav " + x + " left. The minister left. "; })));
  expect_sound(Cast(text_of(kMany, [](const std::string& x) { return "Olav " + x + " and he and "; })));
}

TEST(PeopleOfHostileText, AreSoundHoweverManyRolesOneHas) {
  constexpr std::size_t kMany = 50'000;
  expect_sound(
      Cast(text_of(kMany, [](const std::string& x) { return "The " + x + " minister, Olav Berg, left. "; })));
  expect_sound(Cast(text_of(kMany, [](const std::string& x) { return x + " President Olav Berg left. "; })));
}

}  // namespace
}  // namespace hearsay
