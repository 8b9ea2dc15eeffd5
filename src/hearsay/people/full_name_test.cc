#include "hearsay/people/full_name.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

FullName name(std::vector<std::string> words) { return full_name(words); }

TEST(FullNames, HaveParts) {
  const FullName scott = name({"robert", "c.", "\"", "bobby", "\"", "scott", "jr."});
  EXPECT_EQ(scott.given, "robert");
  EXPECT_EQ(scott.middle, std::vector<std::string>{"c."});
  EXPECT_EQ(scott.nickname, "bobby");
  EXPECT_EQ(scott.surname, "scott");
  EXPECT_EQ(scott.suffix, "jr");
  EXPECT_EQ(name({"scott"}).given, "");
  EXPECT_EQ(name({}).surname, "");
  EXPECT_EQ(name({"“", "”"}).surname, "”") << "marks without a name between them";
}

TEST(FullNames, MayBeOnePersonsIfOneLeavesOutWhatTheOtherHas) {
  EXPECT_TRUE(may_be_one(name({"olav", "j.", "berg"}), name({"olav", "berg"})));
  EXPECT_TRUE(may_be_one(name({"olav", "j.", "berg"}), name({"olav", "jens", "berg"})));
  EXPECT_TRUE(may_be_one(name({"bill", "berg"}), name({"william", "berg"})));
  EXPECT_TRUE(may_be_one(name({"bill", "berg"}), name({"billy", "berg"})));
  EXPECT_TRUE(may_be_one(name({"o.", "berg"}), name({"olav", "berg"})));
  EXPECT_TRUE(may_be_one(name({"chukwuemeka", "“", "emeka", "”", "obi"}), name({"emeka", "obi"})));
}

TEST(FullNames, AreTwoPersonsIfAnythingDiffers) {
  EXPECT_FALSE(may_be_one(name({"olav", "j.", "berg"}), name({"olav", "k.", "berg"})));
  EXPECT_FALSE(may_be_one(name({"olav", "berg"}), name({"henrik", "berg"})));
  EXPECT_FALSE(may_be_one(name({"olav", "berg"}), name({"olav", "berg", "jr."})));
  EXPECT_FALSE(may_be_one(name({"olav", "berg"}), name({"olav", "dahl"})));
  EXPECT_FALSE(may_be_one(name({"berg"}), name({"olav", "berg"})));
}

}  // namespace
}  // namespace hearsay
