#pragma once
// "userId, or username, or user": how calls name an account.

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields_inherit.h"
#include "model/user.h"

namespace confab::rest {

struct UserTarget {
  std::optional<UserId> user_id;
  std::optional<std::string> username, user;

  static constexpr auto kFields = FieldList{
      field("userId", &UserTarget::user_id, "The account, by id."),
      field("username", &UserTarget::username, "The account, by username.", bound::name),
      field("user", &UserTarget::user, "The same.", bound::name),
  };
};

/// In calls that know no third name: one of the two.
struct OneUserTarget : UserTarget {
  static constexpr auto kFields = FieldList{
      field("userId", &UserTarget::user_id, "The account, by id.", exactly_one{}),
      field("username", &UserTarget::username, "The account, by username.", bound::name, exactly_one{}),
  };
};
/// Only by its id.
struct UserById : UserTarget {
  static constexpr auto kFields = FieldList{field("userId", &UserTarget::user_id, "The account.", required{})};
};

/// The account. Throws Refusal(user_param_not_provided) without any of the three, (invalid_user) for an unknown one.
[[nodiscard]] model::User target_user(const api::Call& call, const UserTarget& target);
/// The same for a page about the account: an unknown one is Refusal(user_not_found).
[[nodiscard]] model::User shown_user(const api::Call& call, const UserTarget& target);
/// The first, where leaving it out means oneself.
[[nodiscard]] model::User target_or_self(const api::Call& call, const UserTarget& target);

}  // namespace confab::rest
