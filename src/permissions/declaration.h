#pragma once
// What a permission is, and how code names one. The rows stand in groups/, a header a group; this file knows none of
// them.

#include <cstdint>
#include <string_view>

#include "base/row_groups.h"

namespace confab::permissions {

struct Declaration {
  std::string_view id;
  std::string_view default_roles;  // separated by commas
};

enum class Group : std::uint8_t;  // in group.h
using Place = RowPlace<Group>;

/// A permission that exists. The function of a group makes one, `permissions::rooms("create-c")`, and does not compile
/// for an id that the group does not have.
class Permission {
 public:
  consteval Permission(Place place, std::string_view id) : place_(place), id_(id) {}
  [[nodiscard]] constexpr Place place() const { return place_; }
  [[nodiscard]] constexpr std::string_view id() const { return id_; }

 private:
  Place place_;
  std::string_view id_;
};

}  // namespace confab::permissions
