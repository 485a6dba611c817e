#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"
#include "store/room_row.h"

namespace confab::store {

/// Reading rooms as rows. All functions throw sql::Error only.
class Rooms {
 public:
  explicit Rooms(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<RoomRow> by_id(const RoomId& id);
  /// Those that there are, in no order, of the kinds that this program knows.
  [[nodiscard]] std::vector<RoomRow> by_ids(const std::vector<RoomId>& ids);
  [[nodiscard]] std::optional<RoomRow> by_pk(std::int64_t pk);
  [[nodiscard]] std::optional<RoomRow> by_name(std::string_view name);  // named ones, without regard to case
  [[nodiscard]] std::vector<RoomRow> defaults();                        // default channels that are not archived
  [[nodiscard]] std::optional<RoomRow> by_direct_key(std::string_view key);
  /// Whether the room is open to the user, who need not be in it, as open_to_user() says; without a user: to anybody.
  [[nodiscard]] bool is_open_to(const RoomRow& room, const std::optional<std::int64_t>& user_pk);
  /// Which of the rooms are, and have not banned the user.
  [[nodiscard]] std::set<std::int64_t> open_among(const std::vector<std::int64_t>& rooms, std::int64_t user_pk);
  /// The numbers of rooms, upwards, those above `pk` first.
  [[nodiscard]] std::vector<std::int64_t> pks_after(std::int64_t pk, std::int64_t limit);
  /// The same with their rows, of the kinds that this program knows.
  [[nodiscard]] std::vector<RoomRow> after(std::int64_t pk, std::int64_t limit);
  /// Whether there has been a room with the id that was deleted.
  [[nodiscard]] bool was_deleted(const RoomId& id);

  /// Channels and groups by name, as far as the user may name them with #: public ones if `all_public`, and joined
  /// ones.
  [[nodiscard]] std::vector<RoomRow> nameable(const std::vector<std::string>& names, std::int64_t user_pk,
                                              bool all_public);

 private:
  [[nodiscard]] std::optional<RoomRow> one(std::string_view where, sql::Value value);

  sql::Session& session_;
};

}  // namespace confab::store
