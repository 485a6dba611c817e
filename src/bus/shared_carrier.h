#pragma once
// The carrier of a node among several: what happens here is told here, and sent to the others; what they send is told
// here between this node's own events, in the order of each of them.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "bus/carrier.h"
#include "bus/wire.h"

namespace confab::bus {

class SharedCarrier final : public Carrier {
 public:
  /// Brings text to all other nodes. It may come late, twice or never; it must not block for long, and not throw.
  using Send = std::function<void(std::string)>;
  SharedCarrier(std::string origin, Send send) : origin_(std::move(origin)), send_(std::move(send)) {}

  void listen(Listener listener) override { listeners_.add(std::move(listener)); }
  void carry(std::span<const Event> events) noexcept override;

  /// What another node has sent. What came before is left out; where something is missing, listeners hear of the gap
  /// first. Returns when the listeners have heard of it, or, called by one of them, before. Any thread.
  void receive(std::string_view text);
  /// The way between the nodes was interrupted: anything may have been lost.
  void interrupted();

  struct Figures {
    std::uint64_t received = 0, repeated = 0, gaps = 0, unread = 0, skipped_events = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  using Job = std::function<void()>;
  /// Runs jobs one at a time, in the order in which they came; returns when `job` has run.
  void in_turn(Job job);
  void take(const Batch& batch);

  const std::string origin_;
  const Send send_;
  Listeners listeners_;
  std::uint64_t sent_ = 0;                          // used in turn, as what follows
  std::map<std::string, std::uint64_t> newest_of_;  // by origin

  std::mutex mutex_;
  std::condition_variable done_;
  std::deque<Job> jobs_;
  std::uint64_t queued_ = 0, finished_ = 0;
  std::thread::id runner_;

  std::atomic<std::uint64_t> received_{0}, repeated_{0}, gaps_{0}, unread_{0}, skipped_events_{0};
};

}  // namespace confab::bus
