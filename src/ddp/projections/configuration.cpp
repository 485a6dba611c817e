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
};
struct HoldersNow {
  std::string id;
  std::vector<std::string> roles;
};
struct ChangedRole : model::Role {
  std::string type;
};
struct RoleGiven {
  std::string type;
  RoleId role;
  model::UserRef user;
  std::optional<RoomId> scope;
};

}  // namespace
}  // namespace confab::ddp

template <>
struct confab::Fields<confab::ddp::SettingNow> {
  using S = ddp::SettingNow;
  static constexpr auto list = std::tuple{
      field("_id", &S::id, "The setting."),
      field("value", &S::value, "Its value; empty where it is secret."),
  };
};
template <>
struct confab::Fields<confab::ddp::HoldersNow> {
  using H = ddp::HoldersNow;
  static constexpr auto list = std::tuple{
      field("_id", &H::id, "The permission."),
      field("roles", &H::roles, "Roles that have it."),
  };
};
template <>
struct confab::Fields<confab::ddp::ChangedRole> {
  static constexpr auto list = std::tuple_cat(std::tuple{field("type", &ddp::ChangedRole::type, "changed or removed.")},
                                              inherited_fields<ddp::ChangedRole, model::Role>());
};
template <>
struct confab::Fields<confab::ddp::RoleGiven> {
  using G = ddp::RoleGiven;
  static constexpr auto list = std::tuple{
      field("type", &G::type, "added or removed."),
      field("_id", &G::role, "The role."),
      field("u", &G::user, "Who has it, or had."),
      field("scope", &G::scope, "The room, where it is a role in a room."),
  };
};

namespace confab::ddp {

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
