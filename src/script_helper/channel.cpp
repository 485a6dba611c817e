#include "script_helper/channel.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace confab::script_helper {

Frame Channel::read(std::chrono::milliseconds patience) {
  pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
  if (poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) _exit(kExitIdle);
  const auto length = length_at(read_bytes(kLengthBytes));
  if (length > kMaxFrame) _exit(kExitIdle);
  auto frame = unpacked(read_bytes(length));
  if (!frame || frame->empty()) _exit(kExitIdle);
  return std::move(*frame);
}

void Channel::write(const Frame& frame) {
  const auto bytes = packed(frame);
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t done = ::write(socket_, bytes.data() + written, bytes.size() - written);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) _exit(kExitIdle);
    written += static_cast<std::size_t>(done);
  }
}

std::string Channel::read_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t got = 0;
  while (got < count) {
    const ssize_t piece = ::read(socket_, bytes.data() + got, count - got);
    if (piece < 0 && errno == EINTR) continue;
    if (piece <= 0) _exit(kExitIdle);
    got += static_cast<std::size_t>(piece);
  }
  return bytes;
}

}  // namespace confab::script_helper
