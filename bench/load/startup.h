#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace confab::load {

struct StartupOptions {
  std::uint16_t port = 0;
  unsigned runs = 5;
  std::vector<std::string> command;  ///< the server's program and arguments
};

/// Starts the server again and again: time from fork() to the first 200 from /readyz, its memory then, and the time
/// from SIGTERM to its end. Throws when it exits with an error or is not ready within 30 seconds.
[[nodiscard]] boost::json::object measure_startup(const StartupOptions& options);

}  // namespace confab::load
