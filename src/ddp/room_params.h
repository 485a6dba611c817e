#pragma once
// What many methods of rooms have in common.

#include "api/room_commands.h"
#include "api/rooms.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

/// An command on a room as a method that answers `answer`.
template <class Answer>
void declare_command(api::Methods& methods, std::string name, const api::RoomCommand& command, Answer answer) {
  methods.add<api::RoomRef, Answer>(std::move(name),
                                    {
                                        .access = api::Access::user(),
                                        .summary = command.summary,
                                        .errors = command.errors,
                                        .rate = command.interactive ? kLively : api::Rate{},
                                        .handler =
                                            [run = command.run, answer](api::Call& call, const api::RoomRef& p) {
                                              run(call.ctx, call.actor(), p.room);
                                              return answer;
                                            },
                                    });
}

struct SyncParams {
  std::optional<Timestamp> since;
};
struct RoomAndUserParams {
  RoomId room;
  UserId user;
};
/// `{rid, username}` as the one argument.
struct RoomAndUsername {
  RoomId room;
  std::string username;
};
struct RoomAndUsernameParam {
  RoomAndUsername data;
};

}  // namespace confab::ddp

template <>
struct confab::Fields<confab::ddp::SyncParams> {
  static constexpr auto list =
      std::tuple{field("updatedAt", &ddp::SyncParams::since, "Only what changed then or later.")};
};
template <>
struct confab::Fields<confab::ddp::RoomAndUserParams> {
  using P = ddp::RoomAndUserParams;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("userId", &P::user, "The member."),
  };
};
template <>
struct confab::Fields<confab::ddp::RoomAndUsername> {
  using P = ddp::RoomAndUsername;
  static constexpr auto list = std::tuple{
      field("rid", &P::room, "The room."),
      field("username", &P::username, "The person."),
  };
};
template <>
struct confab::Fields<confab::ddp::RoomAndUsernameParam> {
  static constexpr auto list = std::tuple{field("data", &ddp::RoomAndUsernameParam::data, "Which room, and who.")};
};
