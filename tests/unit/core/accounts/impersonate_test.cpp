#include "core/accounts/impersonate.h"

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "bus/events/sessions_ended.h"
#include "core/accounts/accounts.h"
#include "core/accounts/login.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/profile.h"
#include "core/accounts/remove.h"
#include "core/audit/record.h"
#include "core/configuration/settings.h"
#include "core/roles/assign.h"
#include "core/roles/edit.h"
#include "store/audit.h"

namespace confab::core {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class ImpersonateTest : public testing::AccountsTest {
 protected:
  void prepare() override {
    AccountsTest::prepare();
    settings.put("Accounts_AllowUserImpersonation", true);
  }
  Actor as(const Actor& who, const Actor& by) {
    const auto made = accounts::impersonate(*ctx, by, who.id, {.address = kHome, .user_agent = "test"});
    return sessions->authenticate(who.id.value, made.token, kHome).value();
  }
  Actor as_ann() { return as(ann, admin); }
};

TEST_P(ImpersonateTest, IsTheOtherPersonAndKnowsWhoItIs) {
  const auto session = as_ann();
  EXPECT_EQ(session.id, ann.id);
  EXPECT_EQ(session.roles, ann.roles);
  ASSERT_TRUE(session.impersonator);
  EXPECT_EQ(session.impersonator->id, admin.id);
  EXPECT_FALSE(session_of(ann).impersonator);
  const auto made = accounts::impersonate(*ctx, admin, ann.id, {.address = kHome, .user_agent = "test"});
  EXPECT_EQ(made.expires_at, clock.now() + accounts::kLongestImpersonation);
  EXPECT_FALSE(lives(session)) << "one at a time";
  accounts::stop_impersonating(*ctx, sessions->authenticate({}, made.token, kHome).value());
  EXPECT_FALSE(sessions->authenticate({}, made.token, kHome));
  EXPECT_REFUSED(accounts::stop_impersonating(*ctx, admin), not_impersonating);
  EXPECT_THAT(audited(), Contains("impersonation.started"));
  EXPECT_THAT(audited(), Contains("impersonation.stopped"));
}

TEST_P(ImpersonateTest, TheAuditLogNamesBoth) {
  const auto session = as_ann();
  audit::note_call(*ctx, session, "sendMessage", [] { return json::object{{"rid", "GENERAL"}}; });
  audit::note_call(*ctx, ann, "sendMessage", []() -> json::object { throw std::logic_error("nobody asks for it"); });
  const auto rows = store::audit_rows(*db->read(), "impersonation.call", from_millis(0), clock.now(), 10);
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows.front().actor_id, admin.id.value);
  EXPECT_EQ(rows.front().target, "sendMessage");
  EXPECT_THAT(rows.front().details,
              AllOf(HasSubstr(ann.id.value), HasSubstr("ann"), HasSubstr(R"("on":{"rid":"GENERAL"})")));
}

TEST_P(ImpersonateTest, WhatOnlyThePersonDoes) {
  const auto session = as_ann();
  accounts::OwnChanges password;
  password.new_password = "another secret 2";
  EXPECT_REFUSED(accounts::update_own(*ctx, session, password), impersonating);
  accounts::OwnChanges address;
  address.email = "mine@example.test";
  EXPECT_REFUSED(accounts::update_own(*ctx, session, address), impersonating);
  EXPECT_REFUSED(accounts::generate_personal_token(*ctx, session, "bot", false), impersonating);
  EXPECT_REFUSED(accounts::create_token_for(*ctx, session, ann.id), impersonating);
  EXPECT_REFUSED(accounts::renew_alone(*ctx, session, {.address = kHome, .user_agent = {}}), impersonating);
  EXPECT_REFUSED(accounts::remove_self(*ctx, session, "x", rooms::LastOwner::confirmed), impersonating);
  EXPECT_REFUSED(as(ben, session), impersonating);
  accounts::OwnChanges bio;
  bio.bio = "hello";
  accounts::update_own(*ctx, session, bio);
  EXPECT_EQ(stored(ann).bio, "hello");
}

TEST_P(ImpersonateTest, WhoMay) {
  EXPECT_REFUSED(as(ben, ann), not_allowed);
  EXPECT_REFUSED(as(admin, admin), action_not_allowed);
  roles::set_permissions(*ctx, admin, {{"impersonate-user", {"admin", "bot"}}});
  const auto helper = person("helper", {"bot", "user"});
  EXPECT_REFUSED(as(admin, helper), action_not_allowed);  // who has more rights
  const auto moderator = person("max", {"user", "livechat-manager"});
  EXPECT_REFUSED(as(moderator, helper), action_not_allowed);
  EXPECT_EQ(as(ann, helper).impersonator->id, helper.id);
  accounts::set_active(*ctx, admin, ben.id, false, rooms::LastOwner::confirmed);
  EXPECT_REFUSED(as(ben, admin), action_not_allowed);
  settings.put("Accounts_AllowUserImpersonation", false);
  EXPECT_REFUSED(as(ann, admin), impersonation_disabled);
}

TEST_P(ImpersonateTest, EndsWithTheSetting) {
  const auto session = as_ann();
  forget_events();
  configuration::save_settings(*ctx, admin, {{"Accounts_AllowUserImpersonation", json::value(false)}});
  EXPECT_FALSE(lives(session));
  ASSERT_THAT(told<bus::SessionsEnded>(), SizeIs(1));
  EXPECT_EQ(told<bus::SessionsEnded>().front().user, ann.id);
  settings.put("Accounts_AllowUserImpersonation", true);
  EXPECT_FALSE(lives(session)) << "for good";
  EXPECT_TRUE(lives(session_of(ann)));
}

TEST_P(ImpersonateTest, EndsWithTheRight) {
  const auto second = person("second", {"admin", "user"});
  auto session = as(ann, second);
  roles::remove_user_from_role(*ctx, admin, "second", "admin");
  EXPECT_FALSE(lives(session));
  session = as_ann();
  roles::set_permissions(*ctx, admin, {{"impersonate-user", {"bot"}}});
  EXPECT_FALSE(lives(session));
  roles::set_permissions(*ctx, admin, {{"impersonate-user", {"admin"}}});
  session = as_ann();
  roles::add_user_to_role(*ctx, admin, "ann", "admin");
  EXPECT_FALSE(lives(session)) << "she has other rights than before";
}

TEST_P(ImpersonateTest, EndsWhenOtherRightsWouldNotLetItBegin) {
  roles::set_permissions(*ctx, admin, {{"impersonate-user", {"admin", "bot"}}});
  const auto helper = person("helper", {"bot", "user"});
  const auto by_helper = as(ann, helper);
  const auto by_admin = as(ben, admin);
  roles::set_permissions(*ctx, admin, {{"delete-user", {"admin", "user"}}});
  EXPECT_FALSE(lives(by_helper));
  EXPECT_TRUE(lives(by_admin)) << "who has every right keeps looking while rights change";
}

TEST_P(ImpersonateTest, EndsWithTheAdministrator) {
  const auto second = person("second", {"admin", "user"});
  const auto session = as(ann, second);
  accounts::set_active(*ctx, admin, second.id, false, rooms::LastOwner::confirmed);
  EXPECT_FALSE(lives(session));
}

TEST_P(ImpersonateTest, EndsWithTheLogInsOfTheAdministrator) {
  auto session = as_ann();
  accounts::logout_others(*ctx, admin);
  EXPECT_FALSE(lives(session)) << "whoever has taken over the account loses this as well";
  const auto second = person("second", {"admin", "user"});
  session = as(ann, second);
  accounts::logout_user(*ctx, admin, second.id);
  EXPECT_FALSE(lives(session));
}

TEST_P(ImpersonateTest, EndsWhenTheAdministratorLogsOut) {
  const auto second = person("second", {"admin", "user"});
  auto session = as(ann, second);
  accounts::logout(*ctx, session_of(ann));
  EXPECT_TRUE(lives(session)) << "one of ann's own log-ins";
  forget_events();
  accounts::logout(*ctx, session_of(second));
  EXPECT_FALSE(lives(session));
  EXPECT_THAT(told<bus::SessionsEnded>(),
              Contains(AllOf(Field(&bus::SessionsEnded::user, ann.id),
                             Field(&bus::SessionsEnded::token_hash, std::optional{session.token_hash}))));
  session = as(ann, second);
  accounts::logout(*ctx, session);
  EXPECT_FALSE(lives(session)) << "this one itself";
  accounts::generate_personal_token(*ctx, admin, "bot", false);
  session = as_ann();
  accounts::remove_personal_token(*ctx, admin, "bot");
  EXPECT_FALSE(lives(session)) << "the token may have begun it";
}

TEST_P(ImpersonateTest, DoesNotOutliveTheSettingOfAnEnvironment) {
  const auto session = as_ann();
  settings.put("Accounts_AllowUserImpersonation", false);  // as at a start
  EXPECT_FALSE(lives(session));
}

INSTANTIATE_TEST_SUITE_P(Engines, ImpersonateTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
