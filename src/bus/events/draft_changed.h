#pragma once

#include "base/id.h"
#include "bus/change.h"
#include "model/draft.h"

namespace confab::bus {

struct DraftChanged {
  UserId user;
  Change change = Change::updated;
  model::Draft draft;
};

}  // namespace confab::bus
