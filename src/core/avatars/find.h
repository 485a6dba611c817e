#pragma once
// What there is to be shown of somebody, or of a room.

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "store/avatars.h"

namespace confab::core::avatars {

struct Face {
  std::string username;             // or what the room is called
  std::optional<std::string> name;  // of a person
  std::optional<store::Avatar> picture;
};

/// Nobody is called so: no name, no picture.
[[nodiscard]] Face of_username(const Context& ctx, const std::string& username);
[[nodiscard]] std::optional<Face> of_user(const Context& ctx, const UserId& user);
/// A discussion without a picture has that of the room that it belongs to. `viewer`: only what they may know of;
/// nullopt: where pictures are everybody's. Direct messages are called by the other side.
[[nodiscard]] std::optional<Face> of_room(const Context& ctx, const RoomId& room, const std::optional<Actor>& viewer);

/// The picture's bytes. Throws Refusal(service_unavailable).
[[nodiscard]] std::string bytes_of(const Context& ctx, std::int64_t blob_pk);

}  // namespace confab::core::avatars
