#include "net/router.h"

#include <gmock/gmock.h>

#include <stdexcept>

namespace confab::net {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using Outcome = RouteMatch::Outcome;

class RouterTest : public ::testing::Test {
 protected:
  RouterTest() {
    router_.add("GET", "/api/v1/channels.info", 1);
    router_.add("POST", "/api/v1/channels.info", 2);
    router_.add("GET", "/api/v1/settings/:_id", 3);
    router_.add("POST", "/api/v1/settings/:_id", 4);
    router_.add("GET", "/api/v1/settings/public", 5);
    router_.add("GET", "/avatar/*rest", 6);
    router_.add("GET", "/avatar/room/:rid", 7);
    router_.add("GET", "/:a/x/:b", 8);
    router_.add("DELETE", "/api/*all", 9);
    router_.add("GET", "/", 10);
  }
  Router router_;
};

TEST_F(RouterTest, FindsPlainPathsByMethod) {
  EXPECT_EQ(router_.match("GET", "/api/v1/channels.info").index, 1U);
  EXPECT_EQ(router_.match("POST", "/api/v1/channels.info").index, 2U);
  EXPECT_EQ(router_.match("HEAD", "/api/v1/channels.info").index, 1U);
  EXPECT_EQ(router_.match("GET", "/").index, 10U);
}

TEST_F(RouterTest, CapturesSegmentsAndTheRest) {
  const auto setting = router_.match("POST", "/api/v1/settings/Site_Url");
  EXPECT_EQ(setting.index, 4U);
  EXPECT_THAT(setting.parameters, ElementsAre(Pair("_id", "Site_Url")));
  const auto avatar = router_.match("GET", "/avatar/a/b//c");
  EXPECT_EQ(avatar.index, 6U);
  EXPECT_THAT(avatar.parameters, ElementsAre(Pair("rest", "a/b//c")));
  EXPECT_THAT(router_.match("GET", "/avatar/").parameters, ElementsAre(Pair("rest", "")));
  EXPECT_THAT(router_.match("GET", "/one/x/two").parameters, ElementsAre(Pair("a", "one"), Pair("b", "two")));
}

TEST_F(RouterTest, ThePlainerWins) {
  EXPECT_EQ(router_.match("GET", "/api/v1/settings/public").index, 5U);
  EXPECT_EQ(router_.match("POST", "/api/v1/settings/public").index, 4U);
  EXPECT_EQ(router_.match("GET", "/avatar/room/r1").index, 7U);
  const auto back = router_.match("GET", "/avatar/room/r1/more");  // not the room's, so the rest's
  EXPECT_EQ(back.index, 6U);
  EXPECT_THAT(back.parameters, ElementsAre(Pair("rest", "room/r1/more")));
  EXPECT_EQ(router_.match("DELETE", "/api/v1/settings/public").index, 9U);
}

TEST_F(RouterTest, TellsUnknownPathsFromWrongMethods) {
  for (const auto* path : {"/api/v1/nothing", "/avatar", "/api/v1/settings/", "/api/v1/settings/a/b", "", "api"}) {
    const auto match = router_.match("GET", path);
    EXPECT_NE(match.outcome, Outcome::found) << path;
    EXPECT_THAT(match.parameters, IsEmpty());
  }
  EXPECT_EQ(router_.match("GET", "/avatar").outcome, Outcome::not_found);
  const auto wrong = router_.match("PUT", "/api/v1/settings/a");
  EXPECT_EQ(wrong.outcome, Outcome::method_not_allowed);
  EXPECT_THAT(wrong.allowed, ElementsAre("DELETE", "GET", "HEAD", "POST"));
}

TEST_F(RouterTest, RefusesWhatCannotBeMeant) {
  EXPECT_THROW(router_.add("GET", "/api/v1/channels.info", 11), std::invalid_argument);
  EXPECT_THROW(router_.add("GET", "/api/v1/settings/:_id", 11), std::invalid_argument);
  EXPECT_THROW(router_.add("PUT", "/api/v1/settings/:other", 11), std::invalid_argument);
  EXPECT_THROW(router_.add("GET", "/a/*rest/b", 11), std::invalid_argument);
  EXPECT_THROW(router_.add("GET", "/a/:", 11), std::invalid_argument);
  EXPECT_THROW(router_.add("GET", "a", 11), std::invalid_argument);
}

}  // namespace
}  // namespace confab::net
