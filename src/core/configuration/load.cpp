#include "core/configuration/load.h"

#include <algorithm>

#include "base/error.h"
#include "base/id.h"
#include "base/log.h"
#include "bus/event.h"
#include "core/kernel/transaction.h"
#include "permissions/built_in_roles.h"
#include "settings/groups/operation.h"
#include "settings/groups/workspace.h"
#include "store/configuration.h"

namespace confab::core::configuration {
namespace {

void put_setting(const Context& ctx, const std::string& id, const std::string& value) {
  try {
    ctx.settings.put(id, parse_json(value));
  } catch (const Refusal& refusal) {
    // Written by another version with other rules; the default stands.
    log::warning("stored setting not used", {{"setting", id}, {"reason", refusal.reason()}});
  }
}

// The program's own log follows the setting, also one that the environment fixes.
void use_log_level(const Context& ctx) {
  const auto chosen = ctx.settings.text(settings::operation("Log_Level"));
  log::set_level(chosen == "0" ? log::Level::error : chosen == "2" ? log::Level::debug : log::Level::info);
}

template <class Settings, class Permissions>
void put_all(const Context& ctx, const Settings& settings, const Permissions& permissions) {
  for (const auto& setting : settings) put_setting(ctx, setting.id, setting.value);
  for (const auto& permission : permissions) ctx.permissions.put(permission.id, permission.roles);
  use_log_level(ctx);
}

void add_built_in_roles(Transaction& tx) {
  const auto known = store::Configuration{tx.sql()}.roles();
  for (const auto& declared : permissions::kBuiltInRoles) {
    const bool present =
        std::any_of(known.begin(), known.end(), [&](const auto& role) { return role.id.value == declared.id; });
    if (present) continue;
    store::ConfigurationWriter{tx}.put_role({.id = RoleId{declared.id},
                                             .name = std::string{declared.id},
                                             .scope = std::string{declared.scope},
                                             .description = std::string{declared.description},
                                             .is_protected = true,
                                             .mandatory_2fa = {},
                                             .updated_at = tx.change_time()});
  }
}

void make_once(Transaction& tx, std::string_view id) {
  if (store::Configuration{tx.sql()}.setting(id)) return;
  store::ConfigurationWriter{tx}.put_setting(id, to_json_text(json::value(random_id())), tx.change_time());
}

// That the setup is over is something that has happened, not a choice: it stays so when the environment, which said it,
// says nothing of it any more. Or strangers would see the wizard of a workspace in use.
void remember_setup(Transaction& tx, const Context& ctx) {
  constexpr std::string_view kId = "Show_Setup_Wizard";
  constexpr std::string_view kOver = "completed";
  if (ctx.settings.text(settings::workspace("Show_Setup_Wizard")) != kOver) return;
  const auto over = to_json_text(json::value(kOver));
  if (store::Configuration{tx.sql()}.setting(kId) == over) return;
  store::ConfigurationWriter{tx}.put_setting(kId, over, tx.change_time());
}

}  // namespace

void load(const Context& ctx) {
  Transaction tx{ctx};
  add_built_in_roles(tx);
  make_once(tx, "uniqueID");
  make_once(tx, "Accounts_RegistrationForm_SecretURL");
  remember_setup(tx, ctx);
  store::Configuration stored{tx.sql()};
  const auto settings = stored.settings();
  const auto permissions = stored.permissions();
  tx.commit();
  put_all(ctx, settings, permissions);
}

void reload(const Context& ctx) {
  const auto reader = ctx.db.read();
  store::Configuration stored{*reader};
  put_all(ctx, stored.settings(), stored.permissions());
}

bool observe(const Context& ctx, const bus::Event& event) {
  if (const auto* setting = std::get_if<bus::SettingChanged>(&event)) {
    if (!setting->value) return false;
    ctx.settings.put(setting->key, *setting->value);
    use_log_level(ctx);
  } else if (const auto* permission = std::get_if<bus::PermissionChanged>(&event)) {
    ctx.permissions.put(permission->id, permission->roles);
  }
  return true;
}

}  // namespace confab::core::configuration
