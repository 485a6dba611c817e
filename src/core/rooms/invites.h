#pragma once
// Links that let people into a room.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/kernel/context.h"
#include "model/room.h"

namespace confab::core::rooms {

struct Invite {
  std::string id;                                 // the token
  std::int64_t days = 0, max_uses = 0, uses = 0;  // 0: without a bound
  RoomId room;
  UserId user;  // who made it
  Timestamp created_at, updated_at;
  std::optional<Timestamp> expires_at;
  std::string url;
};

/// A link for `days` (0: for ever; 1, 7, 15, 30) and `max_uses` (0: any number; 1, 5, 10, 25, 50, 100) into a room that
/// the actor is a member of; one that is alike and still holds is given again. Needs create-invite-links. Throws
/// Refusal(not_authorized | invalid_room | room_type_not_allowed | invite_days | invite_uses).
Invite find_or_create_invite(const Context& ctx, const Actor& actor, const RoomId& room, std::int64_t days,
                             std::int64_t max_uses);
/// The newest 1,000 of the workspace. Needs create-invite-links in the workspace. Throws Refusal(not_authorized).
std::vector<Invite> invites(const Context& ctx, const Actor& actor);
/// Throws Refusal(not_authorized | invalid_invitation).
void remove_invite(const Context& ctx, const Actor& actor, const std::string& id);
/// Whether the token lets somebody in.
bool is_valid_invite(const Context& ctx, std::string_view id);
/// Becomes a member of its room; who is one stays one, and no use is counted. Throws Refusal(invalid_token |
/// invite_expired | user_is_banned | room_archived).
model::Room use_invite(const Context& ctx, const Actor& actor, const std::string& id);

}  // namespace confab::core::rooms
