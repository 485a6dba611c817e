#pragma once
// One account, as calls name it and as others see it.

#include "core/access/user.h"
#include "core/kernel/context.h"
#include "core/presence/presence.h"

namespace confab::core::users {

/// By id, or else by username.
struct Who {
  std::optional<UserId> id;
  std::optional<std::string> username;
};
/// Throws Refusal(invalid_user).
[[nodiscard]] model::User get(const Context& ctx, const Who& who);
/// The same, without an exception.
[[nodiscard]] std::optional<model::User> find(const Context& ctx, const Who& who);

/// How a person is seen. Of somebody else the connections tell no more than that: who is invisible stays so.
[[nodiscard]] Presence::Status status_of(const Context& ctx, const std::optional<Actor>& actor,
                                         const model::User& user);

/// Those among the users that exist and are seen as anything but offline; without `ids` everybody of that kind. 10,000
/// at most.
[[nodiscard]] std::vector<model::User> seen(const Context& ctx, const std::optional<std::vector<UserId>>& ids);

/// Whose account, status or text changed at `from` or later, the actor aside; 10,000 at most. Nothing when that is
/// longer ago than presence remembers.
[[nodiscard]] std::optional<std::vector<model::User>> changed_since(const Context& ctx, const Actor& actor,
                                                                    Timestamp from);

}  // namespace confab::core::users
