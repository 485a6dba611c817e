#include "store/sidebar.h"

#include <fmt/format.h>

#include <algorithm>

namespace confab::store {
namespace {

constexpr std::string_view kSelectSection =
    "SELECT c.id, c.name, c.emoji, c.position, c.updated_at FROM sidebar_sections c WHERE c.user_pk = ? ";

model::SidebarSection section_from(const sql::Row& row) {
  return {.id = row.string(0),
          .name = row.string(1),
          .emoji = row.optional_string(2),
          .position = row.integer(3),
          .rooms = {},
          .updated_at = row.time(4)};
}

}  // namespace

std::vector<model::SidebarSection> SidebarSections::of(std::int64_t user_pk) {
  auto sections = session_.all(fmt::format("{}ORDER BY c.position, c.id", kSelectSection), {user_pk}, section_from);
  session_.each("SELECT section_id, room_id FROM sidebar_rooms WHERE user_pk = ? ORDER BY section_id, position",
                {user_pk}, [&](const sql::Row& row) {
                  const auto found = std::ranges::find(sections, row.text(0), &model::SidebarSection::id);
                  if (found != sections.end()) found->rooms.push_back(row.id<RoomId>(1));
                });
  return sections;
}

std::optional<model::SidebarSection> SidebarSections::find(std::int64_t user_pk, std::string_view id) {
  auto section = session_.first(fmt::format("{}AND c.id = ?", kSelectSection), {user_pk, id}, section_from);
  if (!section) return std::nullopt;
  section->rooms = session_.all("SELECT room_id FROM sidebar_rooms WHERE section_id = ? ORDER BY position", {id},
                                [](const sql::Row& row) { return row.id<RoomId>(0); });
  return section;
}

std::optional<std::string> SidebarSections::of_room(std::int64_t user_pk, const RoomId& room) {
  return session_.first("SELECT section_id FROM sidebar_rooms WHERE user_pk = ? AND room_id = ?", {user_pk, room},
                        [](const sql::Row& row) { return row.string(0); });
}

std::int64_t SidebarSections::count_rooms(std::string_view section) {
  return session_.count("SELECT count(*) FROM sidebar_rooms WHERE section_id = ?", {section});
}

void SidebarWriter::add(std::int64_t user_pk, const model::SidebarSection& section) {
  tx_.execute("INSERT INTO sidebar_sections (id, user_pk, name, emoji, position, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
              {section.id, user_pk, section.name, section.emoji, section.position, section.updated_at});
}

void SidebarWriter::change(const model::SidebarSection& section) {
  tx_.execute("UPDATE sidebar_sections SET name = ?, emoji = ?, position = ?, updated_at = ? WHERE id = ?",
              {section.name, section.emoji, section.position, section.updated_at, section.id});
}

void SidebarWriter::remove(std::string_view id) {
  tx_.execute("DELETE FROM sidebar_rooms WHERE section_id = ?", {id});
  tx_.execute("DELETE FROM sidebar_sections WHERE id = ?", {id});
}

// Places need not be without gaps: only their order counts.
void SidebarWriter::put_room(std::int64_t user_pk, const RoomId& room, std::string_view section, std::int64_t index) {
  take_room(user_pk, room);
  const auto next =
      tx_.first("SELECT position FROM sidebar_rooms WHERE section_id = ? ORDER BY position LIMIT 1 OFFSET ?",
                {section, index}, [](const sql::Row& row) { return row.integer(0); });
  const auto behind_all =
      tx_.count("SELECT coalesce(max(position), 0) + 1 FROM sidebar_rooms WHERE section_id = ?", {section});
  if (next) {
    tx_.execute("UPDATE sidebar_rooms SET position = position + 1 WHERE section_id = ? AND position >= ?",
                {section, *next});
  }
  tx_.execute("INSERT INTO sidebar_rooms (user_pk, room_id, section_id, position) VALUES (?, ?, ?, ?)",
              {user_pk, room, section, next.value_or(behind_all)});
}

void SidebarWriter::take_room(std::int64_t user_pk, const RoomId& room) {
  tx_.execute("DELETE FROM sidebar_rooms WHERE user_pk = ? AND room_id = ?", {user_pk, room});
}

}  // namespace confab::store
