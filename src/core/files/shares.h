#pragma once
// Whose files take how much of what is kept.

#include <vector>

#include "core/kernel/context.h"
#include "model/room.h"
#include "store/upload_shares.h"

namespace confab::core::files {

struct RoomShare {
  model::Room room;  // without its last message
  store::UploadShare share;
};
struct RoomShares {
  std::vector<RoomShare> rooms;
  std::int64_t total = 0;
};
struct PersonShares {
  std::vector<store::PersonUploads> people;
  std::int64_t total = 0;
};

/// Rooms with files, and people who have sent some, those with the most bytes first.
[[nodiscard]] RoomShares shares_of_rooms(const Context& ctx, std::int64_t limit, std::int64_t offset);
[[nodiscard]] PersonShares shares_of_people(const Context& ctx, std::int64_t limit, std::int64_t offset);

}  // namespace confab::core::files
