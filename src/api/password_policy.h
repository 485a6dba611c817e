#pragma once
// The rules of passwords, as forms show them.

#include "api/call.h"

namespace confab::api {

struct PasswordPolicy {
  bool enabled = false;
  json::array policy;

  static constexpr auto kFields = FieldList{
      field("enabled", &PasswordPolicy::enabled, "Whether there are rules."),
      field("policy", &PasswordPolicy::policy, "Each rule: a list of its name and, where it has one, its number."),
  };
};
[[nodiscard]] PasswordPolicy password_policy(const core::Context& ctx);

}  // namespace confab::api
