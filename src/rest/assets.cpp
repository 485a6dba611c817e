#include "core/configuration/assets.h"

#include "base/errors/assets.h"
#include "base/errors/files.h"
#include "rest/account_api.h"

namespace confab::rest {

struct SetAssetParams {
  Field<"assetName", std::optional<std::string>, "Which one; left out: the name of the file.", bound::name> name;
  Field<"refreshAllClients", std::optional<std::string>, "Clients see it when they are opened next.", bound::name>
      refresh;
};
struct UnsetAssetParams {
  Field<"assetName", std::string, "Which one.", bound::name> name;
  Field<"refreshAllClients", std::optional<bool>, "Clients see it when they are opened next."> refresh;
};

void declare_assets(api::Endpoints& endpoints) {
  endpoints.post_form<SetAssetParams, Nothing>(
      "/api/v1/assets.setAsset", Access::user(), "Puts up a picture of the workspace: a logo, an icon, a background.",
      {errors::invalid_asset, errors::action_not_allowed, errors::invalid_file_type, errors::invalid_file_width,
       errors::invalid_file_height, errors::not_allowed},
      FileRule{
          .name = "asset",
          .max_bytes = [](const core::Context&) { return core::configuration::kMaxAsset; },
          .before = [](Call& call, api::PathValues) { core::configuration::require_assets(call.ctx, call.actor()); }},
      [](Call& call, const SetAssetParams& p, const FormFile* file) {
        core::configuration::set_asset(call.ctx, call.actor(), p.name.value_or(file->name), file->type, file->bytes);
      });
  endpoints.post<UnsetAssetParams, Nothing>(
      "/api/v1/assets.unsetAsset", Access::user(), "Takes a picture of the workspace back: Confab's own counts.",
      {errors::invalid_asset, errors::action_not_allowed, errors::not_allowed}, Check::closed_schema,
      [](Call& call, const auto& p) { core::configuration::unset_asset(call.ctx, call.actor(), p.name); });
}

}  // namespace confab::rest
