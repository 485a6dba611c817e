#pragma once

#include <vector>

#include "base/field_rules.h"

namespace confab::model {

/// A part of somebody's sidebar that they have made up.
struct SidebarSection {
  std::string id, name;
  std::optional<std::string> emoji;  // a shortcode
  std::int64_t position = 0;         // among the sections
  std::vector<RoomId> rooms;         // in order
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::SidebarSection> {
  using S = confab::model::SidebarSection;
  static constexpr std::string_view name = "SidebarSection";
  static constexpr auto list = FieldList{
      field("_id", &S::id, "Its id."),
      field("name", &S::name, "What it is called."),
      field("emoji", &S::emoji, "Shortcode of the sign before the name."),
      field("position", &S::position, "Its place among the sections: the lowest comes first."),
      field("roomIds", &S::rooms, "Its rooms in order, those that were left among them."),
      field("_updatedAt", &S::updated_at, "When it was changed last."),
  };
};
