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
  std::optional<bool> team_mains = {};   // main rooms of teams: added, whatever their kind, or left out; else as others
  std::optional<bool> discussions = {};  // the same of discussions
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
/// Channels and groups, no discussions, that the actor is in whose name begins with the text; for completing names.
RoomPage complete_name(const Context& ctx, const Actor& actor, std::string_view text, std::int64_t limit,
                       std::int64_t offset = 0);
/// The same of everybody's rooms. Needs view-room-administration or can-audit. Throws Refusal(not_allowed).
RoomPage complete_any_name(const Context& ctx, const Actor& actor, std::string_view text, std::int64_t limit);

}  // namespace confab::core::rooms
