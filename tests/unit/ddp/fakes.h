#pragma once
// A loop that runs when the test says so, and a connection that keeps what it was sent.

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/concurrent.h"
#include "ddp/channel.h"
#include "net/websocket.h"

namespace confab::ddp::testing {

class FakeLoop final : public net::Loop {
 public:
  explicit FakeLoop(std::size_t index = 0) : index_(index) {}
  void post(std::function<void()> task) override { tasks_.lock()->push_back(std::move(task)); }
  [[nodiscard]] std::size_t index() const override { return index_; }

  /// Runs what was posted, and what that posts; the number of tasks.
  std::size_t run() {
    std::size_t done = 0;
    while (true) {
      std::function<void()> task;
      {
        auto tasks = tasks_.lock();
        if (tasks->empty()) return done;
        task = std::move(tasks->front());
        tasks->pop_front();
      }
      task();
      ++done;
    }
  }

 private:
  const std::size_t index_;
  Guarded<std::deque<std::function<void()>>> tasks_;
};

class FakeSocket final : public net::WebSocket {
 public:
  explicit FakeSocket(net::Loop& loop) : loop_(loop) {}
  void send(net::SharedFrame frame) override { sent_.lock()->emplace_back(frame->payload()); }
  void send_on_loop(net::SharedFrame frame) override { send(std::move(frame)); }
  void close(std::uint16_t code, std::string_view) override { *closed_.lock() = code; }
  [[nodiscard]] net::Loop& loop() const override { return loop_; }

  /// What was sent since the last call.
  std::vector<std::string> take() { return std::exchange(*sent_.lock(), {}); }
  std::optional<std::uint16_t> closed() { return *closed_.lock(); }

 private:
  net::Loop& loop_;
  Guarded<std::vector<std::string>> sent_;
  Guarded<std::optional<std::uint16_t>> closed_;
};

}  // namespace confab::ddp::testing
