#pragma once
// Entering and leaving, as every verb that changes who is in a room does it.

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "core/messages/post_system.h"
#include "store/memberships.h"
#include "store/people.h"
#include "store/room_row.h"

namespace confab::core::rooms {

struct Entry {
  bool open = true;
  bool alert = false;  // shown as unread although nothing is
  bool favorite = false;
  std::string role = {};                 // empty: none
  std::optional<model::Author> by = {};  // who brings them in; none: they come by themselves
  bool silent = false;                   // without words in the rooms that come with a team
};

/// Makes a person a member of a locked room: everything said so far counts as read. A new member of a team comes into
/// the rooms, too, that its members join by themselves. False: is one already. Throws Refusal(user_is_banned).
bool enter(Transaction& tx, const Context& ctx, store::RoomRow& room, std::int64_t user_pk, const UserId& user,
           const Entry& entry);
/// Ends a membership of a locked room, with its roles.
void depart(Transaction& tx, const Context& ctx, store::RoomRow& room, const store::Membership& membership,
            const UserId& user);

/// Who is muted and comes back must not be silent for a reason nobody remembers.
void forget_mutes(Transaction& tx, store::RoomRow& room, const std::string& username);

/// Throws Refusal(user_not_found).
[[nodiscard]] store::Person person_by_id(sql::Session& session, const UserId& user);
/// Throws Refusal(user_not_in_room).
[[nodiscard]] store::Membership membership_of(sql::Session& session, std::int64_t room_pk, const store::Person& person);

/// Whether the room would be without an owner if this member went.
[[nodiscard]] bool is_last_owner(sql::Session& session, const store::Membership& membership);

/// Rooms that belong to their people, such as direct messages, have no members to manage. Throws
/// Refusal(direct_message_room).
void require_managed(const store::RoomRow& room);

}  // namespace confab::core::rooms
