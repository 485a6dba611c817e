#include "markup/safe_html.h"

#include <gmock/gmock.h>

#include "markup/safe_attributes.h"

namespace confab::markup {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(SafeHtml, KeepsWhatTextIsMadeOf) {
  for (const auto* html : {
           "<h1>Welcome</h1><p>To <strong>us</strong> &amp; all</p>",
           "<table class=\"own\"><tr><td colspan=\"2\">a</td></tr></table>",
           "<img src=\"/assets/logo.png\" alt=\"Home\">",
           "<p style=\"color: #00529b;text-align: center;\">x</p>",
           "<ol start=\"3\"><li>x</li></ol>",
       }) {
    EXPECT_EQ(safe_html(html), html);
  }
}

TEST(SafeHtml, LeavesOutWhatRunsOrCovers) {
  EXPECT_EQ(safe_html("a<script>alert(1)</script>b<STYLE>*{}</STYLE>c"), "abc");
  EXPECT_EQ(safe_html("<iframe src='https://x'></iframe><form action=x><input></form>t"), "t");
  EXPECT_EQ(safe_html("<p onclick='x()' ID=a>t</p>"), "<p>t</p>");
  EXPECT_EQ(safe_html("<svg><p>in</p></svg>out<script>never ends"), "out");
  EXPECT_EQ(safe_html("<!-- <script> --><b>x</b><!doctype html><?php x?>"), "<b>x</b>");
  EXPECT_EQ(safe_html("<p style='position:fixed;inset:0;color:red;background-color:url(x)'>t</p>"),
            "<p style=\"color:red;\">t</p>");
}

TEST(SafeHtml, LinksLeadWhereTheySay) {
  EXPECT_EQ(safe_html("<a href='/home'>h</a>"), "<a href=\"/home\">h</a>");
  EXPECT_EQ(safe_html("<a href='https://x.example/?a=1&amp;b'>h</a>"),
            "<a href=\"https://x.example/?a=1&amp;b\" target=\"_blank\" rel=\"noopener noreferrer\">h</a>");
  EXPECT_EQ(safe_html("<img src=assets/logo.png>"), "<img src=\"/assets/logo.png\">");
  for (const auto* bad :
       {"javascript:alert(1)", "JaVaScRiPt:x", "&#106;avascript:x", "java&#10;script:x", " javascript:x",
        "javascript&colon;x", "data:text/html,x", "vbscript:x", "\x01javascript:x"}) {
    EXPECT_EQ(safe_html(std::string{"<a href=\""} + bad + "\">h</a>"), "<a>h</a>") << bad;
  }
}

TEST(SafeHtml, EndsWhatItBegins) {
  EXPECT_EQ(safe_html("<div><b>x"), "<div><b>x</b></div>");
  EXPECT_EQ(safe_html("</div></p>x<br/>"), "x<br>");
  EXPECT_EQ(safe_html("<i><b>x</i>y</b>"), "<i><b>x</b></i>y");
  EXPECT_EQ(safe_html("1 < 2 > 0 <"), "1 &lt; 2 &gt; 0 &lt;");
  EXPECT_EQ(safe_html("<p title=\"&quot;><script>\">x"), "<p title=\"&quot;>&lt;script>\">x</p>");
  EXPECT_EQ(safe_html("<a href=\"x"), "<a href=\"/x\"></a>");
}

// Whatever comes, nothing that runs is left, and cleaning again changes nothing.
TEST(SafeHtml, HoldsForPiecesOfAnything) {
  const std::string pieces[] = {"<", ">", "\"",   "'",   "=",      "script",   "<a ", "href", "javascript:", " on",
                                "x", "/", "<!--", "-->", "&#x3c;", "<p style", "</",  "<svg", "\n"};
  std::uint32_t state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    for (int i = 0; i < 14; ++i) {
      state = state * 1664525 + 1013904223;
      html += pieces[(state >> 16) % std::size(pieces)];
    }
    const auto safe = safe_html(html);
    EXPECT_THAT(safe, Not(HasSubstr("<script"))) << html;
    EXPECT_THAT(safe, Not(HasSubstr("href=\"javascript"))) << html;
    EXPECT_EQ(safe_html(safe), safe) << html;
  }
}

}  // namespace
}  // namespace confab::markup
