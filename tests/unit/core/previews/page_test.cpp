#include "core/previews/page.h"

#include <gmock/gmock.h>

#include <chrono>

#include "core/previews/meta.h"

namespace confab::core::previews {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(PreviewPage, TitleAndTags) {
  const auto page = read_page(R"(<!doctype html><html><head><title>Fish &amp; Chips</title>
    <meta charset="utf-8"><META NAME=description CONTENT='Best &lt;in&gt; town&#33;'>
    <meta property="og:title" content="Grüße"></head><body><title>not this</title><svg><title>nor this</title></svg>)");
  EXPECT_EQ(page.title, "Fish & Chips");
  EXPECT_THAT(page.metas, ElementsAre(Pair("description", "Best <in> town!"), Pair("og:title", "Grüße")));
}

TEST(PreviewPage, WhatIsNoHtmlSaysNothing) {
  for (const auto* text :
       {"", "   ", "plain text", "<", "<<<>>>", "<meta", "<title>", "<!--", "<![CDATA[", "\x01\x02"}) {
    EXPECT_THAT(read_page(text).metas, IsEmpty()) << text;
  }
}

TEST(PreviewPage, ScriptsAndCommentsAreNoTags) {
  const auto page = read_page(R"(<script>"<meta name='description' content='a'>"</script>
    <!-- <meta name="description" content="b"> --><style>a{content:"<title>no</title>"}</style><title>yes</title>)");
  EXPECT_THAT(page.metas, IsEmpty());
  EXPECT_EQ(page.title, "yes");
}

TEST(PreviewPage, DepthAndWeightCostLittle) {
  const auto begun = std::chrono::steady_clock::now();
  const std::string head = "<title>here</title>";
  EXPECT_EQ(read_page(head + repeated("<div>", 10'000)).title, "here");
  EXPECT_EQ(read_page(head + repeated("<b>", 40'000) + repeated("</i>", 30'000)).title, "here");
  EXPECT_EQ(read_page(head + repeated("<table><tr><td>", 16'000)).title, "here");
  EXPECT_EQ(read_page(head + repeated("<a href='x'><p>", 16'000)).title, "here");
  EXPECT_EQ(read_page(head + "<p " + repeated("a=b ", 60'000) + ">").title, "here");
  EXPECT_EQ(read_page(head + repeated("&amp;", 50'000)).title, "here");
  EXPECT_LE(read_page("<title>" + std::string(250'000, 'x')).title.size(), 4096U);
  EXPECT_THAT(read_page(repeated("<meta name=a content=b>", 10'000)).metas, SizeIs(200));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{10});
}

TEST(PreviewMeta, KeysInCamelCase) {
  EXPECT_EQ(camel_case("og:title"), "ogTitle");
  EXPECT_EQ(camel_case("og:site_name"), "ogSiteName");
  EXPECT_EQ(camel_case("twitter:image:src"), "twitterImageSrc");
  EXPECT_EQ(camel_case("msapplication-TileImage"), "msapplicationTileImage");
  EXPECT_EQ(camel_case("Description"), "description");
  EXPECT_EQ(camel_case(":::"), "");
}

TEST(PreviewMeta, OnlyWhatPreviewsAreMadeOfAndTheFirstOfEach) {
  const Page page{.title = "  A\n title ",
                  .metas = {{"og:title", "first"},
                            {"og:title", "second"},
                            {"viewport", "width=device-width"},
                            {"description", "about"},
                            {"og:url", "javascript:alert(1)"},
                            {"og:image", "/picture.png"},
                            {"oembedHtml", "<script>"},
                            {"oembed:html", "<script>"},
                            {"og", "no"},
                            {"fb:app_id", "7"},
                            {"twitter:card", ""}}};
  EXPECT_EQ(meta_of(page), (json::object{{"pageTitle", "A title"},
                                         {"ogTitle", "first"},
                                         {"description", "about"},
                                         {"ogImage", "/picture.png"},
                                         {"fbAppId", "7"}}));
  EXPECT_EQ(meta_of({}), json::object{});
}

TEST(PreviewMeta, IsBounded) {
  Page page;
  for (int i = 0; i < 200; ++i) page.metas.emplace_back("og:x" + std::to_string(i), std::string(1000, 'y'));
  EXPECT_LE(to_json_text(meta_of(page)).size(), 10'000U);
  EXPECT_LE(to_json_text(meta_of({.title = std::string(4000, 'z'), .metas = {}})).size(), 1100U);
  EXPECT_EQ(meta_of({.title = {}, .metas = {{"og:image", "https://a/" + std::string(2000, 'z')}}}), json::object{});
}

TEST(PreviewMeta, OfOembedOnlyTexts) {
  EXPECT_EQ(meta_of_oembed("https://v/1", R"({"title":"Song","author_name":"Ann","width":480,"html":"<iframe src='x'>",
    "thumbnail_url":"https://v/t.jpg","provider_name":null})"),
            (json::object{{"oembedUrl", "https://v/1"},
                          {"oembedTitle", "Song"},
                          {"oembedAuthorName", "Ann"},
                          {"oembedHtml", "<iframe style=\"max-width: 100%;width:400px;height:225px\" src='x'>"},
                          {"oembedThumbnailUrl", "https://v/t.jpg"}}));
  EXPECT_EQ(meta_of_oembed("https://v/1", "<html>"), json::object{});
  EXPECT_EQ(meta_of_oembed("https://v/1", "[1]"), json::object{});
}

}  // namespace
}  // namespace confab::core::previews
