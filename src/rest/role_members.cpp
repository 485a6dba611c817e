#include "api/paging.h"
#include "api/public_roles.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "base/errors/rooms.h"
#include "core/roles/assign.h"
#include "core/roles/lookup.h"
#include "core/rooms/roles.h"
#include "core/users/find.h"
#include "core/users/list.h"
#include "permissions/groups/configuration.h"
#include "rest/account_api.h"
#include "rest/role_result.h"
#include "rest/user_documents.h"

namespace confab::rest {

struct RoleMemberParams {
  std::string username;
  std::optional<std::string> role_id, role_name, scope;
  std::optional<RoomId> room_id;
};
/// The two calls look for them by hand, each in words of its own.
constexpr auto role_member_fields(std::string_view without_username) {
  return FieldList{
      field("username", &RoleMemberParams::username, "Who.", bound::name,
            when_missing(errors::invalid_role_properties, without_username)),
      field("roleId", &RoleMemberParams::role_id, "The role.", bound::id),
      field("roleName", &RoleMemberParams::role_name, "The role, for older clients.", bound::name),
      field("roomId", &RoleMemberParams::room_id, "For a role in one room."),
      field("scope", &RoleMemberParams::scope, "The room, for older clients.", bound::name),
  };
}
struct NewRoleMember : RoleMemberParams {
  static constexpr auto kFields = role_member_fields("must have required property 'username'");
};
struct FormerRoleMember : RoleMemberParams {
  static constexpr auto kFields = role_member_fields("The role properties are invalid.");
};
struct RoleToList {
  std::string role;
  std::optional<RoomId> room_id;

  static constexpr auto kFields = FieldList{
      field("role", &RoleToList::role, "The role.", bound::name,
            when_missing(errors::param_not_provided, R"(Query param "role" is required)")),
      field("roomId", &RoleToList::room_id, "For a role in one room."),
  };
};
using RoleUsersParams = Flatten<api::PageParams, RoleToList>;
struct RoleUsersResult {
  std::vector<UserDocument> users;
  std::int64_t total = 0, count = 0, offset = 0;

  static constexpr auto kFields = FieldList{
      field("users", &RoleUsersResult::users, "Who has it."),
      field("total", &RoleUsersResult::total, "Rows in all."),
      field("count", &RoleUsersResult::count, "Rows in this answer."),
      field("offset", &RoleUsersResult::offset, "Rows skipped."),
  };
};
using PublicRoleUsersResult = Named<"users", std::vector<api::PublicRoleUser>, "Users with roles that are shown.">;

namespace {

core::rooms::RoomRole room_role(const std::string& role) {
  if (role == "owner") return core::rooms::RoomRole::owner;
  if (role == "moderator") return core::rooms::RoomRole::moderator;
  if (role == "leader") return core::rooms::RoomRole::leader;
  throw Refusal(errors::invalid_role, "Only owner, moderator and leader are roles in a room");
}

RoleResult change_member(api::Call& call, const RoleMemberParams& p, bool give) {
  const auto role = p.role_id ? *p.role_id : p.role_name.value_or("");
  if (role.empty()) {
    if (give) throw Refusal(errors::role_not_given, "error-invalid-role-properties");
    throw Refusal(errors::invalid_role_properties, "The role properties are invalid.");
  }
  const auto room = p.room_id ? p.room_id : p.scope ? std::optional{RoomId{*p.scope}} : std::nullopt;
  if (!room) {
    return {give ? core::roles::add_user_to_role(call.ctx, call.actor(), p.username, role)
                 : core::roles::remove_user_from_role(call.ctx, call.actor(), p.username, role)};
  }
  const auto user = core::users::get(call.ctx, {.id = {}, .username = p.username}).id;
  auto document = core::roles::get(call.ctx, role);
  if (give) {
    core::rooms::add_role(call.ctx, call.actor(), *room, user, room_role(role));
  } else {
    core::rooms::remove_role(call.ctx, call.actor(), *room, user, room_role(role));
  }
  return {std::move(document)};
}

RoleUsersResult users_in_role(api::Call& call, const RoleUsersParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  const auto found = core::users::list_role_holders(
      call.ctx, call.actor(), {.role = p.role, .room = p.room_id, .limit = page.limit, .offset = page.offset});
  RoleUsersResult result{.users = {}, .total = found.total, .count = std::ssize(found.users), .offset = page.offset};
  for (const auto& user : found.users) result.users.push_back(short_document(call, user));
  return result;
}

PublicRoleUsersResult users_in_public_roles(api::Call& call, const api::Nothing&) {
  return api::people_in_public_roles(call);
}

}  // namespace

void declare_role_members(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.post<NewRoleMember, RoleResult>({
      .path = "/api/v1/roles.addUserToRole",
      .access = Access::user(),
      .summary = "Give a role, in the workspace or in a room.",
      .errors = {errors::not_allowed, errors::invalid_role, errors::user_already_in_role,
                 errors::invalid_role_properties, errors::invalid_user, errors::room_not_found,
                 errors::user_not_in_room, errors::action_not_allowed, errors::role_not_found, errors::role_not_given},
      .renamed = {{.from = errors::invalid_role, .to = errors::role_not_found, .text = "error-role-not-found"},
                  {.from = errors::not_allowed,
                   .to = errors::action_not_allowed,
                   .text = "Accessing permissions is not allowed"}},
      .check = Check::by_hand,
      .handler = [](api::Call& call, const auto& p) { return change_member(call, p, true); },
  });
  endpoints.post<FormerRoleMember, RoleResult>({
      .path = "/api/v1/roles.removeUserFromRole",
      .access = Access::user(),
      .summary = "Take a role.",
      .errors = {errors::not_allowed, errors::invalid_role, errors::user_not_in_role, errors::admin_required,
                 errors::action_not_allowed, errors::invalid_role_properties, errors::invalid_user,
                 errors::room_not_found, errors::user_not_in_room, errors::invalid_role_id},
      .renamed =
          {{.from = errors::invalid_role, .to = errors::invalid_role_id, .text = "This role does not exist"},
           {.from = errors::invalid_user, .to = errors::invalid_user, .text = "There is no user with this username"},
           {.from = errors::not_allowed, .to = errors::not_allowed, .text = "Accessing permissions is not allowed"}},
      .check = Check::by_hand,
      .handler = [](api::Call& call, const auto& p) { return change_member(call, p, false); },
  });
  endpoints.get<RoleUsersParams, RoleUsersResult>({
      .path = "/api/v1/roles.getUsersInRole",
      .access = Access::any_of({permissions::configuration("access-permissions")})
                    .otherwise(errors::not_allowed, "Not allowed"),
      .summary = "Who has a role.",
      .errors = {errors::invalid_role_id, errors::not_allowed, errors::room_not_found},
      .renamed = {{.from = errors::invalid_role, .to = errors::invalid_role_id, .text = ""}},
      .check = Check::by_hand,
      .handler = users_in_role,
  });
  endpoints.get<api::Nothing, PublicRoleUsersResult>({
      .path = "/api/v1/roles.getUsersInPublicRoles",
      .access = Access::user(),
      .summary = "Users with roles that are shown beside their names.",
      .rate = api::kInteractive,
      .handler = users_in_public_roles,
  });
}

}  // namespace confab::rest
