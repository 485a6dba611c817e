#pragma once

#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/role.h"
#include "model/user.h"

namespace confab::core::roles {

/// Refuses a role that is not the actor's to give or to take: the admin role without assign-admin-role, and one with
/// power that the actor has not (core/access/rank.h), for they could give it to themselves. Throws Refusal(not_allowed
/// | action_not_allowed).
void require_assignable(const Context& ctx, const Actor& actor, const std::string& role);

/// Gives or takes a role of the workspace. Needs access-permissions, for the admin role assign-admin-role too. Throws
/// Refusal(invalid_role | user_already_in_role | user_not_in_role | admin_required | invalid_user |
/// action_not_allowed).
model::Role add_user_to_role(const Context& ctx, const Actor& actor, const std::string& username,
                             const std::string& role);
model::Role remove_user_from_role(const Context& ctx, const Actor& actor, const std::string& username,
                                  const std::string& role);

/// Part of a transaction that edits a user: makes `roles` the user's roles. Needs assign-roles.
void set_user_roles(Transaction& tx, const Context& ctx, const Actor& actor, model::User& user,
                    const std::vector<std::string>& roles);

}  // namespace confab::core::roles
