#include "load/ledger.h"

#include <fmt/format.h>

namespace confab::load {

Ledger::Ledger(std::size_t capacity, std::size_t rooms, std::size_t senders)
    : capacity_(capacity),
      due_(std::make_unique<std::atomic<std::int64_t>[]>(capacity)),
      order_(rooms),
      last_of_sender_(senders, -1) {}

std::uint32_t Ledger::issue(std::int64_t due_ns) {
  const std::size_t serial = issued_.load(std::memory_order_relaxed);
  due_[serial].store(due_ns, std::memory_order_relaxed);
  issued_.store(serial + 1, std::memory_order_release);
  return static_cast<std::uint32_t>(serial);
}

bool Ledger::admit(std::size_t room, std::uint32_t serial) {
  if (serial >= issued_.load(std::memory_order_acquire)) {
    complaint_ = fmt::format("message {} arrived and was never sent", serial);
    return false;
  }
  if (serial % order_.size() != room) {
    complaint_ = fmt::format("message {} arrived in room {}", serial, room);
    return false;
  }
  // An increasing sequence per sender also has no serial twice.
  std::int64_t& last = last_of_sender_[serial % last_of_sender_.size()];
  if (static_cast<std::int64_t>(serial) <= last) {
    complaint_ = fmt::format("message {} arrived after {} of the same sender", serial, last);
    return false;
  }
  last = serial;
  order_[room].push_back(serial);
  ++reached_;
  return true;
}

bool Ledger::receive(std::size_t room, std::size_t& position, std::uint32_t serial, std::int64_t now) {
  const auto& order = order_[room];
  if (position == order.size()) {
    if (!admit(room, serial)) return false;
  } else if (order[position] != serial) {
    complaint_ = fmt::format("position {} holds message {} for one member and {} for another", position,
                             order[position], serial);
    return false;
  }
  ++position;
  latency_.record(now - due_[serial].load(std::memory_order_relaxed));
  return true;
}

}  // namespace confab::load
