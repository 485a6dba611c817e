// The second factor: set up, asked for, used once, taken away.

#include "core/accounts/two_factor.h"

#include <gmock/gmock.h>

#include <atomic>
#include <set>
#include <thread>

#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/errors/second_factor.h"
#include "core/accounts/enrolled.h"
#include "core/accounts/remove.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TwoFactorTest : public testing::EnrolledTest {
 protected:
  accounts::LoggedIn log_in_with(const std::string& given) {
    json::object options{{"user", "ann"}, {"password", kPassword}};
    if (!given.empty()) options["code"] = given;
    return accounts::login(*ctx, *sessions, options, {.address = kHome, .user_agent = "test"});
  }
  bool lets_in(const std::string& given) {
    try {
      return log_in_with(given).user.id == ann.id;
    } catch (const Refusal&) {
      return false;
    }
  }
};

TEST_P(TwoFactorTest, IsOnOnceACodeOfTheAppWasSeen) {
  const auto session = session_of(ann);
  const auto offer = accounts::offer_totp(*ctx, session);
  EXPECT_THAT(offer.url, HasSubstr("otpauth://totp/"));
  EXPECT_THAT(offer.url, HasSubstr("%3Aann?secret=" + offer.secret));
  EXPECT_TRUE(lets_in("")) << "it is not confirmed yet";
  EXPECT_REFUSED(accounts::confirm_totp(*ctx, session, "12345"), invalid_totp);
  EXPECT_FALSE(stored(ann).has_totp);
  const auto codes = accounts::confirm_totp(*ctx, session, code(offer.secret));
  EXPECT_THAT((std::set<std::string>{codes.begin(), codes.end()}), SizeIs(12));
  EXPECT_TRUE(stored(ann).has_totp);
  EXPECT_EQ(accounts::backup_codes_left(*ctx, session), 12);
  EXPECT_REFUSED(accounts::offer_totp(*ctx, session), two_factor_already_enabled);
  EXPECT_REFUSED(accounts::confirm_totp(*ctx, session, fresh(offer.secret)), invalid_totp);
  EXPECT_THAT(audited(), ElementsAre("user.two_factor_enabled"));
}

TEST_P(TwoFactorTest, ALaterOfferTakesThePlaceOfAnEarlierOne) {
  const auto session = session_of(ann);
  const auto first = accounts::offer_totp(*ctx, session);
  const auto second = accounts::offer_totp(*ctx, session);
  EXPECT_REFUSED(accounts::confirm_totp(*ctx, session, code(first.secret)), invalid_totp);
  EXPECT_THAT(accounts::confirm_totp(*ctx, session, code(second.secret)), SizeIs(12));
}

TEST_P(TwoFactorTest, TurningItOnEndsOtherLogIns) {
  const auto other = session_of(ann);
  const auto bens = session_of(ben);
  const auto enrolled = enrol(ann);
  EXPECT_TRUE(lives(enrolled.session));
  EXPECT_FALSE(lives(other));
  EXPECT_TRUE(lives(bens));
}

TEST_P(TwoFactorTest, ALogInAsksForACodeAndNothingElseDoes) {
  const auto enrolled = enrol(ann);
  EXPECT_REFUSED(log_in_with(""), login_totp_required);
  EXPECT_REFUSED(log_in_with("000000"), login_totp_invalid);
  const auto made = log_in_with(fresh(enrolled.secret));
  // A session that goes on is asked for none, and neither is somebody else.
  EXPECT_EQ(accounts::login(*ctx, *sessions, {{"resume", made.token}}, {.address = kHome}).user.id, ann.id);
  give_password(ben);
  EXPECT_EQ(log_in("ben").user.id, ben.id);
}

TEST_P(TwoFactorTest, WhatARefusalAsksForIsTold) {
  enrol(ann);
  try {
    log_in_with("");
    FAIL() << "let in";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.details(),
              (json::object{{"method", "totp"}, {"codeGenerated", false}, {"availableMethods", json::array{"totp"}}}));
  }
}

TEST_P(TwoFactorTest, ThePasswordIsLookedAtFirst) {
  const auto enrolled = enrol(ann);
  const json::object options{{"user", "ann"}, {"password", "wrong"}, {"code", fresh(enrolled.secret)}};
  EXPECT_REFUSED(accounts::login(*ctx, *sessions, options, {.address = kHome}), login_refused);
  EXPECT_TRUE(lets_in(code(enrolled.secret))) << "and the code was not used up";
}

TEST_P(TwoFactorTest, TheCodeMayStandAroundTheLogIn) {
  const auto enrolled = enrol(ann);
  const auto wrapped = [&](const json::value& login) {
    return json::object{{"totp", {{"code", fresh(enrolled.secret)}, {"login", login}}}};
  };
  const json::object inner{{"user", "ann"}, {"password", kPassword}};
  EXPECT_EQ(accounts::login(*ctx, *sessions, wrapped(inner), {.address = kHome}).user.id, ann.id);
  EXPECT_REFUSED(accounts::login(*ctx, *sessions, wrapped(wrapped(inner)), {.address = kHome}), login_unrecognized);
  EXPECT_REFUSED(accounts::login(*ctx, *sessions, wrapped(nullptr), {.address = kHome}), login_unrecognized);
  EXPECT_REFUSED(accounts::login(*ctx, *sessions, {{"totp", 5}}, {.address = kHome}), login_unrecognized);
}

TEST_P(TwoFactorTest, ACodeWorksOnceAndThoseBeforeItNoMore) {
  const auto enrolled = enrol(ann);
  EXPECT_FALSE(lets_in(code(enrolled.secret))) << "it confirmed the app";
  const auto used = fresh(enrolled.secret);
  EXPECT_TRUE(lets_in(used));
  EXPECT_FALSE(lets_in(used));
  EXPECT_FALSE(lets_in(code(enrolled.secret, -1)));
  EXPECT_TRUE(lets_in(code(enrolled.secret, 1)));
}

TEST_P(TwoFactorTest, ACodeWorksOnceForManyWhoSendItAtOnce) {
  const auto enrolled = enrol(ann);
  const auto given = fresh(enrolled.secret);
  std::atomic<int> let_in{0};
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { let_in += lets_in(given) ? 1 : 0; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(let_in, 1);
}

TEST_P(TwoFactorTest, HowWrongAClockMayBeIsASetting) {
  const auto enrolled = enrol(ann);
  clock.advance(10 * kStep);
  settings.put("Accounts_TwoFactorAuthentication_MaxDelta", 0);
  EXPECT_FALSE(lets_in(code(enrolled.secret, -1)));
  settings.put("Accounts_TwoFactorAuthentication_MaxDelta", 2);
  EXPECT_FALSE(lets_in(code(enrolled.secret, -3)));
  EXPECT_TRUE(lets_in(code(enrolled.secret, -2)));
}

TEST_P(TwoFactorTest, ABackupCodeWorksOnce) {
  const auto enrolled = enrol(ann);
  EXPECT_TRUE(lets_in(enrolled.backups.at(3)));
  EXPECT_FALSE(lets_in(enrolled.backups.at(3)));
  EXPECT_TRUE(lets_in(enrolled.backups.at(11)));
  EXPECT_EQ(accounts::backup_codes_left(*ctx, enrolled.session), 10);
}

TEST_P(TwoFactorTest, ABackupCodeWorksOnceForManyWhoSendItAtOnce) {
  const auto enrolled = enrol(ann);
  std::atomic<int> let_in{0};
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { let_in += lets_in(enrolled.backups.front()) ? 1 : 0; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(let_in, 1);
  EXPECT_EQ(accounts::backup_codes_left(*ctx, enrolled.session), 11);
}

TEST_P(TwoFactorTest, BackupCodesAreStoredAsHashesAlone) {
  const auto enrolled = enrol(ann);
  const auto kept = column("SELECT hash FROM backup_codes");
  EXPECT_THAT(kept, SizeIs(12));
  for (const auto& backup : enrolled.backups) {
    EXPECT_THAT(kept, ::testing::Contains(sha256_hex(backup)));
    EXPECT_THAT(kept, ::testing::Not(::testing::Contains(HasSubstr(backup))));
  }
}

TEST_P(TwoFactorTest, NewBackupCodesTakeThePlaceOfTheOldOnes) {
  const auto enrolled = enrol(ann);
  EXPECT_REFUSED(accounts::renew_backup_codes(*ctx, enrolled.session, "000000"), invalid_totp);
  const auto renewed = accounts::renew_backup_codes(*ctx, enrolled.session, enrolled.backups.front());
  EXPECT_EQ(accounts::backup_codes_left(*ctx, enrolled.session), 12);
  EXPECT_FALSE(lets_in(enrolled.backups.at(1)));
  EXPECT_TRUE(lets_in(renewed.at(1)));
}

TEST_P(TwoFactorTest, WrongCodesAreCountedWhereverTheyAreTried) {
  const auto enrolled = enrol(ann);
  for (int i = 0; i < 9; ++i) EXPECT_FALSE(accounts::disable_totp(*ctx, enrolled.session, "000000"));
  EXPECT_REFUSED(log_in_with("000000"), login_totp_invalid);
  EXPECT_REFUSED(log_in_with(fresh(enrolled.secret)), login_totp_max_attempts);
  EXPECT_REFUSED(log_in_with(enrolled.backups.front()), login_totp_max_attempts);
  EXPECT_REFUSED(accounts::disable_totp(*ctx, enrolled.session, code(enrolled.secret)), totp_max_attempts);
  EXPECT_REFUSED(accounts::renew_backup_codes(*ctx, enrolled.session, code(enrolled.secret)), totp_max_attempts);
  clock.advance(std::chrono::minutes{15});
  EXPECT_TRUE(lets_in(code(enrolled.secret)));
}

TEST_P(TwoFactorTest, ARightCodeForgivesTheWrongOnes) {
  const auto enrolled = enrol(ann);
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 9; ++i) EXPECT_FALSE(lets_in("000000"));
    EXPECT_TRUE(lets_in(fresh(enrolled.secret)));
  }
}

TEST_P(TwoFactorTest, AWrongCodeAtALogInIsAFailedLogIn) {
  settings.put("Block_Multiple_Failed_Logins_Enabled", true);
  settings.put("Block_Multiple_Failed_Logins_By_User", true);
  settings.put("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User", 3);
  const auto enrolled = enrol(ann);
  for (int i = 0; i < 5; ++i) EXPECT_REFUSED(log_in_with(""), login_totp_required);
  for (int i = 0; i < 3; ++i) EXPECT_REFUSED(log_in_with("000000"), login_totp_invalid);
  EXPECT_REFUSED(log_in_with(fresh(enrolled.secret)), login_blocked_for_user);
}

TEST_P(TwoFactorTest, GoesWithACode) {
  const auto enrolled = enrol(ann);
  EXPECT_FALSE(accounts::disable_totp(*ctx, enrolled.session, ""));
  EXPECT_FALSE(accounts::disable_totp(*ctx, enrolled.session, "000000"));
  EXPECT_TRUE(accounts::disable_totp(*ctx, enrolled.session, fresh(enrolled.secret)));
  EXPECT_TRUE(lets_in(""));
  EXPECT_FALSE(accounts::disable_totp(*ctx, enrolled.session, fresh(enrolled.secret)));
  EXPECT_REFUSED(accounts::backup_codes_left(*ctx, enrolled.session), invalid_totp);
  EXPECT_REFUSED(accounts::renew_backup_codes(*ctx, enrolled.session, "000000"), invalid_totp);
  EXPECT_THAT(column("SELECT hash FROM backup_codes"), IsEmpty());
  EXPECT_THAT(column("SELECT secret FROM second_factors"), IsEmpty());
  EXPECT_THAT(audited(), ElementsAre("user.two_factor_enabled", "user.two_factor_disabled"));
}

TEST_P(TwoFactorTest, IsAskedForOfNobodyWhereTheWorkspaceWantsNone) {
  const auto enrolled = enrol(ann);
  for (const auto* key :
       {"Accounts_TwoFactorAuthentication_Enabled", "Accounts_TwoFactorAuthentication_By_TOTP_Enabled"}) {
    settings.put(key, false);
    EXPECT_TRUE(lets_in("")) << key;
    EXPECT_REFUSED(accounts::offer_totp(*ctx, session_of(ben)), not_allowed);
    settings.put(key, true);
    EXPECT_FALSE(lets_in("")) << key;
  }
}

TEST_P(TwoFactorTest, AnAdministratorTakesItAwayFromWhoHasLostIt) {
  const auto enrolled = enrol(ann);
  const auto token = token_of(ann);
  EXPECT_REFUSED(accounts::reset_totp(*ctx, ben, ann.id), not_allowed);
  EXPECT_REFUSED(accounts::reset_totp(*ctx, enrolled.session, ann.id), not_allowed);
  EXPECT_REFUSED(accounts::reset_totp(*ctx, admin, ben.id), two_factor_not_enabled);
  accounts::reset_totp(*ctx, admin, ann.id);
  EXPECT_FALSE(lives(enrolled.session));
  EXPECT_FALSE(sessions->authenticate(ann.id.value, token, kHome).has_value());
  EXPECT_TRUE(lets_in(""));
  EXPECT_THAT(column("SELECT hash FROM backup_codes"), IsEmpty());
  EXPECT_EQ(audited().back(), "user.two_factor_reset");
  enrol(ann);
}

TEST_P(TwoFactorTest, AnAdministratorDoesNotResetTheirOwn) {
  const auto enrolled = enrol(admin);
  EXPECT_REFUSED(accounts::reset_totp(*ctx, enrolled.session, admin.id), not_allowed);
  EXPECT_TRUE(stored(admin).has_totp);
}

TEST_P(TwoFactorTest, WhoActsAsSomebodyElseDoesNotTouchTheirFactor) {
  auto session = session_of(ann);
  session.impersonator = Impersonator{admin.id, admin.pk, admin.username};
  EXPECT_REFUSED(accounts::offer_totp(*ctx, session), impersonating);
  EXPECT_REFUSED(accounts::confirm_totp(*ctx, session, "000000"), impersonating);
  EXPECT_REFUSED(accounts::disable_totp(*ctx, session, "000000"), impersonating);
  EXPECT_REFUSED(accounts::renew_backup_codes(*ctx, session, "000000"), impersonating);
}

TEST_P(TwoFactorTest, NothingIsLeftOfWhoIsDeleted) {
  enrol(ann);
  accounts::remove_user(*ctx, admin, ann.id, rooms::LastOwner::confirmed);
  EXPECT_THAT(column("SELECT secret FROM second_factors"), IsEmpty());
  EXPECT_THAT(column("SELECT hash FROM backup_codes"), IsEmpty());
  EXPECT_THAT(column("SELECT id FROM users WHERE has_totp <> 0"), IsEmpty());
}

// Profiles are written whole; the factor is not part of them.
TEST_P(TwoFactorTest, AnAccountThatIsWrittenKeepsItsFactor) {
  auto before = stored(ann);
  enrol(ann);
  const auto tx = db->begin();
  store::UserWriter{*tx}.update(before);
  tx->commit();
  EXPECT_TRUE(stored(ann).has_totp);
}

INSTANTIATE_TEST_SUITE_P(Engines, TwoFactorTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
