#pragma once

#include <chrono>

#include "script_helper/wire.h"

namespace confab::script_helper {

/// The helper's end of the socket. Whatever breaks it ends the process: nobody is there to hear of it.
class Channel {
 public:
  explicit Channel(int socket) : socket_(socket) {}

  /// Waits for the next frame; ends the process when none begins within `patience`, or `confab` is gone.
  [[nodiscard]] Frame read(std::chrono::milliseconds patience);
  void write(const Frame& frame);

 private:
  [[nodiscard]] std::string read_bytes(std::size_t count);

  int socket_;
};

}  // namespace confab::script_helper
