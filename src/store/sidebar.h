#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/sidebar_section.h"
#include "sql/database.h"

namespace confab::store {

class SidebarSections {
 public:
  explicit SidebarSections(sql::Session& session) : session_(session) {}

  /// In order, with their rooms.
  [[nodiscard]] std::vector<model::SidebarSection> of(std::int64_t user_pk);
  /// One of that person's; nullopt: none.
  [[nodiscard]] std::optional<model::SidebarSection> find(std::int64_t user_pk, std::string_view id);
  /// The id of the section that the person's room stands in; nullopt: in none.
  [[nodiscard]] std::optional<std::string> of_room(std::int64_t user_pk, const RoomId& room);
  [[nodiscard]] std::int64_t count_rooms(std::string_view section);

 private:
  sql::Session& session_;
};

/// Writing them; the person's account is locked.
class SidebarWriter {
 public:
  explicit SidebarWriter(sql::Transaction& tx) : tx_(tx) {}

  void add(std::int64_t user_pk, const model::SidebarSection& section);
  /// Everything but its rooms.
  void change(const model::SidebarSection& section);
  /// Its rooms stand in none then.
  void remove(std::string_view id);
  /// The `index`-th of the section, or its last.
  void put_room(std::int64_t user_pk, const RoomId& room, std::string_view section, std::int64_t index);
  void take_room(std::int64_t user_pk, const RoomId& room);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
