#include "bus/sequencer.h"

#include <utility>

namespace confab::bus {

Sequencer::Ticket Sequencer::take_ticket() {
  const std::lock_guard lock{mutex_};
  return next_ticket_++;
}

void Sequencer::redeem(Ticket ticket, std::vector<Event> events) {
  std::unique_lock lock{mutex_};
  settle(lock, ticket, std::move(events));
  carried_.wait(lock, [&] { return next_to_carry_ > ticket; });
}

void Sequencer::drop(Ticket ticket) {
  std::unique_lock lock{mutex_};
  settle(lock, ticket, {});
}

void Sequencer::publish(Event event) {
  std::unique_lock lock{mutex_};
  std::vector<Event> events;
  events.push_back(std::move(event));
  settle(lock, next_ticket_++, std::move(events));
}

void Sequencer::settle(std::unique_lock<std::mutex>& lock, Ticket ticket, std::vector<Event> events) {
  settled_.emplace(ticket, std::move(events));
  if (carrying_) return;  // the thread that carries takes this one along
  carrying_ = true;
  while (!settled_.empty() && settled_.begin()->first == next_to_carry_) {
    const auto node = settled_.extract(settled_.begin());
    lock.unlock();
    carrier_.carry(node.mapped());
    lock.lock();
    ++next_to_carry_;
    carried_.notify_all();
  }
  carrying_ = false;
}

}  // namespace confab::bus
