// Roles of the workspace, given to people and taken from them.

#include "core/roles/assign.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"

#include <gmock/gmock.h>

#include "core/roles/edit.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class AssignTest : public testing::PeopleTest {
 protected:
  std::vector<std::string> roles_of(const Actor& who) {
    const auto reader = db->read();
    return store::Users{*reader}.by_id(who.id)->roles;
  }
};

TEST_P(AssignTest, GivingAndTaking) {
  EXPECT_EQ(roles::add_user_to_role(*ctx, admin, "ANN", "bot").id.value, "bot");
  EXPECT_THAT(roles_of(ann), UnorderedElementsAre("bot", "user"));
  ASSERT_THAT(told<bus::UserRoleChanged>(), SizeIs(1));
  const auto given = told<bus::UserRoleChanged>()[0];
  EXPECT_EQ(given.user, ann.ref());
  EXPECT_EQ(given.role, RoleId{"bot"});
  EXPECT_TRUE(given.added);
  EXPECT_FALSE(given.room);
  ASSERT_THAT(told<bus::UserChanged>(), SizeIs(1));
  EXPECT_THAT(told<bus::UserChanged>()[0].fields.roles.value(), SizeIs(2));
  forget_events();
  roles::remove_user_from_role(*ctx, admin, "ann", "bot");
  EXPECT_THAT(roles_of(ann), ElementsAre("user"));
  EXPECT_FALSE(told<bus::UserRoleChanged>().at(0).added);
}

TEST_P(AssignTest, WhatCannotBe) {
  EXPECT_REFUSED(roles::add_user_to_role(*ctx, ann, "ben", "bot"), not_allowed);
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, ann, "ben", "user"), not_allowed);
  EXPECT_REFUSED(roles::add_user_to_role(*ctx, admin, "nobody", "bot"), invalid_user);
  EXPECT_REFUSED(roles::add_user_to_role(*ctx, admin, "ann", "nothing"), invalid_role);
  EXPECT_REFUSED(roles::add_user_to_role(*ctx, admin, "ann", "user"), user_already_in_role);
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, admin, "ann", "bot"), user_not_in_role);
}

TEST_P(AssignTest, AdministratorsAreMadeByThoseWhoMay) {
  permissions.put("access-permissions", {"user"});
  EXPECT_NO_THROW(roles::add_user_to_role(*ctx, ann, "ben", "bot"));
  EXPECT_REFUSED(roles::add_user_to_role(*ctx, ann, "ann", "admin"), not_allowed);
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, ann, "root", "admin"), not_allowed);
  EXPECT_NO_THROW(roles::add_user_to_role(*ctx, admin, "ann", "admin"));
}

TEST_P(AssignTest, TheLastAdministratorStaysOne) {
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, admin, "root", "admin"), admin_required);
  EXPECT_THAT(roles_of(admin), UnorderedElementsAre("admin", "user"));
  roles::add_user_to_role(*ctx, admin, "ann", "admin");
  EXPECT_NO_THROW(roles::remove_user_from_role(*ctx, admin, "root", "admin"));
}

TEST_P(AssignTest, AnAdministratorWhoIsSwitchedOffIsNoneThatStays) {
  roles::add_user_to_role(*ctx, admin, "ann", "admin");
  run({"UPDATE users SET active = 0 WHERE username = 'ann'"});
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, admin, "root", "admin"), admin_required);
  EXPECT_NO_THROW(roles::remove_user_from_role(*ctx, admin, "ann", "admin"));
}

TEST_P(AssignTest, ACustomRoleByIdOrName) {
  const auto helper =
      roles::create(*ctx, admin, {.name = "helper", .description = {}, .scope = {}, .mandatory_2fa = {}});
  roles::add_user_to_role(*ctx, admin, "ann", "helper");
  roles::add_user_to_role(*ctx, admin, "ben", helper.id.value);
  EXPECT_THAT(roles_of(ann), UnorderedElementsAre(helper.id.value, "user"));
  EXPECT_EQ(roles_of(ann), roles_of(ben));
}

INSTANTIATE_TEST_SUITE_P(Engines, AssignTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
