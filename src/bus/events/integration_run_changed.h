#pragma once

#include <optional>
#include <string>

#include "bus/change.h"
#include "model/integration.h"

namespace confab::bus {

/// A call of an outgoing webhook has begun or gone on; or all that were kept of one are gone.
struct IntegrationRunChanged {
  std::string integration;
  Change change = Change::updated;
  std::optional<model::IntegrationRun> run = {};  // as it is now; none where they are gone
};

}  // namespace confab::bus
