#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include <boost/json/object.hpp>

#include "load/account.h"

namespace confab::load {

struct SendOptions {
  std::uint16_t port = 0;
  pid_t pid = 0;
  std::size_t clients = 1;
  double seconds = 5;
  const Workspace* workspace = nullptr;
  std::string room;
};

/// chat.sendMessage as fast as so many clients get answers; every answer says that the message is durable. Throws when
/// the room has not gained exactly the acknowledged messages.
[[nodiscard]] boost::json::object send_messages(const SendOptions& options);

}  // namespace confab::load
