#pragma once

#include "base/fields.h"
#include "model/role.h"

namespace confab::rest {

struct RoleResult {
  Field<"role", model::Role, "The role."> role;
};

}  // namespace confab::rest
