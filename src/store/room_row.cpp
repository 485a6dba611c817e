#include "store/room_row.h"

#include <algorithm>

#include "store/room_table.h"

namespace confab::store {

static_assert(kRooms.width() == kRoomColumns);

std::string_view room_columns() {
  static const std::string kList = kRooms.select_list("r");
  return kList;
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
