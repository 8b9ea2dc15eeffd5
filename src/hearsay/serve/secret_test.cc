#include "hearsay/serve/secret.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(Secret, IsDerivedAsPublished) {
  // RFC 4231, test case 2.
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Secret, IsAnotherEachTime) {
  EXPECT_TRUE(is_secret_form(random_secret()));
  EXPECT_NE(random_secret(), random_secret());
  EXPECT_FALSE(is_secret_form(""));
  EXPECT_FALSE(is_secret_form("0123456789ABCDEF0123456789ABCDEF"));
  EXPECT_TRUE(equal_in_constant_time("ab", "ab"));
  EXPECT_FALSE(equal_in_constant_time("ab", "ac"));
  EXPECT_FALSE(equal_in_constant_time("ab", "abc"));
}

}  // namespace
}  // namespace hearsay
