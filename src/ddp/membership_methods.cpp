#include "api/people.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "core/rooms/add_members.h"
#include "core/rooms/block.h"
#include "core/rooms/join.h"
#include "core/rooms/mute.h"
#include "core/rooms/remove_member.h"
#include "core/users/find.h"
#include "ddp/chat_methods.h"
#include "ddp/room_params.h"

namespace confab::ddp {

struct JoinParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"code", std::optional<std::string>, "Where one is asked for.", bound::token> code;
};
struct AddAllParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"activeUsersOnly", std::optional<bool>, "Not those whose accounts are deactivated."> active_only;
};
using SilencedParam = Named<"silenced", std::optional<bool>, "Without a message in the rooms.">;
struct BlockTarget {
  Field<"rid", RoomId, "The conversation of two."> room;
  Field<"blocked", UserId, "The other person."> user;
};
using BlockParam = Named<"data", BlockTarget, "Where, and whom.">;
struct NewMembers {
  Field<"rid", RoomId, "The room."> room;
  Field<"users", std::vector<std::string>, "Usernames.", bound::list_of_names, min_length(1)> usernames;
};
using NewMembersParam = Named<"data", NewMembers, "Which room, and who.">;
struct MemberPageOptions {
  Field<"limit", std::optional<std::int64_t>, "How many.", range(0, 1'000'000)> limit;
  Field<"skip", std::optional<std::int64_t>, "How many to skip.", range(0, 1'000'000'000)> skip;
};
struct MemberListParams {
  Field<"rid", RoomId, "The room.", when_missing(errors::invalid_room, "Invalid room")> room;
  Field<"showAll", bool, "Those who are offline as well.", defaulted{}> show_all = false;
  Field<"options", MemberPageOptions, "Paging.", defaulted{}> options;
  Field<"filter", std::string, "Part of a username or name.", max_length(200), defaulted{}> filter;
};
struct MemberListResult {
  Field<"total", std::int64_t, "Members in all."> total = 0;
  Field<"records", std::vector<core::rooms::Member>, "Members."> records;
};

namespace {

UserId user_named(const Call& call, const std::string& username) {
  return core::users::get(call.ctx, {.id = {}, .username = username}).id;
}

MemberListResult list_members(Call& call, const MemberListParams& p) {
  constexpr std::int64_t kMax = 1000;
  const auto limit = p.options.limit.value_or(0);
  auto page = core::rooms::members(
      call.ctx, call.actor(), p.room,
      {.filter = p.filter,
       .statuses = p.show_all ? std::vector<std::string>{} : std::vector<std::string>{"online", "away", "busy"},
       .by_role = false,
       .order = {},
       .limit = limit > 0 ? std::min(limit, kMax) : kMax,
       .offset = p.options.skip.value_or(0)});
  return {.total = page.total, .records = std::move(page.members)};
}

void declare_comings_and_goings(api::Methods& methods) {
  methods.add_later<JoinParams, bool>(
      "joinRoom", Access::user(), "Become a member of a public channel.",
      {errors::room_not_found, errors::not_allowed, errors::code_required, errors::code_invalid, errors::room_archived,
       errors::user_is_banned},
      rate::lively, [](Call& call, const auto& p, auto then) {
        core::rooms::join_later(call.ctx, call.actor(), p.room, p.code,
                                then_made<model::Room>(std::move(then), [](const model::Room&) { return true; }));
      });
  declare_command(methods, "leaveRoom", api::leave_room(), Nothing{});
  const std::vector<ErrorCode> errors{
      errors::room_not_found, errors::not_allowed,         errors::invalid_user,  errors::cant_invite_for_direct_room,
      errors::room_archived,  errors::user_limit_exceeded, errors::user_is_banned};
  methods.add<NewMembersParam, bool>(
      "addUsersToRoom", Access::user(), "Add several people.", errors, [](Call& call, const auto& p) {
        core::rooms::add_members(call.ctx, call.actor(), {p.value.room, {}, p.value.usernames});
        return true;
      });
  methods.add<AddAllParams, bool>("addAllUserToRoom", Access::user(), "Add everybody.",
                                  {errors::room_not_found, errors::not_allowed, errors::room_archived,
                                   errors::user_limit_exceeded, errors::cant_invite_for_direct_room},
                                  [](Call& call, const auto& p) {
                                    core::rooms::add_all(call.ctx, call.actor(), p.room, p.active_only.value_or(false));
                                    return true;
                                  });
  methods.add<SilencedParam, Nothing>(
      "joinDefaultChannels", Access::user(), "Enter the channels that new people enter.",
      [](Call& call, const auto& p) { core::rooms::join_defaults(call.ctx, call.actor(), p.value.value_or(false)); });
  methods.add<RoomAndUsernameParam, Nothing>(
      "addUserToRoom", Access::user(), "Add somebody.", errors, [](Call& call, const auto& p) {
        core::rooms::add_members(call.ctx, call.actor(), {p.data.room, {}, {p.data.username}});
      });
  methods.add<RoomAndUsernameParam, bool>("removeUserFromRoom", Access::user(), "Take somebody out.",
                                          {errors::room_not_found, errors::not_allowed, errors::user_not_in_room,
                                           errors::last_owner, errors::invalid_user, errors::direct_message_room},
                                          [](Call& call, const auto& p) {
                                            core::rooms::remove_member(call.ctx, call.actor(), p.data.room,
                                                                       user_named(call, p.data.username));
                                            return true;
                                          });
}

void declare_role(api::Methods& methods, const api::RoomRoleCommand& command) {
  methods.add<RoomAndUserParams, bool>(std::string{command.method}, Access::user(), command.summary,
                                       api::errors_of(command), [command](Call& call, const auto& p) {
                                         command.run(call.ctx, call.actor(), p.room, p.user, command.role);
                                         return true;
                                       });
}

using MuteChange = void (*)(const core::Context&, const core::Actor&, const RoomId&, const std::string&);

void declare_mute(api::Methods& methods, std::string name, std::string_view summary, MuteChange change) {
  methods.add<RoomAndUsernameParam, bool>(std::move(name), Access::user(), summary,
                                          {errors::room_not_found, errors::not_allowed, errors::user_not_in_room,
                                           errors::invalid_user, errors::direct_message_room},
                                          [change](Call& call, const auto& p) {
                                            change(call.ctx, call.actor(), p.data.room, p.data.username);
                                            return true;
                                          });
}

using Blocking = void (*)(const core::Context&, const core::Actor&, const RoomId&, const UserId&);

void declare_blocking(api::Methods& methods, std::string name, std::string_view summary, Blocking change) {
  methods.add<BlockParam, bool>(std::move(name), Access::user(), summary,
                                {errors::room_not_found, errors::user_not_in_room, errors::invalid_room,
                                 errors::not_allowed, errors::user_not_found},
                                [change](Call& call, const auto& p) {
                                  change(call.ctx, call.actor(), p.value.room, p.value.user);
                                  return true;
                                });
}

}  // namespace

void declare_membership_methods(api::Methods& methods) {
  declare_comings_and_goings(methods);
  methods.add<MemberListParams, MemberListResult>("getUsersOfRoom", Access::user(),
                                                  "Members; without showAll those who are not offline.",
                                                  {errors::room_not_found, errors::not_allowed}, list_members);
  methods.add<api::RoomRef, std::vector<core::rooms::RoleHolder>>(
      "getRoomRoles", Access::user(), "Members with roles.", {errors::room_not_found},
      [](Call& call, const auto& p) { return core::rooms::role_holders(call.ctx, call.actor(), p.room); });
  for (const auto& command : api::kRoomRoleCommands) declare_role(methods, command);
  declare_mute(methods, "muteUserInRoom", "Somebody cannot write in the room any more.", core::rooms::mute);
  declare_mute(methods, "unmuteUserInRoom", "Somebody may write again.", core::rooms::unmute);
  declare_blocking(methods, "blockUser", "The two write to each other no more.", core::rooms::block);
  declare_blocking(methods, "unblockUser", "What one has blocked is free again.", core::rooms::unblock);
}

}  // namespace confab::ddp
