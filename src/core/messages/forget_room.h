#pragma once
// What hung on a room that is gone: memberships, messages, and what is noted about them. There may be a million of
// them, so they go in small transactions, and nobody waits long for theirs. Nothing of it is seen meanwhile, for the
// way to it is the room's row. (Its files: files::ForgetRoom.)

#include <cstdint>
#include <limits>
#include <string>

#include "base/fields.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"
#include "store/room_row.h"

namespace confab::core::messages {

struct ForgetRoom {
  static constexpr std::string_view kJob = "messages.forget-room";
  static constexpr int kVersion = 1;
  std::int64_t room = 0;
  RoomId id;
  Timestamp erased_at;
  std::string type;       // a letter of model/room_kind.h
  bool was_team = false;  // its main room
};

/// How many rows one transaction removes, in however many rooms.
inline constexpr std::int64_t kForgottenAtOnce = 300;

/// Begins with it in the transaction in which the room's row goes; a job does what is beyond `budget`, which is lowered
/// by what was done. Members hear of it as their memberships go.
void forget_room(Transaction& tx, const Context& ctx, const store::RoomRow& room, std::int64_t& budget);
/// The job. It goes on where an earlier attempt ended. Throws what Run::check() does.
void forget_room(const Context& ctx, const jobs::Run& run, const ForgetRoom& work);

}  // namespace confab::core::messages

template <>
struct confab::Fields<confab::core::messages::ForgetRoom> {
  using Work = confab::core::messages::ForgetRoom;
  static constexpr auto list = FieldList{
      field("room", &Work::room, "Its number.", range(0, std::numeric_limits<std::int64_t>::max())),
      field("id", &Work::id, "What it was called."),
      field("erasedAt", &Work::erased_at, "When it went."),
      field("type", &Work::type, "Its kind.", max_length(1)),
      field("wasTeam", &Work::was_team, "Whether it was a team's main room."),
  };
};
