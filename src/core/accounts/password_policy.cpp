#include "core/accounts/password_policy.h"

#include "settings/groups/password_policy.h"

namespace confab::core::accounts {

std::optional<std::vector<PasswordRule>> password_rules(const Context& ctx) {
  const auto& settings = ctx.settings;
  if (!settings.boolean(settings::password_policy("Accounts_Password_Policy_Enabled"))) return std::nullopt;
  std::vector<PasswordRule> rules;
  const auto shortest = settings.integer(settings::password_policy("Accounts_Password_Policy_MinLength"));
  const auto longest = settings.integer(settings::password_policy("Accounts_Password_Policy_MaxLength"));
  if (shortest >= 1) rules.push_back({"minLength", shortest});
  if (longest >= 1) rules.push_back({"maxLength", longest});
  if (settings.boolean(settings::password_policy("Accounts_Password_Policy_ForbidRepeatingCharacters"))) {
    rules.push_back({"forbidRepeatingCharacters", {}});
    rules.push_back(
        {"forbidRepeatingCharactersCount",
         settings.integer(settings::password_policy("Accounts_Password_Policy_ForbidRepeatingCharactersCount"))});
  }
  if (settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneLowercase")))
    rules.push_back({"mustContainAtLeastOneLowercase", {}});
  if (settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneUppercase")))
    rules.push_back({"mustContainAtLeastOneUppercase", {}});
  if (settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneNumber")))
    rules.push_back({"mustContainAtLeastOneNumber", {}});
  if (settings.boolean(settings::password_policy("Accounts_Password_Policy_AtLeastOneSpecialCharacter")))
    rules.push_back({"mustContainAtLeastOneSpecialCharacter", {}});
  return rules;
}

}  // namespace confab::core::accounts
