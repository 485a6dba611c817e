#pragma once
// Proves that nothing was lost, doubled or put in another order, whatever the load.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "load/histogram.h"

namespace confab::load {

/// Book of all messages of a run. One thread sends, one receives. Serials are dealt to the rooms in turn, and to the
/// senders in turn. The member of a room that is the first to get its n-th message decides what everybody's n-th
/// message in this room must be; that sequence has each serial of the room once and each sender's in the order sent.
class Ledger {
 public:
  Ledger(std::size_t capacity, std::size_t rooms, std::size_t senders);

  /// Sending thread: notes when message `serial` was due. Serials count up from 0.
  std::uint32_t issue(std::int64_t due_ns);
  [[nodiscard]] bool full() const { return issued_ >= capacity_; }

  /// Receiving thread: a member of `room` whose n-th message (`position`, counted up here) has this serial. False, and
  /// nothing else happens, when that breaks a promise.
  bool receive(std::size_t room, std::size_t& position, std::uint32_t serial, std::int64_t now);

  /// How many messages have reached at least one member.
  [[nodiscard]] std::size_t reached() const { return reached_; }
  [[nodiscard]] std::size_t reached_in(std::size_t room) const { return order_[room].size(); }
  [[nodiscard]] Histogram& latency() { return latency_; }
  /// What was wrong first; empty when nothing was.
  [[nodiscard]] const std::string& complaint() const { return complaint_; }

 private:
  bool admit(std::size_t room, std::uint32_t serial);

  std::size_t capacity_;
  std::atomic<std::size_t> issued_{0};
  std::unique_ptr<std::atomic<std::int64_t>[]> due_;
  std::vector<std::vector<std::uint32_t>> order_;  // by room
  std::size_t reached_ = 0;
  std::vector<std::int64_t> last_of_sender_;
  Histogram latency_;
  std::string complaint_;
};

}  // namespace confab::load
