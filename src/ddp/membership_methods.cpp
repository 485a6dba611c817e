#include "api/people.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
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
  RoomId room;
  std::optional<std::string> code;

  static constexpr auto kFields = FieldList{
      field("rid", &JoinParams::room, "The room."),
      field("code", &JoinParams::code, "Where one is asked for.", bound::token),
  };
};
struct AddAllParams {
  RoomId room;
  std::optional<bool> active_only;

  static constexpr auto kFields = FieldList{
      field("rid", &AddAllParams::room, "The room."),
      field("activeUsersOnly", &AddAllParams::active_only, "Not those whose accounts are deactivated."),
  };
};
using SilencedParam = Named<"silenced", std::optional<bool>, "Without a message in the rooms.">;
struct BlockTarget {
  RoomId room;
  UserId user;

  static constexpr auto kFields = FieldList{
      field("rid", &BlockTarget::room, "The conversation of two."),
      field("blocked", &BlockTarget::user, "The other person."),
  };
};
using BlockParam = Named<"data", BlockTarget, "Where, and whom.">;
struct NewMembers {
  RoomId room;
  std::vector<std::string> usernames;

  static constexpr auto kFields = FieldList{
      field("rid", &NewMembers::room, "The room."),
      field("users", &NewMembers::usernames, "Usernames.", bound::list_of_names, min_length(1)),
  };
};
using NewMembersParam = Named<"data", NewMembers, "Which room, and who.">;
struct MemberPageOptions {
  std::optional<std::int64_t> limit, skip;

  static constexpr auto kFields = FieldList{
      field("limit", &MemberPageOptions::limit, "How many.", range(0, 1'000'000)),
      field("skip", &MemberPageOptions::skip, "How many to skip.", range(0, 1'000'000'000)),
  };
};
struct MemberListParams {
  RoomId room;
  bool show_all = false;
  MemberPageOptions options;
  std::string filter;

  static constexpr auto kFields = FieldList{
      field("rid", &MemberListParams::room, "The room.", when_missing(errors::invalid_room, "Invalid room")),
      field("showAll", &MemberListParams::show_all, "Those who are offline as well.", defaulted()),
      field("options", &MemberListParams::options, "Paging.", defaulted()),
      field("filter", &MemberListParams::filter, "Part of a username or name.", max_length(200), defaulted()),
  };
};
struct MemberListResult {
  std::int64_t total = 0;
  std::vector<core::rooms::Member> records;

  static constexpr auto kFields = FieldList{
      field("total", &MemberListResult::total, "Members in all."),
      field("records", &MemberListResult::records, "Members."),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

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
  methods.add<JoinParams, bool>({
      .name = "joinRoom",
      .access = Access::user(),
      .summary = "Become a member of a public channel.",
      .errors = {errors::room_not_found, errors::not_allowed, errors::code_required, errors::code_invalid,
                 errors::room_archived, errors::user_is_banned},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            core::rooms::join(call.ctx, call.actor(), p.room, p.code);
            return true;
          },
  });
  declare_command(methods, "leaveRoom", api::leave_room(), Nothing{});
  const std::vector<ErrorCode> errors{
      errors::room_not_found, errors::not_allowed,         errors::invalid_user,  errors::cant_invite_for_direct_room,
      errors::room_archived,  errors::user_limit_exceeded, errors::user_is_banned};
  methods.add<NewMembersParam, bool>({
      .name = "addUsersToRoom",
      .access = Access::user(),
      .summary = "Add several people.",
      .errors = errors,
      .handler =
          [](Call& call, const auto& p) {
            core::rooms::add_members(call.ctx, call.actor(), {p.value.room, {}, p.value.usernames});
            return true;
          },
  });
  methods.add<AddAllParams, bool>({
      .name = "addAllUserToRoom",
      .access = Access::user(),
      .summary = "Add everybody.",
      .errors = {errors::room_not_found, errors::not_allowed, errors::room_archived, errors::user_limit_exceeded,
                 errors::cant_invite_for_direct_room},
      .handler =
          [](Call& call, const auto& p) {
            core::rooms::add_all(call.ctx, call.actor(), p.room, p.active_only.value_or(false));
            return true;
          },
  });
  methods.add<SilencedParam, Nothing>({
      .name = "joinDefaultChannels",
      .access = Access::user(),
      .summary = "Enter the channels that new people enter.",
      .handler = [](Call& call,
                    const auto& p) { core::rooms::join_defaults(call.ctx, call.actor(), p.value.value_or(false)); },
  });
  methods.add<RoomAndUsernameParam, Nothing>({
      .name = "addUserToRoom",
      .access = Access::user(),
      .summary = "Add somebody.",
      .errors = errors,
      .handler =
          [](Call& call, const auto& p) {
            core::rooms::add_members(call.ctx, call.actor(), {p.data.room, {}, {p.data.username}});
          },
  });
  methods.add<RoomAndUsernameParam, bool>({
      .name = "removeUserFromRoom",
      .access = Access::user(),
      .summary = "Take somebody out.",
      .errors = {errors::room_not_found, errors::not_allowed, errors::user_not_in_room, errors::last_owner,
                 errors::invalid_user, errors::direct_message_room},
      .handler =
          [](Call& call, const auto& p) {
            core::rooms::remove_member(call.ctx, call.actor(), p.data.room, user_named(call, p.data.username));
            return true;
          },
  });
}

void declare_role(api::Methods& methods, const api::RoomRoleCommand& command) {
  methods.add<RoomAndUserParams, bool>({
      .name = std::string{command.method},
      .access = Access::user(),
      .summary = command.summary,
      .errors = api::errors_of(command),
      .handler =
          [command](Call& call, const auto& p) {
            command.run(call.ctx, call.actor(), p.room, p.user, command.role);
            return true;
          },
  });
}

using MuteChange = void (*)(const core::Context&, const core::Actor&, const RoomId&, const std::string&);

void declare_mute(api::Methods& methods, std::string name, std::string_view summary, MuteChange change) {
  methods.add<RoomAndUsernameParam, bool>({
      .name = std::move(name),
      .access = Access::user(),
      .summary = summary,
      .errors = {errors::room_not_found, errors::not_allowed, errors::user_not_in_room, errors::invalid_user,
                 errors::direct_message_room},
      .handler =
          [change](Call& call, const auto& p) {
            change(call.ctx, call.actor(), p.data.room, p.data.username);
            return true;
          },
  });
}

using Blocking = void (*)(const core::Context&, const core::Actor&, const RoomId&, const UserId&);

void declare_blocking(api::Methods& methods, std::string name, std::string_view summary, Blocking change) {
  methods.add<BlockParam, bool>({
      .name = std::move(name),
      .access = Access::user(),
      .summary = summary,
      .errors = {errors::room_not_found, errors::user_not_in_room, errors::invalid_room, errors::not_allowed,
                 errors::user_not_found},
      .handler =
          [change](Call& call, const auto& p) {
            change(call.ctx, call.actor(), p.value.room, p.value.user);
            return true;
          },
  });
}

}  // namespace

void declare_membership_methods(api::Methods& methods) {
  declare_comings_and_goings(methods);
  methods.add<MemberListParams, MemberListResult>({
      .name = "getUsersOfRoom",
      .access = Access::user(),
      .summary = "Members; without showAll those who are not offline.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .handler = list_members,
  });
  methods.add<api::RoomRef, std::vector<core::rooms::RoleHolder>>({
      .name = "getRoomRoles",
      .access = Access::user(),
      .summary = "Members with roles.",
      .errors = {errors::room_not_found},
      .handler = [](Call& call, const auto& p) { return core::rooms::role_holders(call.ctx, call.actor(), p.room); },
  });
  for (const auto& command : api::kRoomRoleCommands) declare_role(methods, command);
  declare_mute(methods, "muteUserInRoom", "Somebody cannot write in the room any more.", core::rooms::mute);
  declare_mute(methods, "unmuteUserInRoom", "Somebody may write again.", core::rooms::unmute);
  declare_blocking(methods, "blockUser", "The two write to each other no more.", core::rooms::block);
  declare_blocking(methods, "unblockUser", "What one has blocked is free again.", core::rooms::unblock);
}

}  // namespace confab::ddp
