#pragma once
// Commands that need no more than a room, or a room and one of its members. Each is declared for several families of
// endpoints and as a method; what it is, and how it can be refused, stands here once.

#include <array>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/later.h"
#include "core/rooms/roles.h"

namespace confab::api {

struct RoomCommand {
  std::string_view summary;
  std::vector<ErrorCode> errors;
  bool interactive;  // called as people chat: the default rate limit would stop them
  void (*run)(const core::Context&, const core::Actor&, const RoomId&);
  /// Of what a crowd does at once: the same, for which no thread waits.
  void (*run_later)(const core::Context&, const core::Actor&, const RoomId&, Then<bool>) = nullptr;
};

[[nodiscard]] RoomCommand archive_room();
[[nodiscard]] RoomCommand unarchive_room();
[[nodiscard]] RoomCommand erase_room();
[[nodiscard]] RoomCommand leave_room();
[[nodiscard]] RoomCommand open_room();
[[nodiscard]] RoomCommand hide_room();

/// Giving or taking a role in a room.
struct RoomRoleCommand {
  std::string_view endpoint, method;  // their names
  std::string_view summary;
  core::rooms::RoomRole role;
  void (*run)(const core::Context&, const core::Actor&, const RoomId&, const UserId&, core::rooms::RoomRole);
  ErrorCode as_it_is;  // the user has it already, or has it not
};

inline constexpr std::array kRoomRoleCommands{
    RoomRoleCommand{"addOwner", "addRoomOwner", "Make somebody owner.", core::rooms::RoomRole::owner,
                    core::rooms::add_role, errors::user_already_owner},
    RoomRoleCommand{"removeOwner", "removeRoomOwner", "Take the role of owner.", core::rooms::RoomRole::owner,
                    core::rooms::remove_role, errors::user_not_owner},
    RoomRoleCommand{"addModerator", "addRoomModerator", "Make somebody moderator.", core::rooms::RoomRole::moderator,
                    core::rooms::add_role, errors::user_already_moderator},
    RoomRoleCommand{"removeModerator", "removeRoomModerator", "Take the role of moderator.",
                    core::rooms::RoomRole::moderator, core::rooms::remove_role, errors::user_not_moderator},
    RoomRoleCommand{"addLeader", "addRoomLeader", "Make somebody leader.", core::rooms::RoomRole::leader,
                    core::rooms::add_role, errors::user_already_leader},
    RoomRoleCommand{"removeLeader", "removeRoomLeader", "Take the role of leader.", core::rooms::RoomRole::leader,
                    core::rooms::remove_role, errors::user_not_leader},
};
/// How it can be refused.
[[nodiscard]] std::vector<ErrorCode> errors_of(const RoomRoleCommand& command);

}  // namespace confab::api
