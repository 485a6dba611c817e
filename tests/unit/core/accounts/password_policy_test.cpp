// Which passwords are taken, and what is said about the others.

#include <gmock/gmock.h>

#include "base/detail_list.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "core/accounts/names.h"
#include "core/world.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PasswordPolicyTest : public testing::WorldTest {
 protected:
  /// The rules that a password breaks, without what their names have in common.
  std::vector<std::string> broken(std::string_view password) {
    constexpr std::string_view kPrefix = "error-password-policy-not-met-";
    std::vector<std::string> rules;
    try {
      accounts::check_password(*ctx, password);
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code(), errors::password_policy_not_met);
      for (const auto& error : refusal.details().at(kDetailList).as_array()) {
        const std::string_view name = error.at("error").as_string();
        EXPECT_TRUE(name.starts_with(kPrefix)) << name;
        rules.emplace_back(name.substr(kPrefix.size()));
      }
    }
    return rules;
  }
};

TEST_P(PasswordPolicyTest, WithoutAPolicyAnythingButNothing) {
  EXPECT_THAT(broken("x"), IsEmpty());
  EXPECT_REFUSED(accounts::check_password(*ctx, ""), field_required);
  EXPECT_REFUSED(accounts::check_password(*ctx, " \t "), field_required);
}

TEST_P(PasswordPolicyTest, EveryBrokenRuleIsNamed) {
  settings.put("Accounts_Password_Policy_Enabled", true);
  EXPECT_THAT(broken("Good-Pass1"), IsEmpty());
  EXPECT_THAT(broken("aaaa"),
              ElementsAre("minLength", "repeatingCharacters", "oneUppercase", "oneNumber", "oneSpecial"));
  EXPECT_THAT(broken("GOOD-PASS1"), ElementsAre("oneLowercase"));
  EXPECT_THAT(broken("GoodPass1\xC3\xA4"), IsEmpty());  // what is not ASCII is special
}

TEST_P(PasswordPolicyTest, LengthsAndRunsAreTheSettings) {
  settings.put("Accounts_Password_Policy_Enabled", true);
  settings.put("Accounts_Password_Policy_MinLength", 3);
  settings.put("Accounts_Password_Policy_MaxLength", 5);
  EXPECT_THAT(broken("aA1!"), IsEmpty());
  EXPECT_THAT(broken("aA1!bc"), ElementsAre("maxLength"));
  EXPECT_THAT(broken("a\xF0\x9F\x98\x80"), ElementsAre("oneUppercase", "oneNumber"));  // an emoji counts twice
  settings.put("Accounts_Password_Policy_MaxLength", -1);
  EXPECT_THAT(broken("aA1!aaab"), IsEmpty());
  EXPECT_THAT(broken("aA1!aaaa"), ElementsAre("repeatingCharacters"));
  settings.put("Accounts_Password_Policy_ForbidRepeatingCharacters", false);
  EXPECT_THAT(broken("aA1!aaaa"), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, PasswordPolicyTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
