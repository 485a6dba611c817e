#pragma once
// How bots listen to everything: one subscription, `__my_messages__`, to every message that its user can read.

#include <string>
#include <string_view>

#include "base/id.h"
#include "model/room_kind.h"

namespace confab::ddp {

inline constexpr std::string_view kMyMessages = "__my_messages__";

/// By what a user reads a room: as one who is in it, or because it is open to those who are not.
/// (guarded: to those who need no join code.)
enum class Reading { joined, foreign, guarded };

/// The hub's key of what one user reads so in rooms of a kind. Each is held by those who have the right.
[[nodiscard]] inline std::string my_messages_key(const UserId& user, model::RoomKind kind, Reading reading) {
  const auto* way = reading == Reading::joined ? "/joined/" : reading == Reading::foreign ? "/foreign/" : "/guarded/";
  return "my-messages/" + user.value + way + model::letter_of(kind);
}

}  // namespace confab::ddp
