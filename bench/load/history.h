#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include <boost/json/object.hpp>

#include "load/account.h"

namespace confab::load {

struct HistoryOptions {
  std::uint16_t port = 0;
  pid_t pid = 0;
  std::size_t clients = 1;
  double seconds = 5;
  const Workspace* workspace = nullptr;
};

/// channels.history of 50 messages: the newest ones of random rooms, then as many from a random place in them. Throws
/// when an answer does not hold 50 messages of that room.
[[nodiscard]] boost::json::object read_history(const HistoryOptions& options);

}  // namespace confab::load
