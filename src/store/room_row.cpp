#include "store/room_row.h"

#include <fmt/format.h>

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

std::string of_kinds(bool model::RoomTraits::*property, char alias) {
  std::string letters;
  for (const auto& row : model::kRoomKinds) {
    if (property != nullptr && !(row.*property)) continue;
    letters.append(letters.empty() ? "'" : ", '").append(1, row.letter).append("'");
  }
  return std::string(1, alias) + ".type IN (" + letters + ")";
}

const std::string& open_to_user() {
  static const std::string open = of_kinds(&model::RoomTraits::open);
  static const std::string parent_open = of_kinds(&model::RoomTraits::open, 'p') + " AND p.join_code IS NULL";
  static const std::string team_open =
      "EXISTS (SELECT 1 FROM rooms h WHERE h.pk = {}.team_pk AND " + of_kinds(&model::RoomTraits::open, 'h') + ")";
  // First what is open to anybody; then membership of the one room that decides.
  static const std::string condition = fmt::format(
      "(r.parent_pk IS NULL AND {0} AND (r.team_pk IS NULL OR {1})) OR (r.parent_pk IS NOT NULL AND EXISTS (SELECT 1 "
      "FROM rooms p WHERE p.pk = r.parent_pk AND {2} AND (p.team_pk IS NULL OR {3}))) OR ((r.parent_pk IS NOT NULL OR "
      "r.team_pk IS NOT NULL) AND EXISTS (SELECT 1 FROM subscriptions q WHERE q.user_pk = ? AND q.room_pk IN "
      "(r.parent_pk, CASE WHEN r.parent_pk IS NULL AND {0} THEN r.team_pk END, (SELECT p.team_pk FROM rooms p WHERE "
      "p.pk = r.parent_pk AND {2}))))",
      open, fmt::format(fmt::runtime(team_open), "r"), parent_open, fmt::format(fmt::runtime(team_open), "p"));
  return condition;
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
