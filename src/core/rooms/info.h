#pragma once

#include <map>

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

/// Throws Refusal(room_not_found).
model::Room info(const Context& ctx, const Actor& actor, const RoomId& id);
/// By id or by name. `kind`: only rooms of it. Throws Refusal(room_not_found).
model::Room info(const Context& ctx, const Actor& actor, std::string_view id_or_name,
                 std::optional<model::RoomKind> kind = {});
/// How clients open an address: by name or id, and where rooms have no name by the other's username or by id. Throws
/// Refusal(room_not_found | not_allowed).
model::Room by_kind_and_name(const Context& ctx, const Actor& actor, model::RoomKind kind, std::string_view name);
/// Of a room to come into, by name or id: also of one that the actor is banned from, to be told so on joining. Throws
/// Refusal(room_not_found).
RoomId id_to_join(const Context& ctx, const Actor& actor, std::string_view id_or_name,
                  std::optional<model::RoomKind> kind);
/// For those with view-room-administration: any room. Throws Refusal(not_allowed | room_not_found).
model::Room admin_info(const Context& ctx, const Actor& actor, const RoomId& id);

/// The code that joining asks for; nothing: none. Needs view-join-code. Throws Refusal(not_authorized |
/// room_not_found).
std::optional<std::string> join_code(const Context& ctx, const Actor& actor, const RoomId& id);

/// Whether a room has the name (without regard to case): told to those who make rooms, for they would hear it on
/// trying; to others only of rooms that they may see.
bool name_exists(const Context& ctx, const Actor& actor, std::string_view name);
/// Whether the user is a member of a room that the actor can see. Throws Refusal(room_not_found | user_not_found).
bool is_member(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user);

struct Counters {
  bool joined = false;
  std::optional<std::int64_t> members, unreads, messages, user_mentions;
  std::optional<Timestamp> unreads_from, latest;
};
/// Throws Refusal(not_allowed) unless the actor may ask for the counters of `user`, whatever the room.
void require_counters_of(const Context& ctx, const Actor& actor, const std::optional<UserId>& user);
/// The room's counters from the place of `user` (default: the actor; another one needs view-room-administration). What
/// the room holds is told to its members and to those with that permission.
/// Throws Refusal(room_not_found | not_allowed | user_not_found).
Counters counters(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<UserId>& user = {});

}  // namespace confab::core::rooms
