#include "base/errors/roles.h"
#include "base/errors/request.h"
#include "base/fields_inherit.h"
#include "core/roles/edit.h"
#include "core/roles/lookup.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/role_result.h"

namespace confab::rest {

using RoleListResult = Named<"roles", std::vector<model::Role>, "All roles.">;
struct RoleSyncParams {
  Timestamp updated_since;

  static constexpr auto kFields =
      FieldList{field("updatedSince", &RoleSyncParams::updated_since, "What changed then or later.",
                      when_invalid(errors::updated_since_invalid))};
};
struct RemovedRole {
  RoleId id;
  Timestamp deleted_at;

  static constexpr auto kFields = FieldList{
      field("_id", &RemovedRole::id, "The role."),
      field("_deletedAt", &RemovedRole::deleted_at, "When it was deleted."),
  };
};
struct RoleChanges {
  std::vector<model::Role> update;
  std::vector<RemovedRole> remove;

  static constexpr auto kFields = FieldList{
      field("update", &RoleChanges::update, "Roles made or changed."),
      field("remove", &RoleChanges::remove, "Roles deleted."),
  };
};
using RoleSyncResult = Named<"roles", RoleChanges, "What changed.">;
struct RoleIdParams {
  std::string value;
  static constexpr auto kFields =
      FieldList{field("roleId", &RoleIdParams::value, "The role.", bound::id,
                      when_missing(errors::invalid_role_properties, "The role properties are invalid."))};
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
  using api::Access;
  endpoints.get<api::Nothing, RoleListResult>({
      .path = "/api/v1/roles.list",
      .access = Access::user(),
      .summary = "All roles.",
      .rate = api::kInteractive,
      .handler = [](api::Call& call, const api::Nothing&) { return core::roles::all(call.ctx); },
  });
  endpoints.get<RoleSyncParams, RoleSyncResult>({
      .path = "/api/v1/roles.sync",
      .access = Access::user(),
      .summary = "What changed about roles.",
      .errors = {errors::updated_since_invalid},
      .rate = api::kInteractive,
      .check = Check::pattern,
      .handler =
          [](api::Call& call, const auto& p) {
            auto changes = core::roles::changes(call.ctx, p.updated_since);
            RoleSyncResult result{{std::move(changes.update), {}}};
            for (auto& gone : changes.remove) result.value.remove.push_back({std::move(gone.id), gone.at});
            return result;
          },
  });
  endpoints.post<core::roles::RoleFields, RoleResult>({
      .path = "/api/v1/roles.create",
      .access = Access::any_of({permissions::configuration("access-permissions")}),
      .summary = "Make a role.",
      .errors = {errors::invalid_role_properties, errors::duplicate_role_name},
      .handler = [](api::Call& call,
                    const auto& p) { return RoleResult{core::roles::create(call.ctx, call.actor(), p)}; },
  });
  endpoints.post<RoleUpdateParams, RoleResult>({
      .path = "/api/v1/roles.update",
      .access = Access::any_of({permissions::configuration("access-permissions")}),
      .summary = "Change a role.",
      .errors = {errors::invalid_role_id, errors::role_protected, errors::duplicate_role_name,
                 errors::invalid_role_properties},
      .handler = [](api::Call& call,
                    const auto& p) { return RoleResult{core::roles::update(call.ctx, call.actor(), p.value, p)}; },
  });
  endpoints.post<RoleIdParams, api::Nothing>({
      .path = "/api/v1/roles.delete",
      .access = Access::any_of({permissions::configuration("access-permissions")})
                    .otherwise(errors::action_not_allowed, "Accessing permissions is not allowed"),
      .summary = "Delete a role that nobody has.",
      .errors = {errors::invalid_role_id, errors::role_protected, errors::role_in_use},
      .renamed = {{.from = errors::invalid_role_id, .to = errors::invalid_role_id, .text = "This role does not exist"}},
      .check = Check::by_hand,
      .handler = [](api::Call& call, const auto& p) { core::roles::remove(call.ctx, call.actor(), p.value); },
  });
}

}  // namespace confab::rest
