#pragma once

#include "core/kernel/context.h"
#include "model/condition.h"
#include "model/order.h"

namespace confab::core::users {

struct ListUsers {
  std::string text;            // part of what people are found by, for those who see addresses of an address, too
  std::optional<bool> active;  // left out: both
  std::string type;            // empty: all
  std::optional<bool> has_logged_in;
  std::vector<std::string> roles;  // any of them; empty: all
  std::vector<UserId> only;        // empty: all
  std::optional<model::Condition> condition;
  model::UserOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct UserPage {
  std::vector<model::User> users;
  std::int64_t total = 0;
};
/// Accounts. Needs view-d-room, and view-outside-room where a setting says so; to ask by what only
/// view-full-other-user-info shows (roles, log-ins, times, the chosen status) needs that, too: what a list does not
/// show is not found out by filtering it. Throws Refusal(unauthorized), (invalid_query) for a condition that cannot be
/// asked for.
[[nodiscard]] UserPage list(const Context& ctx, const Actor& actor, const ListUsers& query);

/// Who has a role of the workspace, or with `room` of that room. Throws Refusal(not_allowed) without
/// access-permissions, (invalid_role | room_not_found).
struct ListRoleHolders {
  std::string role;  // id or name
  std::optional<RoomId> room;
  model::UserOrder order = {};
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
[[nodiscard]] UserPage list_role_holders(const Context& ctx, const Actor& actor, const ListRoleHolders& query);

/// Everybody with a role that is shown beside the name, at most 10,000: roles of the workspace with a description, but
/// not the plain `user`.
[[nodiscard]] std::vector<model::User> in_public_roles(const Context& ctx);

}  // namespace confab::core::users
