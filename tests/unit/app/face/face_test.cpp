#include "app/face/face.h"

#include <gmock/gmock.h>

#include <array>

#include "app/face/page.h"
#include "base/digest.h"

namespace confab::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kIndex =
    "<html lang=\"en\"><head><!-- face --><title>Confab</title><!-- /face --><link "
    "href=\"/assets/a.css\"></head></html>";
constexpr std::string_view kWebManifest = R"({"name":"Confab","start_url":"/home"})";
constexpr std::array kFiles{
    net::StaticFile{"/index.html", "text/html; charset=utf-8", kIndex, {}, {}, "h1", false},
    net::StaticFile{"/confab.webmanifest", "application/manifest+json", kWebManifest, {}, {}, "h2", false},
};

net::Request to(std::string path, std::string query = "") {
  net::Request request;
  request.method = "GET";
  request.path = std::move(path);
  request.query = std::move(query);
  return request;
}

class FaceTest : public ::testing::Test {
 protected:
  void set(std::string_view key, std::string_view value) { settings.put(key, json::value(value)); }
  std::string page(std::string query = "") {
    const auto response = face.page(to("/", std::move(query))).value();
    return response.shared_body ? *response.shared_body : std::string{response.static_body};
  }

  settings::Settings settings;
  net::StaticFiles web{kFiles};
  Face face{settings, web};
};

TEST_F(FaceTest, ThePageSaysWhatTheSettingsSay) {
  EXPECT_THAT(page(), HasSubstr("<title>Confab</title>"));
  EXPECT_THAT(page(), Not(HasSubstr("data-own")));
  set("Site_Name", "Heron & <Co>");
  set("Confab_Theme_Light_Accent", "#00529B");
  set("Confab_Theme_Dark_Text", "#eeeeee");
  set("Meta_robots", "NOINDEX\"");
  const auto html = page();
  EXPECT_THAT(html, HasSubstr("<title>Heron &amp; &lt;Co&gt;</title>"));
  EXPECT_THAT(html, HasSubstr("<html data-own-light=\"accent\" data-own-dark=\"text\" lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<style>:root{--own-light-accent:#00529B;--own-dark-text:#eeeeee;}</style>"));
  EXPECT_THAT(html, HasSubstr("<meta name=\"robots\" content=\"NOINDEX&quot;\" />"));
  EXPECT_THAT(html, HasSubstr("content=\"#00529B\" media=\"(prefers-color-scheme: light)\""));
}

TEST_F(FaceTest, OwnStylesComeAfterConfabsAndAreServedUnderTheirHash) {
  const std::string css = ".rcx-message-body { font-size: 105% }";
  set("theme-custom-css", css);
  const auto link = "/css-theme_" + sha1_hex(css) + ".css";
  const auto html = page();
  ASSERT_THAT(html, HasSubstr("<link rel=\"stylesheet\" href=\"" + link + "\">"));
  EXPECT_GT(html.find(link), html.find("/assets/a.css"));
  const auto file = face.file(to(link)).value();
  EXPECT_EQ(*file.shared_body, css);
  EXPECT_EQ(file.headers.get("Cache-Control"), "public, max-age=31536000");
  EXPECT_EQ(face.file(to("/theme.css")).value().headers.get("ETag"), "\"" + sha1_hex(css) + "\"");
  EXPECT_FALSE(face.file(to("/css-theme_/x.css")));
  set("theme-custom-css", "");
  EXPECT_THAT(page(), Not(HasSubstr("/css-theme_")));
}

TEST_F(FaceTest, SafeModeIsThePageAsConfabComes) {
  set("theme-custom-css", "* { display: none }");
  set("Confab_Theme_Light_Text", "#ffffff");
  set("Meta_custom", "<meta name=\"x\">");
  EXPECT_THAT(page(), HasSubstr("<meta name=\"x\">"));
  EXPECT_EQ(page("safe=1"), kIndex);
  EXPECT_NE(page("safe=0"), kIndex);
}

TEST_F(FaceTest, ThePolicyLetsStylesHaveWhatTheyNameAndScriptsNothing) {
  set("theme-custom-css",
      "@font-face { src: url(https://fonts.example:8443/a.woff2) } a { background: url('/own.png') }");
  const std::string policy{face.page(to("/")).value().headers.get("Content-Security-Policy")};
  EXPECT_THAT(policy, HasSubstr("font-src 'self' data: https://fonts.example:8443;"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("style-src 'self' 'unsafe-inline';"));
}

TEST_F(FaceTest, TheManifestCarriesTheName) {
  set("Site_Name", "Heron");
  const auto document = parse_json(*face.file(to("/images/manifest.json")).value().shared_body).as_object();
  EXPECT_EQ(document.at("name").as_string(), "Heron");
  EXPECT_EQ(document.at("start_url").as_string(), "/home");
}

TEST(SitesOfStyles, OnceEachAndOnlySites) {
  EXPECT_THAT(sites_of_styles("url(https://a.example/x) https://a.example/y url(http://b:80/z); script-src *"),
              ElementsAre("https://a.example", "http://b:80"));
  EXPECT_THAT(sites_of_styles("https:// 'unsafe-inline'"), ElementsAre());
}

}  // namespace
}  // namespace confab::app
