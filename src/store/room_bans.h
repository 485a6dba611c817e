#pragma once
// Who must not come back to a room.

#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/user.h"
#include "sql/database.h"
#include "store/room_row.h"

namespace confab::store {

[[nodiscard]] bool is_banned(sql::Session& session, std::int64_t room_pk, std::int64_t user_pk);
/// The same; whoever must not come back to a room, must not to its discussions.
[[nodiscard]] bool is_banned(sql::Session& session, const RoomRow& room, std::int64_t user_pk);
/// A condition on rooms r, with one placeholder for a user's number: the user is not banned from it so.
inline constexpr std::string_view kNotBanned =
    "NOT EXISTS (SELECT 1 FROM room_bans b WHERE b.user_pk = ? AND b.room_pk IN (r.pk, r.parent_pk))";
/// Page by page, those banned first first.
[[nodiscard]] std::vector<model::UserRef> banned_people(sql::Session& session, std::int64_t room_pk, std::int64_t limit,
                                                        std::int64_t offset);
[[nodiscard]] std::int64_t count_banned(sql::Session& session, std::int64_t room_pk);

/// False: is banned already.
bool ban(sql::Transaction& tx, std::int64_t room_pk, std::int64_t user_pk, Timestamp at);
/// False: was not banned.
bool unban(sql::Transaction& tx, std::int64_t room_pk, std::int64_t user_pk);

}  // namespace confab::store
