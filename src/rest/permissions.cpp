#include "base/errors/roles.h"
#include "base/errors/rooms.h"
#include "core/kernel/sync_time.h"
#include "core/roles/edit.h"
#include "model/role.h"
#include "permissions/groups/roles.h"
#include "rest/account_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

using PermissionSync = UpdatedSince<errors::chat_roomid_param_invalid>;
struct PermissionListResult {
  Field<"update", std::vector<model::Permission>, "Permissions with the roles that have them."> update;
  Field<"remove", std::vector<model::Permission>, "Always empty: permissions are built in."> remove;
};
using PermissionUpdateParams =
    Named<"permissions", json::value, "Changes, all or none: a list of _id with roles, all that have it.",
          bound::setting, defaulted{}>;
using PermissionUpdateResult = Named<"permissions", std::vector<model::Permission>, "All permissions.">;

namespace {

constexpr std::size_t kMaxChanges = 1'000;

[[noreturn]] void refuse_body() {
  throw Refusal(errors::invalid_body_params, "Invalid body params");
}

std::string text_of(const json::value& value) {
  if (!value.is_string() || value.get_string().size() > bound::kId * 4) refuse_body();
  return std::string{value.get_string()};
}

std::vector<core::roles::PermissionRoles> changes_of(const json::value& list) {
  if (!list.is_array() || list.get_array().empty() || list.get_array().size() > kMaxChanges) refuse_body();
  std::vector<core::roles::PermissionRoles> changes;
  for (const auto& item : list.get_array()) {
    const auto* id = find_member(item, "_id");
    const auto* roles = find_member(item, "roles");
    if (id == nullptr || roles == nullptr || !roles->is_array()) refuse_body();
    auto& change = changes.emplace_back();
    change.permission = text_of(*id);
    for (const auto& role : roles->get_array()) change.roles.push_back(text_of(role));
  }
  return changes;
}

PermissionListResult list_permissions(Call& call, const PermissionSync& p) {
  PermissionListResult result{core::roles::all_permissions(call.ctx), {}};
  if (p.updated_since) {
    const auto from = core::sync_start(call.ctx, *p.updated_since);
    std::erase_if(result.update, [&](const auto& row) { return row.updated_at < from; });
  }
  return result;
}

}  // namespace

void declare_permissions(api::Endpoints& endpoints) {
  endpoints.get<PermissionSync, PermissionListResult>("/api/v1/permissions.listAll", Access::user(),
                                                      "The permission matrix.", rate::lively, list_permissions);
  endpoints.post<PermissionUpdateParams, PermissionUpdateResult>(
      "/api/v1/permissions.update",
      Access::any_of({permissions::roles("access-permissions")})
          .otherwise(errors::edit_permissions_not_allowed, "Editing permissions is not allowed"),
      "Change which roles have permissions; counts from the next request on.",
      {errors::invalid_body_params, errors::no_such_permission, errors::no_such_role, errors::action_not_allowed},
      Renamed{errors::invalid_permission, errors::no_such_permission},
      Renamed{errors::invalid_role, errors::no_such_role}, [](Call& call, const auto& p) {
        core::roles::set_permissions(call.ctx, call.actor(), changes_of(p.value));
        return core::roles::all_permissions(call.ctx);
      });
}

}  // namespace confab::rest
