#include "api/paging.h"
#include "core/roles/assign.h"
#include "core/rooms/roles.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/role_result.h"
#include "rest/user_documents.h"
#include "store/configuration.h"
#include "store/users.h"

namespace confab::rest {

struct RoleMemberParams {
  std::string username;
  std::optional<std::string> role_id, role_name, scope;
  std::optional<RoomId> room_id;
};
struct RoleToList {
  std::string role;
  std::optional<RoomId> room_id;
};
using RoleUsersParams = Flatten<api::PageParams, RoleToList>;
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
struct Fields<rest::RoleToList> {
  using P = rest::RoleToList;
  static constexpr auto list = std::tuple{
      field("role", &P::role, "The role."),
      field("roomId", &P::room_id, "For a role in one room."),
  };
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
  constexpr std::int64_t kMax = 10'000;
  for (const auto& user : store::Users{*reader}.list(filter, kByName, kMax, 0)) {
    result.users.push_back({user.id, user.username.value_or(""), user.roles});
  }
  return result;
}

}  // namespace

void declare_role_members(api::Endpoints& endpoints) {
  using api::Access;
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
  endpoints.get<RoleUsersParams, RoleUsersResult>(
      "/api/v1/roles.getUsersInRole", {
                                          .access = Access::any_of({permissions::configuration("access-permissions")}),
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
