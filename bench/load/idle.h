#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include <boost/json/object.hpp>

#include "load/account.h"

namespace confab::load {

struct IdleOptions {
  std::uint16_t port = 0;
  pid_t pid = 0;
  std::size_t connections = 1000;
  bool subscribed = false;  ///< each also holds the subscriptions of a client that shows one room
  const Workspace* workspace = nullptr;
  std::string room;
};

/// The server's resident memory before and after so many logged-in connections that then say nothing.
[[nodiscard]] boost::json::object hold_idle(const IdleOptions& options);

}  // namespace confab::load
