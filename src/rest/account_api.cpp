#include "rest/account_api.h"

namespace confab::rest {

void declare_account_api(api::Endpoints& endpoints, core::accounts::Sessions& sessions) {
  declare_login(endpoints, sessions);
  declare_profile(endpoints);
  declare_impersonation(endpoints);
  declare_users(endpoints);
  declare_user_lists(endpoints);
  declare_tokens(endpoints);
  declare_second_factors(endpoints);
  declare_push(endpoints);
  declare_devices(endpoints, sessions);
  declare_settings(endpoints);
  declare_permissions(endpoints);
  declare_roles(endpoints);
  declare_role_members(endpoints);
  declare_presence(endpoints);
  declare_avatars(endpoints);
  declare_custom_statuses(endpoints);
  declare_layout_texts(endpoints);
  declare_exports(endpoints);
  declare_assets(endpoints);
}

}  // namespace confab::rest
