#include "base/errors/roles.h"
#include "core/roles/edit.h"
#include "core/roles/lookup.h"
#include "permissions/groups/roles.h"
#include "rest/account_api.h"
#include "rest/role_result.h"

namespace confab::rest {

using RoleListResult = Named<"roles", std::vector<model::Role>, "All roles.">;
struct RoleSyncParams {
  Field<"updatedSince", Timestamp, "What changed then or later."> updated_since;
};
struct RemovedRole {
  Field<"_id", RoleId, "The role."> id;
  Field<"_deletedAt", Timestamp, "When it was deleted."> deleted_at;
};
struct RoleChanges {
  Field<"update", std::vector<model::Role>, "Roles made or changed."> update;
  Field<"remove", std::vector<RemovedRole>, "Roles deleted."> remove;
};
using RoleSyncResult = Named<"roles", RoleChanges, "What changed.">;
struct RoleIdParams {
  Field<"roleId", std::string, "The role.", bound::id,
        when_missing(errors::invalid_role_properties, "The role properties are invalid.")>
      value;
};
using RoleUpdateParams = Flatten<core::roles::RoleFields, RoleIdParams>;

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<core::roles::RoleFields> {
  using P = core::roles::RoleFields;
  static constexpr auto list = FieldList{
      field("name", &P::name, "Name.", max_length(120)),
      field("description", &P::description, "What it is for.", max_length(500)),
      field("scope", &P::scope, "Users or Subscriptions.", bound::name),
      field("mandatory2fa", &P::mandatory_2fa, "Its holders must use two factors."),
  };
};
}  // namespace confab

namespace confab::rest {

void declare_roles(api::Endpoints& endpoints) {
  endpoints.get<Nothing, RoleListResult>("/api/v1/roles.list", Access::user(), "All roles.", rate::lively,
                                         [](Call& call, const Nothing&) { return core::roles::all(call.ctx); });
  endpoints.get<RoleSyncParams, RoleSyncResult>("/api/v1/roles.sync", Access::user(), "What changed about roles.",
                                                rate::lively, Check::pattern, [](Call& call, const auto& p) {
                                                  auto changes = core::roles::changes(call.ctx, p.updated_since);
                                                  RoleSyncResult result{{std::move(changes.update), {}}};
                                                  for (auto& gone : changes.remove)
                                                    result.value.remove.push_back({std::move(gone.id), gone.at});
                                                  return result;
                                                });
  endpoints.post<core::roles::RoleFields, RoleResult>(
      "/api/v1/roles.create", Access::any_of({permissions::roles("access-permissions")}), "Make a role.",
      {errors::invalid_role_properties, errors::duplicate_role_name},
      [](Call& call, const auto& p) { return RoleResult{core::roles::create(call.ctx, call.actor(), p)}; });
  endpoints.post<RoleUpdateParams, RoleResult>(
      "/api/v1/roles.update", Access::any_of({permissions::roles("access-permissions")}), "Change a role.",
      {errors::invalid_role_id, errors::role_protected, errors::duplicate_role_name, errors::invalid_role_properties},
      [](Call& call, const auto& p) { return RoleResult{core::roles::update(call.ctx, call.actor(), p.value, p)}; });
  endpoints.post<RoleIdParams, Nothing>(
      "/api/v1/roles.delete",
      Access::any_of({permissions::roles("access-permissions")})
          .otherwise(errors::action_not_allowed, "Accessing permissions is not allowed"),
      "Delete a role that nobody has.", {errors::invalid_role_id, errors::role_protected, errors::role_in_use},
      Check::by_hand, Renamed{errors::invalid_role_id, errors::invalid_role_id, "This role does not exist"},
      [](Call& call, const auto& p) { core::roles::remove(call.ctx, call.actor(), p.value); });
}

}  // namespace confab::rest
