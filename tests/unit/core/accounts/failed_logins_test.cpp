// Guessing is limited, by account and by address.

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "core/accounts/accounts.h"

namespace confab::core {
namespace {

using std::chrono::minutes;
using ::testing::SizeIs;

class FailedLoginsTest : public testing::AccountsTest {
 protected:
  void prepare() override {
    AccountsTest::prepare();
    rewrite(ann, [](model::User& user) { user.emails = {{"ann@example.org", true}}; });
    give_password(ann);
    give_password(ben);
    settings.put("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User", 2);
    settings.put("Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip", 3);
  }
  void guess(const std::string& user, const std::string& address = kHome) {
    EXPECT_REFUSED(log_in(user, "guess", address), login_refused);
  }
};

TEST_P(FailedLoginsTest, AnAccountIsClosedForAWhileEvenForItsOwner) {
  guess("ann");
  guess("ANN@example.org");  // the same account, written otherwise
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
  EXPECT_REFUSED(log_in("Ann@example.org", kPassword, "192.0.2.9"), login_blocked_for_user);
  EXPECT_EQ(log_in("ben").user.id, ben.id);
  clock.advance(minutes{5});
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, OnlyWhatFailedLatelyCounts) {
  guess("ann");
  clock.advance(minutes{3});
  guess("ann");
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
  clock.advance(minutes{2});  // the first is too long ago
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, AClockThatWasAheadBlocksNobodyUntilItComesThereAgain) {
  clock.advance(std::chrono::days{2});
  guess("ann");
  guess("ann");
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
  clock.advance(-std::chrono::days{2});
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, AClockThatIsSetBackALittleForgetsNothing) {
  guess("ann");
  guess("ann");
  clock.advance(-minutes{1});
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
}

TEST_P(FailedLoginsTest, ANetworkThatOneClientGetsIsOneAddress) {
  guess("nobody", "2001:db8:5:6::1");
  guess("somebody", "2001:db8:5:6::2");
  guess("anybody", "2001:db8:5:6:7::3");
  EXPECT_REFUSED(log_in("ann", kPassword, "2001:db8:5:6::4"), login_blocked_for_ip);
  EXPECT_EQ(log_in("ann", kPassword, "2001:db8:5:7::4").user.id, ann.id);
}

TEST_P(FailedLoginsTest, TheRightPasswordForgets) {
  guess("ann");
  log_in("ann");
  guess("ann");
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, ABlockedAttemptDoesNotLengthenTheBlock) {
  guess("ann");
  guess("ann");
  clock.advance(minutes{4});
  EXPECT_REFUSED(log_in("ann", "guess"), login_blocked_for_user);
  clock.advance(minutes{1});
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, TheRightPasswordForgetsThoseOfTheAddressButNotOfOthersOnIt) {
  guess("ann");
  guess("x");
  log_in("ben");
  guess("y");
  guess("ann");
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
  EXPECT_EQ(log_in("ben").user.id, ben.id) << "two since then";
}

TEST_P(FailedLoginsTest, TheRightPasswordDoesNotFreeAnotherAddress) {
  for (int i = 0; i < 2; ++i) guess("ann", "192.0.2.9");
  guess("x", "192.0.2.9");
  clock.advance(minutes{1});
  settings.put("Block_Multiple_Failed_Logins_By_User", false);
  log_in("ann");
  EXPECT_REFUSED(log_in("ann", kPassword, "192.0.2.9"), login_blocked_for_ip);
}

TEST_P(FailedLoginsTest, WhoGoesOnFromABlockedAddressStaysBlocked) {
  for (const auto* nobody : {"x", "y", "z"}) guess(nobody);
  for (int i = 0; i < 3; ++i) {
    clock.advance(minutes{1});
    EXPECT_REFUSED(log_in("ann"), login_blocked_for_ip);
  }
  clock.advance(minutes{2});
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_ip);  // although the first three are too long ago
  clock.advance(minutes{5});
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, TheAddressIsLookedAtBeforeTheUser) {
  settings.put("Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip", 2);
  for (int i = 0; i < 2; ++i) guess("ann");
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_ip);
}

TEST_P(FailedLoginsTest, TheWindowMayBeAFractionOfAMinute) {
  settings.put("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes", 0.05);
  for (int i = 0; i < 2; ++i) guess("ann");
  clock.advance(std::chrono::milliseconds{2'999});
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
  clock.advance(std::chrono::milliseconds{1});
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, AnAddressIsClosedForEverybodyBehindIt) {
  for (const auto* nobody : {"x", "y", "z"}) guess(nobody);
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_ip);
  EXPECT_EQ(log_in("ann", kPassword, "192.0.2.9").user.id, ann.id);
  settings.put("Block_Multiple_Failed_Logins_Ip_Whitelist", json::string("198.51.100.1, " + kHome));
  EXPECT_EQ(log_in("ann").user.id, ann.id);
  settings.put("Block_Multiple_Failed_Logins_Ip_Whitelist", "");
  clock.advance(minutes{5});
  EXPECT_EQ(log_in("ann").user.id, ann.id);
}

TEST_P(FailedLoginsTest, EachLimitCanBeSwitchedOff) {
  for (int i = 0; i < 2; ++i) guess("ann");
  settings.put("Block_Multiple_Failed_Logins_By_User", false);
  EXPECT_EQ(log_in("ann").user.id, ann.id);
  for (int i = 0; i < 3; ++i) guess("ann");
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_ip);
  settings.put("Block_Multiple_Failed_Logins_By_Ip", false);
  EXPECT_EQ(log_in("ann").user.id, ann.id);
  run({"DELETE FROM failed_logins"});
  settings.put("Block_Multiple_Failed_Logins_Enabled", false);
  guess("ann");
  EXPECT_THAT(column("SELECT username_key FROM failed_logins"), SizeIs(0));
}

TEST_P(FailedLoginsTest, ABlockMayLastForDays) {
  settings.put("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes", 3 * 24 * 60);
  guess("ann");
  guess("ann");
  clock.advance(std::chrono::hours{48});
  guess("ben");
  EXPECT_REFUSED(log_in("ann"), login_blocked_for_user);
}

INSTANTIATE_TEST_SUITE_P(Engines, FailedLoginsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
