#include "hearsay/people/lexicon.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

using Words = std::vector<std::string>;

/// The entries of one of the step's lists.
std::vector<Words> entries(const std::string& file) {
  std::ifstream in(HEARSAY_SOURCE_DIR "/src/hearsay/people/data/" + file, std::ios::binary);
  const std::string data(std::istreambuf_iterator<char>(in), {});
  std::vector<Words> out;
  for (const auto& line : word_list_lines(data)) out.emplace_back(line.begin(), line.end());
  EXPECT_FALSE(out.empty()) << file;
  return out;
}

void expect_second_field(const std::string& file, const std::set<std::string>& known) {
  for (const Words& entry : entries(file)) {
    ASSERT_EQ(entry.size(), 2U) << file << ": " << entry.front();
    EXPECT_TRUE(known.contains(entry[1])) << file << ": " << entry[0] << ": " << entry[1];
  }
}

TEST(PeopleData, HasKnownClasses) {
  expect_second_field("first_names.txt", {"m", "f", "u"});
  expect_second_field("titles.txt", {"m", "f", "u"});
  expect_second_field("places.txt", {"country", "city", "region", "water"});
  expect_second_field("organizations.txt", {"press", "public", "company", "movement"});
  expect_second_field("organization_words.txt", {"plain", "press", "public"});
  for (const Words& entry : entries("roles.txt")) {
    ASSERT_EQ(entry.size(), 4U) << entry.front();
    EXPECT_TRUE(entry[2] == "role" || entry[2] == "body") << entry.front();
    EXPECT_TRUE(entry[3] == "m" || entry[3] == "f" || entry[3] == "u") << entry.front();
  }
}

TEST(PeopleData, IsSortedByBytes) {
  for (const std::string file : {"demonyms.txt", "first_names.txt", "organization_words.txt",
                                 "organizations.txt", "places.txt", "roles.txt", "titles.txt"}) {
    const std::vector<Words> list = entries(file);
    for (std::size_t i = 1; i < list.size(); ++i) EXPECT_LT(list[i - 1][0], list[i][0]) << file;
  }
}

TEST(PeopleData, IsInTheCaseInWhichItIsSought) {
  for (const std::string file : {"titles.txt", "roles.txt"})
    for (const Words& entry : entries(file)) EXPECT_EQ(lower(entry[0]), entry[0]) << file;
  for (const std::string file : {"first_names.txt", "demonyms.txt"})
    for (const Words& entry : entries(file)) EXPECT_NE(lower(entry[0]), entry[0]) << file;
}

TEST(Lexicon, AnswersFromItsLists) {
  EXPECT_EQ(first_name_gender("Greta"), Gender::female);
  EXPECT_EQ(first_name_gender("Olav"), Gender::male);
  EXPECT_EQ(first_name_gender("Gate"), Gender::unknown);
  EXPECT_TRUE(is_title("prime minister"));
  EXPECT_EQ(title_gender("mrs"), Gender::female);
  EXPECT_EQ(role_kind("lawyer"), RoleKind::person);
  EXPECT_EQ(role_kind("lawyers"), RoleKind::people);
  EXPECT_EQ(role_kind("company"), RoleKind::body);
  EXPECT_EQ(role_kind("gate"), RoleKind::none);
  EXPECT_EQ(role_of("spokeswoman").gender, Gender::female);
  EXPECT_TRUE(is_place("Norway"));
  EXPECT_EQ(place_of_demonym("Norwegian"), "Norway");
  EXPECT_EQ(place_of_demonym("Gate"), "");
  EXPECT_EQ(organization_named("Reuters"), OrganizationKind::press);
  EXPECT_EQ(organization_word("Council"), OrganizationKind::public_body);
  EXPECT_EQ(organization_word("Gate"), OrganizationKind::none);
}

}  // namespace
}  // namespace hearsay
