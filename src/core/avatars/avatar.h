#pragma once
// The pictures of people and rooms.

#include <optional>
#include <string>
#include <string_view>

#include "core/files/picture.h"
#include "core/files/spool.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "model/user.h"
#include "store/room_row.h"

namespace confab::core::avatars {

// Whose picture the actor may put up or take down: one's own, where Accounts_AllowUserAvatarChange is on, and with
// edit-other-user-avatar anybody's. Refused are (missing_permission) another's, (not_allowed) one's own,
// (action_not_allowed) an account of higher rank, and (invalid_user) one that is not there.

/// Puts up a picture, cut to the size that the settings say. `origin`: upload, rest, url: whence it came. Throws the
/// refusals above, and as files/picture.h.
void set(const Context& ctx, const Actor& actor, const UserId& user, const files::Spooled& picture,
         std::string_view origin);

/// The same of the picture at an address, which is fetched when all else is known to be right. Another's is refused by
/// (unauthorized), for no picture is looked at. Throws what set() does, and as from_address().
void set_from_address(const Context& ctx, const Actor& actor, const UserId& user, const std::string& address);

/// Takes it down; none is no failure. With manage-moderation-actions anybody's. Throws the refusals above.
void reset(const Context& ctx, const Actor& actor, const UserId& user);

/// Without a picture, by one's own wish: the letter is what is meant. Throws the refusals above.
void choose_initials(const Context& ctx, const Actor& actor, const UserId& user);

/// The account is being removed, and the picture with it.
void forget(Transaction& tx, const Context& ctx, const model::User& user);

/// What is kept of a picture for a room. Outside a transaction.
[[nodiscard]] files::KeptPicture prepare(const Context& ctx, const files::Spooled& picture);
/// Puts the picture up for a locked room; nullopt: takes it down. False: there was none to take down.
bool set_of_room(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                 const std::optional<files::KeptPicture>& picture);
/// The room is being deleted.
void forget_room(Transaction& tx, const Context& ctx, const store::RoomRow& room);

}  // namespace confab::core::avatars
