#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"

namespace confab::model {

inline constexpr std::string_view kUsersScope = "Users";                  // held in the whole workspace
inline constexpr std::string_view kSubscriptionsScope = "Subscriptions";  // held in one room

struct Role {
  RoleId id;
  std::string name;
  std::string scope = std::string{kUsersScope};
  std::string description;
  bool is_protected = false;
  std::optional<bool> mandatory_2fa;
  Timestamp updated_at;
};

/// A row of the permission matrix.
struct Permission {
  std::string id;
  std::vector<std::string> roles;
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Role> {
  static constexpr std::string_view name = "Role";
  static constexpr auto list = FieldList{
      field("_id", &model::Role::id, "The key that permissions use."),
      field("name", &model::Role::name, "Name."),
      field("scope", &model::Role::scope, "Users or Subscriptions."),
      field("description", &model::Role::description, "What it is for."),
      field("protected", &model::Role::is_protected, "Built in."),
      field("mandatory2fa", &model::Role::mandatory_2fa, "Its holders must use two factors."),
      field("_updatedAt", &model::Role::updated_at, "When it last changed."),
  };
};

template <>
struct confab::Fields<confab::model::Permission> {
  static constexpr std::string_view name = "Permission";
  static constexpr auto list = FieldList{
      field("_id", &model::Permission::id, "The permission."),
      field("roles", &model::Permission::roles, "Roles that have it."),
      field("_updatedAt", &model::Permission::updated_at, "When it last changed."),
  };
};
