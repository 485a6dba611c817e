// A person's own choices over the workspace's defaults, and how they want to be seen.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/accounts.h"
#include "core/accounts/changed_fields.h"
#include "core/accounts/preferences.h"
#include "core/accounts/status.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class PreferencesTest : public testing::AccountsTest {
 protected:
  void choose(const std::string& status) { accounts::set_status(*ctx, ann, ann.id, status, {}); }
  void write(const std::string& text) { accounts::set_status(*ctx, ann, ann.id, {}, text); }
};

TEST_P(PreferencesTest, OnesOwnChoicesStandOverTheDefaults) {
  EXPECT_EQ(accounts::effective_preferences(*ctx, stored(ann)).at("idleTimeLimit"), json::value(300));
  settings.put("Accounts_Default_User_Preferences_idleTimeLimit", 60);
  EXPECT_EQ(accounts::effective_preferences(*ctx, stored(ann)).at("idleTimeLimit"), json::value(60));
  accounts::set_preferences(*ctx, ann, ann.id, {{"idleTimeLimit", "120"}, {"language", "de"}});
  EXPECT_EQ(accounts::effective_preferences(*ctx, stored(ann)).at("idleTimeLimit"), json::value(120));
  EXPECT_EQ(stored(ann).language, "de");
  EXPECT_EQ(accounts::effective_preferences(*ctx, stored(ben)).at("idleTimeLimit"), json::value(60));
  ASSERT_THAT(told<bus::UserChanged>(), SizeIs(1));
  const auto fields = told<bus::UserChanged>()[0].fields;
  EXPECT_EQ(fields.language, "de");
  EXPECT_THAT(fields.preferences, ElementsAre(Pair("idleTimeLimit", json::value(120))));
  EXPECT_EQ(accounts::names_of(fields), (json::array{"language", "settings.preferences.idleTimeLimit"}));
}

TEST_P(PreferencesTest, BadOnesAreRefusedWithAllThatCameAlong) {
  EXPECT_REFUSED(accounts::set_preferences(*ctx, ann, ann.id, {{"sendOnEnter", "desktop"}, {"no-such", 1}}),
                 invalid_params);
  EXPECT_REFUSED(accounts::set_preferences(*ctx, ann, ann.id, {{"language", 5}}), invalid_params);
  EXPECT_REFUSED(accounts::set_preferences(*ctx, ann, ann.id, {{"sendOnEnter", 5}}), invalid_params);
  EXPECT_REFUSED(accounts::set_preferences(*ctx, ann, ann.id, {{"idleTimeLimit", -5}}), invalid_idle_time_limit);
  EXPECT_THAT(stored(ann).preferences, IsEmpty());
  EXPECT_THAT(*events.lock(), IsEmpty());
}

TEST_P(PreferencesTest, EachHasABoundAndKeepsIt) {
  for (const auto& row : accounts::known_preferences()) {
    EXPECT_TRUE(row.is_bounded()) << row.name;
    const auto set = [&](const json::value& value) {
      accounts::set_preferences(*ctx, ann, ann.id, {{row.name, value}});
    };
    const auto text_of = [](std::size_t length) { return json::string(length, 'x'); };
    if (row.kind == accounts::Preference::Kind::text) {
      EXPECT_ANY_THROW(set(text_of(row.max_bytes + 1))) << row.name;
      EXPECT_ANY_THROW(set(json::array{text_of(row.max_bytes)})) << row.name;
      if (row.choices.empty()) EXPECT_NO_THROW(set(text_of(row.max_bytes))) << row.name;
    } else if (row.kind == accounts::Preference::Kind::list) {
      constexpr std::size_t kAround = 4;  // ["..."]
      EXPECT_ANY_THROW(set(json::array{text_of(row.max_bytes - kAround + 1)})) << row.name;
      EXPECT_ANY_THROW(set(text_of(row.max_bytes))) << row.name;
      EXPECT_NO_THROW(set(json::array{text_of(row.max_bytes - kAround)})) << row.name;
    }
    if (row.kind != accounts::Preference::Kind::number) continue;
    EXPECT_ANY_THROW(accounts::set_preferences(*ctx, ann, ann.id, {{row.name, static_cast<double>(row.maximum) + 0.5}}))
        << row.name;
    EXPECT_ANY_THROW(accounts::set_preferences(*ctx, ann, ann.id, {{row.name, 1e300}})) << row.name;
    EXPECT_ANY_THROW(accounts::set_preferences(*ctx, ann, ann.id, {{row.name, row.minimum - 1}})) << row.name;
    EXPECT_NO_THROW(accounts::set_preferences(*ctx, ann, ann.id, {{row.name, row.maximum}})) << row.name;
  }
}

TEST_P(PreferencesTest, AChoiceThatOnlyAnotherClientKnowsIsKept) {
  accounts::set_preferences(*ctx, ann, ann.id, {{"desktopNotifications", "default"}, {"sendOnEnter", "never"}});
  EXPECT_EQ(stored(ann).preferences.at("desktopNotifications"), "default");
}

TEST_P(PreferencesTest, OldNamesOfChoicesAreKeptByTheirNewOnes) {
  accounts::set_preferences(*ctx, ann, ann.id, {{"emailNotificationMode", "all"}});
  EXPECT_EQ(stored(ann).preferences.at("emailNotificationMode"), "mentions");
  accounts::set_preferences(*ctx, ann, ann.id, {{"emailNotificationMode", "disabled"}});
  EXPECT_EQ(stored(ann).preferences.at("emailNotificationMode"), "nothing");
}

TEST_P(PreferencesTest, OfOthersWithThePermission) {
  EXPECT_REFUSED(accounts::set_preferences(*ctx, ben, ann.id, {{"language", "de"}}), not_allowed);
  accounts::set_preferences(*ctx, admin, ann.id, {{"language", "de"}});
  EXPECT_EQ(stored(ann).language, "de");
  EXPECT_REFUSED(accounts::set_preferences(*ctx, admin, UserId{"nobody"}, {{"language", "de"}}), invalid_user);
}

TEST_P(PreferencesTest, AStatusIsStoredAndToldOnce) {
  choose("busy");
  write("lunch");
  EXPECT_EQ(stored(ann).status_default, "busy");
  EXPECT_EQ(stored(ann).status_text, "lunch");
  EXPECT_THAT(told<bus::UserStatusChanged>(), SizeIs(2));
  accounts::choose_status(*ctx, ann, "busy", "lunch");
  write("lunch");
  EXPECT_THAT(told<bus::UserStatusChanged>(), SizeIs(2));
  choose("busy");
  EXPECT_THAT(told<bus::UserStatusChanged>(), SizeIs(3)) << "to be seen at once, although it was chosen before";
}

TEST_P(PreferencesTest, ATextIsTrimmedAndCut) {
  write("  lunch ");
  EXPECT_EQ(stored(ann).status_text, "lunch");
  write(" " + std::string(119, 'x') + "\U0001F600 and more");
  EXPECT_EQ(stored(ann).status_text, std::string(119, 'x')) << "no character is cut in two";
  write(std::string(118, 'x') + "\U0001F600 and more");
  EXPECT_EQ(stored(ann).status_text, std::string(118, 'x') + "\U0001F600");
}

TEST_P(PreferencesTest, AStatusThatCannotBe) {
  EXPECT_REFUSED(choose("sleeping"), invalid_status);
  EXPECT_NO_THROW(choose("offline"));
  settings.put("Accounts_AllowInvisibleStatusOption", false);
  EXPECT_REFUSED(choose("offline"), status_not_allowed);
  settings.put("Accounts_AllowUserStatusMessageChange", false);
  EXPECT_REFUSED(write("lunch"), not_allowed);
  EXPECT_REFUSED(choose("away"), not_allowed);  // whatever is set
  EXPECT_REFUSED(accounts::choose_status(*ctx, ann, "away", "lunch"), not_allowed);
  EXPECT_NO_THROW(accounts::choose_status(*ctx, ann, "away", ""));  // the text that is there already
}

TEST_P(PreferencesTest, AStatusOfOthersWithThePermission) {
  EXPECT_REFUSED(accounts::set_status(*ctx, ben, ann.id, "busy", {}), unauthorized);
  accounts::set_status(*ctx, admin, ann.id, "busy", {});
  EXPECT_EQ(stored(ann).status_default, "busy");
  EXPECT_REFUSED(accounts::set_status(*ctx, admin, UserId{"nobody"}, "busy", {}), invalid_user);
}

INSTANTIATE_TEST_SUITE_P(Engines, PreferencesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
