#pragma once

#include <optional>
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
  [[nodiscard]] std::optional<RoomRow> by_pk(std::int64_t pk);
  [[nodiscard]] std::optional<RoomRow> by_name(std::string_view name);  // named ones, without regard to case
  [[nodiscard]] std::vector<RoomRow> defaults();                        // default channels that are not archived
  [[nodiscard]] std::optional<RoomRow> by_direct_key(std::string_view key);
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
