#include "base/digest.h"
#include "base/errors/assets.h"
#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "core/configuration/assets.h"
#include "core/files/spool.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

/// Bytes, as EJSON has them.
struct Binary {
  Field<"$binary", std::string, "In base64.", bound::carried> base64;
};
struct SetAssetParams {
  Field<"binaryContent", Binary, "The picture."> bytes;
  Field<"contentType", std::string, "Its media type.", bound::name> type;
  Field<"asset", std::string, "Which picture of the workspace.", bound::name> key;
};
using AssetKeyParam = Named<"key", std::string, "Which picture of the workspace.", bound::name>;

void declare_asset_methods(api::Methods& methods) {
  methods.add<SetAssetParams, Nothing>(
      "setAsset", Access::user(), "Puts up a picture of the workspace: a logo, an icon, a background.",
      {errors::invalid_asset, errors::action_not_allowed, errors::invalid_file_type, errors::invalid_file_width,
       errors::invalid_file_height, errors::file_too_large, errors::invalid_data, errors::not_allowed,
       errors::service_unavailable, errors::storage_full},
      [](Call& call, const auto& p) {
        const auto bytes = from_base64(p.bytes.base64);
        if (!bytes) throw Refusal(errors::invalid_data, "The bytes must be base64", {{"field", "binaryContent"}});
        core::configuration::set_asset(call.ctx, call.actor(), p.key, p.type,
                                       core::files::spool_text(call.ctx, *bytes));
      });
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
