#pragma once

#include "core/kernel/transaction.h"

namespace confab::core::roles {

/// The permission that gives all others, access-permissions, and the roles that have it in memory.
[[nodiscard]] permissions::Permission ruling_permission();

/// Their ids, as of now.
[[nodiscard]] std::vector<std::string> ruling_roles(const Context& ctx);

/// Part of a transaction that takes a role, a permission or an account's activity away, after it has: somebody who can
/// log in must hold access-permissions still, or nobody could ever give anything back. Throws
/// Refusal(action_not_allowed).
void require_rulers(Transaction& tx, const Context& ctx);

}  // namespace confab::core::roles
