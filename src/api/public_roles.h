#pragma once
// People whose roles are shown beside their names.

#include <string>
#include <vector>

#include "api/call.h"

namespace confab::api {

struct PublicRoleUser {
  Field<"_id", UserId, "The user."> id;
  Field<"username", std::string, "Username."> username;
  Field<"roles", std::vector<std::string>, "Roles that are shown beside the name."> roles;
};

/// Everybody with a role of the workspace that has a description, at most 10,000.
[[nodiscard]] std::vector<PublicRoleUser> people_in_public_roles(const Call& call);

}  // namespace confab::api
