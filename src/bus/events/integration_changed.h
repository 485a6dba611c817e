#pragma once

#include "model/integration.h"

namespace confab::bus {

/// A webhook was made, changed or removed.
struct IntegrationChanged {
  model::Trigger trigger;
  bool is_told = false;  // whether it is an outgoing one that works, from now on
};

}  // namespace confab::bus
