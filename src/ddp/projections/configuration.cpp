#include "ddp/projections/configuration.h"

#include "base/fields_inherit.h"
#include "ddp/projections/stream_frames.h"
#include "permissions/catalogue.h"
#include "settings/catalogue.h"

namespace confab::ddp {
namespace {

struct SettingNow {
  std::string id;
  json::value value;

  static constexpr auto kFields = std::tuple{
      field("_id", &SettingNow::id, "The setting."),
      field("value", &SettingNow::value, "Its value; empty where it is secret."),
  };
};
struct HoldersNow {
  std::string id;
  std::vector<std::string> roles;

  static constexpr auto kFields = std::tuple{
      field("_id", &HoldersNow::id, "The permission."),
      field("roles", &HoldersNow::roles, "Roles that have it."),
  };
};
struct ChangedRole : model::Role {
  std::string type;

  static constexpr auto kFields =
      std::tuple_cat(std::tuple{field("type", &ChangedRole::type, "changed or removed.")}, Fields<model::Role>::list);
};
struct RoleGiven {
  std::string type;
  RoleId role;
  model::UserRef user;
  std::optional<RoomId> scope;

  static constexpr auto kFields = std::tuple{
      field("type", &RoleGiven::type, "added or removed."),
      field("_id", &RoleGiven::role, "The role."),
      field("u", &RoleGiven::user, "Who has it, or had."),
      field("scope", &RoleGiven::scope, "The room, where it is a role in a room."),
  };
};

}  // namespace

void ConfigurationProjection::on(const bus::SettingChanged& event) {
  const auto index = settings::index_of(event.key);
  if (!index) return;
  const auto& row = settings::catalogue()[*index];
  const SettingNow now{event.key, row.secret ? json::value("") : ctx_.settings.value(*index)};
  const auto updated = name_of(bus::Change::updated);
  publish(hub_, kNotifyLogged, "private-settings-changed", updated, now);
  if (row.audience != settings::Audience::everyone) return;
  const std::string event_name = "public-settings-changed";
  publish(hub_, kNotifyAll, event_name, updated, now);
  publish(hub_, kNotifyAll, "public-info", args_of(event_name, args_of(updated, now)));
}

void ConfigurationProjection::on(const bus::PermissionChanged& event) {
  const auto index = permissions::index_of(event.id);
  if (!index) return;
  publish(hub_, kNotifyLogged, "permissions-changed", name_of(bus::Change::updated),
          HoldersNow{event.id, ctx_.permissions.roles_of(*index)});
}

void ConfigurationProjection::on(const bus::RoleChanged& event) {
  publish(hub_, "stream-roles", "roles",
          ChangedRole{{event.role}, event.change == bus::Change::removed ? "removed" : "changed"});
}

void ConfigurationProjection::on(const bus::UserRoleChanged& event) {
  publish(hub_, kNotifyLogged, "roles-change",
          RoleGiven{event.added ? "added" : "removed", event.role, event.user, event.room});
}

}  // namespace confab::ddp
