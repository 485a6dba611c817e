#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/accounts/profile.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct ActiveParams {
  UserId user_id;
  bool active = true;
  std::optional<bool> confirm_relinquish;

  static constexpr auto kFields = std::tuple{
      field("userId", &ActiveParams::user_id, "The account."),
      field("active", &ActiveParams::active, "False: cannot log in any more."),
      field("confirmRelinquish", &ActiveParams::confirm_relinquish,
            "Rooms of which the account is the last owner change their owner, or go."),
  };
};

void declare_user_methods(api::Methods& methods) {
  methods.add<ActiveParams, bool>({
      .name = "setUserActiveStatus",
      .access = api::Access::user(),
      .summary = "Deactivate or reactivate an account.",
      .errors = {errors::user_not_found, errors::user_is_last_owner, errors::action_not_allowed, errors::not_allowed},
      .handler =
          [](api::Call& call, const auto& p) {
            using core::rooms::LastOwner;
            core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active,
                                       p.confirm_relinquish.value_or(false) ? LastOwner::confirmed : LastOwner::ask);
            return true;
          },
  });
}

}  // namespace confab::ddp
