// What is not shown of people is not found out beside it.

#include <gmock/gmock.h>

#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/accounts/status.h"
#include "core/presence/connect.h"
#include "core/team.h"
#include "core/users/find.h"
#include "core/users/list.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class PeopleAreaTest : public testing::TeamTest {
 protected:
  static std::vector<std::string> names(const users::UserPage& page) {
    std::vector<std::string> result;
    result.reserve(page.users.size());
    for (const auto& user : page.users) result.push_back(user.username.value_or("-"));
    return result;
  }
  model::User stored(const Actor& who) { return users::get(*ctx, {.id = who.id, .username = {}}); }
};

TEST_P(PeopleAreaTest, ByIdOrByName) {
  EXPECT_EQ(users::get(*ctx, {.id = ann.id, .username = {}}).id, ann.id);
  EXPECT_EQ(users::get(*ctx, {.id = {}, .username = "ANN"}).id, ann.id);
  EXPECT_REFUSED(users::get(*ctx, {.id = {}, .username = "nobody"}), invalid_user);
  EXPECT_FALSE(users::find(*ctx, {}));
}

TEST_P(PeopleAreaTest, AskingForWhatIsNotShownIsRefused) {
  EXPECT_THAT(names(users::list(*ctx, ann, {})), ElementsAre("ann", "ben", "eve", "root"));
  EXPECT_THAT(names(users::list(*ctx, ann, {.order = {{model::UserKey::username, true}}, .limit = 1})),
              ElementsAre("root"));
  const std::vector<users::ListUsers> hidden{{.has_logged_in = true},
                                             {.roles = {"admin"}},
                                             {.order = {{model::UserKey::created_at, false}}},
                                             {.order = {{model::UserKey::last_login_at, true}}}};
  for (const auto& query : hidden) {
    EXPECT_REFUSED(users::list(*ctx, ann, query), unauthorized);
    EXPECT_NO_THROW((void)users::list(*ctx, admin, query));
  }
  EXPECT_THAT(names(users::list(*ctx, admin, {.roles = {"admin"}})), ElementsAre("root"));
  permissions.put("view-outside-room", {"admin"});
  EXPECT_NO_THROW((void)users::list(*ctx, ann, {}));
  settings.put("API_Apply_permission_view-outside-room_on_users-list", true);
  EXPECT_REFUSED(users::list(*ctx, ann, {}), unauthorized);
  permissions.put("view-d-room", {"bot"});
  EXPECT_REFUSED(users::list(*ctx, admin, {}), unauthorized);
}

TEST_P(PeopleAreaTest, WhoHoldsARole) {
  EXPECT_THAT(names(users::list_role_holders(*ctx, admin, {.role = "admin", .room = {}})), ElementsAre("root"));
  EXPECT_THAT(names(users::list_role_holders(*ctx, admin, {.role = "owner", .room = room})), ElementsAre("ann"));
  EXPECT_EQ(users::list_role_holders(*ctx, admin, {.role = "leader", .room = room}).total, 0);
  EXPECT_REFUSED(users::list_role_holders(*ctx, ann, {.role = "admin", .room = {}}), not_allowed);
  EXPECT_REFUSED(users::list_role_holders(*ctx, admin, {.role = "no-such", .room = {}}), invalid_role);
}

TEST_P(PeopleAreaTest, WhoLogsInOnAConnectionIsSeenAsTheAccountSays) {
  accounts::set_status(*ctx, ann, ann.id, "busy", "at work");
  connect(*ctx, ann, "connection");
  EXPECT_EQ(presence.status(ann.id, "busy").status, "busy");
  EXPECT_TRUE(presence.is_busy(ann.id));
  Actor gone = ben;
  gone.id = UserId{"gone"};
  connect(*ctx, gone, "another");
  EXPECT_EQ(presence.connection_count(), 1U);
}

TEST_P(PeopleAreaTest, HowMuchOfEverybodyIsShown) {
  EXPECT_TRUE(access::sees_all_in_full(*ctx, admin));
  EXPECT_FALSE(access::sees_all_in_full(*ctx, ann));
  EXPECT_FALSE(access::sees_all_in_full(*ctx, std::nullopt));
  EXPECT_TRUE(access::view_of(*ctx, ann, ann.id).full);
}

TEST_P(PeopleAreaTest, WhoIsInvisibleStaysSo) {
  presence.connected({.id = ann.id, .username = "ann", .name = {}, .chosen = "offline", .text = {}}, "laptop");
  auto user = stored(ann);
  user.status_default = "offline";
  EXPECT_EQ(users::status_of(*ctx, ben, user).status, "offline");
  EXPECT_EQ(users::status_of(*ctx, ben, user).connection, "offline");
  EXPECT_EQ(users::status_of(*ctx, std::nullopt, user).connection, "offline");
  EXPECT_EQ(users::status_of(*ctx, ann, user).connection, "online");
}

INSTANTIATE_TEST_SUITE_P(Engines, PeopleAreaTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
