#pragma once

#include "core/accounts/sessions.h"
#include "ddp/declaring.h"

namespace confab::ddp {

/// login, logout, presence, the own account, settings, roles and permissions.
void declare_account_methods(api::Methods& methods, core::accounts::Sessions& sessions);

void declare_session_methods(api::Methods& methods, core::accounts::Sessions& sessions);
void declare_own_account_methods(api::Methods& methods);
void declare_second_factor_methods(api::Methods& methods);
void declare_push_methods(api::Methods& methods, core::accounts::Sessions& sessions);
void declare_user_methods(api::Methods& methods);
void declare_configuration_methods(api::Methods& methods);
void declare_avatar_methods(api::Methods& methods);
void declare_emoji_methods(api::Methods& methods);
void declare_custom_status_methods(api::Methods& methods);
void declare_asset_methods(api::Methods& methods);

}  // namespace confab::ddp
