#include "api/settings.h"
#include "base/errors/configuration.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/roles/assign.h"
#include "core/roles/edit.h"
#include "ddp/account_methods.h"
#include "permissions/catalogue.h"
#include "permissions/groups/configuration.h"
#include "settings/catalogue.h"

namespace confab::ddp {

struct PermissionRoleParams {
  std::string permission, role;

  static constexpr auto kFields = std::tuple{
      field("permissionId", &PermissionRoleParams::permission, "The permission.", bound::id),
      field("role", &PermissionRoleParams::role, "The role.", bound::name),
  };
};
struct RoleMemberParams {
  std::string role, username;

  static constexpr auto kFields = std::tuple{
      field("roleId", &RoleMemberParams::role, "The role.", bound::id),
      field("username", &RoleMemberParams::username, "Who.", bound::name),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;
using core::configuration::SettingValue;

std::vector<SettingValue> settings_for(const Call& call, settings::Audience audience) {
  std::vector<SettingValue> values;
  const auto rows = settings::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (audience == settings::Audience::everyone && rows[i].audience != audience) continue;
    values.push_back({std::string{rows[i].key}, call.ctx.settings.value(i)});
  }
  return values;
}

template <auto change>
Nothing change_permission(Call& call, const PermissionRoleParams& p) {
  change(call.ctx, call.actor(), p.permission, p.role);
  return {};
}

}  // namespace

void declare_configuration_methods(api::Methods& methods) {
  methods.add<Nothing, std::vector<SettingValue>>({
      .name = "public-settings/get",
      .access = Access::anyone(),
      .summary = "Settings that everybody may see.",
      .handler = [](Call& call, const Nothing&) { return settings_for(call, settings::Audience::everyone); },
  });
  methods.add<Nothing, std::vector<SettingValue>>({
      .name = "private-settings/get",
      .access = Access::any_of({permissions::configuration("view-privileged-setting"),
                                permissions::configuration("edit-privileged-setting")}),
      .summary = "All settings.",
      .handler = [](Call& call, const Nothing&) { return settings_for(call, settings::Audience::administrators); },
  });
  methods.add<SettingValue, bool>({
      .name = "saveSetting",
      .access = Access::user(),
      .summary = "Change a setting.",
      .errors = {errors::not_allowed, errors::invalid_setting},
      .handler =
          [](Call& call, const auto& p) {
            core::configuration::save_settings(call.ctx, call.actor(), {p});
            return true;
          },
  });
  methods.add<api::SaveSettings, bool>({
      .name = "saveSettings",
      .access = Access::user(),
      .summary = "Change several settings, all or none.",
      .errors = {errors::not_allowed, errors::invalid_setting},
      .handler =
          [](Call& call, const auto& p) {
            core::configuration::save_settings(call.ctx, call.actor(), p.settings);
            return true;
          },
  });
  methods.add<Nothing, std::vector<model::Permission>>({
      .name = "permissions/get",
      .access = Access::user(),
      .summary = "The permission matrix.",
      .handler = [](Call& call, const Nothing&) { return core::roles::all_permissions(call.ctx); },
  });
  methods.add<PermissionRoleParams, Nothing>({
      .name = "authorization:addPermissionToRole",
      .access = Access::user(),
      .summary = "Give a permission to a role.",
      .errors = {errors::not_allowed, errors::invalid_permission, errors::invalid_role, errors::action_not_allowed},
      .handler = change_permission<core::roles::give_permission>,
  });
  methods.add<PermissionRoleParams, Nothing>({
      .name = "authorization:removeRoleFromPermission",
      .access = Access::user(),
      .summary = "Take a permission from a role.",
      .errors = {errors::not_allowed, errors::invalid_permission, errors::invalid_role, errors::action_not_allowed},
      .handler = change_permission<core::roles::take_permission>,
  });
  methods.add<RoleMemberParams, bool>({
      .name = "authorization:addUserToRole",
      .access = Access::user(),
      .summary = "Give a role of the workspace.",
      .errors = {errors::not_allowed, errors::invalid_role, errors::user_already_in_role, errors::invalid_user,
                 errors::action_not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            core::roles::add_user_to_role(call.ctx, call.actor(), p.username, p.role);
            return true;
          },
  });
  methods.add<RoleMemberParams, bool>({
      .name = "authorization:removeUserFromRole",
      .access = Access::user(),
      .summary = "Take a role of the workspace.",
      .errors = {errors::not_allowed, errors::invalid_role, errors::admin_required, errors::action_not_allowed,
                 errors::invalid_user, errors::user_not_in_role},
      .handler =
          [](Call& call, const auto& p) {
            core::roles::remove_user_from_role(call.ctx, call.actor(), p.username, p.role);
            return true;
          },
  });
}

}  // namespace confab::ddp
