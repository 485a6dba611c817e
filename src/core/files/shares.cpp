#include "core/files/shares.h"

#include <algorithm>
#include <unordered_map>

#include "store/room_documents.h"

namespace confab::core::files {

RoomShares shares_of_rooms(const Context& ctx, std::int64_t limit, std::int64_t offset) {
  const auto reader = ctx.db.read();
  store::UploadShares shares{*reader};
  const auto rows = shares.rooms(limit, offset);
  store::RoomFilter filter;
  std::unordered_map<RoomId, store::UploadShare> by_room;
  for (const auto& row : rows) {
    filter.only.push_back(row.room);
    by_room.emplace(row.room, row.share);
  }
  RoomShares found{.rooms = {}, .total = shares.count_rooms()};
  if (rows.empty()) return found;  // an empty list of names means all
  store::RoomDocuments documents{*reader, store::RoomDocuments::LastMessage::no};
  for (auto& room : documents.list(filter, "r.pk", limit, 0)) {
    const auto share = by_room.at(room.id);
    found.rooms.push_back({.room = std::move(room), .share = share});
  }
  std::ranges::stable_sort(found.rooms,
                           [](const RoomShare& a, const RoomShare& b) { return a.share.bytes > b.share.bytes; });
  return found;
}

PersonShares shares_of_people(const Context& ctx, std::int64_t limit, std::int64_t offset) {
  const auto reader = ctx.db.read();
  store::UploadShares shares{*reader};
  return {.people = shares.people(limit, offset), .total = shares.count_people()};
}

}  // namespace confab::core::files
