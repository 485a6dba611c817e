#pragma once
// Room documents as a client's sync and the realtime hub need them: by user, without an actor's rights to check.

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

/// The document as members see it (published fields, lastMessage as the setting says). nullopt: there is none.
std::optional<model::Room> document(const Context& ctx, const RoomId& id);

struct RoomChanges {
  struct Removed {
    RoomId id;
    Timestamp at;
  };
  std::vector<model::Room> update;
  std::vector<Removed> remove;  // left, or deleted, since then
};
/// The rooms of the actor; with `since` those that changed then or later. `remove` is empty without `since`.
RoomChanges changes(const Context& ctx, const Actor& actor, const std::optional<Timestamp>& since);

}  // namespace confab::core::rooms
