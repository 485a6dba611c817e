#include <gtest/gtest.h>

#include "shape.h"

namespace confab::markup {
namespace {

TEST(Links, WithAndWithoutTitle) {
  EXPECT_EQ(shape("[a *b*](https://c.de/d)"), "paragraph(link<https://c.de/d>('a ' bold('b')))");
  EXPECT_EQ(shape("[](https://c.de)"), "paragraph(link<https://c.de>('https://c.de'))");
  EXPECT_EQ(shape("<https://c.de|a b>"), "paragraph(link<https://c.de>('a b'))");
  EXPECT_EQ(shape("[a](+49 30)"), "paragraph('[a](+49 30)')");
  EXPECT_EQ(shape("[a](+4930)"), "paragraph(link<tel:4930>('a'))");
}

TEST(Links, ParenthesesInTargetsAreBalanced) {
  EXPECT_EQ(shape("[a](https://b.de/c_(d)) e"), "paragraph(link<https://b.de/c_(d)>('a') ' e')");
}

TEST(Links, ATitleWithoutTargetIsText) {
  EXPECT_EQ(shape("[a] [b](https://c.de)"), "paragraph('[a] ' link<https://c.de>('b'))");
  EXPECT_EQ(shape("[a](not a url)"), "paragraph('[a](not a url)')");
}

TEST(Links, Images) {
  EXPECT_EQ(shape("![cat](https://c.de/cat.png)"), "paragraph(image<https://c.de/cat.png>('cat'))");
  EXPECT_EQ(shape("![](https://c.de/cat.png)"), "paragraph(image<https://c.de/cat.png>('https://c.de/cat.png'))");
}

TEST(Links, WhatIsRunOrShownByWhoOpensItStaysText) {
  for (const auto* text : {"[a](javascript:alert)", "[a](JavaScript:alert)", "[a](data:text/html,x)", "[a](vbscript:x)",
                           "<javascript:alert|a>", "![a](data:image/svg+xml,x)"}) {
    EXPECT_EQ(shape(text), "paragraph('" + std::string{text} + "')");
  }
  EXPECT_EQ(shape("[a](xmpp:ann@example.org)"), "paragraph(link<xmpp:ann@example.org>('a'))");
}

TEST(Links, BareUrlsLeaveTheSentenceItsPunctuation) {
  EXPECT_EQ(shape("see https://a.de/b?c=d#e, or (www.f.org)!"),
            "paragraph('see ' link<https://a.de/b?c=d#e>('https://a.de/b?c=d#e') ', or (' "
            "link<//www.f.org>('www.f.org') ')!')");
  EXPECT_EQ(shape("http://localhost:3000/x"), "paragraph(link<http://localhost:3000/x>('http://localhost:3000/x'))");
  EXPECT_EQ(shape("192.168.0.1"), "paragraph(link<//192.168.0.1>('192.168.0.1'))");
}

TEST(Links, OnlyPublicDomainsAndTheOperatorsOwn) {
  EXPECT_EQ(shape("file.xyzw http://wiki.intranet/x a.b e.g."),
            "paragraph('file.xyzw http://wiki.intranet/x a.b e.g.')");
  EXPECT_EQ(shape("http://wiki.intranet/x", {.custom_domains = {"intranet"}}),
            "paragraph(link<http://wiki.intranet/x>('http://wiki.intranet/x'))");
  EXPECT_EQ(shape("пример.рф"), "paragraph(link<//пример.рф>('пример.рф'))");
  EXPECT_EQ(shape("x.za x.co.za x.bd"), "paragraph('x.za ' link<//x.co.za>('x.co.za') ' ' link<//x.bd>('x.bd'))");
}

TEST(Links, EmailAddresses) {
  EXPECT_EQ(shape("joe.doe+x@mail.example.com."),
            "paragraph(link<mailto:joe.doe+x@mail.example.com>('joe.doe+x@mail.example.com') '.')");
  EXPECT_EQ(shape("mailto:joe@example.com"), "paragraph(link<mailto:joe@example.com>('joe@example.com'))");
  EXPECT_EQ(shape("joe@example.nowhere"), "paragraph('joe@example.nowhere')");
}

TEST(Links, PhoneNumbers) {
  EXPECT_EQ(shape("+12345 +1-5551234 +(55)119999"),
            "paragraph(link<tel:12345>('+12345') ' ' link<tel:15551234>('+1-5551234') ' ' "
            "link<tel:55119999>('+(55)119999'))");
  EXPECT_EQ(shape("+1 and +1234"), "paragraph('+1 and +1234')");
}

}  // namespace
}  // namespace confab::markup
