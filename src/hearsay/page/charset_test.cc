#include "hearsay/page/charset.h"

#include <gtest/gtest.h>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

std::string decoded(std::string_view bytes) { return std::string(decode_html(bytes).text()); }

std::string utf16le(std::u16string_view text) {
  std::string out;
  for (const char16_t unit : text) {
    out += static_cast<char>(unit & 0xFFU);
    out += static_cast<char>(unit >> 8U);
  }
  return out;
}

TEST(Charset, KeepsUtf8AsItIs) {
  EXPECT_EQ(decoded("<p>Zürich – “ja”</p>"), "<p>Zürich – “ja”</p>");
  EXPECT_EQ(decoded("\xEF\xBB\xBF<p>é"), "<p>é");
}

TEST(Charset, BelievesTheDeclaration) {
  EXPECT_EQ(decoded("<meta charset=\"iso-8859-2\"><p>\xB1\xE6</p>"), "<meta charset=\"iso-8859-2\"><p>ąć</p>");
  EXPECT_EQ(decoded("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>\xCF\xF0\xE8"),
            "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>При");
}

TEST(Charset, ReadsLatin1AsWindows1252) {
  EXPECT_EQ(decoded("<meta charset=iso-8859-1>\x93yes\x94 \xE9"), "<meta charset=iso-8859-1>“yes” é");
}

TEST(Charset, CatchesAPageThatDeclaresUtf8AndIsNot) {
  const std::string page =
      "<meta charset=utf-8><p>Le pr\xE9sident a d\xE9"
      "clar\xE9 que l'\xE9t\xE9 sera tr\xE8s chaud \xE0 Gen\xE8ve.</p>";
  EXPECT_NE(decoded(page).find("président a déclaré que l'été"), std::string::npos);
}

TEST(Charset, CatchesAPageThatDeclaresLatin1AndIsUtf8) {
  EXPECT_EQ(decoded("<meta charset=iso-8859-1><p>déjà vu"), "<meta charset=iso-8859-1><p>déjà vu");
}

TEST(Charset, KeepsAUtf8PageWithOneBadByte) {
  const std::string page =
      "<meta charset=utf-8>“Ja, das wäre schön für München und Köln – früher\xFF und später”";
  EXPECT_NE(decoded(page).find("wäre schön für München und Köln – früher\xEF\xBF\xBD und"), std::string::npos);
}

TEST(Charset, KeepsAUtf8PageCutInsideACharacter) {
  EXPECT_EQ(decoded("<p>ein schöner Tag für müde Bürger \xE2\x80"),
            "<p>ein schöner Tag für müde Bürger \xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Charset, ReadsUtf16WithAndWithoutMark) {
  EXPECT_EQ(decoded(utf16le(u"\xFEFF<p>Zürich 😀</p>")), "<p>Zürich 😀</p>");
  EXPECT_EQ(decoded(utf16le(u"<html><p>Nothing but plain words here</p></html>")),
            "<html><p>Nothing but plain words here</p></html>");
  EXPECT_TRUE(looks_like_utf16(utf16le(u"plain words")));
  EXPECT_FALSE(looks_like_utf16("plain words"));
}

TEST(Charset, ResultIsAlwaysWellFormedAndWithoutNul) {
  std::string all;
  for (int i = 0; i < 4096; ++i) all += static_cast<char>((i * 131 + i / 7) & 0xFF);
  for (const std::string& head :
       {std::string(), std::string("<meta charset=shift_jis>"), std::string("<meta charset=nonsense>")}) {
    const std::string text = decoded(head + all);
    EXPECT_EQ(first_invalid_utf8(text), text.size());
    EXPECT_EQ(text.find('\0'), std::string::npos);
  }
}

TEST(Charset, PlacesLeadBackToTheOriginalBytes) {
  std::string bytes = "<meta charset=windows-1251>";
  for (int i = 0; i < 200; ++i) bytes += "\xCF\xF0\xE8 ";
  const std::size_t target = bytes.size();
  bytes += "needle \xE2 \xF1\xF2\xEE\xE3\xE5";
  const DecodedPage page = decode_html(bytes);
  const auto at = static_cast<std::uint32_t>(page.text().find("needle"));
  const Span place = page.place({at, at + 6});
  EXPECT_LE(place.begin, target);
  EXPECT_GE(place.end, target + 6);
  EXPECT_LE(place.size(), 6U + 2 * 64U);
}

TEST(Charset, PlacesOfUtf8AreExact) {
  const std::string bytes = "\xEF\xBB\xBF<p>words";
  const DecodedPage page = decode_html(bytes);
  EXPECT_EQ(page.place({3, 8}), (Span{6, 11}));
}

}  // namespace
}  // namespace hearsay
