#include "hearsay/dossier/html_writer.h"

#include <gtest/gtest.h>

namespace hearsay::dossier {
namespace {

TEST(EscapeHtml, LeavesNoMarkup) {
  EXPECT_EQ(escape_html("<script>alert(\"x\" & 'y')</script>"),
            "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
}

TEST(EscapeHtml, KeepsWhatPeopleWrite) {
  EXPECT_EQ(escape_html("“Halász”\u00A0– Ильва\nשלום"), "“Halász”\u00A0– Ильва\nשלום");
}

TEST(EscapeHtml, ShowsControlsAndOverridesInsteadOfObeyingThem) {
  EXPECT_EQ(escape_html("a\u202Eb"), "a\uFFFDb");
  EXPECT_EQ(escape_html(std::string_view("a\0b\x1B", 4)), "a\uFFFDb\uFFFD");
}

TEST(HtmlWriter, ClosesWhatItOpens) {
  HtmlWriter html;
  html.open("p", {{"class", "a\"b"}, {"lang", ""}}).text("1 < 2").open("b").outside("x");
  EXPECT_EQ(html.take(), "<p class=\"a&quot;b\">1 &lt; 2<b><bdi>x</bdi></b></p>");
}

}  // namespace
}  // namespace hearsay::dossier
