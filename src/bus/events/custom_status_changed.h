#pragma once

#include "bus/change.h"
#include "model/custom_status.h"

namespace confab::bus {

/// A status that the workspace has made up.
struct CustomStatusChanged {
  model::CustomStatus status;
  Change change = Change::updated;
};

}  // namespace confab::bus
