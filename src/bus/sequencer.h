#pragma once
// Gives events the order of their transactions. A transaction takes its ticket while it holds the lock of what it
// changes (SQLite's writer, PostgreSQL's room row), so tickets of one room stand in commit order; events go out in
// ticket order even when the committing threads wake up in another one.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace confab::bus {

class Carrier;
struct Event;

class Sequencer {
 public:
  /// The carrier must outlive the sequencer.
  explicit Sequencer(Carrier& carrier);
  ~Sequencer();
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  using Ticket = std::uint64_t;
  [[nodiscard]] Ticket take_ticket();
  /// The ticket's transaction is durable. Returns when its events have been carried; every ticket must be redeemed or
  /// dropped, or all later ones wait.
  void redeem(Ticket ticket, std::vector<Event> events);
  /// The same, but may return earlier: `then` is called once the events have been carried, maybe on another thread. It
  /// must not throw, and must not wait for a ticket.
  void redeem(Ticket ticket, std::vector<Event> events, std::function<void()> then);
  /// The ticket's transaction was rolled back.
  void drop(Ticket ticket);
  /// For events without a transaction (typing, presence): any kind of bus/event.h.
  template <class Happened>
  void publish(Happened happened);

 private:
  /// A thread in redeem(); each has its own condition, so that only the one whose events were carried is woken.
  struct Waiter {
    bool carried = false;
    std::condition_variable changed;
  };
  struct Settled {
    std::vector<Event> events;
    Waiter* waiter = nullptr;
    std::function<void()> then = {};
  };

  void settle(std::unique_lock<std::mutex>& lock, Ticket ticket, Settled settled);

  Carrier& carrier_;
  std::mutex mutex_;
  Ticket next_ticket_ = 0;
  Ticket next_to_carry_ = 0;
  bool carrying_ = false;
  std::map<Ticket, Settled> settled_;  // waiting for the tickets before them
};

}  // namespace confab::bus
