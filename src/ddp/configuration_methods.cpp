#include <set>

#include "api/public_roles.h"
#include "api/settings.h"
#include "base/errors/configuration.h"
#include "base/errors/people.h"
#include "base/errors/roles.h"
#include "core/kernel/sync_time.h"
#include "core/roles/assign.h"
#include "core/roles/edit.h"
#include "ddp/account_methods.h"
#include "ddp/visitor.h"
#include "permissions/catalogue.h"
#include "permissions/groups/configuration.h"
#include "settings/catalogue.h"

namespace confab::ddp {

struct PermissionRoleParams {
  Field<"permissionId", std::string, "The permission.", bound::id> permission;
  Field<"role", std::string, "The role.", bound::name> role;
};
struct RoleMemberParams {
  Field<"roleId", std::string, "The role.", bound::id> role;
  Field<"username", std::string, "Who.", bound::name> username;
};

struct ChangedSince {
  Field<"updatedAt", std::optional<Timestamp>, "Only what changed then or later."> since;
};
/// What changed, for who says since when.
template <class T>
struct Changes {
  Field<"update", std::vector<T>, "What changed."> update;
  Field<"remove", json::array, "Always empty: they are built in."> remove;
};
template <class T>
using AllOrChanges = std::variant<std::vector<T>, Changes<T>>;

namespace {

using core::configuration::SettingValue;

AllOrChanges<SettingValue> settings_for(const Call& call, const ChangedSince& p, settings::Audience audience) {
  std::vector<SettingValue> values;
  const auto changed = p.since ? core::configuration::changed_since(call.ctx, *p.since) : std::set<std::string>{};
  const auto* reader = call.maybe_actor ? &*call.maybe_actor : nullptr;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (audience == settings::Audience::everyone && rows[i].audience != audience) continue;
    if (p.since && !changed.contains(std::string{rows[i].key})) continue;
    values.push_back({std::string{rows[i].key}, core::configuration::readable_value(call.ctx, reader, i)});
  }
  if (p.since) return Changes<SettingValue>{std::move(values), {}};
  return values;
}

AllOrChanges<model::Permission> permission_matrix(Call& call, const ChangedSince& p) {
  (void)is_of_visitor(call);
  auto all = core::roles::all_permissions(call.ctx);
  if (!p.since) return all;
  const auto from = core::sync_start(call.ctx, *p.since);
  std::erase_if(all, [&](const auto& row) { return row.updated_at < from; });
  return Changes<model::Permission>{std::move(all), {}};
}

std::vector<api::PublicRoleUser> public_role_users(Call& call, const Nothing&) {
  return api::people_in_public_roles(call);
}

template <auto change>
Nothing change_permission(Call& call, const PermissionRoleParams& p) {
  change(call.ctx, call.actor(), p.permission, p.role);
  return {};
}

}  // namespace

void declare_configuration_methods(api::Methods& methods) {
  methods.add<ChangedSince, AllOrChanges<SettingValue>>(
      "public-settings/get", Access::anyone(), "Settings that everybody may see.",
      [](Call& call, const auto& p) { return settings_for(call, p, settings::Audience::everyone); });
  methods.add<ChangedSince, AllOrChanges<SettingValue>>(
      "private-settings/get",
      Access::any_of({permissions::configuration("view-privileged-setting"),
                      permissions::configuration("edit-privileged-setting")}),
      "All settings.",
      [](Call& call, const auto& p) { return settings_for(call, p, settings::Audience::administrators); });
  methods.add<SettingValue, bool>("saveSetting", Access::user(), "Change a setting.",
                                  {errors::not_allowed, errors::invalid_setting}, Proof::remembered,
                                  [](Call& call, const auto& p) {
                                    core::configuration::save_settings(call.ctx, call.actor(), {p});
                                    return true;
                                  });
  methods.add<api::SaveSettings, bool>("saveSettings", Access::user(), "Change several settings, all or none.",
                                       {errors::not_allowed, errors::invalid_setting}, Proof::remembered,
                                       [](Call& call, const auto& p) {
                                         core::configuration::save_settings(call.ctx, call.actor(), p.settings);
                                         return true;
                                       });
  methods.add<ChangedSince, AllOrChanges<model::Permission>>(
      "permissions/get", Access::anyone(),
      "The permission matrix, or what changed of it.",  // visitors, where Accounts_AllowAnonymousRead is on
      permission_matrix);
  methods.add<Nothing, std::vector<api::PublicRoleUser>>(
      "getUserRoles", Access::user(), "Users with roles that are shown beside their names.", public_role_users);
  methods.add<PermissionRoleParams, Nothing>(
      "authorization:addPermissionToRole", Access::user(), "Give a permission to a role.",
      {errors::not_allowed, errors::invalid_permission, errors::invalid_role, errors::action_not_allowed},
      change_permission<core::roles::give_permission>);
  methods.add<PermissionRoleParams, Nothing>(
      "authorization:removeRoleFromPermission", Access::user(), "Take a permission from a role.",
      {errors::not_allowed, errors::invalid_permission, errors::invalid_role, errors::action_not_allowed},
      change_permission<core::roles::take_permission>);
  methods.add<RoleMemberParams, bool>("authorization:addUserToRole", Access::user(), "Give a role of the workspace.",
                                      {errors::not_allowed, errors::invalid_role, errors::user_already_in_role,
                                       errors::invalid_user, errors::action_not_allowed},
                                      [](Call& call, const auto& p) {
                                        core::roles::add_user_to_role(call.ctx, call.actor(), p.username, p.role);
                                        return true;
                                      });
  methods.add<RoleMemberParams, bool>("authorization:removeUserFromRole", Access::user(),
                                      "Take a role of the workspace.",
                                      {errors::not_allowed, errors::invalid_role, errors::admin_required,
                                       errors::action_not_allowed, errors::invalid_user, errors::user_not_in_role},
                                      [](Call& call, const auto& p) {
                                        core::roles::remove_user_from_role(call.ctx, call.actor(), p.username, p.role);
                                        return true;
                                      });
}

}  // namespace confab::ddp
