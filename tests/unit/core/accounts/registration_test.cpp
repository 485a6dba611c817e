// People who make an account for themselves, and the first one of all.

#include <gmock/gmock.h>

#include "base/digest.h"
#include "base/errors/accounts.h"
#include "base/errors/configuration.h"
#include "base/errors/request.h"
#include "base/password.h"
#include "core/accounts/names.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/rooms/general.h"
#include "core/rooms/lists.h"
#include "core/world.h"

namespace confab::core {
namespace {

using accounts::Registration;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class RegistrationTest : public testing::WorldTest {
 protected:
  static Registration form(const std::string& username) {
    return {.username = username,
            .name = "",
            .email = username + "@example.org",
            .password = "a password",
            .secret = "",
            .reason = {}};
  }
  std::vector<std::string> audited() {
    return db->read()->all("SELECT action FROM audit_log ORDER BY pk", {},
                           [](const sql::Row& row) { return row.string(0); });
  }
  model::User enter(const std::string& username) { return accounts::register_user(*ctx, form(username)); }

  std::optional<model::User> stored(const std::string& username) {
    const auto reader = db->read();
    return store::Users{*reader}.by_username(username);
  }
  bool in_general(const model::User& user) {
    return subscriptions::document(*ctx, RoomId{"GENERAL"}, user.id).has_value();
  }
};

TEST_P(RegistrationTest, TheFirstAccountBecomesAdministratorWhateverTheSettingsSay) {
  settings.put("Accounts_RegistrationForm", "Disabled");
  settings.put("Accounts_ManuallyApproveNewUsers", true);
  settings.put("Accounts_AllowedDomainsList", "example.com");
  const auto first = enter("admin");  // a name that is blocked for all others
  EXPECT_THAT(first.roles, UnorderedElementsAre("admin", "user"));
  EXPECT_TRUE(first.active);
  EXPECT_THAT(stored("admin")->roles, UnorderedElementsAre("admin", "user"));
  EXPECT_REFUSED(enter("second"), registration_disabled);
  EXPECT_FALSE(stored("second"));
  EXPECT_THAT(audited(), ElementsAre("user.created")) << "who became administrator";
}

TEST_P(RegistrationTest, TheNextIsAnOrdinaryUserInTheDefaultChannels) {
  rooms::ensure_general(*ctx);
  enter("root");
  forget_events();
  const auto ann = enter("Ann");
  EXPECT_THAT(stored("ann")->roles, ElementsAre("user"));
  EXPECT_EQ(ann.name, "Ann");  // where none is given
  ASSERT_THAT(ann.emails, SizeIs(1));
  EXPECT_FALSE(ann.emails[0].verified);
  EXPECT_EQ(ann.created_at, clock.now());
  EXPECT_TRUE(in_general(ann));
  ASSERT_THAT(told<bus::UserChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::UserChanged>()[0].change, bus::Change::inserted);
  ASSERT_THAT(told<bus::MessageSaved>(), SizeIs(1));
  EXPECT_EQ(told<bus::MessageSaved>()[0].message->t, "uj");
}

TEST_P(RegistrationTest, OnlyAHashOfThePasswordIsKept) {
  enter("ann");
  const auto hash = stored("ann")->password_hash.value();
  EXPECT_THAT(hash, ::testing::StartsWith("$2b$"));
  EXPECT_TRUE(password_digest_matches(sha256_hex("a password"), hash));
}

TEST_P(RegistrationTest, TheFormMayBeClosedOrKeptSecret) {
  enter("root");
  settings.put("Accounts_RegistrationForm", "Secret URL");
  settings.put("Accounts_RegistrationForm_SecretURL", "sesame");
  EXPECT_REFUSED(enter("ann"), registration_secret);
  auto invited = form("ann");
  invited.secret = "Sesame";
  EXPECT_REFUSED(accounts::register_user(*ctx, invited), registration_secret);
  invited.secret = "sesame";
  EXPECT_EQ(accounts::register_user(*ctx, invited).username, "ann");
  settings.put("Accounts_RegistrationForm", "Disabled");
  invited = form("ben");
  invited.secret = "sesame";
  EXPECT_REFUSED(accounts::register_user(*ctx, invited), registration_disabled);
}

TEST_P(RegistrationTest, NamesAndAddressesAreTakenInEveryCase) {
  enter("root");
  enter("ann");
  EXPECT_REFUSED(enter("ann"), taken_at_registration);
  EXPECT_REFUSED(enter("ANN"), taken_at_registration);
  auto other = form("other");
  other.email = "Ann@Example.ORG";
  EXPECT_REFUSED(accounts::register_user(*ctx, other), email_exists);
  EXPECT_FALSE(stored("other"));
}

TEST_P(RegistrationTest, NamesThatCannotBe) {
  enter("root");
  for (const auto* bad : {"with space", "<b>", "a/b", "ann@example", "\xC3\xA4nne"}) {
    EXPECT_REFUSED(enter(bad), invalid_username);
  }
  EXPECT_REFUSED(enter(std::string(121, 'x')), invalid_username);
  for (const auto* blocked : {"all", "HERE", "admin", "System"}) EXPECT_REFUSED(enter(blocked), blocked_username);
  settings.put("Accounts_BlockedUsernameList", "boss, Chief");
  EXPECT_REFUSED(enter("chief"), blocked_username);
  EXPECT_REFUSED(enter(" "), invalid_username);
}

// Clients show the first of them; who put everything wrong hears of it in the order of the form.
TEST_P(RegistrationTest, WhatIsToldFirst) {
  enter("root");
  enter("ann");
  settings.put("Accounts_RegistrationForm", "Disabled");
  settings.put("Accounts_Password_Policy_Enabled", true);
  settings.put("Accounts_AllowedDomainsList", "example.com");
  auto bad = form("a b");
  bad.name = "<b>";
  bad.email = "nothing";
  const auto told_next = [&](const auto& mend) {
    mend();
    return [&] { accounts::register_user(*ctx, bad); };
  };
  EXPECT_REFUSED(told_next([] {})(), input_is_not_valid);
  EXPECT_REFUSED(told_next([&] { bad.name = "B"; })(), invalid_username);
  EXPECT_REFUSED(told_next([&] { bad.username = "all"; })(), blocked_username);
  EXPECT_REFUSED(told_next([&] { bad.username = "ann"; })(), taken_at_registration);
  EXPECT_REFUSED(told_next([&] { bad.username = "ben"; })(), registration_disabled);
  settings.put("Accounts_RegistrationForm", "Public");
  EXPECT_REFUSED(told_next([] {})(), password_policy_not_met);
  settings.put("Accounts_Password_Policy_Enabled", false);
  EXPECT_REFUSED(told_next([] {})(), invalid_domain);
  settings.put("Accounts_AllowedDomainsList", "");
  EXPECT_REFUSED(told_next([] {})(), invalid_email);
  EXPECT_REFUSED(told_next([&] { bad.email = "Ann@example.org"; })(), email_exists);
}

TEST_P(RegistrationTest, TheAdministratorsPatternForNames) {
  enter("root");
  settings.put("UTF8_User_Names_Validation", "[a-z]+");
  EXPECT_REFUSED(enter("ann1"), invalid_username);
  EXPECT_EQ(enter("ann").username, "ann");
  settings.put("UTF8_User_Names_Validation", "");  // the default counts
  EXPECT_REFUSED(enter("b n"), invalid_username);
  EXPECT_EQ(enter("ben1").username, "ben1");
  settings.put("UTF8_User_Names_Validation", R"([\u0600-\u06FF0-9a-zA-Z-_.]+)");
  EXPECT_EQ(enter("علي").username, "علي");
  EXPECT_REFUSED(enter("é"), invalid_username);
  EXPECT_REFUSED(settings.put("UTF8_User_Names_Validation", "[a-"), invalid_setting);
}

TEST_P(RegistrationTest, AddressesThatCannotBe) {
  enter("root");
  auto ann = form("ann");
  for (const auto* bad : {"ann", "@example.org", "ann@", "ann@.org", "ann@example..org", "ann@a@b.org",
                          "ann b@example.org", "ann@example.org\r\nBcc: x@y.org", "<ann@example.org>"}) {
    ann.email = bad;
    EXPECT_REFUSED(accounts::register_user(*ctx, ann), invalid_email);
  }
  ann.email = std::string(65, 'a') + "@example.org";
  EXPECT_REFUSED(accounts::register_user(*ctx, ann), invalid_email);
  ann.email = "  ";
  EXPECT_REFUSED(accounts::register_user(*ctx, ann), field_required);
}

TEST_P(RegistrationTest, OnlyCertainDomains) {
  enter("root");
  settings.put("Accounts_AllowedDomainsList", "example.com, Example.NET");
  EXPECT_REFUSED(enter("ann"), invalid_domain);
  auto ann = form("ann");
  ann.email = "ann@sub.example.com";
  EXPECT_REFUSED(accounts::register_user(*ctx, ann), invalid_domain);
  ann.email = "ann@EXAMPLE.net";
  EXPECT_EQ(accounts::register_user(*ctx, ann).username, "ann");
}

TEST_P(RegistrationTest, AnAccountThatWaitsForApprovalIsNowhereToBeSeen) {
  rooms::ensure_general(*ctx);
  enter("root");
  settings.put("Accounts_ManuallyApproveNewUsers", true);
  auto ann = form("ann");
  ann.reason = "I work here";
  const auto made = accounts::register_user(*ctx, ann);
  EXPECT_FALSE(stored("ann")->active);
  EXPECT_EQ(stored("ann")->reason, "I work here");
  EXPECT_FALSE(in_general(made));
}

TEST_P(RegistrationTest, OnceApprovedItIsInTheDefaultChannels) {
  rooms::ensure_general(*ctx);
  settings.put("Accounts_ManuallyApproveNewUsers", true);
  enter("first");
  const auto root = person("root", {"admin"});
  const auto ann = enter("ann");
  accounts::set_active(*ctx, root, ann.id, true);
  EXPECT_TRUE(in_general(ann));
  const auto ben = enter("ben");
  accounts::update_user(*ctx, root, ben.id, {.active = true});
  EXPECT_TRUE(in_general(ben));
}

TEST_P(RegistrationTest, RolesOfNewAccountsAreTheSettings) {
  enter("root");
  settings.put("Accounts_Registration_Users_Default_Roles", "user, bot");
  EXPECT_THAT(enter("ann").roles, UnorderedElementsAre("user", "bot"));
  settings.put("Accounts_Registration_Users_Default_Roles", "");
  EXPECT_THAT(enter("ben").roles, ElementsAre("user"));
}

TEST_P(RegistrationTest, ADefaultRoleThatIsGoneStopsNobody) {
  enter("root");
  settings.put("Accounts_Registration_Users_Default_Roles", "user,gone");
  EXPECT_THAT(enter("ann").roles, ElementsAre("user"));
  settings.put("Accounts_Registration_Users_Default_Roles", "gone");
  EXPECT_THAT(enter("ben").roles, ElementsAre("user"));
}

TEST_P(RegistrationTest, AnAdministratorForAStartByScript) {
  accounts::ensure_admin(*ctx, {.username = "admin", .name = "The Boss", .email = "", .password = "x", .id = {}});
  const auto made = stored("admin").value();
  EXPECT_THAT(made.roles, ElementsAre("admin"));
  EXPECT_THAT(made.emails, IsEmpty());
  accounts::ensure_admin(
      *ctx, {.username = "second", .name = "", .email = "", .password = "x", .id = UserId{"of-the-script"}});
  EXPECT_FALSE(stored("second")) << "there was an administrator";
  EXPECT_THAT(audited(), ElementsAre("user.created"));
}

TEST_P(RegistrationTest, TheAdministratorOfAScriptMayHaveItsOwnId) {
  const UserId id{"of-the-script"};
  accounts::ensure_admin(*ctx, {.username = "root", .name = "", .email = "r@example.org", .password = "x", .id = id});
  EXPECT_EQ(stored("root")->id, id);
  EXPECT_FALSE(stored("root")->emails.at(0).verified);
}

TEST_P(RegistrationTest, TheAddressOfAScriptsAdministratorIsConfirmedWhereItSaysSo) {
  accounts::ensure_admin(
      *ctx,
      {.username = "root", .name = "", .email = "r@example.org", .password = "x", .id = {}, .email_verified = true});
  EXPECT_TRUE(stored("root")->emails.at(0).verified);
}

TEST_P(RegistrationTest, SuggestedNamesAreFreeAndWellFormed) {
  person("ann");
  const auto suggestion = [&](std::string_view from) { return accounts::suggest_username(*ctx, from); };
  EXPECT_EQ(suggestion("Ben Müller"), "ben.mueller");
  EXPECT_EQ(suggestion("ben@example.org"), "ben");
  EXPECT_EQ(suggestion("Ann"), "ann-1");
  EXPECT_EQ(suggestion("?"), "user-1");  // `user` itself is blocked
  EXPECT_EQ(suggestion("admin"), "admin-1");
  EXPECT_EQ(suggestion(std::string(200, 'x')).size(), 60U);
  settings.put("UTF8_Names_Slugify", false);
  settings.put("Accounts_DefaultUsernamePrefixSuggestion", "Guest");
  EXPECT_EQ(suggestion("Ben Müller"), "ben.mller");
  EXPECT_EQ(suggestion("?"), "guest");
}

INSTANTIATE_TEST_SUITE_P(Engines, RegistrationTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
