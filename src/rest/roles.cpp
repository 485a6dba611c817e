#include "base/fields_inherit.h"
#include "core/roles/edit.h"
#include "core/roles/lookup.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/role_result.h"

namespace confab::rest {

struct RoleListResult {
  std::vector<model::Role> roles;
};
struct RoleSyncParams {
  Timestamp updated_since;
};
struct RemovedRole {
  RoleId id;
  Timestamp deleted_at;
};
struct RoleChanges {
  std::vector<model::Role> update;
  std::vector<RemovedRole> remove;
};
struct RoleSyncResult {
  RoleChanges roles;
};
struct RoleIdParams {
  std::string role_id;
};
using RoleUpdateParams = Flatten<core::roles::RoleFields, RoleIdParams>;

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::RoleListResult> {
  static constexpr auto list = std::tuple{field("roles", &rest::RoleListResult::roles, "All roles.")};
};
template <>
struct Fields<rest::RoleSyncParams> {
  static constexpr auto list =
      std::tuple{field("updatedSince", &rest::RoleSyncParams::updated_since, "What changed then or later.",
                       when_missing(ErrorCode::updated_since_invalid), when_invalid(ErrorCode::updated_since_invalid))};
};
template <>
struct Fields<rest::RemovedRole> {
  using R = rest::RemovedRole;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The role."),
      field("_deletedAt", &R::deleted_at, "When it was deleted."),
  };
};
template <>
struct Fields<rest::RoleChanges> {
  using R = rest::RoleChanges;
  static constexpr auto list = std::tuple{
      field("update", &R::update, "Roles made or changed."),
      field("remove", &R::remove, "Roles deleted."),
  };
};
template <>
struct Fields<rest::RoleSyncResult> {
  static constexpr auto list = std::tuple{field("roles", &rest::RoleSyncResult::roles, "What changed.")};
};
template <>
struct Fields<core::roles::RoleFields> {
  using P = core::roles::RoleFields;
  static constexpr auto list = std::tuple{
      field("name", &P::name, "Name.", max_length(120)),
      field("description", &P::description, "What it is for.", max_length(500)),
      field("scope", &P::scope, "Users or Subscriptions."),
      field("mandatory2fa", &P::mandatory_2fa, "Its holders must use two factors."),
  };
};
template <>
struct Fields<rest::RoleIdParams> {
  static constexpr auto list = std::tuple{field("roleId", &rest::RoleIdParams::role_id, "The role.")};
};

}  // namespace confab

namespace confab::rest {

void declare_roles(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.get<api::Nothing, RoleListResult>(
      "/api/v1/roles.list",
      {
          .access = Access::user(),
          .summary = "All roles.",
          .rate = api::kInteractive,
          .handler = [](api::Call& call, const api::Nothing&) { return RoleListResult{core::roles::all(call.ctx)}; },
      });
  endpoints.get<RoleSyncParams, RoleSyncResult>(
      "/api/v1/roles.sync", {
                                .access = Access::user(),
                                .summary = "What changed about roles.",
                                .errors = {ErrorCode::updated_since_invalid},
                                .rate = api::kInteractive,
                                .handler =
                                    [](api::Call& call, const RoleSyncParams& p) {
                                      auto changes = core::roles::changes(call.ctx, p.updated_since);
                                      RoleSyncResult result{{std::move(changes.update), {}}};
                                      for (auto& gone : changes.remove)
                                        result.roles.remove.push_back({std::move(gone.id), gone.at});
                                      return result;
                                    },
                            });
  endpoints.post<core::roles::RoleFields, RoleResult>(
      "/api/v1/roles.create", {
                                  .access = Access::any_of({permissions::configuration("access-permissions")}),
                                  .summary = "Make a role.",
                                  .errors = {ErrorCode::invalid_role_properties, ErrorCode::duplicate_role_name},
                                  .handler =
                                      [](api::Call& call, const core::roles::RoleFields& p) {
                                        return RoleResult{core::roles::create(call.ctx, call.actor(), p)};
                                      },
                              });
  endpoints.post<RoleUpdateParams, RoleResult>(
      "/api/v1/roles.update",
      {
          .access = Access::any_of({permissions::configuration("access-permissions")}),
          .summary = "Change a role.",
          .errors = {ErrorCode::invalid_role_id, ErrorCode::role_protected, ErrorCode::duplicate_role_name},
          .handler =
              [](api::Call& call, const RoleUpdateParams& p) {
                return RoleResult{core::roles::update(call.ctx, call.actor(), p.role_id, p)};
              },
      });
  endpoints.post<RoleIdParams, api::Nothing>(
      "/api/v1/roles.delete",
      {
          .access = Access::any_of({permissions::configuration("access-permissions")}),
          .summary = "Delete a role that nobody has.",
          .errors = {ErrorCode::invalid_role_id, ErrorCode::role_protected, ErrorCode::role_in_use},
          .handler =
              [](api::Call& call, const RoleIdParams& p) {
                core::roles::remove(call.ctx, call.actor(), p.role_id);
                return api::Nothing{};
              },
      });
}

}  // namespace confab::rest
