#include "store/room_row.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/rooms.h"
#include "store/room_table.h"

namespace confab::store {

static_assert(kRooms.width() == kRoomColumns);

std::string_view room_columns() {
  static const std::string list = kRooms.select_list("r");
  return list;
}

model::RoomKind stored_kind(std::string_view letter) {
  const auto kind = model::room_kind(letter);
  if (!kind) {
    throw Refusal(errors::invalid_room_type,
                  "The room is of a kind (" + std::string{letter} + ") that this program does not know");
  }
  return *kind;
}

std::string of_kinds(bool model::RoomTraits::*property) {
  std::string letters;
  for (const auto& row : model::kRoomKinds) {
    if (property != nullptr && !(row.*property)) continue;
    letters.append(letters.empty() ? "'" : ", '").append(1, row.letter).append("'");
  }
  return "r.type IN (" + letters + ")";
}

RoomRow room_row(const sql::Row& row) {
  return kRooms.read(row);
}

std::string direct_key(std::vector<UserId> people) {
  std::sort(people.begin(), people.end());
  std::string key;
  for (const auto& person : people) {
    if (!key.empty()) key.push_back(' ');
    key += person.value;
  }
  return key;
}

}  // namespace confab::store
