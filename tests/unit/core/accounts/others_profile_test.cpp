// What administrators change of other people's accounts.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/accounts/accounts.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/preferences.h"
#include "core/accounts/profile.h"
#include "core/accounts/status.h"

namespace confab::core {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using Roles = std::vector<std::string>;

class OthersProfileTest : public testing::AccountsTest {
 protected:
  model::User change(const Actor& target, const accounts::UserChanges& changes) {
    return accounts::update_user(*ctx, admin, target.id, changes);
  }
};

TEST_P(OthersProfileTest, EachPartNeedsItsPermission) {
  EXPECT_REFUSED(accounts::update_user(*ctx, ben, ann.id, {.name = "A"}), action_not_allowed);
  EXPECT_EQ(accounts::update_user(*ctx, ben, ben.id, {.name = "Benjamin"}).name, "Benjamin");
  EXPECT_REFUSED(accounts::update_user(*ctx, ben, ben.id, {.password = "another one"}), action_not_allowed);
  permissions.put("edit-other-user-info", {"user"});
  EXPECT_NO_THROW(accounts::update_user(*ctx, ben, ann.id, {.name = "A"}));
  EXPECT_REFUSED(accounts::update_user(*ctx, ben, ann.id, {.password = "x"}), not_allowed);
  EXPECT_REFUSED(accounts::update_user(*ctx, ben, ann.id, {.active = false}), not_allowed);
  EXPECT_REFUSED(accounts::update_user(*ctx, ben, ann.id, {.name = "B", .roles = Roles{"user", "bot"}}), not_allowed);
  EXPECT_EQ(stored(ann).name, "A") << "refused as a whole";
  permissions.put("assign-roles", {"user"});
  EXPECT_REFUSED(accounts::update_user(*ctx, ben, ann.id, {.roles = Roles{"user", "admin"}}), not_allowed);
  EXPECT_REFUSED(change({.id = UserId{"nobody"}}, {.name = "A"}), invalid_user);
}

TEST_P(OthersProfileTest, WhatIsChangedIsStoredAndRecorded) {
  change(ann, {.name = "Ann B", .username = "anna", .email = "a@example.org", .bio = "B", .verified = true});
  const auto now = stored(ann);
  EXPECT_EQ(now.name, "Ann B");
  EXPECT_EQ(now.username, "anna");
  EXPECT_TRUE(now.emails.at(0).verified);
  EXPECT_EQ(now.bio, "B");
  EXPECT_THAT(audited(), ElementsAre("user.changed"));
  forget_events();
  change(ann, {.name = "Ann B", .username = "anna", .email = "a@example.org", .bio = "B", .verified = true});
  EXPECT_THAT(*events.lock(), IsEmpty());
  EXPECT_THAT(audited(), SizeIs(1));
}

TEST_P(OthersProfileTest, ANewAddressIsNotConfirmedByTheOldOne) {
  change(ann, {.email = "a@example.org", .verified = true});
  EXPECT_TRUE(change(ann, {.email = "A@example.org"}).emails.at(0).verified);
  EXPECT_FALSE(change(ann, {.email = "b@example.org"}).emails.at(0).verified);
  EXPECT_TRUE(change(ann, {.verified = true}).emails.at(0).verified);
}

TEST_P(OthersProfileTest, APasswordEndsAllSessionsAndMayHaveToBeChanged) {
  const auto session = session_of(ann);
  change(ann, {.password = "chosen for ann", .require_password_change = true});
  EXPECT_FALSE(lives(session));
  EXPECT_THAT(audited(), ElementsAre("user.changed", "user.password_set"));
  EXPECT_TRUE(log_in("ann", "chosen for ann").user.require_password_change);
  settings.put("Accounts_Password_Policy_Enabled", true);
  EXPECT_REFUSED(change(ann, {.password = "simple"}), password_policy_not_met);
  const auto hash = stored(ann).password_hash;
  change(ann, {.password = ""});  // how a form says that nothing was typed
  EXPECT_EQ(stored(ann).password_hash, hash);
}

TEST_P(OthersProfileTest, Roles) {
  change(ann, {.roles = Roles{"user", "bot"}});
  EXPECT_THAT(stored(ann).roles, UnorderedElementsAre("user", "bot"));
  EXPECT_THAT(audited(), ElementsAre("role.given", "user.changed"));
  change(ann, {.roles = Roles{"bot"}});
  EXPECT_THAT(stored(ann).roles, ElementsAre("bot"));
  EXPECT_REFUSED(change(ann, {.roles = Roles{"nothing"}}), invalid_role);
}

TEST_P(OthersProfileTest, RolesInAnotherOrderOrNamedTwiceAreTheSame) {
  change(ann, {.roles = Roles{"user", "bot", "user", "bot"}});
  EXPECT_THAT(told<bus::UserRoleChanged>(), SizeIs(1));
  forget_events();
  change(ann, {.roles = Roles{"user", "bot"}});
  change(ann, {.roles = Roles{"bot", "user"}});
  EXPECT_THAT(*events.lock(), IsEmpty());
}

TEST_P(OthersProfileTest, DeactivatingTellsAndIsUndone) {
  EXPECT_REFUSED(accounts::set_active(*ctx, ben, ann.id, false), not_allowed);
  EXPECT_REFUSED(accounts::set_active(*ctx, admin, UserId{"nobody"}, false), user_not_found);
  EXPECT_FALSE(accounts::set_active(*ctx, admin, ann.id, false).active);
  EXPECT_FALSE(stored(ann).active);
  ASSERT_THAT(told<bus::UserChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::UserChanged>()[0].fields.active, false);
  EXPECT_THAT(told<bus::SessionsEnded>(), SizeIs(1));
  forget_events();
  accounts::set_active(*ctx, admin, ann.id, false);
  EXPECT_THAT(*events.lock(), IsEmpty());
  accounts::set_active(*ctx, admin, ann.id, true);
  EXPECT_TRUE(stored(ann).active);
  EXPECT_THAT(audited(), ElementsAre("user.deactivated", "user.activated"));
}

TEST_P(OthersProfileTest, TheLastAdministratorStays) {
  EXPECT_REFUSED(accounts::set_active(*ctx, admin, admin.id, false), action_not_allowed);
  EXPECT_REFUSED(change(admin, {.active = false}), action_not_allowed);
  EXPECT_REFUSED(change(admin, {.roles = Roles{"user"}}), admin_required);
  EXPECT_TRUE(stored(admin).active);
  EXPECT_THAT(stored(admin).roles, Contains("admin"));
  const auto second = person("second", {"admin", "user"});
  accounts::set_active(*ctx, admin, admin.id, false);
  EXPECT_REFUSED(accounts::set_active(*ctx, second, second.id, false), action_not_allowed);
  // One who is switched off does not count, and may lose the role.
  EXPECT_THAT(accounts::update_user(*ctx, second, admin.id, {.roles = Roles{"user"}}).roles, Not(Contains("admin")));
}

// Who may edit accounts does not become an administrator by giving one a new password.
TEST_P(OthersProfileTest, NobodyTakesOverAnAccountWithMorePower) {
  const auto helper = person("helper", {"user", "bot"});
  for (const auto* right : {"edit-other-user-info", "edit-other-user-password", "edit-other-user-active-status",
                            "logout-other-user", "user-generate-access-token"}) {
    permissions.put(right, {"admin", "bot"});
  }
  ctx->tokens_for_users = true;
  EXPECT_NO_THROW(accounts::update_user(*ctx, helper, ann.id, {.password = "another secret 1"}));
  EXPECT_REFUSED(accounts::update_user(*ctx, helper, admin.id, {.password = "another secret 1"}), action_not_allowed);
  EXPECT_REFUSED(accounts::update_user(*ctx, helper, admin.id, {.email = "h@example.org"}), action_not_allowed);
  EXPECT_REFUSED(accounts::set_active(*ctx, helper, admin.id, false), action_not_allowed);
  EXPECT_REFUSED(accounts::create_token_for(*ctx, helper, admin.id), action_not_allowed);
  EXPECT_REFUSED(accounts::logout_user(*ctx, helper, admin.id), action_not_allowed);
  EXPECT_REFUSED(accounts::set_status(*ctx, helper, admin.id, "busy", {}), action_not_allowed);
  EXPECT_REFUSED(accounts::set_preferences(*ctx, helper, admin.id, {{"language", "de"}}), action_not_allowed);
  EXPECT_FALSE(stored(admin).password_hash);
}

INSTANTIATE_TEST_SUITE_P(Engines, OthersProfileTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
