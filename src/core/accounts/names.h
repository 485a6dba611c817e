#pragma once
// What usernames, e-mail addresses and passwords must look like.

#include <string>
#include <string_view>

#include "core/kernel/context.h"
#include "sql/database.h"

namespace confab::core::accounts {

/// Why a username cannot be taken, if so; each use case has words of its own for it, which clients compare.
enum class NameFault {
  none,
  malformed,
  blocked,   // by the administrators, or it means everybody
  reserved,  // by the program
  taken,     // people log in by username or by address, so somebody's address is taken, too
};
enum class Holder { anybody, first_admin };  // who may have a blocked or reserved name such as admin
/// `session` sees who has the name already. What belongs to `own`, whose name it becomes, is free.
[[nodiscard]] NameFault fault_of_username(sql::Session& session, const Context& ctx, std::string_view username,
                                          Holder holder = Holder::anybody, const UserId& own = {});
/// For an account that somebody else makes. Throws Refusal(input_is_not_valid | blocked_username | field_unavailable).
void check_new_username(sql::Session& session, const Context& ctx, std::string_view username,
                        Holder holder = Holder::anybody);
[[noreturn]] void refuse_blocked_username(std::string_view username);
/// What is not written like a username. Throws Refusal(input_is_not_valid).
[[noreturn]] void refuse_malformed_username(std::string_view username);
/// A display name must not hold signs that markup is made of, plain or percent-coded, nor what leaves its line, and
/// shows something unless it is empty. Throws Refusal(input_is_not_valid).
void check_name(std::string_view name);
/// Whether somebody whose name is `own` could take the name, by the rules of fault_of_username(); their own is free to
/// them.
[[nodiscard]] bool is_available(const Context& ctx, std::string_view own, std::string_view username);
/// Throws Refusal(invalid_email | field_unavailable): also for the username of somebody other than `own`.
void check_email(sql::Session& session, std::string_view address, const UserId& own = {});
/// The same for people who register themselves. Throws Refusal(invalid_email | email_exists).
void check_email_to_register(sql::Session& session, std::string_view address);
/// The domain rules for people who register themselves. Throws Refusal(invalid_domain).
void check_email_domain(const Context& ctx, std::string_view address);
/// Throws Refusal(field_required) for an empty one: of one that somebody else is given.
void check_given_password(std::string_view password);
/// Throws Refusal(password_policy_not_met) with every rule that is broken in the details, or (field_required) for an
/// empty one.
void check_password(const Context& ctx, std::string_view password);

/// A free username made from a name or an address.
[[nodiscard]] std::string suggest_username(const Context& ctx, std::string_view from);

}  // namespace confab::core::accounts
