#pragma once
// "userId, or username, or user": how calls name an account.

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields.h"
#include "model/user.h"

namespace confab::rest {

struct UserTarget {
  std::optional<UserId> user_id;
  std::optional<std::string> username, user;
};

/// Field list of the target, for parameters that derive from UserTarget.
template <class Params>
constexpr auto target_fields() {
  using Text = std::optional<std::string> Params::*;
  return std::tuple{
      field("userId", static_cast<std::optional<UserId> Params::*>(&UserTarget::user_id), "The account, by id."),
      field("username", static_cast<Text>(&UserTarget::username), "The account, by username."),
      field("user", static_cast<Text>(&UserTarget::user), "The same."),
  };
}

/// The account. Throws Refusal(user_param_not_provided) without any of the three, (invalid_user) for an unknown one.
[[nodiscard]] model::User target_user(const api::Call& call, const UserTarget& target);
/// The same, where leaving it out means oneself.
[[nodiscard]] model::User target_or_self(const api::Call& call, const UserTarget& target);

}  // namespace confab::rest
