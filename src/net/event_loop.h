#pragma once
// The loop behind net::Loop: Asio, a queue that other threads put tasks and frames into, a timer wheel.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "net/loop.h"
#include "net/pace.h"
#include "net/timer_wheel.h"
#include "net/watcher.h"
#include "net/websocket.h"

namespace confab::net {

/// Written by the loop's thread, read by any.
class Counter {
 public:
  void add(std::uint64_t n) { value_.store(value_.load(std::memory_order_relaxed) + n, std::memory_order_relaxed); }
  void subtract(std::uint64_t n) { add(~n + 1); }
  [[nodiscard]] std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

struct LoopCounters {
  Counter accepted, refused, requests, frames_in, frames_out, bytes_in, bytes_out, closed_slow;
  Counter open_connections, open_websockets;
};

/// Sockets that are ready, what other threads posted and timeouts are handled as Asio brings them. What was ready
/// together is a turn; it ends with one write for every connection that got something to send meanwhile. After much
/// writing the next turn lasts a little longer (Pace), so that each write carries more, and the loop sleeps through it
/// but for what comes in.
class EventLoop final : public Loop, public std::enable_shared_from_this<EventLoop> {
 public:
  using Clock = TimerWheel::Clock;

  /// Throws std::system_error when the system has no descriptors left.
  explicit EventLoop(std::size_t index);
  ~EventLoop() override;

  // Any thread.
  void post(std::function<void()> task) override;
  void post_to_send(std::function<void()> task) override;
  [[nodiscard]] std::size_t index() const override { return index_; }
  /// socket->send_on_loop(frame), in order with what this thread posts; as post_to_send(), and a burst wakes the loop
  /// once.
  void post_frame(std::shared_ptr<WebSocket> socket, SharedFrame frame);
  [[nodiscard]] bool in_loop_thread() const;
  [[nodiscard]] const LoopCounters& counters() const { return counters_; }
  /// Makes run() abort all watchers and return; later posts are dropped. Idempotent.
  void quit();

  /// Until quit().
  void run();

  // On the loop's thread only, or before run().
  /// Takes the descriptor over and closes it in forget(). False (and closed) when the system refuses.
  bool watch(const std::shared_ptr<Watcher>& watcher, int fd);
  /// Gives the descriptor of `from` to `to`, which takes its place.
  void hand_over(Watcher& from, const std::shared_ptr<Watcher>& to);
  void set_interest(Watcher& watcher, bool reading, bool writing);
  /// Closes the descriptor. No more calls; the object lives until the end of the turn.
  void forget(Watcher& watcher);
  void flush_later(Watcher& watcher);
  void arm(Timer& timer, Clock::duration after) { arm_at(timer, now_ + after); }
  void arm_at(Timer& timer, Clock::time_point at);
  void disarm(Timer& timer) { wheel_.disarm(timer); }
  /// When the event that is being handled was seen.
  [[nodiscard]] Clock::time_point now() const { return now_; }
  /// One for all connections of the loop: what is read is handled before the next read.
  [[nodiscard]] std::span<char> read_buffer() { return read_buffer_; }
  [[nodiscard]] LoopCounters& counters() { return counters_; }
  void stop_watchers();

 private:
  struct Posted {
    std::function<void()> task;
    std::shared_ptr<WebSocket> socket;
    SharedFrame frame;
  };
  struct Io;

  enum class Wake : std::uint8_t { now, unless_gathering };
  void push(Posted item, Wake wake);
  void run_posted();
  void tick_when_due();
  void tick();
  void end_turn_later();
  void end_turn();
  void flush();
  void abort_watchers();

  const std::size_t index_;
  const std::unique_ptr<Io> io_;  // destroyed behind all that it watches
  Clock::time_point now_ = Clock::now();
  TimerWheel wheel_{now_};
  std::optional<Clock::time_point> next_tick_;  // for which Asio's timer is set
  std::vector<std::shared_ptr<Watcher>> watchers_;
  std::vector<Watcher*> dirty_;                      // alive at the turn's end: among watchers_ or forgotten_
  std::vector<std::shared_ptr<Watcher>> forgotten_;  // callers further up may still be at work on them
  std::vector<char> read_buffer_;
  LoopCounters counters_;
  bool turn_ends_ = false;  // end_turn() is queued
  Pace pace_;

  std::mutex mutex_;
  std::vector<Posted> inbox_;  // guarded by mutex_, as are the following
  bool scheduled_ = false;     // run_posted() is queued, and will see what is posted now
  bool gathering_ = false;     // end_turn() comes after a pause, and will see what is posted now
  bool closed_ = false;
  std::vector<Posted> running_;
};

}  // namespace confab::net
