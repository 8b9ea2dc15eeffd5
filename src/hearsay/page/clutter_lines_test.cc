#include "hearsay/page/clutter_lines.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(ClutterLines, TellsTheKind) {
  EXPECT_EQ(clutter_line("Share this @argus.example")->kind, LeftOutKind::share);
  EXPECT_EQ(clutter_line("You May Also Like")->kind, LeftOutKind::related);
  EXPECT_TRUE(clutter_line("You May Also Like:")->heads_a_list);
  EXPECT_EQ(clutter_line("3 Comments")->kind, LeftOutKind::comments);
  EXPECT_EQ(clutter_line("Comments (12)")->kind, LeftOutKind::comments);
  EXPECT_EQ(clutter_line("ADVERTISEMENT")->kind, LeftOutKind::advert);
  EXPECT_EQ(clutter_line("© 2025 The Argus. All rights reserved.")->kind, LeftOutKind::legal);
  EXPECT_EQ(clutter_line("Sign up for our daily briefing")->kind, LeftOutKind::newsletter);
  EXPECT_TRUE(clutter_line("MORE FROM THE ARGUS")->heads_a_list);
  EXPECT_EQ(clutter_line("Read more: Dam engineers warned in 2019")->kind, LeftOutKind::related);
}

TEST(ClutterLines, KnowsOtherLanguagesWithAccentsOrWithout) {
  EXPECT_EQ(clutter_line("À lire aussi")->kind, LeftOutKind::related);
  EXPECT_TRUE(clutter_line("À lire aussi")->heads_a_list);
  EXPECT_FALSE(clutter_line("À lire aussi : Le pont est fermé")->heads_a_list);
  EXPECT_EQ(clutter_line("a lire aussi")->kind, LeftOutKind::related);
  EXPECT_EQ(clutter_line("Das könnte Sie auch interessieren:")->kind, LeftOutKind::related);
  EXPECT_EQ(clutter_line("Читайте также: Мост закрыт")->kind, LeftOutKind::related);
  EXPECT_EQ(clutter_line("جميع الحقوق محفوظة © 2025")->kind, LeftOutKind::legal);
  EXPECT_EQ(clutter_line("相关阅读")->kind, LeftOutKind::related);
}

TEST(ClutterLines, AreWholeWords) {
  EXPECT_FALSE(clutter_line("Рекламация отклонена судом"));
  EXPECT_FALSE(clutter_line("Tagung der Ingenieure: Bericht folgt"));
}

TEST(ClutterLines, LeavesSentencesAlone) {
  for (const char* const line :
       {"No.", "“No.”", "Close.", "He would not comment.", "Share prices fell.",
        "Comments by the minister angered many.", "Advertisements for the dam ran for years.",
        "Related charges were dropped.", "Copyright law was never his field.", "Print was dead, she said.",
        "More from the dam will reach the town by night.", ""})
    EXPECT_FALSE(clutter_line(line)) << line;
}

}  // namespace
}  // namespace hearsay
