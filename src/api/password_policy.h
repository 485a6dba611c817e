#pragma once
// The rules of passwords, as forms show them.

#include "api/call.h"

namespace confab::api {

struct PasswordPolicy {
  Field<"enabled", bool, "Whether there are rules."> enabled = false;
  Field<"policy", json::array, "Each rule: a list of its name and, where it has one, its number."> policy;
};
[[nodiscard]] PasswordPolicy password_policy(const core::Context& ctx);

}  // namespace confab::api
