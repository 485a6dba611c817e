#pragma once

#include <cstddef>
#include <functional>
#include <utility>

namespace confab::net {

/// One event loop, run by one thread.
class Loop {
 public:
  Loop() = default;
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  virtual ~Loop() = default;

  /// Runs `task` on the loop's thread, after those posted before. Any thread; never blocks. Never runs `task` inside
  /// the call.
  virtual void post(std::function<void()> task) = 0;
  /// The same for what only gives connections something to send: while the loop lets that gather, it is not woken for
  /// it.
  virtual void post_to_send(std::function<void()> task) { post(std::move(task)); }
  /// 0 .. Server::loops().size() - 1
  [[nodiscard]] virtual std::size_t index() const = 0;
};

}  // namespace confab::net
