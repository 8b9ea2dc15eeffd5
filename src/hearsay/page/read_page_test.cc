#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/page.h"

namespace hearsay {
namespace {

bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

constexpr const char* kHtml =
    "<!doctype html><html lang=en><head><title>Dam fails | The Argus</title><meta "
    "charset=utf-8></head><body><nav><a href=/>Home</a></nav>"
    "<article><h1>Dam fails</h1><p>The dam above the town failed on Friday &mdash; and the\n river rose, "
    "officials said.</p>"
    "<figure><figcaption>The dam. Credit: AP</figcaption></figure>"
    "<p>“We had <b>no</b>&nbsp;warning,” said Ann&#8217;s <i>neigh</i>bour, who lives near the bridge.</p>"
    "<ul><li>Boil water, officials said.</li><li>Stay at home, officials said.</li></ul>"
    "<blockquote class=twitter-tweet><p>It is safe, all of it is safe.</p>&mdash; Board (@board) May "
    "1</blockquote>"
    "</article><footer>© Argus</footer></body></html>";

Result<Article> read(std::string bytes, InputForm form = InputForm::automatic, std::string name = "a") {
  return read_page({.name = std::move(name), .bytes = std::move(bytes)},
                   {.form = form, .site = {}, .published = {}, .max_bytes = 1U << 20U});
}

std::string why(const Result<Article>& result) { return result ? "" : result.error().line(); }

// Whether the letters of `words` stand in `page` in that order, references decoded.
bool stand_in_order(std::string_view words, std::string_view page) {
  const std::string plain = text_of_html(std::string(page) + "<!-- -->");
  std::size_t at = 0;
  for (const char c : words) {
    if (c == ' ' || c == '\n') continue;
    at = plain.find(c, at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return true;
}

void expect_sound(const Article& article, std::string_view bytes) {
  EXPECT_EQ(first_invalid_utf8(article.text), article.text.size());
  std::uint32_t last = 0;
  for (const Block& block : article.blocks) {
    EXPECT_FALSE(block.span.empty());
    EXPECT_GE(block.span.begin, last);
    EXPECT_TRUE(last == 0 || holds(article.text.substr(last, block.span.begin - last), "\n"));
    last = block.span.end;
    ASSERT_LE(last, article.text.size());
    ASSERT_LE(block.place.begin, block.place.end);
    ASSERT_LE(block.place.end, bytes.size());
    const std::string_view words = block.span.of(article.text);
    EXPECT_EQ(first_invalid_utf8(words), words.size());
  }
  for (const LeftOut& entry : article.left_out) EXPECT_LE(entry.place.end, bytes.size());
}

TEST(ReadPage, TellsTheFormByNameThenByBytes) {
  EXPECT_EQ(read("<p>One.", InputForm::automatic, "a.txt")->text, "<p>One.");
  EXPECT_EQ(read("One word.", InputForm::automatic, "a.HTML")->text, "One word.");
  EXPECT_EQ(read("  <p>One word.", InputForm::automatic, "-")->text, "One word.");
  EXPECT_EQ(read("1 < 2, said the judge.", InputForm::automatic, "-")->text, "1 < 2, said the judge.");
}

TEST(ReadPage, EveryBlockLiesInTextAndPage) {
  for (const InputForm form : {InputForm::html, InputForm::page_text, InputForm::text}) {
    const auto article = read(kHtml, form);
    ASSERT_TRUE(article);
    expect_sound(*article, kHtml);
  }
  const auto article = read(kHtml, InputForm::html);
  ASSERT_EQ(article->blocks.size(), 7U);
  for (const Block& block : article->blocks)
    EXPECT_TRUE(stand_in_order(block.span.of(article->text), block.place.of(kHtml)))
        << block.span.of(article->text);
}

TEST(ReadPage, SameInputSameOutput) { EXPECT_EQ(*read(kHtml), *read(kHtml)); }

TEST(ReadPage, NamesThePageByItsBytes) {
  const auto article = read("abc", InputForm::text, "x");
  EXPECT_EQ(article->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(article->input, "x");
}

TEST(ReadPage, OptionsOverrideThePage) {
  const Page page{.name = "a.html", .bytes = kHtml};
  const auto article =
      read_page(page, {.form = InputForm::automatic, .site = "argus.example", .published = "2025-08-15"});
  EXPECT_EQ(article->site, "argus.example");
  EXPECT_EQ(article->published, "2025-08-15");
}

TEST(ReadPage, RefusesWhatIsNoPage) {
  EXPECT_TRUE(holds(why(read("")), "empty"));
  EXPECT_TRUE(holds(why(read(" \n\t ")), "only blanks"));
  EXPECT_TRUE(holds(why(read("%PDF-1.7 …")), "PDF"));
  EXPECT_TRUE(holds(why(read(std::string("\x1F\x8B\x08\x00", 4))), "gzip"));
  EXPECT_TRUE(holds(why(read(std::string("a\0b\0\0c", 6), InputForm::html)), "binary"));
  EXPECT_TRUE(holds(why(read(std::string((1U << 20U) + 1, 'x'))), "--max-bytes"));
  EXPECT_TRUE(holds(why(read(std::string((1U << 20U) + 1, 'x'))), "1 MiB"));
}

TEST(ReadPage, CleanTextMustBeUtf8) {
  const auto result = read("ab\xFF", InputForm::text);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().offset, 2U);
  EXPECT_TRUE(read("The caf\xE9 was closed, and so was the school.", InputForm::page_text));
}

TEST(ReadPage, ReadsUtf16) {
  std::string bytes = "\xFF\xFE";
  for (const char* c = kHtml; *c != '\0'; ++c)
    if ((*c & 0x80) == 0) bytes += {*c, '\0'};
  const auto article = read(bytes, InputForm::automatic, "-");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "Dam fails");
  expect_sound(*article, bytes);
}

TEST(ReadPage, ReadsAPageCutAnywhere) {
  const std::string html = kHtml;
  for (std::size_t size = 1; size <= html.size(); size += 7) {
    const auto article = read(html.substr(0, size), InputForm::html);
    ASSERT_TRUE(article);
    expect_sound(*article, std::string_view(html).substr(0, size));
  }
}

TEST(ReadPage, ReadsAHundredThousandNestedElements) {
  for (const std::string_view tag : {"div", "blockquote", "article", "ul", "a", "table", "span"}) {
    std::string html;
    for (int i = 0; i < 100000; ++i) html.append("<").append(tag).append(">");
    html += "The dam above the town failed on Friday, officials said.";
    const auto article = read_page({.name = "deep.html", .bytes = html});
    ASSERT_TRUE(article) << tag;
    expect_sound(*article, html);
  }
}

TEST(ReadPage, EveryByteStringIsReadOrRefused) {
  std::uint32_t state = 1;
  for (int round = 0; round < 200; ++round) {
    std::string bytes = "<p>";
    for (int i = 0; i < 300; ++i) {
      state = state * 1664525U + 1013904223U;
      static constexpr std::string_view kPieces = "<>&;/'\"=! abp#x3-\xE2\x80\x99\xFF\n";
      bytes += kPieces[(state >> 16U) % kPieces.size()];
    }
    for (const InputForm form : {InputForm::html, InputForm::page_text, InputForm::text})
      if (const auto article = read(bytes, form)) expect_sound(*article, bytes);
  }
}

}  // namespace
}  // namespace hearsay
