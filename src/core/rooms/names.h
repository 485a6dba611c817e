#pragma once

#include "core/kernel/context.h"
#include "store/room_row.h"

namespace confab::core::rooms {

struct RoomName {
  std::string name;                  // unique
  std::optional<std::string> fname;  // as typed
};

/// A name as the settings allow it and as nobody else has it (but the room itself, when it is renamed). Throws
/// Refusal(invalid_room_name | duplicate_channel_name | archived_duplicate_name).
[[nodiscard]] RoomName free_name(sql::Session& session, const Context& ctx, std::string_view typed,
                                 std::optional<std::int64_t> itself = {});

/// What a discussion is called: others may be called the same. Throws Refusal(invalid_room_name).
[[nodiscard]] std::string title(std::string_view typed);

/// `typed` as part of an address: in Latin letters (base/latin.h), `&` as `and`; what is no letter, digit or `_`
/// becomes
/// `-`. Empty when nothing is left.
[[nodiscard]] std::string slug(std::string_view typed);

}  // namespace confab::core::rooms
