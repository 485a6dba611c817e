#include "api/order.h"
#include "api/public_roles.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/roles.h"
#include "base/errors/rooms.h"
#include "core/roles/assign.h"
#include "core/roles/lookup.h"
#include "core/rooms/roles.h"
#include "core/users/find.h"
#include "core/users/list.h"
#include "permissions/groups/roles.h"
#include "rest/account_api.h"
#include "rest/member_documents.h"
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
  Field<"role", std::string, "The role.", bound::name,
        when_missing(errors::param_not_provided, R"(Query param "role" is required)")>
      role;
  Field<"roomId", std::optional<RoomId>, "For a role in one room."> room_id;
};
using RoleUsersParams = Flatten<api::PageBy<api::kNamesIn<kMemberOrder>>, RoleToList>;
struct RoleUsersResult {
  Field<"users", std::vector<UserDocument>, "Who has it."> users;
  Field<"total", std::int64_t, "Rows in all."> total = 0;
  Field<"count", std::int64_t, "Rows in this answer."> count = 0;
  Field<"offset", std::int64_t, "Rows skipped."> offset = 0;
};
using PublicRoleUsersResult = Named<"users", std::vector<api::PublicRoleUser>, "Users with roles that are shown.">;

namespace {

core::rooms::RoomRole room_role(const std::string& role) {
  if (role == "owner") return core::rooms::RoomRole::owner;
  if (role == "moderator") return core::rooms::RoomRole::moderator;
  if (role == "leader") return core::rooms::RoomRole::leader;
  throw Refusal(errors::invalid_role, "Only owner, moderator and leader are roles in a room");
}

RoleResult change_member(Call& call, const RoleMemberParams& p, bool give) {
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

RoleUsersResult users_in_role(Call& call, const RoleUsersParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  const auto found = core::users::list_role_holders(call.ctx, call.actor(),
                                                    {.role = p.role,
                                                     .room = p.room_id,
                                                     .order = api::order_of<model::UserKey>(p.sort, kMemberOrder),
                                                     .limit = page.limit,
                                                     .offset = page.offset});
  RoleUsersResult result{.users = {}, .total = found.total, .count = std::ssize(found.users), .offset = page.offset};
  for (const auto& user : found.users) result.users.push_back(short_document(call, user));
  return result;
}

PublicRoleUsersResult users_in_public_roles(Call& call, const Nothing&) {
  return api::people_in_public_roles(call);
}

}  // namespace

void declare_role_members(api::Endpoints& endpoints) {
  endpoints.post<NewRoleMember, RoleResult>(
      "/api/v1/roles.addUserToRole", Access::user(), "Give a role, in the workspace or in a room.",
      {errors::not_allowed, errors::invalid_role, errors::user_already_in_role, errors::invalid_role_properties,
       errors::invalid_user, errors::room_not_found, errors::user_not_in_room, errors::action_not_allowed,
       errors::role_not_found, errors::role_not_given},
      Check::by_hand, Renamed{errors::invalid_role, errors::role_not_found, "error-role-not-found"},
      Renamed{errors::not_allowed, errors::action_not_allowed, "Accessing permissions is not allowed"},
      [](Call& call, const auto& p) { return change_member(call, p, true); });
  endpoints.post<FormerRoleMember, RoleResult>(
      "/api/v1/roles.removeUserFromRole", Access::user(), "Take a role.",
      {errors::not_allowed, errors::invalid_role, errors::user_not_in_role, errors::admin_required,
       errors::action_not_allowed, errors::invalid_role_properties, errors::invalid_user, errors::room_not_found,
       errors::user_not_in_room, errors::invalid_role_id},
      Check::by_hand, Renamed{errors::invalid_role, errors::invalid_role_id, "This role does not exist"},
      Renamed{errors::invalid_user, errors::invalid_user, "There is no user with this username"},
      Renamed{errors::not_allowed, errors::not_allowed, "Accessing permissions is not allowed"},
      [](Call& call, const auto& p) { return change_member(call, p, false); });
  endpoints.get<RoleUsersParams, RoleUsersResult>(
      "/api/v1/roles.getUsersInRole",
      Access::any_of({permissions::roles("access-permissions")}).otherwise(errors::not_allowed, "Not allowed"),
      "Who has a role.", {errors::invalid_role_id, errors::not_allowed, errors::room_not_found}, Check::by_hand,
      Renamed{errors::invalid_role, errors::invalid_role_id, ""}, users_in_role);
  endpoints.get<Nothing, PublicRoleUsersResult>("/api/v1/roles.getUsersInPublicRoles", Access::user(),
                                                "Users with roles that are shown beside their names.", rate::lively,
                                                users_in_public_roles);
}

}  // namespace confab::rest
