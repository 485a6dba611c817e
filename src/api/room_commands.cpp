#include "api/room_commands.h"

#include "core/rooms/archive.h"
#include "core/rooms/erase.h"
#include "core/rooms/leave.h"
#include "core/subscriptions/sidebar.h"

namespace confab::api {

RoomCommand archive_room() {
  return {.summary = "Nobody can write any more.",
          .errors = {ErrorCode::room_not_found, ErrorCode::room_not_authorized, ErrorCode::room_archived},
          .interactive = false,
          .run = core::rooms::archive};
}

RoomCommand unarchive_room() {
  return {.summary = "People can write again.",
          .errors = {ErrorCode::room_not_found, ErrorCode::room_not_authorized, ErrorCode::action_not_allowed},
          .interactive = false,
          .run = core::rooms::unarchive};
}

RoomCommand erase_room() {
  return {.summary = "Delete the room with all its messages.",
          .errors = {ErrorCode::room_not_found, ErrorCode::not_allowed},
          .interactive = false,
          .run = core::rooms::erase};
}

RoomCommand leave_room() {
  return {.summary = "Leave.",
          .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room, ErrorCode::last_owner,
                     ErrorCode::not_allowed, ErrorCode::direct_message_room},
          .interactive = false,
          .run = core::rooms::leave};
}

RoomCommand open_room() {
  return {.summary = "Show it in the sidebar.",
          .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
          .interactive = true,
          .run = [](const core::Context& ctx, const core::Actor& actor, const RoomId& room) {
            (void)core::subscriptions::open(ctx, actor, room);
          }};
}

RoomCommand hide_room() {
  return {.summary = "Hide it until the next message.",
          .errors = {ErrorCode::room_not_found, ErrorCode::user_not_in_room},
          .interactive = true,
          .run = [](const core::Context& ctx, const core::Actor& actor, const RoomId& room) {
            (void)core::subscriptions::hide(ctx, actor, room);
          }};
}

std::vector<ErrorCode> errors_of(const RoomRoleCommand& command) {
  std::vector<ErrorCode> errors{ErrorCode::room_not_found,   ErrorCode::not_allowed,         ErrorCode::user_not_found,
                                ErrorCode::user_not_in_room, ErrorCode::direct_message_room, command.as_it_is};
  if (command.as_it_is == ErrorCode::user_not_owner) errors.push_back(ErrorCode::remove_last_owner);
  return errors;
}

}  // namespace confab::api
