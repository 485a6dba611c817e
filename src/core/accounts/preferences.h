#pragma once
// What people prefer. Preferences that the workspace has a default for are rows of the settings' catalogue
// (Accounts_Default_User_Preferences_*); the others are kept for clients that know them, and mean nothing to the
// server.

#include "base/json.h"
#include "core/kernel/context.h"
#include "model/user.h"

namespace confab::core::accounts {

/// The workspace's defaults with the person's own choices over them.
[[nodiscard]] json::object effective_preferences(const Context& ctx, const model::User& user);

/// Changes some preferences; for somebody else with edit-other-user-info. Throws Refusal(invalid_params |
/// invalid_setting) that names a bad one.
model::User set_preferences(const Context& ctx, const Actor& actor, const UserId& user, const json::object& changes);

}  // namespace confab::core::accounts
