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

TEST(Metadata, TitleIsNotTheSitesNameOrABoxes) {
  EXPECT_EQ(title_of("<title>Dam fails : Ruhr Diary</title><h1><a href='https://diary.example/'>Ruhr "
                     "Diary</a></h1><h2>Dam fails</h2>"),
            "Dam fails");
  EXPECT_EQ(title_of("<title>Dam fails</title><h1 class='site-title'>Ruhr Diary and more</h1><h3 "
                     "class='entry-title'>Dam fails</h3>"),
            "Dam fails");
  EXPECT_EQ(
      title_of("<meta property=og:title content='The dam fails at Essen'><nav><h2>Essen</h2></nav><h1>The dam "
               "fails at Essen</h1>"),
      "The dam fails at Essen");
  EXPECT_EQ(title_of("<meta property=og:title content='Welcome page'><h1>Boats for hire</h1>"),
            "Boats for hire");
}

TEST(Metadata, AKickerIsNoPartOfTheTitle) {
  EXPECT_EQ(title_of("<meta property=og:title content='Floods: Dam at Ruhr fails'><h1><span class=kicker>Floods"
                     "</span> <span class=headline>Dam at Ruhr fails</span></h1>"),
            "Dam at Ruhr fails");
}

TEST(Metadata, NamesComeFromLinksToAuthors) {
  const auto authors = [](const std::string& html) { return metadata(html).authors; };
  EXPECT_EQ(authors("<p class=byline>Posted on Friday by<a href='/author/ann'>Ann Lee</a> in Floods</p>"),
            (Strings{"Ann Lee"}));
  EXPECT_EQ(authors("<a rel=author href=/u/1>View all posts by Ann Lee →</a>"), (Strings{"Ann Lee"}));
  EXPECT_EQ(authors("<h1>Dam fails again</h1><p>By <b>Ann Lee</b> on Friday</p>"), (Strings{"Ann Lee"}));
  EXPECT_EQ(authors("<a rel=author href=/author/flood77>flood77</a>"), (Strings{"flood77"}));
}

TEST(Metadata, CommentersAreNoAuthors) {
  EXPECT_EQ(metadata("<h1>Dam fails again</h1><div class=comments><span class=author><a href=/author/bo>Bo "
                     "Dahl</a></span></div>")
                .authors,
            Strings{});
}

TEST(Metadata, AnOrganisationOnlyForWantOfPeople) {
  const std::string organisation =
      R"(<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"River Watch"}}</script>)";
  EXPECT_EQ(metadata(organisation).authors, (Strings{"River Watch"}));
  EXPECT_EQ(metadata(organisation + "<h1>Dam fails again</h1><p>By Ann Lee</p>").authors, (Strings{"Ann Lee"}));
}

TEST(Metadata, TheFullNameOnThePageBeatsAUsersName) {
  EXPECT_EQ(metadata("<meta name=author content=ann_lee><p><a rel=author href=/a>Ann Lee</a></p>").authors,
            (Strings{"Ann Lee"}));
}

TEST(Metadata, TheDateNearTheHeadlineIsTheArticles) {
  const auto published = [](const std::string& html) { return metadata(html).published.value_or(""); };
  EXPECT_EQ(published("<html lang=de><div class=related><time>1.1.2020</time></div><h1>Der Damm "
                      "bricht</h1><span class=date>15.08.2025</span><footer>© 2011-10-10</footer>"),
            "2025-08-15");
  EXPECT_EQ(published("<h1>Dam fails</h1><p>Updated: 2025-08-17</p><p>Published: 2025-08-15</p>"),
            "2025-08-15");
  EXPECT_EQ(published("<meta name=date content=2025-09-01><h1>Dam fails</h1><time datetime=2025-08-15>Friday"
                      "</time>"),
            "2025-08-15");
  EXPECT_EQ(published("<p>Dam fails</p><p>© 2011-10-10 Ruhr Diary</p>"), "");
}

TEST(Metadata, ATimeInUtcIsToldAsReadersSeeIt) {
  const auto published = [](const std::string& html) { return metadata(html).published.value_or(""); };
  const std::string stated =
      "<meta property=article:published_time content=2025-08-16T01:25:54Z><h1>Dam fails</h1>";
  EXPECT_EQ(published(stated), "2025-08-16T01:25:54Z");
  EXPECT_EQ(published(stated + "<p class=date>August 15, 2025 | 9:25pm</p>"), "2025-08-15T21:25:54-04:00");
  EXPECT_EQ(published(stated + "<p class=date>August 15, 2025</p>"), "2025-08-15");
}

TEST(Metadata, ImageIsAbsolute) {
  const auto image = [](const std::string& html) {
    return metadata("<link rel=canonical href=https://argus.example/news/dam>" + html).image.value_or("");
  };
  EXPECT_EQ(image("<meta property=og:image content=/dam.jpg>"), "https://argus.example/dam.jpg");
  EXPECT_EQ(image("<meta property=og:image content=//img.example/dam.jpg>"), "https://img.example/dam.jpg");
  EXPECT_EQ(image("<meta name=twitter:image content=../dam.jpg>"), "https://argus.example/dam.jpg");
  EXPECT_EQ(image("<link rel=image_src href=dam.jpg>"), "https://argus.example/news/dam.jpg");
  EXPECT_EQ(image("<meta property=og:image content='data:image/png;base64,AA'>"), "");
  EXPECT_EQ(
      image(
          R"(<script type="application/ld+json">{"@type":"Article","image":[{"url":"https://a.example/1.jpg"}]}
                     </script><meta property=og:image content=/dam.jpg>)"),
      "https://a.example/1.jpg");
}

TEST(Metadata, EachFieldSaysItsSource) {
  const PageMetadata data = metadata(R"(<html lang=en><title>Dam fails | The Argus</title>
    <link rel=canonical href=https://argus.example/dam><meta name=description content=Floods>
    <script type="application/ld+json">{"@type":"Article","datePublished":"2025-08-15"}</script>
    <meta property=article:modified_time content=2025-08-16><p>By Ann Lee</p>)");
  EXPECT_EQ(data.sources.title, MetadataSource::title);
  EXPECT_EQ(data.sources.site, MetadataSource::url);
  EXPECT_EQ(data.sources.url, MetadataSource::link);
  EXPECT_EQ(data.sources.authors, MetadataSource::byline);
  EXPECT_EQ(data.sources.published, MetadataSource::json_ld);
  EXPECT_EQ(data.sources.modified, MetadataSource::opengraph);
  EXPECT_EQ(data.sources.language, MetadataSource::html);
  EXPECT_EQ(data.sources.description, MetadataSource::meta);
  EXPECT_EQ(data.sources.image, std::nullopt);
  EXPECT_EQ(metadata("<h1 itemprop=headline>Dam fails</h1>").sources.title, MetadataSource::page);
  EXPECT_EQ(metadata("<time itemprop=datePublished datetime=2025-08-15>").sources.published,
            MetadataSource::microdata);
}

TEST(Metadata, StaysBoundedOnHostilePages) {
  std::string blocks;
  for (int i = 0; i < 10000; ++i)
    blocks += R"(<script type="application/ld+json">{"@type":"Article","headline":"Dam )" + std::to_string(i) +
              " fails\"}</script>";
  EXPECT_EQ(title_of(blocks), "Dam 0 fails");
  const std::string large(1U << 20U, 'x');
  EXPECT_EQ(
      metadata("<meta property=og:image content=" + large + "><p class='" + large + "'>By Ann Lee</p>").authors,
      (Strings{"Ann Lee"}));
  std::string bomb = "<meta name=author content='";
  for (int i = 0; i < 100000; ++i) bomb += "&amp;amp;";
  EXPECT_EQ(metadata(bomb + "'>").authors, Strings{});
  std::string nested;
  for (int i = 0; i < 20000; ++i) nested += "<span class=author><a href=/author/x>";
  EXPECT_LE(metadata(nested + "Ann Lee").authors.size(), 1U);
}

TEST(JsonLd, KeepsBodyAndLiveUpdates) {
  const JsonLd data =
      read_json_ld({R"({"@type":"LiveBlogPosting","headline":"Floods live","articleBody":"One.\nTwo.",
    "liveBlogUpdate":[{"@type":"BlogPosting","headline":"Dam fails","articleBody":"At nine.",
    "datePublished":"2025-08-15T09:00:00Z"},{"@type":"BlogPosting"},5]})"});
  EXPECT_EQ(data.headline, "Floods live");
  EXPECT_EQ(data.article_body, "One.\nTwo.");
  ASSERT_EQ(data.live_updates.size(), 1U);
  EXPECT_EQ(data.live_updates[0].headline, "Dam fails");
  EXPECT_EQ(data.live_updates[0].body, "At nine.");
  EXPECT_EQ(data.live_updates[0].published, "2025-08-15T09:00:00Z");
}

TEST(JsonLd, SalvagesWhatIsBroken) {
  const auto headline = [](std::string_view script) { return read_json_ld({script}).headline.value_or(""); };
  EXPECT_EQ(headline(R"({"@type":"Article","headline":"Dam fails",})"), "Dam fails");
  EXPECT_EQ(headline(R"(<!-- {"@type":"Article","headline":"Dam fails"} -->)"), "Dam fails");
  EXPECT_EQ(headline(R"({"@type":"WebSite"}{"@type":"Article","headline":"Dam fails"};)"), "Dam fails");
  EXPECT_EQ(headline(R"({"@type":"Article","headline":"Ann\'s dam \ud83d fails"})"), "Ann's dam \uFFFD fails");
  EXPECT_EQ(headline(R"({"@type":"Article","headline":"Dam fails","image":["a","b)"), "Dam fails");
  EXPECT_EQ(headline(R"({"@type":"Article","headline":"Q&amp;amp;A"})"), "Q&A");
}

}  // namespace
}  // namespace hearsay
