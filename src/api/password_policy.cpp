#include "api/password_policy.h"

#include "core/accounts/password_policy.h"

namespace confab::api {

PasswordPolicy password_policy(const core::Context& ctx) {
  const auto rules = core::accounts::password_rules(ctx);
  if (!rules) return {};
  PasswordPolicy result{.enabled = true, .policy = {}};
  for (const auto& rule : *rules) {
    json::array row{json::value("get-password-policy-" + std::string{rule.name})};
    if (rule.number) row.emplace_back(json::object{{rule.name, *rule.number}});
    result.policy.emplace_back(std::move(row));
  }
  return result;
}

}  // namespace confab::api
