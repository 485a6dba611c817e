#pragma once

#include <map>

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

/// Throws Refusal(room_not_found).
model::Room info(const Context& ctx, const Actor& actor, const RoomId& id);
/// By id or by name. `type`: only rooms of that type; 0: any. Throws Refusal(room_not_found).
model::Room info(const Context& ctx, const Actor& actor, std::string_view id_or_name, char type = 0);
/// How clients open an address: c and p by name or id, d by the other's username or by id. Throws
/// Refusal(room_not_found | not_allowed).
model::Room by_type_and_name(const Context& ctx, const Actor& actor, char type, std::string_view name);
/// For those with view-room-administration: any room. Throws Refusal(not_allowed | room_not_found).
model::Room admin_info(const Context& ctx, const Actor& actor, const RoomId& id);

/// Whether a channel or group has the name (without regard to case).
bool name_exists(const Context& ctx, const Actor& actor, std::string_view name);
/// Whether the user is a member of a room that the actor can see. Throws Refusal(room_not_found | user_not_found).
bool is_member(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user);

struct Counters {
  bool joined = false;
  std::optional<std::int64_t> members, unreads, messages, user_mentions;
  std::optional<Timestamp> unreads_from, latest;
};
/// The room's counters from the place of `user` (default: the actor; another one needs view-room-administration).
/// Throws Refusal(room_not_found | not_allowed | user_not_found).
Counters counters(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<UserId>& user = {});

}  // namespace confab::core::rooms
