#pragma once

#include "core/accounts/sessions.h"
#include "rest/declaring.h"

namespace confab::rest {

/// Logging in and out, the own account, other accounts, tokens, settings, roles and permissions, presence.
void declare_account_api(api::Endpoints& endpoints, core::accounts::Sessions& sessions);

void declare_login(api::Endpoints& endpoints, core::accounts::Sessions& sessions);
void declare_profile(api::Endpoints& endpoints);
void declare_impersonation(api::Endpoints& endpoints);
void declare_users(api::Endpoints& endpoints);
void declare_user_lists(api::Endpoints& endpoints);
void declare_tokens(api::Endpoints& endpoints);
void declare_second_factors(api::Endpoints& endpoints);
void declare_push(api::Endpoints& endpoints);
void declare_devices(api::Endpoints& endpoints, const core::accounts::Sessions& sessions);
void declare_settings(api::Endpoints& endpoints);
void declare_permissions(api::Endpoints& endpoints);
void declare_roles(api::Endpoints& endpoints);
void declare_role_members(api::Endpoints& endpoints);
void declare_presence(api::Endpoints& endpoints);
void declare_avatars(api::Endpoints& endpoints);
void declare_custom_statuses(api::Endpoints& endpoints);
void declare_layout_texts(api::Endpoints& endpoints);
void declare_exports(api::Endpoints& endpoints);
void declare_assets(api::Endpoints& endpoints);

}  // namespace confab::rest
