#include "core/rooms/roles.h"
#include "api/paging.h"
#include "core/roles/assign.h"
#include "core/roles/edit.h"
#include "rest/account_api.h"
#include "rest/user_documents.h"
#include "store/configuration.h"
#include "store/users.h"

namespace confab::rest {

struct PermissionListParams {
  std::optional<Timestamp> updated_since;
};
struct PermissionListResult {
  std::vector<model::Permission> update;
  std::vector<model::Permission> remove;
};
struct PermissionChange {
  std::string id;
  std::vector<std::string> roles;
};
struct PermissionUpdateParams {
  std::vector<PermissionChange> permissions;
};
struct PermissionUpdateResult {
  std::vector<model::Permission> permissions;
};
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
struct RoleCreateParams {
  std::string name;
  std::optional<std::string> description, scope;
  std::optional<bool> mandatory_2fa;
};
struct RoleUpdateParams : RoleCreateParams {
  std::string role_id;
};
struct RoleIdParams {
  std::string role_id;
};
struct RoleResult {
  model::Role role;
};
struct RoleMemberParams {
  std::string username;
  std::optional<std::string> role_id, role_name, scope;
  std::optional<RoomId> room_id;
};
struct RoleUsersParams : api::PageParams {
  std::string role;
  std::optional<RoomId> room_id;
};
struct RoleUsersResult {
  std::vector<UserDocument> users;
  std::int64_t total = 0, count = 0, offset = 0;
};
struct PublicRoleUser {
  UserId id;
  std::string username;
  std::vector<std::string> roles;
};
struct PublicRoleUsersResult {
  std::vector<PublicRoleUser> users;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::PermissionListParams> {
  static constexpr auto list =
      std::tuple{field("updatedSince", &rest::PermissionListParams::updated_since, "Only what changed then or later.",
                       when_invalid(ErrorCode::chat_roomid_param_invalid))};
};
template <>
struct Fields<rest::PermissionListResult> {
  using R = rest::PermissionListResult;
  static constexpr auto list = std::tuple{
      field("update", &R::update, "Permissions with the roles that have them."),
      field("remove", &R::remove, "Always empty: permissions are built in."),
  };
};
template <>
struct Fields<rest::PermissionChange> {
  using P = rest::PermissionChange;
  static constexpr auto list = std::tuple{
      field("_id", &P::id, "The permission."),
      field("roles", &P::roles, "All roles that have it."),
  };
};
template <>
struct Fields<rest::PermissionUpdateParams> {
  static constexpr auto list = std::tuple{
      field("permissions", &rest::PermissionUpdateParams::permissions, "Changes, all or none.", min_length(1))};
};
template <>
struct Fields<rest::PermissionUpdateResult> {
  static constexpr auto list =
      std::tuple{field("permissions", &rest::PermissionUpdateResult::permissions, "All permissions.")};
};
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
template <class P>
constexpr auto role_fields() {
  return std::tuple{
      field("name", static_cast<std::string P::*>(&rest::RoleCreateParams::name), "Name.", max_length(120)),
      field("description", static_cast<std::optional<std::string> P::*>(&rest::RoleCreateParams::description),
            "What it is for.", max_length(500)),
      field("scope", static_cast<std::optional<std::string> P::*>(&rest::RoleCreateParams::scope),
            "Users or Subscriptions."),
      field("mandatory2fa", static_cast<std::optional<bool> P::*>(&rest::RoleCreateParams::mandatory_2fa),
            "Its holders must use two factors."),
  };
}
template <>
struct Fields<rest::RoleCreateParams> {
  static constexpr auto list = role_fields<rest::RoleCreateParams>();
};
template <>
struct Fields<rest::RoleUpdateParams> {
  static constexpr auto list =
      std::tuple_cat(role_fields<rest::RoleUpdateParams>(),
                     std::tuple{field("roleId", &rest::RoleUpdateParams::role_id, "The role.")});
};
template <>
struct Fields<rest::RoleIdParams> {
  static constexpr auto list = std::tuple{field("roleId", &rest::RoleIdParams::role_id, "The role.")};
};
template <>
struct Fields<rest::RoleResult> {
  static constexpr auto list = std::tuple{field("role", &rest::RoleResult::role, "The role.")};
};
template <>
struct Fields<rest::RoleMemberParams> {
  using P = rest::RoleMemberParams;
  static constexpr auto list = std::tuple{
      field("username", &P::username, "Who."),
      field("roleId", &P::role_id, "The role."),
      field("roleName", &P::role_name, "The role, for older clients."),
      field("roomId", &P::room_id, "For a role in one room."),
      field("scope", &P::scope, "The room, for older clients."),
  };
};
template <>
struct Fields<rest::RoleUsersParams> {
  using P = rest::RoleUsersParams;
  static constexpr auto list = std::tuple_cat(
      inherited_fields<P, api::PageParams>(),
      std::tuple{field("role", &P::role, "The role."), field("roomId", &P::room_id, "For a role in one room.")});
};
template <>
struct Fields<rest::RoleUsersResult> {
  using R = rest::RoleUsersResult;
  static constexpr auto list = std::tuple{
      field("users", &R::users, "Who has it."),
      field("total", &R::total, "Rows in all."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
  };
};
template <>
struct Fields<rest::PublicRoleUser> {
  using R = rest::PublicRoleUser;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The user."),
      field("username", &R::username, "Username."),
      field("roles", &R::roles, "Roles that are shown beside the name."),
  };
};
template <>
struct Fields<rest::PublicRoleUsersResult> {
  static constexpr auto list =
      std::tuple{field("users", &rest::PublicRoleUsersResult::users, "Users with roles that are shown.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

constexpr std::string_view kByName = "u.username_key";

core::rooms::RoomRole room_role(const std::string& role) {
  if (role == "owner") return core::rooms::RoomRole::owner;
  if (role == "moderator") return core::rooms::RoomRole::moderator;
  if (role == "leader") return core::rooms::RoomRole::leader;
  throw Refusal(ErrorCode::invalid_role, "Only owner, moderator and leader are roles in a room");
}

RoleResult change_member(api::Call& call, const RoleMemberParams& p, bool give) {
  const auto role = p.role_id ? *p.role_id : p.role_name.value_or("");
  if (role.empty()) throw Refusal(ErrorCode::invalid_role_properties, "The required \"roleId\" param is missing");
  const auto room = p.room_id ? p.room_id : p.scope ? std::optional{RoomId{*p.scope}} : std::nullopt;
  if (!room) {
    return {give ? core::roles::add_user_to_role(call.ctx, call.actor(), p.username, role)
                 : core::roles::remove_user_from_role(call.ctx, call.actor(), p.username, role)};
  }
  const auto reader = call.ctx.db.read();
  const auto user = store::Users{*reader}.by_username(p.username);
  if (!user) throw Refusal(ErrorCode::invalid_user, "Invalid user");
  if (give)
    core::rooms::add_role(call.ctx, call.actor(), *room, user->id, room_role(role));
  else
    core::rooms::remove_role(call.ctx, call.actor(), *room, user->id, room_role(role));
  return {store::Configuration{*reader}.role(role).value_or(model::Role{})};
}

PermissionListResult list_permissions(api::Call& call, const PermissionListParams& p) {
  PermissionListResult result{core::roles::all_permissions(call.ctx), {}};
  if (p.updated_since) {
    std::erase_if(result.update, [&](const auto& row) { return row.updated_at < *p.updated_since; });
  }
  return result;
}

RoleUsersResult users_in_role(api::Call& call, const RoleUsersParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  const auto reader = call.ctx.db.read();
  const auto role = store::Configuration{*reader}.role(p.role);
  if (!role) throw Refusal(ErrorCode::invalid_role, "Invalid Role");
  store::Users users{*reader};
  store::Users::Filter filter;
  if (p.room_id) {
    for (const auto& holder : core::rooms::role_holders(call.ctx, call.actor(), *p.room_id)) {
      if (std::find(holder.roles.begin(), holder.roles.end(), role->id.value) != holder.roles.end()) {
        filter.only.push_back(holder.u.id);
      }
    }
    if (filter.only.empty()) return {};
  } else {
    filter.roles = {role->id.value};
  }
  RoleUsersResult result{.users = {}, .total = users.count(filter), .count = 0, .offset = page.offset};
  for (const auto& user : users.list(filter, kByName, page.limit, page.offset)) {
    result.users.push_back(short_document(call, user));
  }
  result.count = std::ssize(result.users);
  return result;
}

// Roles with a description are shown beside names; everybody's plain `user` is not among them.
PublicRoleUsersResult users_in_public_roles(api::Call& call, const api::Nothing&) {
  const auto reader = call.ctx.db.read();
  store::Users::Filter filter;
  for (const auto& role : store::Configuration{*reader}.roles()) {
    if (role.scope == model::kUsersScope && !role.description.empty() && role.id.value != "user") {
      filter.roles.push_back(role.id.value);
    }
  }
  PublicRoleUsersResult result;
  constexpr std::int64_t kMost = 10'000;
  for (const auto& user : store::Users{*reader}.list(filter, kByName, kMost, 0)) {
    result.users.push_back({user.id, user.username.value_or(""), user.roles});
  }
  return result;
}

}  // namespace

void declare_roles(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.get<PermissionListParams, PermissionListResult>("/api/v1/permissions.listAll",
                                                            {
                                                                .access = Access::user(),
                                                                .summary = "The permission matrix.",
                                                                .rate = api::kInteractive,
                                                                .handler = list_permissions,
                                                            });
  endpoints.post<PermissionUpdateParams, PermissionUpdateResult>(
      "/api/v1/permissions.update",
      {
          .access = Access::any_of({"access-permissions"}),
          .summary = "Change which roles have permissions; counts from the next request on.",
          .errors = {ErrorCode::invalid_permission, ErrorCode::invalid_role},
          .handler =
              [](api::Call& call, const PermissionUpdateParams& p) {
                std::vector<core::roles::PermissionRoles> changes;
                changes.reserve(p.permissions.size());
                for (const auto& change : p.permissions) changes.push_back({change.id, change.roles});
                core::roles::set_permissions(call.ctx, call.actor(), changes);
                return PermissionUpdateResult{core::roles::all_permissions(call.ctx)};
              },
      });
  endpoints.get<api::Nothing, RoleListResult>("/api/v1/roles.list",
                                              {
                                                  .access = Access::user(),
                                                  .summary = "All roles.",
                                                  .rate = api::kInteractive,
                                                  .handler =
                                                      [](api::Call& call, const api::Nothing&) {
                                                        const auto reader = call.ctx.db.read();
                                                        return RoleListResult{store::Configuration{*reader}.roles()};
                                                      },
                                              });
  endpoints.get<RoleSyncParams, RoleSyncResult>(
      "/api/v1/roles.sync",
      {
          .access = Access::user(),
          .summary = "What changed about roles.",
          .errors = {ErrorCode::updated_since_invalid},
          .rate = api::kInteractive,
          .handler =
              [](api::Call& call, const RoleSyncParams& p) {
                const auto reader = call.ctx.db.read();
                store::Configuration stored{*reader};
                RoleSyncResult result{{stored.roles(), {}}};
                std::erase_if(result.roles.update, [&](const auto& role) { return role.updated_at < p.updated_since; });
                for (const auto& gone : stored.roles_deleted_since(p.updated_since)) {
                  result.roles.remove.push_back({gone.id, gone.deleted_at});
                }
                return result;
              },
      });
  endpoints.post<RoleCreateParams, RoleResult>(
      "/api/v1/roles.create", {
                                  .access = Access::any_of({"access-permissions"}),
                                  .summary = "Make a role.",
                                  .errors = {ErrorCode::invalid_role_properties, ErrorCode::duplicate_role_name},
                                  .handler =
                                      [](api::Call& call, const RoleCreateParams& p) {
                                        return RoleResult{core::roles::create(
                                            call.ctx, call.actor(), {p.name, p.description, p.scope, p.mandatory_2fa})};
                                      },
                              });
  endpoints.post<RoleUpdateParams, RoleResult>(
      "/api/v1/roles.update",
      {
          .access = Access::any_of({"access-permissions"}),
          .summary = "Change a role.",
          .errors = {ErrorCode::invalid_role_id, ErrorCode::role_protected, ErrorCode::duplicate_role_name},
          .handler =
              [](api::Call& call, const RoleUpdateParams& p) {
                return RoleResult{core::roles::update(call.ctx, call.actor(), p.role_id,
                                                      {p.name, p.description, p.scope, p.mandatory_2fa})};
              },
      });
  endpoints.post<RoleIdParams, api::Nothing>(
      "/api/v1/roles.delete",
      {
          .access = Access::any_of({"access-permissions"}),
          .summary = "Delete a role that nobody has.",
          .errors = {ErrorCode::invalid_role_id, ErrorCode::role_protected, ErrorCode::role_in_use},
          .handler =
              [](api::Call& call, const RoleIdParams& p) {
                core::roles::remove(call.ctx, call.actor(), p.role_id);
                return api::Nothing{};
              },
      });
  endpoints.post<RoleMemberParams, RoleResult>(
      "/api/v1/roles.addUserToRole",
      {
          .access = Access::user(),
          .summary = "Give a role, in the workspace or in a room.",
          .errors = {ErrorCode::not_allowed, ErrorCode::invalid_role, ErrorCode::user_already_in_role},
          .handler = [](api::Call& call, const RoleMemberParams& p) { return change_member(call, p, true); },
      });
  endpoints.post<RoleMemberParams, RoleResult>(
      "/api/v1/roles.removeUserFromRole",
      {
          .access = Access::user(),
          .summary = "Take a role.",
          .errors = {ErrorCode::not_allowed, ErrorCode::invalid_role, ErrorCode::user_not_in_role,
                     ErrorCode::admin_required},
          .handler = [](api::Call& call, const RoleMemberParams& p) { return change_member(call, p, false); },
      });
  endpoints.get<RoleUsersParams, RoleUsersResult>("/api/v1/roles.getUsersInRole",
                                                  {
                                                      .access = Access::any_of({"access-permissions"}),
                                                      .summary = "Who has a role.",
                                                      .errors = {ErrorCode::invalid_role},
                                                      .handler = users_in_role,
                                                  });
  endpoints.get<api::Nothing, PublicRoleUsersResult>(
      "/api/v1/roles.getUsersInPublicRoles", {
                                                 .access = Access::user(),
                                                 .summary = "Users with roles that are shown beside their names.",
                                                 .rate = api::kInteractive,
                                                 .handler = users_in_public_roles,
                                             });
}

}  // namespace confab::rest
