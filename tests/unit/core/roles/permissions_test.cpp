// Who may do what is changed at once for everybody, as a whole or not at all, and one can see who changed it.

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/roles/assign.h"
#include "core/roles/edit.h"
#include "core/team.h"
#include "permissions/catalogue.h"
#include "permissions/groups/people.h"
#include "permissions/groups/rooms.h"
#include "store/configuration.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class PermissionsTest : public testing::PeopleTest {
 protected:
  void change(const std::vector<roles::PermissionRoles>& changes) { roles::set_permissions(*ctx, admin, changes); }
  std::vector<store::Configuration::HistoryRow> history(std::string_view id) {
    const auto reader = db->read();
    return store::Configuration{*reader}.history("permission", id);
  }
};

TEST_P(PermissionsTest, AChangeCountsFromTheNextCallOn) {
  EXPECT_TRUE(may(*ctx, ann, permissions::rooms("create-c")));
  change({{"create-c", {"admin", "bot"}}});
  EXPECT_FALSE(may(*ctx, ann, permissions::rooms("create-c")));
  EXPECT_REFUSED(require(*ctx, ann, permissions::rooms("create-c")), not_allowed);
  EXPECT_NO_THROW(require(*ctx, admin, permissions::rooms("create-c")));
  ASSERT_THAT(told<bus::PermissionChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::PermissionChanged>()[0].id, "create-c");
  change({{"create-c", {}}});
  EXPECT_FALSE(may(*ctx, admin, permissions::rooms("create-c")));
}

TEST_P(PermissionsTest, AllOrNothing) {
  EXPECT_REFUSED(roles::set_permissions(*ctx, ann, {{"create-c", {"user"}}}), not_allowed);
  EXPECT_REFUSED(change({{"create-c", {"admin"}}, {"no-such", {"admin"}}}), invalid_permission);
  EXPECT_REFUSED(change({{"create-c", {"admin"}}, {"create-p", {"no-such"}}}), invalid_role);
  EXPECT_REFUSED(change({{"create-c", {"admin"}}, {"create-c", {"user"}}}), invalid_params);
  EXPECT_TRUE(may(*ctx, ann, permissions::rooms("create-c")));
  EXPECT_THAT(history("create-c"), IsEmpty());
  EXPECT_THAT(*events.lock(), IsEmpty());
}

TEST_P(PermissionsTest, EveryChangeIsInTheHistory) {
  change({{"create-c", {"admin"}}});
  clock.advance(std::chrono::minutes{1});
  change({{"create-c", {"admin"}}});  // as it is: nothing happened
  change({{"create-c", {"admin", "user"}}});
  const auto rows = history("create-c");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].new_value, R"(["admin"])");
  EXPECT_EQ(rows[0].actor_id, admin.id.value);
  EXPECT_EQ(rows[1].old_value, R"(["admin"])");
  EXPECT_EQ(rows[1].new_value, R"(["admin","user"])");
  EXPECT_EQ(rows[1].at, clock.now());
}

TEST_P(PermissionsTest, ACustomRoleMayBeCalledByItsName) {
  const auto helper =
      roles::create(*ctx, admin, {.name = "helper", .description = {}, .scope = {}, .mandatory_2fa = {}});
  change({{"create-user", {"admin", "helper", helper.id.value}}});
  EXPECT_THAT(permissions.roles_of(permissions::index_of("create-user").value()),
              UnorderedElementsAre("admin", helper.id.value));
  auto actor = ann;
  actor.roles.push_back(helper.id.value);
  EXPECT_TRUE(may(*ctx, actor, permissions::people("create-user")));
}

TEST_P(PermissionsTest, TheListHasDefaultsAndChanges) {
  change({{"create-c", {"admin"}}, {"create-p", {}}});
  const auto all = roles::all_permissions(*ctx);
  ASSERT_EQ(all.size(), permissions::catalogue().size());
  const auto listed = [&](std::string_view id) {
    return *std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.id == id; });
  };
  const auto changed = listed("create-c");
  EXPECT_THAT(changed.roles, ElementsAre("admin"));
  EXPECT_EQ(changed.updated_at, clock.now());
  EXPECT_THAT(listed("create-p").roles, IsEmpty());
  const auto untouched = listed("create-d");
  EXPECT_FALSE(untouched.roles.empty());
  EXPECT_EQ(untouched.updated_at, Timestamp{});
}

TEST_P(PermissionsTest, TwoChangesAtOnceBothCount) {
  change({{"create-c", {"admin"}}});
  permissions.put("create-c", {"admin", "user"});  // memory has not heard of it yet
  roles::give_permission(*ctx, admin, "create-c", "bot");
  EXPECT_EQ(history("create-c").back().new_value, R"(["admin","bot"])");
  roles::take_permission(*ctx, admin, "create-c", "admin");
  EXPECT_EQ(history("create-c").back().new_value, R"(["bot"])");
  EXPECT_REFUSED(roles::give_permission(*ctx, ann, "create-c", "user"), not_allowed);
  EXPECT_REFUSED(roles::give_permission(*ctx, admin, "create-c", "no-such"), invalid_role);
  EXPECT_REFUSED(roles::take_permission(*ctx, admin, "no-such", "admin"), invalid_permission);
}

TEST_P(PermissionsTest, SomebodyCanAlwaysChangeThem) {
  const auto holders = [&] { return permissions.roles_of(permissions::index_of("access-permissions").value()); };
  EXPECT_REFUSED(change({{"access-permissions", {}}}), action_not_allowed);
  EXPECT_REFUSED(change({{"access-permissions", {"bot"}}}), action_not_allowed);  // nobody has the role
  EXPECT_REFUSED(roles::take_permission(*ctx, admin, "access-permissions", "admin"), action_not_allowed);
  EXPECT_THAT(holders(), ElementsAre("admin"));
  change({{"access-permissions", {"admin", "user"}}});
  EXPECT_THAT(holders(), UnorderedElementsAre("admin", "user"));
}

TEST_P(PermissionsTest, TheLastOneWhoCanKeepsTheRole) {
  const auto chief = person("chief", {"auditor", "user"});
  change({{"access-permissions", {"auditor"}}});
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, chief, "chief", "auditor"), action_not_allowed);
  roles::add_user_to_role(*ctx, chief, "ann", "auditor");
  EXPECT_NO_THROW(roles::remove_user_from_role(*ctx, chief, "chief", "auditor"));
}

INSTANTIATE_TEST_SUITE_P(Engines, PermissionsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
