#pragma once

#include "base/fields.h"
#include "model/role.h"

namespace confab::rest {

struct RoleResult {
  model::Role role;

  static constexpr auto kFields = FieldList{field("role", &RoleResult::role, "The role.")};
};

}  // namespace confab::rest
