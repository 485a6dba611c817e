// What people change of their own account, and when they must prove that it is them.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/errors/second_factor.h"
#include "core/accounts/accounts.h"
#include "core/accounts/changed_fields.h"
#include "core/accounts/names.h"
#include "core/accounts/profile.h"

namespace confab::core {
namespace {

using accounts::OwnChanges;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class OwnProfileTest : public testing::AccountsTest {
 protected:
  void prepare() override {
    AccountsTest::prepare();
    rewrite(ann, [](model::User& user) { user.emails = {{"ann@example.org", true}}; });
    give_password(ann);
  }
  model::User change(const OwnChanges& changes) { return accounts::update_own(*ctx, ann, changes); }
  /// The same by somebody who knows the password.
  model::User prove(OwnChanges changes) {
    changes.current_password_digest = sha256_hex(kPassword);
    return change(changes);
  }
};

TEST_P(OwnProfileTest, HarmlessThingsNeedNoPassword) {
  clock.advance(std::chrono::seconds{1});
  change({.name = "Ann B", .bio = "Bio", .nickname = "Nick", .status_text = "out", .status = "busy"});
  const auto now = stored(ann);
  EXPECT_EQ(now.name, "Ann B");
  EXPECT_EQ(now.bio, "Bio");
  EXPECT_EQ(now.nickname, "Nick");
  EXPECT_EQ(now.status_text, "out");
  EXPECT_EQ(now.status_default, "busy");
  EXPECT_EQ(now.updated_at, clock.now());
  ASSERT_THAT(told<bus::UserChanged>(), SizeIs(1));
  const auto fields = told<bus::UserChanged>()[0].fields;
  EXPECT_EQ(accounts::names_of(fields), (json::array{"name", "bio", "nickname", "statusDefault", "statusText"}));
  EXPECT_EQ(fields.name, "Ann B");
  EXPECT_EQ(fields.status_default, "busy");
  EXPECT_THAT(told<bus::UserNameChanged>(), SizeIs(1));
  EXPECT_THAT(told<bus::UserStatusChanged>(), SizeIs(1));
}

TEST_P(OwnProfileTest, WhatIsTheSameChangesNothing) {
  const auto before = stored(ann);
  clock.advance(std::chrono::seconds{1});
  change({.name = before.name, .username = "ann", .email = "ann@example.org", .status = "online"});
  EXPECT_EQ(stored(ann).updated_at, before.updated_at);
  EXPECT_THAT(*events.lock(), IsEmpty());
}

TEST_P(OwnProfileTest, AddressAndPasswordNeedTheCurrentOne) {
  EXPECT_REFUSED(change({.email = "anna@example.org"}), totp_required);
  EXPECT_REFUSED(change({.new_password = "another one"}), totp_required);
  EXPECT_REFUSED(change({.email = "anna@example.org", .current_password_digest = sha256_hex("guess")}),
                 invalid_password);
  EXPECT_EQ(stored(ann).emails.at(0).address, "ann@example.org");
}

TEST_P(OwnProfileTest, AnotherUsernameNeedsNoPassword) {
  EXPECT_EQ(change({.username = "anna"}).username, "anna");
  ASSERT_THAT(told<bus::UserNameChanged>(), SizeIs(1));
  EXPECT_EQ(told<bus::UserNameChanged>()[0].username, "anna");
  EXPECT_EQ(log_in("anna").user.id, ann.id);
  EXPECT_REFUSED(log_in("ann"), login_refused);
}

TEST_P(OwnProfileTest, NobodysNameIsTheAddressOfSomebodyElse) {
  settings.put("UTF8_User_Names_Validation", "[0-9a-zA-Z.@]+");
  rewrite(ben, [](model::User& user) { user.emails = {{"ben@example.org", true}}; });
  EXPECT_REFUSED(change({.username = "BEN@example.org"}), could_not_save_identity);
  EXPECT_FALSE(accounts::is_available(*ctx, "ann", "ben@example.org"));
  EXPECT_EQ(change({.username = "ann@example.org"}).username, "ann@example.org") << "one's own";
  rewrite(ben, [](model::User& user) { user.username = "ben@example.com"; });
  EXPECT_REFUSED(prove({.email = "ben@example.com"}), field_unavailable);
}

TEST_P(OwnProfileTest, WhatIsSaidToBeFreeCanBeTaken) {
  EXPECT_FALSE(accounts::is_available(*ctx, "ann", "with space"));
  EXPECT_FALSE(accounts::is_available(*ctx, "ann", ""));
  EXPECT_FALSE(accounts::is_available(*ctx, "ann", std::string(121, 'a')));
  EXPECT_TRUE(accounts::is_available(*ctx, "ann", "with-dash"));
  for (const auto* bad : {"<b>Ann</b>", "Ann\nBen", "\u202EnnA", "\u200B"}) {
    EXPECT_REFUSED(change({.name = bad}), input_is_not_valid);
  }
  EXPECT_NO_THROW(change({.name = "\u0622\u0646\u200C\u0647"}));
  EXPECT_REFUSED(change({.name = "%3Cb%3e"}), input_is_not_valid);
}

TEST_P(OwnProfileTest, ANewAddressIsNotConfirmed) {
  const auto same = change({.email = "ANN@example.org"}).emails.at(0);
  EXPECT_TRUE(same.verified) << "the same one";
  EXPECT_EQ(stored(ann).emails.at(0).address, "ANN@example.org") << "as it is written now";
  EXPECT_FALSE(prove({.email = "anna@example.org"}).emails.at(0).verified);
  EXPECT_THAT(stored(ann).emails, SizeIs(1));
  EXPECT_REFUSED(prove({.email = "nothing"}), invalid_email);
  rewrite(ben, [](model::User& user) { user.emails = {{"ben@example.org", true}}; });
  EXPECT_REFUSED(prove({.email = "BEN@example.org"}), field_unavailable);
}

TEST_P(OwnProfileTest, ANewNameMustBeFreeAndWellFormed) {
  EXPECT_REFUSED(prove({.username = "BEN"}), could_not_save_identity);
  EXPECT_REFUSED(prove({.username = "a b"}), input_is_not_valid);
  EXPECT_REFUSED(prove({.username = "all"}), blocked_username);
  EXPECT_REFUSED(prove({.username = "System"}), could_not_save_identity);  // reserved
  EXPECT_EQ(prove({.username = "Ann"}).username, "Ann");                   // only another case of one's own
}

TEST_P(OwnProfileTest, ANewPasswordEndsTheOtherSessions) {
  const auto here = session_of(ann);
  const auto there = session_of(ann);
  accounts::update_own(*ctx, here, {.new_password = "another one", .current_password_digest = sha256_hex(kPassword)});
  EXPECT_TRUE(lives(here));
  EXPECT_FALSE(lives(there));
  EXPECT_REFUSED(log_in("ann"), login_refused);
  EXPECT_EQ(log_in("ann", "another one").user.id, ann.id);
}

TEST_P(OwnProfileTest, ANewPasswordMustBeNewAndGoodEnough) {
  EXPECT_REFUSED(prove({.new_password = kPassword}), password_same_as_current);
  EXPECT_REFUSED(prove({.new_password = " "}), field_required);
  settings.put("Accounts_Password_Policy_Enabled", true);
  EXPECT_REFUSED(prove({.new_password = "simple"}), password_policy_not_met);
}

TEST_P(OwnProfileTest, NobodyGoesBackToAPasswordThatIsRemembered) {
  settings.put("Accounts_Password_History_Amount", 2);
  std::string now = kPassword;
  const auto replace = [&](const std::string& next) {
    change({.new_password = next, .current_password_digest = sha256_hex(now)});
    now = next;
  };
  replace("the second");  // remembered although nothing is refused yet
  settings.put("Accounts_Password_History_Enabled", true);
  EXPECT_REFUSED(replace(kPassword), password_in_history);
  replace("the third");
  EXPECT_REFUSED(replace(kPassword), password_in_history);
  EXPECT_REFUSED(replace("the second"), password_in_history);
  replace("the fourth");
  EXPECT_EQ(column("SELECT count(*) || '' FROM password_history"), std::vector<std::string>{"2"});
  replace(kPassword);  // long ago
  settings.put("Accounts_Password_History_Enabled", false);
  replace("the fourth");
}

TEST_P(OwnProfileTest, ADemandedPasswordIsChosenWithoutTheOldOne) {
  settings.put("Accounts_AllowPasswordChange", false);
  EXPECT_REFUSED(prove({.new_password = "another one"}), action_not_allowed);
  rewrite(ann, [](model::User& user) {
    user.require_password_change = true;
    user.require_password_change_reason = "because";
  });
  EXPECT_REFUSED(change({.new_password = kPassword}), password_same_as_current);
  change({.new_password = "another one"});
  EXPECT_FALSE(stored(ann).require_password_change);
  EXPECT_FALSE(stored(ann).require_password_change_reason);
  EXPECT_REFUSED(change({.new_password = "a third one"}), action_not_allowed);
}

TEST_P(OwnProfileTest, SettingsForbidEachChange) {
  settings.put("Accounts_AllowRealNameChange", false);
  settings.put("Accounts_AllowUsernameChange", false);
  settings.put("Accounts_AllowEmailChange", false);
  settings.put("Accounts_AllowUserStatusMessageChange", false);
  settings.put("Accounts_AllowInvisibleStatusOption", false);
  EXPECT_REFUSED(change({.name = "A"}), action_not_allowed);
  EXPECT_REFUSED(prove({.username = "anna"}), action_not_allowed);
  EXPECT_REFUSED(prove({.email = "anna@example.org"}), action_not_allowed);
  EXPECT_REFUSED(change({.status_text = "out"}), action_not_allowed);
  EXPECT_REFUSED(change({.status = "offline"}), action_not_allowed);
  EXPECT_REFUSED(change({.status = "asleep"}), invalid_status);
  EXPECT_EQ(change({.bio = "B"}).bio, "B");
  settings.put("Accounts_AllowUserProfileChange", false);
  EXPECT_REFUSED(change({.bio = "C"}), not_allowed);
  EXPECT_REFUSED(change({.nickname = "N"}), not_allowed);
  EXPECT_REFUSED(change({.name = "A"}), not_allowed);
  EXPECT_NO_THROW(change({.name = "Name of ann", .bio = "B"}));  // nothing new in it
}

TEST_P(OwnProfileTest, TextsHaveTheirLimits) {
  EXPECT_NO_THROW(change({.bio = std::string(260, 'x'), .nickname = std::string(120, 'x')}));
  EXPECT_REFUSED(change({.bio = std::string(261, 'x')}), bio_size_exceeded);
  EXPECT_REFUSED(change({.nickname = std::string(121, 'x')}), nickname_size_exceeded);
}

INSTANTIATE_TEST_SUITE_P(Engines, OwnProfileTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
