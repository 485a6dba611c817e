// Who may call at all, before anything else is looked at.

#include "api/access.h"
#include "base/errors/request.h"

#include <gmock/gmock.h>

#include "core/team.h"
#include "permissions/groups/people.h"
#include "permissions/groups/rooms.h"

namespace confab::api {
namespace {

class AccessTest : public core::testing::PeopleTest {
 protected:
  void check(const Access& access, const core::Actor& who) { access.check(*ctx, &who); }
  void check_visitor(const Access& access) { access.check(*ctx, nullptr); }
};

TEST_P(AccessTest, Everybody) {
  const auto access = Access::anyone();
  EXPECT_FALSE(access.needs_login());
  EXPECT_NO_THROW(check_visitor(access));
  EXPECT_NO_THROW(check(access, ann));
  EXPECT_EQ(access.describe(), "anyone");
}

TEST_P(AccessTest, ThoseWhoAreLoggedIn) {
  const auto access = Access::user();
  EXPECT_TRUE(access.needs_login());
  EXPECT_REFUSED(check_visitor(access), must_be_logged_in);
  ann.roles.clear();
  EXPECT_NO_THROW(check(access, ann));
  EXPECT_EQ(access.describe(), "user");
}

TEST_P(AccessTest, ThoseWithOneOfThePermissions) {
  const auto access = Access::any_of({permissions::people("create-user"), permissions::rooms("create-c")});
  EXPECT_TRUE(access.needs_login());
  EXPECT_EQ(access.describe(), "create-user | create-c");
  EXPECT_REFUSED(check_visitor(access), must_be_logged_in);
  EXPECT_NO_THROW(check(access, ann));
  EXPECT_REFUSED(check(access, person("guest", {"guest"})), missing_permission);
  permissions.put("create-c", {"admin"});
  EXPECT_REFUSED(check(access, ann), missing_permission);
  EXPECT_NO_THROW(check(access, admin));
  permissions.put("create-user", {"user"});
  EXPECT_NO_THROW(check(access, ann));
}

TEST_P(AccessTest, WhoIsTurnedAwayIsToldWhatIsMissing) {
  permissions.put("create-c", {"admin"});
  try {
    check(Access::any_of({permissions::people("create-user"), permissions::rooms("create-c")}), ann);
    ADD_FAILURE() << "let through";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.details(), (json::object{{"permissions", {"create-user", "create-c"}}}));
  }
}

TEST_P(AccessTest, ADeclarationMaySayHowTheyAreTurnedAway) {
  permissions.put("create-c", {"admin"});
  const auto access =
      Access::any_of({permissions::rooms("create-c")}).otherwise(errors::action_not_allowed, "Adding is not allowed");
  EXPECT_EQ(access.lacking(), errors::action_not_allowed);
  EXPECT_REFUSED(check(access, ann), action_not_allowed);
  EXPECT_REFUSED(check_visitor(access), must_be_logged_in);
}

TEST_P(AccessTest, ARoleInARoomDoesNotOpenTheWorkspace) {
  channel(ann, {}, "mine");  // owners may archive their rooms
  EXPECT_REFUSED(check(Access::any_of({permissions::rooms("archive-room")}), ann), missing_permission);
}

INSTANTIATE_TEST_SUITE_P(Engines, AccessTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::api
