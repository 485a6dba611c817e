#pragma once

#include "base/fields.h"
#include "model/role.h"

namespace confab::rest {

struct RoleResult {
  model::Role role;
};

}  // namespace confab::rest

template <>
struct confab::Fields<confab::rest::RoleResult> {
  static constexpr auto list = std::tuple{field("role", &rest::RoleResult::role, "The role.")};
};
