#pragma once

#include <cstddef>
#include <memory>

#include "net/timer_wheel.h"

namespace confab::net {

class Descriptor;

/// A socket that an EventLoop watches, with one timeout. Everything is called on the loop's thread.
class Watcher : public Timer, public std::enable_shared_from_this<Watcher> {
 public:
  virtual void on_readable() = 0;
  virtual void on_writable() = 0;
  /// Once at the end of the turn in which EventLoop::flush_later() was called.
  virtual void on_flush() = 0;
  /// The server is going to stop: finish what is running, begin nothing.
  virtual void on_stop() = 0;
  /// The server stops now: close.
  virtual void on_abort() = 0;

 protected:
  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] bool watched() const { return fd_ >= 0; }

 private:
  friend class EventLoop;
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::shared_ptr<Descriptor> descriptor_;  // which owns fd_
  int fd_ = -1;
  std::size_t place_ = kNowhere;  // in EventLoop::watchers_
  bool dirty_ = false;            // waits for on_flush()
};

}  // namespace confab::net
