#pragma once
// Rooms and the teams that host them, as part of verbs that change either.

#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "store/room_row.h"

namespace confab::core::rooms {

/// Tells in the team's main room of something that happened to a room that it hosts; its name is the text. Not of rooms
/// that only the invited know of. The main room is locked for it.
void tell_team(Transaction& tx, const Context& ctx, const Actor& actor, const store::RoomRow& room,
               std::string_view type);
/// Who may read a room is another question now, and so it is for its discussions.
void tell_rights_changed(Transaction& tx, std::int64_t pk, const RoomId& id);
/// Who may read the rooms that the team hosts is another question now: it became public, or private.
void team_opened_or_closed(Transaction& tx, const store::RoomRow& main);
/// The team of a locked main room ends. Its rooms stay as rooms like others.
void dissolve_team(Transaction& tx, const store::RoomRow& main);

}  // namespace confab::core::rooms
