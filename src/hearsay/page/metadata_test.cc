#include "hearsay/page/metadata.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/page/json_ld.h"

namespace hearsay {
namespace {

using Strings = std::vector<std::string>;

PageMetadata metadata(const std::string& html) {
  const HtmlTree tree = parse_html(html);
  return read_metadata(tree, BlockHints(tree));
}

std::string title_of(const std::string& html) {
  const auto title = metadata(html).title;
  return title ? title->text : "";
}

TEST(Metadata, ReadsMetaElements) {
  const PageMetadata data = metadata(R"(<html lang="en-GB"><head><title>Dam fails | The Argus</title>
    <meta property="og:title" content="Dam fails"><meta property="og:site_name" content="The Argus">
    <link rel="canonical" href="https://www.argus.example/dam"><meta name="author" content="By Ann Lee and Bo Dahl">
    <meta property="article:published_time" content="2025-08-15T21:04:00+01:00">
    <meta property="article:modified_time" content="2025-08-16"><meta name="description" content="Q&amp;A">)");
  EXPECT_EQ(data.title->text, "Dam fails");
  EXPECT_EQ(data.site, "The Argus");
  EXPECT_EQ(data.url, "https://www.argus.example/dam");
  EXPECT_EQ(data.authors, (Strings{"Ann Lee", "Bo Dahl"}));
  EXPECT_EQ(data.published, "2025-08-15T21:04:00+01:00");
  EXPECT_EQ(data.modified, "2025-08-16");
  EXPECT_EQ(data.language, "en-GB");
  EXPECT_EQ(data.description, "Q&A");
}

TEST(Metadata, UnknownIsEmpty) {
  const PageMetadata data = metadata("<p>Words.");
  EXPECT_FALSE(data.title || data.site || data.url || data.published || data.modified || data.language);
  EXPECT_EQ(data.authors, Strings{});
}

TEST(Metadata, TitleIsThePagesHeadline) {
  EXPECT_EQ(title_of("<title>Dam fails - Argus News</title><h1>The Argus</h1><h1>Dam fails</h1>"), "Dam fails");
  EXPECT_EQ(title_of("<meta property=og:title content='Dam at Ruhr fails'><h1><span>Floods</span> <span>Dam at "
                     "Ruhr fails</span></h1>"),
            "Dam at Ruhr fails");
  EXPECT_EQ(title_of("<title>Dam fails | The Argus</title><meta property=og:site_name content='The Argus'>"),
            "Dam fails");
}

TEST(Metadata, SiteFallsBackToTheHost) {
  EXPECT_EQ(metadata("<link rel=canonical href=https://www.argus.example/a>").site, "argus.example");
}

TEST(Metadata, AddressesMustBeAbsoluteAndOfTheWeb) {
  EXPECT_FALSE(metadata("<link rel=canonical href='/dam'>").url);
  EXPECT_FALSE(metadata("<link rel=canonical href='javascript:alert(1)'>").url);
}

TEST(Metadata, ReadsTheFaceOfThePage) {
  const PageMetadata data =
      metadata("<html lang=de><h1>Der Damm bricht heute</h1><p>Von Anna Lee</p><p>15.08.2025, 21:04 Uhr</p>");
  EXPECT_EQ(data.authors, (Strings{"Anna Lee"}));
  EXPECT_EQ(data.published, "2025-08-15T21:04");
}

TEST(Metadata, AnAuthorsAddressIsNoName) {
  EXPECT_EQ(metadata("<meta property=article:author content='https://www.facebook.com/ann'>").authors,
            Strings{});
}

TEST(JsonLd, ReadsGraphsReferencesAndLists) {
  const JsonLd data = read_json_ld({R"({"@context":"https://schema.org","@graph":[
    {"@type":"Person","@id":"#ann","name":"Ann Lee"},
    {"@type":["NewsArticle"],"headline":"Dam fails &amp; floods","author":[{"@id":"#ann"},"Bo Dahl"],
     "publisher":{"@type":"Organization","name":"The Argus"},"datePublished":"2025-08-15"}]})"});
  EXPECT_EQ(data.headline, "Dam fails & floods");
  EXPECT_EQ(data.authors, (Strings{"Ann Lee", "Bo Dahl"}));
  EXPECT_EQ(data.publisher, "The Argus");
  EXPECT_EQ(data.published, "2025-08-15");
}

TEST(JsonLd, PassesOverWhatIsBroken) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "[";
  for (const std::string& script : {std::string("{"), std::string("nonsense"), std::string(""), deep,
                                    std::string(R"({"@type":5,"author":{"name":[[]]}})"),
                                    std::string(R"({"@type":"Article","author":null,"headline":[]})")}) {
    const JsonLd data = read_json_ld({script});
    EXPECT_FALSE(data.headline);
    EXPECT_EQ(data.authors, Strings{});
  }
}

TEST(JsonLd, ReadsThroughWrappersAndRawLineBreaks) {
  EXPECT_EQ(read_json_ld({"//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Dam\nfails\"}\n//]]>"}).headline,
            "Dam fails");
}

}  // namespace
}  // namespace hearsay
