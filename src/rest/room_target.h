#pragma once
// How calls name a room: "roomId, or roomName", in direct messages "roomId, or username".

#include <optional>
#include <string>

#include "api/call.h"
#include "base/fields.h"
#include "model/room.h"

namespace confab::rest {

struct RoomTarget {
  std::optional<std::string> room_id, room_name;

  static constexpr auto kFields = FieldList{
      field("roomId", &RoomTarget::room_id, "The room, by id.", bound::id, exactly_one{}),
      field("roomName", &RoomTarget::room_name, "The room, by name.", bound::name, exactly_one{}),
  };
};
struct DirectTarget {
  std::optional<std::string> room_id, username;

  static constexpr auto kFields = FieldList{
      field("roomId", &DirectTarget::room_id, "The room, by id.", bound::id, exactly_one{}),
      field("username", &DirectTarget::username, "The other person.", bound::name, exactly_one{}),
  };
};
/// Either, where only the id names the room.
template <class Target>
struct ById : Target {
  static constexpr auto kFields = FieldList{field("roomId", &Target::room_id, "The room.", bound::id, required{})};
};

/// By its id alone.
struct InRoom {
  RoomId room_id;

  static constexpr auto kFields = FieldList{field("roomId", &InRoom::room_id, "The room.")};
};

/// The room that the caller may see. `kind`: only rooms of it. Throws Refusal(`missing`, with the text) without either
/// name, (room_not_found).
[[nodiscard]] model::Room target_room(const api::Call& call, const RoomTarget& target,
                                      std::optional<model::RoomKind> kind, ErrorCode missing,
                                      std::string_view missing_text);
/// The same of a room to come into, as core::rooms::id_to_join() says.
[[nodiscard]] RoomId target_to_join(const api::Call& call, const RoomTarget& target,
                                    std::optional<model::RoomKind> kind, ErrorCode missing,
                                    std::string_view missing_text);
/// The same of a channel that visitors read, as core::rooms::channel_for_visitors() says.
[[nodiscard]] RoomId target_for_visitors(const api::Call& call, const RoomTarget& target, ErrorCode missing,
                                         std::string_view missing_text);
[[nodiscard]] model::Room target_room(const api::Call& call, const DirectTarget& target, model::RoomKind kind,
                                      ErrorCode missing, std::string_view missing_text);

}  // namespace confab::rest
