#pragma once
// What many methods of rooms have in common.

#include "api/room_commands.h"
#include "api/rooms.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

/// A command on a room as a method that answers `answer`.
template <class Answer>
void declare_command(api::Methods& methods, std::string_view name, const api::RoomCommand& command, Answer answer) {
  if (command.run_later != nullptr) {
    methods.add_later<api::RoomRef, Answer>(
        std::string{name}, api::Access::user(), command.summary, command.errors,
        command.interactive ? api::rate::lively : api::rate::standard,
        [run = command.run_later, answer](api::Call& call, const auto& p, auto then) {
          run(call.ctx, call.actor(), p.room, then_made<bool>(std::move(then), [answer](bool) { return answer; }));
        });
    return;
  }
  methods.add<api::RoomRef, Answer>(std::string{name}, api::Access::user(), command.summary, command.errors,
                                    command.interactive ? api::rate::lively : api::rate::standard,
                                    [run = command.run, answer](api::Call& call, const auto& p) {
                                      run(call.ctx, call.actor(), p.room);
                                      return answer;
                                    });
}

struct SyncParams {
  Field<"updatedAt", std::optional<Timestamp>, "Only what changed then or later."> since;
};
struct RoomAndUserParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"userId", UserId, "The member."> user;
};
/// `{rid, username}` as the one argument.
struct RoomAndUsername {
  Field<"rid", RoomId, "The room."> room;
  Field<"username", std::string, "The person.", bound::name> username;
};
struct RoomAndUsernameParam {
  Field<"data", RoomAndUsername, "Which room, and who."> data;
};

}  // namespace confab::ddp
