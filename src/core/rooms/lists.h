#pragma once

#include "core/kernel/context.h"
#include "model/condition.h"
#include "model/order.h"
#include "model/room.h"

namespace confab::core::rooms {

struct ListRooms {
  std::string filter;  // part of name or topic; empty: all
  model::RoomOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
  std::vector<RoomId> only;  // empty: all
  std::optional<model::Condition> condition;
};

/// All of them throw Refusal(invalid_query) for a condition that cannot be asked for.
struct RoomPage {
  std::vector<model::Room> rooms;
  std::int64_t total = 0;
};

/// Public channels; with view-joined-room alone the joined ones. Throws Refusal(not_allowed).
RoomPage list_public(const Context& ctx, const Actor& actor, const ListRooms& query);
/// Rooms of a kind that the actor is in.
RoomPage list_joined(const Context& ctx, const Actor& actor, model::RoomKind kind, const ListRooms& query);
/// Rooms of all people, also found by usernames of direct messages. Needs view-room-administration. Throws
/// Refusal(not_allowed).
RoomPage list_all(const Context& ctx, const Actor& actor, std::vector<model::RoomKind> kinds, const ListRooms& query);
/// Channels and groups the actor is in whose name begins with the text; for completing names.
std::vector<model::Room> complete_name(const Context& ctx, const Actor& actor, std::string_view text,
                                       std::int64_t limit);

}  // namespace confab::core::rooms
