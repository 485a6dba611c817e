#include "ddp/account_methods.h"

namespace confab::ddp {

void declare_account_methods(api::Methods& methods, core::accounts::Sessions& sessions) {
  declare_session_methods(methods, sessions);
  declare_own_account_methods(methods);
  declare_second_factor_methods(methods);
  declare_push_methods(methods, sessions);
  declare_user_methods(methods);
  declare_configuration_methods(methods);
  declare_avatar_methods(methods);
  declare_emoji_methods(methods);
  declare_custom_status_methods(methods);
  declare_asset_methods(methods);
}

}  // namespace confab::ddp
