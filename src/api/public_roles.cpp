#include "api/public_roles.h"

#include "core/users/list.h"

namespace confab::api {

std::vector<PublicRoleUser> people_in_public_roles(const Call& call) {
  std::vector<PublicRoleUser> people;
  for (auto& user : core::users::in_public_roles(call.ctx)) {
    people.push_back({std::move(user.id), user.username.value_or(""), std::move(user.roles)});
  }
  return people;
}

}  // namespace confab::api
