#pragma once

#include "base/fields_schema.h"
#include "base/json.h"

namespace confab::api {

/// What a call is about, of what it brings: the ids that it declares, and names of rooms, people, teams and roles; also
/// in objects that it takes. Nothing else, so no texts and no secrets. For records of what somebody did, before
/// anything of it is checked.
[[nodiscard]] json::object targets_of(const Schema& declared, const json::object& brought);
/// Of a method: in the order in which it declares them.
[[nodiscard]] json::object targets_of(const Schema& declared, const json::array& brought);

}  // namespace confab::api
