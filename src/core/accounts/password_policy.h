#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/kernel/context.h"

namespace confab::core::accounts {

/// A rule that new passwords must keep, by Rocket.Chat's name of it, and its number where it has one.
struct PasswordRule {
  std::string_view name;  // minLength, forbidRepeatingCharacters ...
  std::optional<std::int64_t> number;
};
/// The rules in force; nothing: none are.
[[nodiscard]] std::optional<std::vector<PasswordRule>> password_rules(const Context& ctx);

}  // namespace confab::core::accounts
