#pragma once
// People whose roles are shown beside their names.

#include <string>
#include <vector>

#include "api/call.h"

namespace confab::api {

struct PublicRoleUser {
  UserId id;
  std::string username;
  std::vector<std::string> roles;

  static constexpr auto kFields = FieldList{
      field("_id", &PublicRoleUser::id, "The user."),
      field("username", &PublicRoleUser::username, "Username."),
      field("roles", &PublicRoleUser::roles, "Roles that are shown beside the name."),
  };
};

/// Everybody with a role of the workspace that has a description, at most 10,000.
[[nodiscard]] std::vector<PublicRoleUser> people_in_public_roles(const Call& call);

}  // namespace confab::api
