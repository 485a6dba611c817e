#include "base/errors/assets.h"
#include "core/configuration/assets.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

using AssetKeyParam = Named<"key", std::string, "Which picture of the workspace.", bound::name>;

void declare_asset_methods(api::Methods& methods) {
  methods.add<AssetKeyParam, bool>(
      "unsetAsset", Access::user(), "Takes a picture of the workspace back: Confab's own counts.",
      {errors::invalid_asset, errors::action_not_allowed, errors::not_allowed}, [](Call& call, const auto& p) {
        core::configuration::unset_asset(call.ctx, call.actor(), p.value);
        return true;
      });
  // What clients show comes with their page; nothing of it is kept here for them.
  methods.add<Nothing, bool>("refreshClients", Access::user(),
                             "Pictures of the workspace are seen by clients when they are opened next.",
                             {errors::action_not_allowed}, [](Call& call, const Nothing&) {
                               core::configuration::require_assets(call.ctx, call.actor());
                               return true;
                             });
}

}  // namespace confab::ddp
