#pragma once
// The sending side: messages at a steady rate, whether or not the server keeps up.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "load/histogram.h"
#include "load/ledger.h"
#include "load/poller.h"
#include "load/socket.h"

namespace confab::load {

/// How messages get to the server and how it answers.
struct Route {
  /// The text of the frame that sends message `serial`.
  std::function<std::string(std::uint32_t serial)> frame;
  /// Whether each is answered by a DDP result; a bare broadcaster answers nothing.
  bool acknowledged = true;
};

/// Connections that messages go out on in turn, the next one without waiting for the answer to the last. A message is
/// due at its place in the schedule, and latencies count from there: a server that stalls is charged for the messages
/// that it kept from being sent (no coordinated omission).
class Senders {
 public:
  Senders(Ledger& ledger, Route route);

  void add(Fd socket, std::string unread);

  /// Sends for so long and returns when every message is written and answered, or when `stop` is requested.
  void run(double per_second, double seconds, const std::stop_token& stop);

  /// How many were handed to sockets in the last run. Fewer than due: neither server nor generator kept up.
  [[nodiscard]] std::uint64_t sent() const { return sent_.load(std::memory_order_acquire); }
  [[nodiscard]] std::uint64_t acknowledged() const { return acknowledged_; }
  [[nodiscard]] std::uint64_t refused() const { return refused_; }
  [[nodiscard]] const std::string& first_refusal() const { return first_refusal_; }
  /// From due to the server's answer.
  [[nodiscard]] const Histogram& answer_latency() const { return answers_; }

 private:
  struct Connection {
    Fd socket;
    std::string out;
    std::string in;
    bool waits_for_room = false;
  };

  [[nodiscard]] bool finished() const;
  bool issue(std::int64_t due);
  void flush(std::uint32_t index);
  void read(Connection& connection);
  void take(Connection& connection, std::string_view payload);

  Ledger& ledger_;
  Route route_;
  Poller poller_;
  std::vector<Connection> connections_;
  std::vector<std::int64_t> due_;
  std::uint32_t first_serial_ = 0;
  std::uint32_t next_serial_ = 0;
  std::atomic<std::uint64_t> sent_{0};
  std::uint64_t acknowledged_ = 0;
  std::uint64_t refused_ = 0;
  std::string first_refusal_;
  Histogram answers_;
};

}  // namespace confab::load
