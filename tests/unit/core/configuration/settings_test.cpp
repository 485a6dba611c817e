// Settings are changed all or none, count at once, and one can see who changed them.

#include "core/configuration/settings.h"
#include "base/errors/configuration.h"
#include "base/errors/request.h"

#include <gmock/gmock.h>

#include "core/team.h"
#include "settings/groups/registration.h"
#include "settings/groups/rest_api.h"
#include "store/configuration.h"

namespace confab::core {
namespace {

using configuration::SettingValue;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SaveSettingsTest : public testing::PeopleTest {
 protected:
  void save(const std::vector<SettingValue>& values) { configuration::save_settings(*ctx, admin, values); }
  std::vector<store::Configuration::HistoryRow> history(std::string_view id) {
    const auto reader = db->read();
    return store::Configuration{*reader}.history("setting", id);
  }
  std::optional<std::string> stored(std::string_view id) {
    const auto reader = db->read();
    return store::Configuration{*reader}.setting(id);
  }
};

TEST_P(SaveSettingsTest, AChangeIsStoredAndCountsAtOnce) {
  EXPECT_REFUSED(configuration::save_settings(*ctx, ann, {{"API_Default_Count", 7}}), not_allowed);
  save({{"API_Default_Count", "7"}, {"API_Allow_Infinite_Count", false}});
  EXPECT_EQ(settings.integer(settings::rest_api("API_Default_Count")), 7);
  EXPECT_FALSE(settings.boolean(settings::rest_api("API_Allow_Infinite_Count")));
  EXPECT_EQ(stored("API_Default_Count"), "7");  // a number, however it was sent
  ASSERT_THAT(told<bus::SettingChanged>(), SizeIs(2));
  EXPECT_EQ(told<bus::SettingChanged>()[0].key, "API_Default_Count");
}

TEST_P(SaveSettingsTest, AllOrNone) {
  EXPECT_REFUSED(save({{"API_Default_Count", 7}, {"No_Such_Setting", 1}}), invalid_setting);
  EXPECT_REFUSED(save({{"API_Default_Count", 7}, {"API_Upper_Count_Limit", "many"}}), invalid_setting);
  EXPECT_REFUSED(save({{"API_Default_Count", 7}, {"API_Default_Count", 8}}), invalid_params);
  EXPECT_EQ(settings.integer(settings::rest_api("API_Default_Count")), 50);
  EXPECT_FALSE(stored("API_Default_Count"));
  EXPECT_THAT(*events.lock(), IsEmpty());
}

TEST_P(SaveSettingsTest, WhatIsFixedCannotBeChanged) {
  EXPECT_REFUSED(save({{"uniqueID", "mine"}}), not_allowed);
  EXPECT_THAT(settings.overwrite({{"API_Default_Count", "12"}}), IsEmpty());
  EXPECT_REFUSED(save({{"API_Default_Count", 7}}), not_allowed);
  EXPECT_EQ(settings.integer(settings::rest_api("API_Default_Count")), 12);
}

TEST_P(SaveSettingsTest, TwoTimesAreCompared) {
  const auto wait = [&] { clock.advance(std::chrono::minutes{1}); };
  const auto differing = [&](Timestamp from, std::optional<Timestamp> until) {
    std::vector<std::string> found;
    for (const auto& one : configuration::setting_differences(*ctx, admin, from, until)) {
      found.push_back(one.id + " " + (one.before ? to_json_text(*one.before) : "?") + " " +
                      (one.after ? to_json_text(*one.after) : "?"));
    }
    return found;
  };
  save({{"API_Default_Count", 7}});
  const auto first = clock.now();
  wait();
  save({{"API_Default_Count", 8}, {"API_Allow_Infinite_Count", false}, {"FileUpload_Webdav_Password", "hush"}});
  const auto second = clock.now();
  wait();
  save({{"API_Default_Count", 7}, {"API_Allow_Infinite_Count", true}});
  EXPECT_THAT(differing(first, second), ElementsAre("API_Allow_Infinite_Count true false", "API_Default_Count 7 8",
                                                    "FileUpload_Webdav_Password ? ?"));
  EXPECT_THAT(differing(first, {}), ElementsAre("FileUpload_Webdav_Password ? ?")) << "what came back is the same";
  EXPECT_THAT(differing(second, {}), ElementsAre("API_Allow_Infinite_Count false true", "API_Default_Count 8 7"));
  EXPECT_THAT(settings.overwrite({{"API_Default_Count", "12"}}), IsEmpty());
  EXPECT_THAT(differing(second, {}), ElementsAre("API_Allow_Infinite_Count false true"));
  EXPECT_REFUSED(configuration::setting_differences(*ctx, ann, first, {}), not_allowed);
}

TEST_P(SaveSettingsTest, EveryChangeIsInTheHistory) {
  save({{"API_Default_Count", 7}});
  clock.advance(std::chrono::minutes{1});
  forget_events();
  save({{"API_Default_Count", 7}});  // as it is: nothing happened
  EXPECT_THAT(*events.lock(), IsEmpty());
  save({{"API_Default_Count", 8}});
  const auto rows = history("API_Default_Count");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(rows[0].old_value, "50");
  EXPECT_EQ(rows[0].new_value, "7");
  EXPECT_EQ(rows[1].old_value, "7");
  EXPECT_EQ(rows[1].new_value, "8");
  EXPECT_EQ(rows[1].actor_id, admin.id.value);
  EXPECT_EQ(rows[1].at, clock.now());
}

TEST_P(SaveSettingsTest, ASecretIsInNeitherRecord) {
  constexpr auto secret = "do-not-tell";
  save({{"Accounts_RegistrationForm_SecretURL", secret}});
  EXPECT_EQ(settings.text(settings::registration("Accounts_RegistrationForm_SecretURL")), secret);
  const auto rows = history("Accounts_RegistrationForm_SecretURL");
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].old_value, "\"(secret)\"");
  EXPECT_EQ(rows[0].new_value, "\"(secret)\"");
  const auto details =
      db->read()->first("SELECT details FROM audit_log", {}, [](const sql::Row& row) { return row.string(0); });
  ASSERT_TRUE(details);
  EXPECT_THAT(*details, HasSubstr("(secret)"));
  EXPECT_THAT(*details, ::testing::Not(HasSubstr(secret)));
}

INSTANTIATE_TEST_SUITE_P(Engines, SaveSettingsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
