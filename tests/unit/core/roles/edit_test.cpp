// Roles that a workspace makes for itself, and what is refused about the built-in ones.

#include "core/roles/edit.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"

#include <gmock/gmock.h>

#include "core/roles/assign.h"
#include "core/team.h"
#include "permissions/catalogue.h"
#include "store/configuration.h"

namespace confab::core {
namespace {

using roles::RoleFields;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EditRolesTest : public testing::PeopleTest {
 protected:
  static RoleFields named(const std::string& name, const std::optional<std::string>& scope = {}) {
    return {.name = name, .description = {}, .scope = scope, .mandatory_2fa = {}};
  }
  model::Role create(const std::string& name) { return roles::create(*ctx, admin, named(name)); }
  std::optional<model::Role> stored(const RoleId& id) {
    const auto reader = db->read();
    return store::Configuration{*reader}.role(id.value);
  }
};

TEST_P(EditRolesTest, MakingOne) {
  EXPECT_REFUSED(roles::create(*ctx, ann, named("helper")), not_allowed);
  const auto made = roles::create(
      *ctx, admin, {.name = "helper", .description = "helps", .scope = "Subscriptions", .mandatory_2fa = true});
  const auto kept = stored(made.id).value();
  EXPECT_EQ(kept.name, "helper");
  EXPECT_EQ(kept.description, "helps");
  EXPECT_EQ(kept.scope, "Subscriptions");
  EXPECT_EQ(kept.mandatory_2fa, true);
  EXPECT_FALSE(kept.is_protected);
  EXPECT_EQ(create("other").scope, "Users");
  ASSERT_THAT(told<bus::RoleChanged>(), SizeIs(2));
  EXPECT_EQ(told<bus::RoleChanged>()[0].change, bus::Change::inserted);
}

TEST_P(EditRolesTest, NamesAndScopesThatCannotBe) {
  create("helper");
  EXPECT_REFUSED(create("helper"), duplicate_role_name);
  EXPECT_REFUSED(create("admin"), duplicate_role_name);
  EXPECT_REFUSED(create(" "), invalid_role_properties);
  EXPECT_REFUSED(roles::create(*ctx, admin, named("other", "Everywhere")), invalid_role_properties);
}

TEST_P(EditRolesTest, ChangingOne) {
  const auto role = create("helper");
  create("other");
  forget_events();
  clock.advance(std::chrono::seconds{1});
  EXPECT_REFUSED(roles::update(*ctx, ann, role.id.value, named("better")), not_allowed);
  EXPECT_REFUSED(roles::update(*ctx, admin, "nothing", named("better")), invalid_role_id);
  EXPECT_REFUSED(roles::update(*ctx, admin, role.id.value, named("other")), duplicate_role_name);
  roles::update(*ctx, admin, role.id.value, {.name = "better", .description = "D", .scope = {}, .mandatory_2fa = {}});
  EXPECT_EQ(stored(role.id)->name, "better");
  EXPECT_EQ(stored(role.id)->description, "D");
  EXPECT_EQ(stored(role.id)->updated_at, clock.now());
  EXPECT_EQ(told<bus::RoleChanged>().at(0).change, bus::Change::updated);
  EXPECT_NO_THROW(roles::update(*ctx, admin, role.id.value, named("better")));  // its own name
}

TEST_P(EditRolesTest, ABuiltInOneKeepsNameAndScope) {
  EXPECT_REFUSED(roles::update(*ctx, admin, "bot", named("robot")), role_protected);
  EXPECT_REFUSED(roles::update(*ctx, admin, "bot", named("bot", "Subscriptions")), role_protected);
  EXPECT_REFUSED(roles::remove(*ctx, admin, "bot"), role_protected);
  roles::update(*ctx, admin, "bot", {.name = "bot", .description = "D", .scope = "Users", .mandatory_2fa = {}});
  EXPECT_EQ(stored(RoleId{"bot"})->description, "D");
  EXPECT_TRUE(stored(RoleId{"bot"})->is_protected);
}

TEST_P(EditRolesTest, OneThatIsHeldStays) {
  const auto role = create("helper");
  roles::add_user_to_role(*ctx, admin, "ann", "helper");
  EXPECT_REFUSED(roles::remove(*ctx, ann, role.id.value), not_allowed);
  EXPECT_REFUSED(roles::remove(*ctx, admin, role.id.value), role_in_use);
  roles::remove_user_from_role(*ctx, admin, "ann", "helper");
  forget_events();
  roles::remove(*ctx, admin, role.id.value);
  EXPECT_FALSE(stored(role.id));
  EXPECT_EQ(told<bus::RoleChanged>().at(0).change, bus::Change::removed);
  EXPECT_REFUSED(roles::remove(*ctx, admin, role.id.value), invalid_role_id);
}

TEST_P(EditRolesTest, OneThatIsHeldInARoomStays) {
  const auto role = create("helper");
  const auto room = channel(ann, {});
  run(
      {"INSERT INTO room_roles (room_pk, user_pk, role_id) SELECT r.pk, u.pk, c.id FROM rooms r, users u, roles c "
       "WHERE u.username = 'ann' AND c.name = 'helper'"});
  EXPECT_REFUSED(roles::remove(*ctx, admin, role.id.value), role_in_use);
}

TEST_P(EditRolesTest, WhatIsGoneIsKnownToThoseWhoWereAway) {
  const auto role = create("helper");
  clock.advance(std::chrono::seconds{1});
  const auto since = clock.now();
  roles::remove(*ctx, admin, role.id.value);
  const auto reader = db->read();
  const auto gone = store::Configuration{*reader}.roles_deleted_since(since);
  ASSERT_THAT(gone, SizeIs(1));
  EXPECT_EQ(gone[0].id, role.id);
  EXPECT_THAT(store::Configuration{*reader}.roles_deleted_since(since + std::chrono::seconds{1}), IsEmpty());
}

TEST_P(EditRolesTest, WithARoleGoItsPermissions) {
  const auto role = create("helper");
  roles::set_permissions(*ctx, admin, {{"create-c", {"admin", role.id.value}}});
  clock.advance(std::chrono::seconds{1});
  forget_events();
  roles::remove(*ctx, admin, role.id.value);
  EXPECT_THAT(permissions.roles_of(permissions::index_of("create-c").value()), ElementsAre("admin"));
  ASSERT_THAT(told<bus::PermissionChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::PermissionChanged>()[0].id, "create-c");
  const auto reader = db->read();
  EXPECT_EQ(store::Configuration{*reader}.permission("create-c")->updated_at, clock.now());
  EXPECT_THAT(store::Configuration{*reader}.history("permission", "create-c"), SizeIs(2));
}

INSTANTIATE_TEST_SUITE_P(Engines, EditRolesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
