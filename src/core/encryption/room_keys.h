#pragma once
// The keys of encrypted rooms, each encrypted for one member: the server carries them from those who have one to those
// who need one. Only members take part, and only in rooms that nobody comes into without being asked.

#include <map>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "store/room_keys.h"

namespace confab::core::encryption {

/// Members who have a pair of keys and no key to the room, 500 at most. Throws Refusal(encryption_disabled |
/// invalid_room).
[[nodiscard]] std::vector<store::KeyHolder> members_without_key(const Context& ctx, const Actor& actor,
                                                                const RoomId& room);

/// Says which key the room has, once. Throws Refusal(encryption_disabled | invalid_room | room_key_exists).
void set_key_id(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& key_id);

/// The room's key for a member: one's own, or one that the other may accept. Throws Refusal(encryption_disabled |
/// invalid_room | user_not_in_room).
void update_key(const Context& ctx, const Actor& actor, const RoomId& room, const UserId& user, const std::string& key);

/// A key that somebody is given, with those that the room had before.
struct GivenKey {
  UserId user;
  std::string key;
  std::optional<std::vector<model::OldRoomKey>> old;
};
/// Suggests keys to members of rooms. Rooms that the actor is not in, and people who are not in them, are left out, and
/// with E2E_Enable off all are.
void provide_keys(const Context& ctx, const Actor& actor, const std::map<RoomId, std::vector<GivenKey>>& keys);

/// What was suggested to the actor becomes the actor's key. Throws Refusal(encryption_disabled | invalid_room |
/// no_suggested_key).
void accept_suggested_key(const Context& ctx, const Actor& actor, const RoomId& room);
/// It was of no use; the actor waits for another one. Throws as accept_suggested_key().
void reject_suggested_key(const Context& ctx, const Actor& actor, const RoomId& room);

/// Who waits for the key, by rooms that the actor is in; others are left out, and with E2E_Enable off all are.
[[nodiscard]] std::map<RoomId, std::vector<store::KeyHolder>> waiting_for_keys(const Context& ctx, const Actor& actor,
                                                                               const std::vector<RoomId>& rooms);

/// Another key for the room, with the actor's own: all others wait for it, and keep the one before among their old
/// ones. Needs toggle-room-e2e-encryption, in direct messages membership. Throws Refusal(encryption_disabled |
/// invalid_room | not_allowed).
void reset_room_key(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& key,
                    const std::string& key_id);

/// Tells the others in the room that the actor needs its key; nothing is stored. False, and nothing is told: E2E_Enable
/// is off, or the actor is not in it.
bool ask_for_key(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& key_id);

}  // namespace confab::core::encryption
