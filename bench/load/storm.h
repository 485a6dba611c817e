#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>

#include <boost/json/object.hpp>

#include "load/account.h"

namespace confab::load {

struct StormOptions {
  std::uint16_t port = 0;
  pid_t pid = 0;
  std::size_t clients = 2000;
  const Workspace* workspace = nullptr;
};

/// What a restart brings: all clients are connected, and log in with their tokens at the same moment. From the first
/// log-in sent to each one's result. Throws when one is refused.
[[nodiscard]] boost::json::object resume_at_once(const StormOptions& options);

}  // namespace confab::load
