#include "core/configuration/assets.h"

#include "base/errors/assets.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "rest/account_api.h"

namespace confab::rest {

struct SetAssetParams {
  std::optional<std::string> name;
  std::optional<std::string> refresh;

  static constexpr auto kFields = FieldList{
      field("assetName", &SetAssetParams::name, "Which one; left out: the name of the file.", bound::name),
      field("refreshAllClients", &SetAssetParams::refresh, "Clients see it when they are opened next.", bound::name),
  };
};
struct UnsetAssetParams {
  std::string name;
  std::optional<bool> refresh;

  static constexpr auto kFields = FieldList{
      field("assetName", &UnsetAssetParams::name, "Which one.", bound::name),
      field("refreshAllClients", &UnsetAssetParams::refresh, "Clients see it when they are opened next."),
  };
};

void declare_assets(api::Endpoints& endpoints) {
  endpoints.post_form<SetAssetParams, api::Nothing>({
      .path = "/api/v1/assets.setAsset",
      .access = api::Access::user(),
      .summary = "Puts up a picture of the workspace: a logo, an icon, a background.",
      .errors = {errors::invalid_asset, errors::action_not_allowed, errors::invalid_file_type,
                 errors::invalid_file_width, errors::invalid_file_height, errors::not_allowed},
      .handler =
          [](api::Call& call, const SetAssetParams& p, const api::FormFile* file) {
            core::configuration::set_asset(call.ctx, call.actor(), p.name.value_or(file->name), file->type,
                                           file->bytes);
          },
      .file = {.name = "asset",
               .max_bytes = [](const core::Context&) { return core::configuration::kMaxAsset; },
               .before = [](api::Call& call,
                            api::PathValues) { core::configuration::require_assets(call.ctx, call.actor()); }},
  });
  endpoints.post<UnsetAssetParams, api::Nothing>({
      .path = "/api/v1/assets.unsetAsset",
      .access = api::Access::user(),
      .summary = "Takes a picture of the workspace back: Confab's own counts.",
      .errors = {errors::invalid_asset, errors::action_not_allowed, errors::not_allowed},
      .check = Check::closed_schema,
      .handler = [](api::Call& call,
                    const auto& p) { core::configuration::unset_asset(call.ctx, call.actor(), p.name); },
  });
}

}  // namespace confab::rest
