// Accounts that somebody makes for somebody else.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "core/accounts/accounts.h"
#include "core/accounts/register.h"
#include "core/roles/edit.h"
#include "core/rooms/general.h"

namespace confab::core {
namespace {

using accounts::NewUser;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class CreateUserTest : public testing::AccountsTest {
 protected:
  static NewUser account(const std::string& username) {
    NewUser wanted;
    wanted.username = username;
    wanted.email = username + "@example.org";
    wanted.password = kPassword;
    return wanted;
  }
  model::User create(const NewUser& wanted) { return accounts::create_user(*ctx, admin, wanted); }
  model::User stored_as(const model::User& made) { return stored({.id = made.id}); }
};

TEST_P(CreateUserTest, NeedsThePermission) {
  EXPECT_REFUSED(accounts::create_user(*ctx, ann, account("new")), not_allowed);
  EXPECT_EQ(create(account("new")).username, "new");
  EXPECT_THAT(audited(), ElementsAre("user.created"));
}

TEST_P(CreateUserTest, EverythingThatWasAskedForIsStored) {
  auto wanted = account("Dora");
  wanted.name = "Dora D";
  wanted.verified = true;
  wanted.bio = "B";
  wanted.nickname = "N";
  wanted.status_text = "S";
  wanted.require_password_change = true;
  wanted.roles = {"user", "bot"};
  const auto made = stored_as(create(wanted));
  EXPECT_EQ(made.username, "Dora");
  EXPECT_EQ(made.name, "Dora D");
  EXPECT_EQ(made.emails.at(0).address, "Dora@example.org");
  EXPECT_TRUE(made.emails.at(0).verified);
  EXPECT_EQ(made.bio, "B");
  EXPECT_EQ(made.nickname, "N");
  EXPECT_EQ(made.status_text, "S");
  EXPECT_TRUE(made.require_password_change);
  EXPECT_THAT(made.roles, UnorderedElementsAre("user", "bot"));
  EXPECT_EQ(log_in("dora").user.id, made.id);
}

TEST_P(CreateUserTest, RolesNeedTheirPermissions) {
  permissions.put("create-user", {"user"});
  auto wanted = account("new");
  wanted.roles = {"bot"};
  EXPECT_REFUSED(accounts::create_user(*ctx, ann, wanted), not_allowed);
  permissions.put("assign-roles", {"user"});
  wanted.roles = {"user", "admin"};
  EXPECT_REFUSED(accounts::create_user(*ctx, ann, wanted), not_allowed);
  wanted.roles = {"bot"};
  EXPECT_THAT(accounts::create_user(*ctx, ann, wanted).roles, ElementsAre("bot"));
  auto other = account("other");
  other.roles = {"nothing"};
  EXPECT_REFUSED(create(other), action_not_allowed);
}

TEST_P(CreateUserTest, ARoleMayBeCalledByItsName) {
  const auto helper =
      roles::create(*ctx, admin, {.name = "helper", .description = {}, .scope = {}, .mandatory_2fa = {}});
  auto wanted = account("new");
  wanted.roles = {"helper", helper.id.value};
  EXPECT_THAT(create(wanted).roles, ElementsAre(helper.id.value));
}

TEST_P(CreateUserTest, TheSameRulesForNamesAsForEverybody) {
  EXPECT_REFUSED(create(account("ANN")), field_unavailable);
  EXPECT_REFUSED(create(account("a b")), input_is_not_valid);
  EXPECT_REFUSED(create(account("all")), blocked_username);
  auto wanted = account("new");
  wanted.email = "nothing";
  EXPECT_REFUSED(create(wanted), invalid_email);
  wanted = account("new");
  wanted.password = "";
  EXPECT_REFUSED(create(wanted), field_required);
}

TEST_P(CreateUserTest, ARandomPasswordMustBeChanged) {
  auto wanted = account("new");
  wanted.random_password = true;
  const auto made = stored_as(create(wanted));
  EXPECT_TRUE(made.require_password_change);
  EXPECT_REFUSED(log_in("new"), login_refused);  // not the password that came along
}

TEST_P(CreateUserTest, DefaultChannelsUnlessNotWanted) {
  rooms::ensure_general(*ctx);
  const RoomId general{"GENERAL"};
  EXPECT_TRUE(subscriptions::document(*ctx, general, create(account("dora")).id));
  auto wanted = account("finn");
  wanted.join_default_channels = false;
  EXPECT_FALSE(subscriptions::document(*ctx, general, create(wanted).id));
  wanted = account("gail");
  wanted.active = false;
  EXPECT_FALSE(subscriptions::document(*ctx, general, create(wanted).id));
  EXPECT_REFUSED(log_in("gail"), user_is_not_activated);
}

INSTANTIATE_TEST_SUITE_P(Engines, CreateUserTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
