// The bot that is there on every workspace.

#include "core/accounts/built_in_bot.h"

#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/profile.h"
#include "core/roles/assign.h"
#include "core/rooms/general.h"
#include "core/rooms/info.h"
#include "core/team.h"

namespace confab::core {
namespace {

class BuiltInBotTest : public testing::PeopleTest {
 protected:
  void prepare() override {
    testing::PeopleTest::prepare();
    accounts::ensure_built_in_bot(*ctx);
  }
  model::User bot() {
    const auto reader = db->read();
    auto found = store::Users{*reader}.by_id(id);
    if (!found) throw std::runtime_error("there is no bot");
    return *found;
  }
  const UserId id{"rocket.cat"};
};

TEST_P(BuiltInBotTest, IsMadeOnceAndIsOnline) {
  accounts::ensure_built_in_bot(*ctx);
  EXPECT_EQ(bot().username, "rocket.cat");
  EXPECT_EQ(bot().name, "Confab");
  EXPECT_EQ(bot().type, "bot");
  EXPECT_EQ(bot().roles, std::vector<std::string>{"bot"});
  EXPECT_FALSE(bot().password_hash);
  EXPECT_EQ(presence.status(id, "online").status, "online");
}

TEST_P(BuiltInBotTest, IsCalledAsTheSettingSays) {
  const auto room = direct(ann, {.id = id, .pk = bot().pk, .username = "rocket.cat"});
  settings.put("Confab_Bot_Name", "Helper");
  accounts::ensure_built_in_bot(*ctx);
  EXPECT_EQ(bot().name, "Helper");
  EXPECT_EQ(told<bus::UserNameChanged>().size(), 1U);
  EXPECT_EQ(membership(ann, room.id).fname, "Helper");
  settings.put("Confab_Bot_Name", " ");
  accounts::ensure_built_in_bot(*ctx);
  EXPECT_EQ(bot().name, "Confab");
}

TEST_P(BuiltInBotTest, IsTheCreatorOfTheDefaultChannel) {
  rooms::ensure_general(*ctx);
  const auto general = rooms::info(*ctx, ann, RoomId{"GENERAL"});
  ASSERT_TRUE(general.u);
  EXPECT_EQ(general.u->id, id);
}

TEST_P(BuiltInBotTest, IsNobodysToChange) {
  accounts::UserChanges changes;
  changes.password = "a password";
  EXPECT_REFUSED(accounts::update_user(*ctx, admin, id, changes), action_not_allowed);
  EXPECT_REFUSED(accounts::set_active(*ctx, admin, id, false, rooms::LastOwner::ask), action_not_allowed);
  EXPECT_REFUSED(roles::remove_user_from_role(*ctx, admin, "rocket.cat", "bot"), action_not_allowed);
}

TEST_P(BuiltInBotTest, LeavesAUsernameToThoseWhoHaveIt) {
  const auto tx = db->begin();
  auto user = bot();
  user.username = "gone";
  store::UserWriter{*tx}.update(user);
  tx->execute("DELETE FROM user_roles WHERE user_pk = ?", {user.pk});
  tx->execute("DELETE FROM user_names WHERE user_pk = ? AND key > ''", {user.pk});
  tx->execute("DELETE FROM users WHERE pk = ?", {user.pk});
  tx->commit();
  person("Rocket.Cat");
  accounts::ensure_built_in_bot(*ctx);
  EXPECT_EQ(bot().username, "rocket.cat-1");
}

INSTANTIATE_TEST_SUITE_P(Engines, BuiltInBotTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
