#include "net/query.h"

#include <gmock/gmock.h>

namespace confab::net {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Query, KeepsOrderAndRepetition) {
  EXPECT_THAT(parse_query("b=1&a=2&b=3").value(), ElementsAre(Pair("b", "1"), Pair("a", "2"), Pair("b", "3")));
  EXPECT_THAT(parse_query("c[]=d&c%5B%5D=e").value(), ElementsAre(Pair("c[]", "d"), Pair("c[]", "e")));
}

TEST(Query, DecodesEscapesAndPlus) {
  EXPECT_THAT(parse_query("q=a+b%2Bc%20d&n=%C3%BC").value(), ElementsAre(Pair("q", "a b+c d"), Pair("n", "ü")));
  EXPECT_THAT(parse_query("q=a=b").value(), ElementsAre(Pair("q", "a=b")));
}

TEST(Query, TakesNamesWithoutValuesAndEmptyParts) {
  EXPECT_THAT(parse_query("flag&&x=&").value(), ElementsAre(Pair("flag", ""), Pair("x", "")));
  EXPECT_THAT(parse_query("").value(), IsEmpty());
}

TEST(Query, RefusesMalformedEscapesAndWhatIsNoText) {
  for (const auto* query : {"a=%", "a=%4", "a=%zz", "%=1", "a=%ff", "a=%C3", "a=%ED%A0%80"}) {
    EXPECT_EQ(parse_query(query), std::nullopt) << query;
  }
}

TEST(Cookies, AreReadWithoutDecoding) {
  EXPECT_THAT(parse_cookies("rc_uid=u1; rc_token=a%2Fb=; q=\"x y\" ;bad; =no;e="),
              ElementsAre(Pair("rc_uid", "u1"), Pair("rc_token", "a%2Fb="), Pair("q", "x y"), Pair("e", "")));
  EXPECT_THAT(parse_cookies(""), IsEmpty());
}

TEST(Percent, EncodesAllButTheUnreserved) {
  EXPECT_EQ(percent_encode("aZ09-._~ /ü"), "aZ09-._~%20%2F%C3%BC");
  EXPECT_EQ(percent_decode("a+b%2f").value(), "a+b/");
  std::string all;
  for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
  EXPECT_EQ(percent_decode(percent_encode(all)), all);
}

}  // namespace
}  // namespace confab::net
