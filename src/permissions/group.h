#pragma once
// What a header of groups/ needs. A row is a permission with the roles that have it by default. Ids are Rocket.Chat's.

#include <array>
#include <string_view>

#include "permissions/declaration.h"

namespace confab::permissions {

/// The headers of groups/, in the order of catalogue.cpp.
enum class Group : std::uint8_t {
  rooms,
  members,
  joining,
  viewing,
  profiles,
  messages,
  people,
  logins,
  moderation,
  teams,
  configuration,
  roles,
  integrations,
  operation,
  auditing,
  cloud,
  customization,
  administration,
  voice,
  omnichannel,
};

template <std::size_t kCount>
struct Rows : RowGroup<Group, Declaration, &Declaration::id, kCount> {
  using RowGroup<Group, Declaration, &Declaration::id, kCount>::RowGroup;

  [[nodiscard]] consteval Permission find(std::string_view id) const {
    const Place place = this->place(id);
    return {place, this->rows[place.row].id};
  }
};
template <Group kGroup, std::size_t kCount>
[[nodiscard]] consteval auto rows_of(const Declaration (&rows)[kCount]) {
  return Rows<kCount>{kGroup, std::to_array(rows)};
}

}  // namespace confab::permissions
