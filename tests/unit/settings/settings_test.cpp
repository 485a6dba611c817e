#include "settings/settings.h"
#include "base/errors/configuration.h"

#include <gmock/gmock.h>

#include <set>
#include <stdexcept>
#include <thread>

#include "base/error.h"
#include "base/text.h"
#include "settings/catalogue.h"
#include "settings/groups/failed_logins.h"
#include "settings/groups/registration.h"
#include "settings/groups/rest_api.h"
#include "settings/nearest.h"

namespace confab::settings {
namespace {

using ::testing::HasSubstr;

const Declaration& row_of(std::string_view key) {
  return catalogue()[index_of(key).value()];
}

/// What is said against a value; "" when it is taken.
std::string against(std::string_view key, const json::value& value) {
  try {
    (void)checked(row_of(key), value);
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), errors::invalid_setting);
    EXPECT_EQ(refusal.details().at("_id").as_string(), std::string{key});
    return refusal.reason();
  }
  return {};
}

std::string said_by_overwrite(const std::map<std::string, std::string>& values) {
  Settings settings;
  try {
    (void)settings.overwrite(values);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

TEST(SettingsCatalogue, EveryRowOnceDocumentedAndWithADefaultThatPassesItsCheck) {
  std::set<std::string_view> seen;
  for (const auto& row : catalogue()) {
    EXPECT_TRUE(seen.insert(row.key).second) << row.key << " is declared twice";
    EXPECT_FALSE(row.doc.empty()) << row.key;
    EXPECT_FALSE(row.group.empty()) << row.key;
    EXPECT_NO_THROW((void)checked(row, parse_json(row.fallback))) << row.key;
    EXPECT_FALSE(row.secret && row.audience == Audience::everyone) << row.key << " would be told to everybody";
  }
  EXPECT_EQ(index_of("No_Such_Setting"), std::nullopt);
}

TEST(SettingsCatalogue, TheCompilerAndTheCatalogueMeanTheSameRow) {
  EXPECT_EQ(index_of(rest_api("API_Default_Count").place), index_of("API_Default_Count"));
  EXPECT_EQ(index_of(registration("Accounts_RegistrationForm").place), index_of("Accounts_RegistrationForm"));
}

TEST(CheckedSetting, Booleans) {
  EXPECT_EQ(against("API_Allow_Infinite_Count", true), "");
  EXPECT_THAT(against("API_Allow_Infinite_Count", "true"), HasSubstr("true or false"));
  EXPECT_THAT(against("API_Allow_Infinite_Count", 1), HasSubstr("true or false"));
  EXPECT_THAT(against("API_Allow_Infinite_Count", nullptr), HasSubstr("true or false"));
}

TEST(CheckedSetting, WholeNumbersInTheirRange) {
  EXPECT_EQ(checked(row_of("Accounts_LoginExpiration"), 30), json::value(30));
  EXPECT_EQ(checked(row_of("Accounts_LoginExpiration"), "30"), json::value(30));  // as forms send it
  EXPECT_EQ(against("Accounts_LoginExpiration", 1), "");
  EXPECT_EQ(against("Accounts_LoginExpiration", 36500), "");
  EXPECT_THAT(against("Accounts_LoginExpiration", 0), HasSubstr("between 1 and 36500"));
  EXPECT_THAT(against("Accounts_LoginExpiration", 36501), HasSubstr("between 1 and 36500"));
  for (const json::value& bad :
       {json::value("30 days"), json::value(""), json::value(true), json::value(json::array{})}) {
    EXPECT_THAT(against("Accounts_LoginExpiration", bad), HasSubstr("must be a number")) << json::serialize(bad);
  }
  for (const json::value& bad : {json::value("99999999999999999999"), json::value(1e300), json::value(36500.5)}) {
    EXPECT_THAT(against("Accounts_LoginExpiration", bad), HasSubstr("between 1 and 36500")) << json::serialize(bad);
  }
}

TEST(CheckedSetting, AFractionIsKeptAndTheNextNumberAboveItCounts) {
  constexpr IntegerKey kMinutes = failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes");
  Settings settings;
  settings.put("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes", 0.05);
  EXPECT_DOUBLE_EQ(settings.number(kMinutes), 0.05);
  EXPECT_EQ(settings.integer(kMinutes), 1);
  settings.put("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes", "2.5");
  EXPECT_DOUBLE_EQ(settings.number(kMinutes), 2.5);
  EXPECT_EQ(settings.integer(kMinutes), 3);
  EXPECT_EQ(checked(row_of("Accounts_LoginExpiration"), 30.0), json::value(30));
  EXPECT_THAT(against("Accounts_LoginExpiration", -0.5), HasSubstr("between 1 and 36500"));
}

TEST(CheckedSetting, TextAndChoices) {
  EXPECT_EQ(against("Accounts_BlockedUsernameList", "root,toor"), "");
  EXPECT_THAT(against("Accounts_BlockedUsernameList", 5), HasSubstr("text"));
  EXPECT_EQ(against("Accounts_RegistrationForm", "Disabled"), "");
  EXPECT_THAT(against("Accounts_RegistrationForm", "disabled"), HasSubstr("must be one of Public, "));
  EXPECT_THAT(against("Accounts_RegistrationForm", false), HasSubstr("text"));
}

TEST(CheckedSetting, TextOfAForm) {
  EXPECT_EQ(against("UTF8_User_Names_Validation", R"([\u0600-\u06FF0-9a-zA-Z-_.]+)"), "");
  EXPECT_EQ(against("UTF8_User_Names_Validation", ""), "");
  EXPECT_THAT(against("UTF8_User_Names_Validation", "[a-"), HasSubstr("missing ]"));
  EXPECT_THAT(against("UTF8_Channel_Names_Validation", "(?=a)"), HasSubstr("no regular expression that can be used"));
  EXPECT_EQ(against("Site_Url", "https://chat.example.org/team"), "");
  EXPECT_EQ(against("Site_Url", ""), "");
  for (const auto* bad : {"not a url", "javascript:alert(1)", "//chat.example.org"}) {
    EXPECT_THAT(against("Site_Url", bad), HasSubstr("begins with http:// or https://"));
  }
}

/// A value of the type that is as long, in the form that the setting asks for.
json::value value_of(const Declaration& row, std::size_t bytes) {
  if (row.type == Type::multi_select) return json::array{json::string(bytes - 4, 'x')};      // ["x"]
  if (row.type == Type::asset) return json::object{{"url", json::string(bytes - 10, 'x')}};  // {"url":"x"}
  if (row.form == Form::address) return json::string("https://a.test/" + std::string(bytes - 15, 'x'));
  if (row.form == Form::json_object) return json::string("{}" + std::string(bytes - 2, ' '));
  return json::string(bytes, 'x');
}

TEST(CheckedSetting, EachTakesItsMaximumAndNoMore) {
  for (const auto& row : catalogue()) {
    if (row.type == Type::boolean) continue;
    if (row.type == Type::integer) {
      EXPECT_EQ(against(row.key, row.maximum), "");
      EXPECT_THAT(against(row.key, row.maximum + 1), HasSubstr("must be between"));
      continue;
    }
    const auto most = max_bytes(row).value();
    const bool only_some = row.type == Type::select || row.form == Form::colour;  // all of them short
    if (!only_some) EXPECT_EQ(against(row.key, value_of(row, most)), "");
    EXPECT_THAT(against(row.key, value_of(row, most + 1)), HasSubstr("must NOT have more than"));
  }
}

TEST(CheckedSetting, Assets) {
  for (const auto& row : catalogue()) {
    if (row.type != Type::asset) continue;
    EXPECT_EQ(against(row.key, json::object{{"url", "x"}}), "");
    EXPECT_THAT(against(row.key, "x"), HasSubstr("object"));
  }
}

TEST(Settings, StartAtTheirDefaultsAndChange) {
  Settings settings;
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 50);
  EXPECT_EQ(settings.boolean(rest_api("API_Allow_Infinite_Count")), true);
  EXPECT_EQ(settings.text(registration("Accounts_RegistrationForm")), "Public");
  settings.put("API_Default_Count", 7);
  settings.put("API_Allow_Infinite_Count", false);
  settings.put("Accounts_RegistrationForm", "Disabled");
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 7);
  EXPECT_EQ(settings.boolean(rest_api("API_Allow_Infinite_Count")), false);
  EXPECT_EQ(settings.text(registration("Accounts_RegistrationForm")), "Disabled");
  EXPECT_EQ(settings.value(index_of("API_Default_Count").value()), json::value(7));
  settings.reset("API_Default_Count");
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 50);
  EXPECT_EQ(settings.boolean(rest_api("API_Allow_Infinite_Count")), false);
}

TEST(Settings, UnknownKeysAreIgnoredAndBadValuesChangeNothing) {
  Settings settings;
  EXPECT_NO_THROW(settings.put("Of_A_Newer_Program", 1));
  EXPECT_NO_THROW(settings.reset("Of_A_Newer_Program"));
  EXPECT_THROW(settings.put("API_Default_Count", "many"), Refusal);
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 50);
}

TEST(Settings, TheEnvironmentFixesValues) {
  Settings settings;
  const auto unknown = settings.overwrite(
      {{"API_Default_Count", "12"}, {"API_Allow_Infinite_Count", "false"}, {"Accounts_BlockedUsernameList", "true"}});
  EXPECT_TRUE(unknown.empty());
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 12);
  EXPECT_EQ(settings.boolean(rest_api("API_Allow_Infinite_Count")), false);
  EXPECT_EQ(settings.text(registration("Accounts_BlockedUsernameList")), "true");  // text stays text
  EXPECT_TRUE(settings.is_overwritten(index_of("API_Default_Count").value()));
  EXPECT_FALSE(settings.is_overwritten(index_of("API_Upper_Count_Limit").value()));
  settings.put("API_Default_Count", 99);
  settings.reset("API_Default_Count");
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 12);
  settings.put("API_Upper_Count_Limit", 99);
  EXPECT_EQ(settings.integer(rest_api("API_Upper_Count_Limit")), 99);
}

TEST(Settings, ABadValueInTheEnvironmentIsSaid) {
  EXPECT_EQ(said_by_overwrite({{"API_Default_Count", "12"}}), "");
  EXPECT_THAT(said_by_overwrite({{"API_Default_Count", "twelve"}}),
              HasSubstr("OVERWRITE_SETTING_API_Default_Count: API_Default_Count must be a number"));
  EXPECT_THAT(said_by_overwrite({{"API_Allow_Infinite_Count", "yes"}}), HasSubstr("must be true or false"));
}

TEST(Settings, ANameInTheEnvironmentThatNoSettingHasStopsNothing) {
  Settings settings;
  const auto unknown = settings.overwrite(
      {{"API_Default_Count", "12"}, {"API_Defualt_Count", "13"}, {"LDAP_Enable", "true"}, {"Site_name", "x"}});
  ASSERT_EQ(unknown.size(), 3U);
  EXPECT_EQ(unknown[0].key, "API_Defualt_Count");
  EXPECT_EQ(unknown[0].nearest, "API_Default_Count");
  EXPECT_EQ(unknown[1].key, "LDAP_Enable");
  EXPECT_EQ(unknown[1].nearest, std::nullopt);
  EXPECT_EQ(unknown[2].nearest, "Site_Name");
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 12);
}

TEST(NearestKey, OfNothingAndOfWordsWithoutEnd) {
  EXPECT_EQ(nearest_key(""), std::nullopt);
  EXPECT_EQ(nearest_key(std::string(100000, 'x')), std::nullopt);
  EXPECT_EQ(nearest_key("Message_MaxAlowedSize"), "Message_MaxAllowedSize");
}

TEST(Settings, ConcurrentChangesAreAllKept) {
  Settings settings;
  const auto count = [&](std::string_view key) {
    for (int i = 1; i <= 50; ++i) settings.put(key, i);
  };
  std::thread one{[&] { count("API_Default_Count"); }};
  std::thread two{[&] { count("API_Upper_Count_Limit"); }};
  one.join();
  two.join();
  EXPECT_EQ(settings.integer(rest_api("API_Default_Count")), 50);
  EXPECT_EQ(settings.integer(rest_api("API_Upper_Count_Limit")), 50);
}

}  // namespace
}  // namespace confab::settings
