#pragma once

#include <string>

#include "base/id.h"

namespace confab::bus {

/// An appointment begins soon.
struct AppointmentNear {
  UserId user;
  std::string id, title, text;
};

}  // namespace confab::bus
