#include "hearsay/page/character_references.h"

#include <gtest/gtest.h>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

std::string in_text(std::string_view source) {
  std::string out;
  append_decoded(out, source, ReferencePlace::text);
  return out;
}

std::string in_attribute(std::string_view source) {
  std::string out;
  append_decoded(out, source, ReferencePlace::attribute);
  return out;
}

TEST(CharacterReferences, DecodesNames) {
  EXPECT_EQ(in_text("a &amp; b &eacute;&Eacute; &rarr;"), "a & b éÉ →");
  EXPECT_EQ(in_text("&CounterClockwiseContourIntegral;&Afr;"), "∳𝔄");
  EXPECT_EQ(in_text("&NotEqualTilde;"), "\u2242\u0338");      // two code points
  EXPECT_EQ(in_text("&zwnj;&AElig;&zwj;"), "\u200CÆ\u200D");  // the table's first and last
}

TEST(CharacterReferences, OldNamesNeedNoSemicolon) {
  EXPECT_EQ(in_text("&copy 2020 &ampx &eacutex"), "© 2020 &x éx");
  EXPECT_EQ(in_text("&notit; &notin; &notin"), "¬it; ∉ ¬in");  // the longest name that there is
  EXPECT_EQ(in_text("&rarr x"), "&rarr x");
  EXPECT_EQ(in_text("&sup1; &sup1 &frac12 &ETH &GT"), "¹ ¹ ½ Ð >");
}

TEST(CharacterReferences, InAttributesTheyMustStandForThemselves) {
  EXPECT_EQ(in_attribute("?a=1&copy=2&copyright=3&copy_"), "?a=1&copy=2&copyright=3©_");
  EXPECT_EQ(in_attribute("?a&copy;=2&copy"), "?a©=2©");
  EXPECT_EQ(in_attribute("&#65=&#x42x"), "A=Bx");
}

TEST(CharacterReferences, DecodesNumbers) {
  EXPECT_EQ(in_text("&#8217;&#x2019;&#X1f600;&#65&#x41 "), "’’😀AA ");
  EXPECT_EQ(in_text("&#147;&#148;&#x85;&#128;"), "“”…€");  // windows-1252
  EXPECT_EQ(in_text("&#x81;"), "\u0081");
}

TEST(CharacterReferences, NumbersOfNoCharacterAreReplaced) {
  EXPECT_EQ(in_text("&#0;&#xD800;&#xDFFF;&#x110000;&#99999999999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(CharacterReferences, WhatIsNoneStays) {
  for (const std::string_view text : {"&", "&&", "& ", "&;", "&#", "&#;", "&#x", "&#x;", "&#xg;", "&nosuch;",
                                      "&a", "AT&T", "&abcdefghijklmnopqrstuvwxyzabcdefghijklmnop;"})
    EXPECT_EQ(in_text(text), text);
}

TEST(CharacterReferences, LineEndsBecomeLf) {
  EXPECT_EQ(in_text("a\r\nb\rc\nd\r\r\n\r"), "a\nb\nc\nd\n\n\n");
  EXPECT_EQ(in_text("&#13;"), "\r");
}

TEST(CharacterReferences, EveryCutOfATextIsWellFormed) {
  const std::string source = "é&eacute;&#xD800;&#150;&NotEqualTilde;\r\n&notin&amp";
  for (std::size_t size = 0; size <= source.size(); ++size) {
    const std::string piece = replace_invalid_utf8(source.substr(0, size));
    const std::string out = in_text(piece);
    EXPECT_EQ(first_invalid_utf8(out), out.size());
    EXPECT_LE(out.size(), piece.size());
  }
}

}  // namespace
}  // namespace hearsay
