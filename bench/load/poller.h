#pragma once

#include <sys/epoll.h>

#include <cstdint>
#include <span>
#include <vector>

#include "load/socket.h"

namespace confab::load {

/// epoll, level triggered. `tag` comes back in `epoll_event::data.u32`. One thread.
class Poller {
 public:
  explicit Poller(std::size_t events_at_once = 512);

  void add(const Fd& fd, std::uint32_t tag, bool writable = false);
  void change(const Fd& fd, std::uint32_t tag, bool writable);
  void remove(const Fd& fd);
  /// What is ready, or nothing when the time is over. A negative time waits for ever.
  [[nodiscard]] std::span<const epoll_event> wait(std::int64_t timeout_ns);

 private:
  void control(int operation, const Fd& fd, std::uint32_t tag, bool writable);

  Fd epoll_;
  std::vector<epoll_event> events_;
};

}  // namespace confab::load
