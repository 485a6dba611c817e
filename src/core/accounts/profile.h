#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "core/accounts/proof.h"
#include "core/kernel/context.h"
#include "core/rooms/last_owner.h"
#include "model/user.h"

namespace confab::core::accounts {

/// What a person changes of their own account. Left out: unchanged.
struct OwnChanges {
  std::optional<std::string> name, username, email, bio, nickname, status_text, status;
  std::optional<std::string> new_password;
  std::string current_password_digest;  // SHA-256 in hex
  std::optional<json::object> custom_fields;
  Evidence evidence = {};
};

/// Another address or password asks for a code of the second factor; of who has none (proof.h: factor_of_change()) for
/// the current password, as such or as a code. One that comes although a code would do must be right. Throws
/// Refusal(action_not_allowed) where a setting forbids the change, or (not_allowed) where that is the one for the whole
/// profile; (invalid_password) for a wrong current password, (totp_required | totp_invalid | totp_max_attempts),
/// (invalid_status | custom_field_refused | password_in_history), and what names.h throws. A new password ends the
/// other sessions.
model::User update_own(const Context& ctx, const Actor& actor, const OwnChanges& changes);

/// What somebody with edit-other-user-info changes of another account, or of their own as far as settings let them;
/// without that permission what needs no password of one's own.
struct UserChanges {
  std::optional<std::string> name, username, email, bio, nickname, status_text, password;
  std::optional<bool> verified, require_password_change, active;
  std::optional<std::vector<std::string>> roles;
  std::optional<json::object> custom_fields;
  rooms::LastOwner last_owner = rooms::LastOwner::ask;  // where `active` is false
};
/// Throws Refusal(action_not_allowed) for an account with power that the actor has not (access/user.h), or the last one
/// that can change permissions; (not_allowed | invalid_user), and what update_own() throws.
model::User update_user(const Context& ctx, const Actor& actor, const UserId& user, const UserChanges& changes);

/// Deactivates (sessions end; the last administrator stays) or activates; an account that nobody has used yet joins the
/// default channels then. Rooms of which a deactivated one was the only owner are passed on (rooms/last_owner.h), and
/// nobody can write to them directly. Needs edit-other-user-active-status. Throws Refusal(not_allowed | user_not_found
/// | user_is_last_owner | action_not_allowed) as update_user().
model::User set_active(const Context& ctx, const Actor& actor, const UserId& user, bool active,
                       rooms::LastOwner last_owner = rooms::LastOwner::ask);

struct DeactivateIdle {
  std::int64_t days = 0;
  std::string role = "user";
};
/// Deactivates the people with the role whose last log-in is longer ago than that many days and who are not connected,
/// 500 at most, those first who have been away for longest; all or none. Rooms whose last owner goes are passed on. Who
/// gets 500 back asks again. Needs edit-other-user-active-status. Throws Refusal(not_allowed | action_not_allowed |
/// invalid_role).
std::int64_t deactivate_idle(const Context& ctx, const Actor& actor, const DeactivateIdle& cmd);

}  // namespace confab::core::accounts
