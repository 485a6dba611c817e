#pragma once
// Sections that people make in their sidebars: named, in an order of their own, each with rooms in order. A room stands
// in one of them at most. Other devices are told of each section that changed.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/sidebar_section.h"

namespace confab::core::daily {

inline constexpr std::int64_t kMaxSections = 50;  // a person
inline constexpr std::int64_t kMaxRoomsOfSection = 1'000;

struct NewSection {
  std::string name;
  std::optional<std::string> emoji;  // an empty one is none
};
/// The last one from now on. Throws Refusal(section_name_needed | too_many_sections | must_be_logged_in).
model::SidebarSection create_section(const Context& ctx, const Actor& actor, const NewSection& cmd);

struct ChangeSection {
  std::string id;
  std::optional<std::string> name;
  std::optional<std::string> emoji;      // an empty one: no more
  std::optional<std::int64_t> position;  // among the sections, from 0
};
/// What is left out stays. Throws Refusal(section_not_found | section_name_needed | must_be_logged_in).
model::SidebarSection change_section(const Context& ctx, const Actor& actor, const ChangeSection& cmd);

/// Its rooms stand in none then. Throws Refusal(section_not_found | must_be_logged_in).
void remove_section(const Context& ctx, const Actor& actor, const std::string& id);

struct PlaceRoom {
  RoomId room;
  std::optional<std::string> section;  // left out: in none
  std::optional<std::int64_t> index;   // among its rooms, from 0; left out: the last
};
/// The sections that changed. Throws Refusal(room_not_found | section_not_found | section_full | must_be_logged_in).
std::vector<model::SidebarSection> place_room(const Context& ctx, const Actor& actor, const PlaceRoom& cmd);

/// In order, with their rooms, those that were left included.
std::vector<model::SidebarSection> sections(const Context& ctx, const Actor& actor);

}  // namespace confab::core::daily
