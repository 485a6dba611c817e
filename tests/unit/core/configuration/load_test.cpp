// What a start finds in the store, and how memory follows it.

#include "core/configuration/load.h"
#include "base/log.h"

#include <gmock/gmock.h>

#include "core/configuration/settings.h"
#include "core/roles/edit.h"
#include "core/team.h"
#include "permissions/built_in_roles.h"
#include "permissions/catalogue.h"
#include "settings/catalogue.h"
#include "settings/groups/rest_api.h"
#include "settings/groups/site.h"
#include "store/configuration.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class LoadTest : public testing::PeopleTest {
 protected:
  /// What a program that starts on the same database has in memory.
  struct Restarted {
    settings::Settings settings;
    permissions::Matrix permissions;
  };
  void restart(Restarted& memory) {
    configuration::load(
        {*db, memory.settings, memory.permissions, sequencer, clock, changes, presence, push_devices, webhooks});
  }
  void put_setting(std::string_view id, std::string_view value) {
    const auto tx = db->begin();
    store::ConfigurationWriter{*tx}.put_setting(id, value, changes.next());
    tx->commit();
  }
};

TEST_P(LoadTest, BuiltInRolesAreThereAndProtected) {
  const auto reader = db->read();
  const auto roles = store::Configuration{*reader}.roles();
  EXPECT_EQ(roles.size(), permissions::kBuiltInRoles.size());
  for (const auto& role : roles) EXPECT_TRUE(role.is_protected) << role.name;
}

TEST_P(LoadTest, ChangesOutliveARestart) {
  configuration::save_settings(*ctx, admin, {{"API_Default_Count", 7}});
  roles::set_permissions(*ctx, admin, {{"create-c", {"bot"}}, {"create-p", {}}});
  roles::update(*ctx, admin, "bot", {.name = "bot", .description = "mine", .scope = {}, .mandatory_2fa = {}});
  Restarted memory;
  restart(memory);
  EXPECT_EQ(memory.settings.integer(settings::rest_api("API_Default_Count")), 7);
  EXPECT_THAT(memory.permissions.roles_of(permissions::index_of("create-c").value()), ElementsAre("bot"));
  EXPECT_THAT(memory.permissions.roles_of(permissions::index_of("create-p").value()), IsEmpty());
  const auto reader = db->read();
  EXPECT_EQ(store::Configuration{*reader}.role("bot")->description, "mine") << "a restart made the role anew";
}

TEST_P(LoadTest, WhatIsMadeOnceStaysTheSame) {
  Restarted one, two;
  restart(one);
  restart(two);
  for (const auto* id : {"uniqueID", "Accounts_RegistrationForm_SecretURL"}) {
    const auto index = settings::index_of(id).value();
    EXPECT_NE(one.settings.value(index), json::value("")) << id;
    EXPECT_EQ(one.settings.value(index), two.settings.value(index)) << id;
  }
}

TEST_P(LoadTest, TheEnvironmentStandsOverTheStore) {
  configuration::save_settings(*ctx, admin, {{"API_Default_Count", 7}});
  Restarted memory;
  EXPECT_THAT(memory.settings.overwrite({{"API_Default_Count", "12"}}), IsEmpty());
  restart(memory);
  EXPECT_EQ(memory.settings.integer(settings::rest_api("API_Default_Count")), 12);
}

TEST_P(LoadTest, ValuesOfAnotherVersionDoNotStopTheStart) {
  put_setting("API_Default_Count", "\"many\"");
  put_setting("API_Upper_Count_Limit", "no json");
  put_setting("Of_A_Newer_Program", "1");
  put_setting("Site_Name", "\"Ours\"");
  Restarted memory;
  EXPECT_NO_THROW(restart(memory));
  EXPECT_EQ(memory.settings.integer(settings::rest_api("API_Default_Count")), 50);
  EXPECT_EQ(memory.settings.text(settings::site("Site_Name")), "Ours");
}

TEST_P(LoadTest, WhatAnotherNodeChangedComesWithTheEventOrIsRead) {
  put_setting("API_Default_Count", "9");
  {
    const auto tx = db->begin();
    store::ConfigurationWriter{*tx}.put_permission({"create-c", {"bot"}, clock.now()});
    tx->commit();
  }
  EXPECT_EQ(settings.integer(settings::rest_api("API_Default_Count")), 50);
  EXPECT_FALSE(configuration::observe(*ctx, bus::SettingChanged{"API_Default_Count"})) << "it does not say its value";
  EXPECT_TRUE(configuration::observe(*ctx, bus::SettingChanged{"API_Default_Count", json::value(7)}));
  EXPECT_TRUE(configuration::observe(*ctx, bus::PermissionChanged{"create-c", {"bot", "user"}}));
  EXPECT_EQ(settings.integer(settings::rest_api("API_Default_Count")), 7);
  EXPECT_THAT(permissions.roles_of(permissions::index_of("create-c").value()), ElementsAre("bot", "user"));
  configuration::reload(*ctx);
  EXPECT_EQ(settings.integer(settings::rest_api("API_Default_Count")), 9);
  EXPECT_THAT(permissions.roles_of(permissions::index_of("create-c").value()), ElementsAre("bot"));
}

TEST_P(LoadTest, TheLogFollowsItsSetting) {
  const auto before = log::level();
  put_setting("Log_Level", "\"2\"");
  configuration::reload(*ctx);
  EXPECT_EQ(log::level(), log::Level::debug);
  EXPECT_TRUE(configuration::observe(*ctx, bus::SettingChanged{"Log_Level", json::value("0")}));
  EXPECT_EQ(log::level(), log::Level::error);
  EXPECT_TRUE(configuration::observe(*ctx, bus::SettingChanged{"Log_Level", json::value("1")}));
  EXPECT_EQ(log::level(), log::Level::info);
  log::set_level(before);
}

INSTANTIATE_TEST_SUITE_P(Engines, LoadTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
