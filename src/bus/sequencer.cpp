#include "bus/sequencer.h"

#include <utility>

#include "bus/carrier.h"
#include "bus/event.h"

namespace confab::bus {

Sequencer::Sequencer(Carrier& carrier) : carrier_(carrier) {}

Sequencer::~Sequencer() = default;

Sequencer::Ticket Sequencer::take_ticket() {
  const std::lock_guard lock{mutex_};
  return next_ticket_++;
}

void Sequencer::redeem(Ticket ticket, std::vector<Event> events) {
  Waiter waiter;
  std::unique_lock lock{mutex_};
  settle(lock, ticket, {std::move(events), &waiter});
  waiter.changed.wait(lock, [&] { return waiter.carried; });
}

void Sequencer::redeem(Ticket ticket, std::vector<Event> events, std::function<void()> then) {
  std::unique_lock lock{mutex_};
  settle(lock, ticket, {std::move(events), nullptr, std::move(then)});
}

void Sequencer::drop(Ticket ticket) {
  std::unique_lock lock{mutex_};
  settle(lock, ticket, {});
}

template <class Happened>
void Sequencer::publish(Happened happened) {
  Settled settled;
  settled.events.emplace_back(std::move(happened));
  std::unique_lock lock{mutex_};
  settle(lock, next_ticket_++, std::move(settled));
}

void Sequencer::settle(std::unique_lock<std::mutex>& lock, Ticket ticket, Settled settled) {
  settled_.emplace(ticket, std::move(settled));
  if (carrying_) return;  // the thread that carries takes this one along
  carrying_ = true;
  while (!settled_.empty() && settled_.begin()->first == next_to_carry_) {
    auto next = settled_.extract(settled_.begin());
    lock.unlock();
    carrier_.carry(next.mapped().events);
    if (next.mapped().then) next.mapped().then();
    if (!next.mapped().waiter) next = {};  // freed outside the lock
    lock.lock();
    ++next_to_carry_;
    if (auto* waiter = next ? next.mapped().waiter : nullptr) {
      waiter->carried = true;
      waiter->changed.notify_one();
    }
  }
  carrying_ = false;
}

#define CONFAB_PUBLISHED(Kind) template void Sequencer::publish(Kind);
CONFAB_EACH_EVENT(CONFAB_PUBLISHED)
#undef CONFAB_PUBLISHED

}  // namespace confab::bus
