#pragma once
// What many methods of rooms have in common.

#include "api/room_commands.h"
#include "api/rooms.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

/// A command on a room as a method that answers `answer`.
template <class Answer>
void declare_command(api::Methods& methods, std::string_view name, const api::RoomCommand& command, Answer answer) {
  methods.add<api::RoomRef, Answer>({
      .name = std::string{name},
      .access = api::Access::user(),
      .summary = command.summary,
      .errors = command.errors,
      .rate = command.interactive ? kLively : api::Rate{},
      .handler =
          [run = command.run, answer](api::Call& call, const auto& p) {
            run(call.ctx, call.actor(), p.room);
            return answer;
          },
  });
}

struct SyncParams {
  std::optional<Timestamp> since;

  static constexpr auto kFields = FieldList{field("updatedAt", &SyncParams::since, "Only what changed then or later.")};
};
struct RoomAndUserParams {
  RoomId room;
  UserId user;

  static constexpr auto kFields = FieldList{
      field("rid", &RoomAndUserParams::room, "The room."),
      field("userId", &RoomAndUserParams::user, "The member."),
  };
};
/// `{rid, username}` as the one argument.
struct RoomAndUsername {
  RoomId room;
  std::string username;

  static constexpr auto kFields = FieldList{
      field("rid", &RoomAndUsername::room, "The room."),
      field("username", &RoomAndUsername::username, "The person.", bound::name),
  };
};
struct RoomAndUsernameParam {
  RoomAndUsername data;

  static constexpr auto kFields = FieldList{field("data", &RoomAndUsernameParam::data, "Which room, and who.")};
};

}  // namespace confab::ddp
