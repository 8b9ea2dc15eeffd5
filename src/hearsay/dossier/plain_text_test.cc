#include "hearsay/dossier/plain_text.h"

#include <gtest/gtest.h>

namespace hearsay::dossier {
namespace {

TEST(OneLine, CannotReachTheTerminal) {
  EXPECT_EQ(one_line("red \x1B[31m\r\nnext\u202E"), "red \uFFFD[31m next\uFFFD");
}

TEST(EscapeMarkdown, LeavesNoMarkup) {
  EXPECT_EQ(escape_markdown("[a](javascript:b) *c* <d> `e` _f_ #g |h| &amp;"),
            "\\[a\\]\\(javascript:b\\) \\*c\\* \\<d\\> \\`e\\` \\_f\\_ \\#g \\|h\\| \\&amp;");
}

TEST(EscapeMarkdown, BeginsNoBlock) {
  EXPECT_EQ(escape_markdown("- item"), "\\- item");
  EXPECT_EQ(escape_markdown("1974. A treaty"), "1974\\. A treaty");
  EXPECT_EQ(escape_markdown("  a\n- b"), "a - b");
  EXPECT_EQ(escape_markdown("40 metres"), "40 metres");
  EXPECT_EQ(escape_markdown(""), "");
}

TEST(Shortened, CountsCodePoints) {
  EXPECT_EQ(shortened("Halász", 6), "Halász");
  EXPECT_EQ(shortened("Halász", 5), "Halá…");
  EXPECT_EQ(padded("Halász", 8), "Halász  ");
}

}  // namespace
}  // namespace hearsay::dossier
