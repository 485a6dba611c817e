#include "api/room_commands.h"

#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/rooms/archive.h"
#include "core/rooms/erase.h"
#include "core/rooms/leave.h"
#include "core/subscriptions/sidebar.h"

namespace confab::api {

RoomCommand archive_room() {
  return {.summary = "Nobody can write any more.",
          .errors = {errors::room_not_found, errors::room_not_authorized, errors::room_archived},
          .interactive = false,
          .run = core::rooms::archive};
}

RoomCommand unarchive_room() {
  return {.summary = "People can write again.",
          .errors = {errors::room_not_found, errors::room_not_authorized, errors::action_not_allowed},
          .interactive = false,
          .run = core::rooms::unarchive};
}

RoomCommand erase_room() {
  return {.summary = "Delete the room with all its messages.",
          .errors = {errors::room_not_found, errors::not_allowed, errors::cannot_delete_team_channel},
          .interactive = false,
          .run = core::rooms::erase};
}

RoomCommand leave_room() {
  return {.summary = "Leave.",
          .errors = {errors::room_not_found, errors::user_not_in_room, errors::last_owner, errors::not_allowed,
                     errors::direct_message_room},
          .interactive = false,
          .run = core::rooms::leave,
          .run_later = core::rooms::leave_later};
}

RoomCommand open_room() {
  return {.summary = "Show it in the sidebar.",
          .errors = {errors::room_not_found, errors::user_not_in_room},
          .interactive = true,
          .run = [](const core::Context& ctx, const core::Actor& actor, const RoomId& room) {
            (void)core::subscriptions::open(ctx, actor, room);
          }};
}

RoomCommand hide_room() {
  return {.summary = "Hide it until the next message.",
          .errors = {errors::room_not_found, errors::user_not_in_room},
          .interactive = true,
          .run = [](const core::Context& ctx, const core::Actor& actor, const RoomId& room) {
            (void)core::subscriptions::hide(ctx, actor, room);
          }};
}

std::vector<ErrorCode> errors_of(const RoomRoleCommand& command) {
  const bool takes_from_members =
      command.as_it_is == errors::user_not_owner || command.as_it_is == errors::user_not_moderator;
  std::vector<ErrorCode> errors{errors::room_not_found,
                                errors::not_allowed,
                                errors::user_not_found,
                                errors::direct_message_room,
                                takes_from_members ? errors::invalid_room : errors::user_not_in_room,
                                command.as_it_is};
  if (command.as_it_is == errors::user_not_owner) errors.push_back(errors::remove_last_owner);
  return errors;
}

}  // namespace confab::api
