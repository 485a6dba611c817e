#pragma once
// What usernames, e-mail addresses and passwords must look like.

#include <string>
#include <string_view>

#include "core/kernel/context.h"
#include "sql/database.h"

namespace confab::core::accounts {

/// Throws Refusal(invalid_username | blocked_username | field_unavailable). `session` sees who has the name already.
/// The first administrator may take a blocked name such as admin. People log in by username or by address, so a name
/// that is somebody's address is taken, too, unless that is `own`, whose name it becomes.
enum class Holder { anybody, first_admin };
void check_username(sql::Session& session, const Context& ctx, std::string_view username,
                    Holder holder = Holder::anybody, const UserId& own = {});
/// A display name must not hold signs that markup is made of, plain or percent-coded. Throws
/// Refusal(input_is_not_valid).
void check_name(std::string_view name);
/// Whether somebody whose name is `own` could take the name, by the rules of check_username(); their own is free to
/// them.
[[nodiscard]] bool is_available(sql::Session& session, const Context& ctx, std::string_view own,
                                std::string_view username);
/// Throws Refusal(invalid_email | field_unavailable): also for the username of somebody other than `own`.
void check_email(sql::Session& session, std::string_view address, const UserId& own = {});
/// The domain rules for people who register themselves. Throws Refusal(invalid_domain).
void check_email_domain(const Context& ctx, std::string_view address);
/// Throws Refusal(password_policy_not_met) with every rule that is broken in the details, or (field_required) for an
/// empty one.
void check_password(const Context& ctx, std::string_view password);

/// A free username made from a name or an address.
[[nodiscard]] std::string suggest_username(sql::Session& session, const Context& ctx, std::string_view from);

}  // namespace confab::core::accounts
