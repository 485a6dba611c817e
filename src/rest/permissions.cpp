#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "base/errors/rooms.h"
#include "core/roles/edit.h"
#include "model/role.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

using PermissionSync = UpdatedSince<errors::chat_roomid_param_invalid>;
struct PermissionListResult {
  std::vector<model::Permission> update;
  std::vector<model::Permission> remove;

  static constexpr auto kFields = std::tuple{
      field("update", &PermissionListResult::update, "Permissions with the roles that have them."),
      field("remove", &PermissionListResult::remove, "Always empty: permissions are built in."),
  };
};
using PermissionUpdateParams = Named<"permissions", std::vector<core::roles::PermissionRoles>, "Changes, all or none.",
                                     bound::items, min_length(1)>;
using PermissionUpdateResult = Named<"permissions", std::vector<model::Permission>, "All permissions.">;

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<core::roles::PermissionRoles> {
  using P = core::roles::PermissionRoles;
  static constexpr auto list = std::tuple{
      field("_id", &P::permission, "The permission.", bound::id),
      field("roles", &P::roles, "All roles that have it.", bound::list_of_names),
  };
};
}  // namespace confab

namespace confab::rest {
namespace {

PermissionListResult list_permissions(api::Call& call, const PermissionSync& p) {
  PermissionListResult result{core::roles::all_permissions(call.ctx), {}};
  if (p.updated_since) {
    std::erase_if(result.update, [&](const auto& row) { return row.updated_at < *p.updated_since; });
  }
  return result;
}

}  // namespace

void declare_permissions(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.get<PermissionSync, PermissionListResult>({
      .path = "/api/v1/permissions.listAll",
      .access = Access::user(),
      .summary = "The permission matrix.",
      .rate = api::kInteractive,
      .handler = list_permissions,
  });
  endpoints.post<PermissionUpdateParams, PermissionUpdateResult>({
      .path = "/api/v1/permissions.update",
      .access = Access::any_of({permissions::configuration("access-permissions")}),
      .summary = "Change which roles have permissions; counts from the next request on.",
      .errors = {errors::invalid_permission, errors::invalid_role, errors::action_not_allowed},
      .handler =
          [](api::Call& call, const auto& p) {
            core::roles::set_permissions(call.ctx, call.actor(), p.value);
            return core::roles::all_permissions(call.ctx);
          },
  });
}

}  // namespace confab::rest
