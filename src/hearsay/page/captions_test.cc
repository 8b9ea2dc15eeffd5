#include "hearsay/page/captions.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

struct Example {
  const char* caption;
  const char* words;
  const char* credit;
};

TEST(Captions, SplitsTheCreditOff) {
  for (const Example& example : {
           Example{"Crews at the dam before the talksCredit: Reuters", "Crews at the dam before the talks",
                   "Reuters"},
           Example{"Crews at the dam Credit: Sky News", "Crews at the dam", "Sky News"},
           Example{"The dam. Photograph: Ana Ruiz/Getty Images", "The dam.", "Ana Ruiz/Getty Images"},
           Example{"The dam on Friday (Reuters)", "The dam on Friday", "Reuters"},
           Example{"The dam on Friday. (AP Photo/Bo Dahl)", "The dam on Friday.", "AP Photo/Bo Dahl"},
           Example{"The dam (Photo by Bo Dahl via Getty Images)", "The dam", "Bo Dahl via Getty Images"},
           Example{"The dam. Image: AFP", "The dam.", "AFP"},
           Example{"The dam | Getty Images", "The dam", "Getty Images"},
           Example{"The dam at dusk. Reuters", "The dam at dusk.", "Reuters"},
           Example{"The dam at dusk. City Wire/Anna Ray", "The dam at dusk.", "City Wire/Anna Ray"},
           Example{"Der Damm. Foto: dpa", "Der Damm.", "dpa"},
           Example{"The dam, seen from the road (right)", "The dam, seen from the road (right)", ""},
           Example{"Credit: AP", "", "AP"},
       }) {
    const CaptionParts parts = split_caption(example.caption);
    EXPECT_EQ(parts.words, example.words) << example.caption;
    EXPECT_EQ(parts.credit, example.credit) << example.caption;
  }
}

TEST(Captions, ALineOfTextMustShowItsCredit) {
  EXPECT_TRUE(caption_line("Crews at the dam before the talksCredit: Reuters"));
  EXPECT_TRUE(caption_line("Crews at the dam (AP Photo/Bo Dahl)"));
  EXPECT_FALSE(caption_line("In the photo: three men, none of whom has been named. They left at once."));
  EXPECT_FALSE(caption_line("She gave the committee credit: “They worked.”"));
  EXPECT_FALSE(caption_line("The agency (Reuters had it first) denied the report."));
  EXPECT_FALSE(caption_line("He spoke to Reuters."));
}

}  // namespace
}  // namespace hearsay
