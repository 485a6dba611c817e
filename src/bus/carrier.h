#pragma once

#include <concepts>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace confab::bus {

struct Event;

/// Somebody who wants to hear what happened. Called one event at a time, in order, while those who commit wait: a
/// listener does not read the database, wait, or look at everything it knows. What it throws is logged, and the others
/// hear of the event all the same.
struct Listener {
  std::function<void(const Event&)> on;
  /// Events of other nodes were lost. Whoever keeps something in memory reads it again; elsewhere, not in this call.
  std::function<void()> on_gap = {};
  /// Events of other nodes, whose order among this node's own is not sure, in place of `on`. Left out: `on` takes both.
  std::function<void(const Event&)> on_foreign = {};

  template <std::invocable<const Event&> On>
  Listener(On hears) : on(std::move(hears)) {}  // NOLINT(google-explicit-constructor): who keeps nothing is a function
  template <std::invocable<const Event&> On, std::invocable<> OnGap>
  Listener(On hears, OnGap gap) : on(std::move(hears)), on_gap(std::move(gap)) {}
  template <std::invocable<const Event&> On, std::invocable<> OnGap, std::invocable<const Event&> OnForeign>
  Listener(On hears, OnGap gap, OnForeign foreign)
      : on(std::move(hears)), on_gap(std::move(gap)), on_foreign(std::move(foreign)) {}
};

/// Brings events to every node's listeners. One node: LocalCarrier. Several nodes: the same events over PostgreSQL's
/// NOTIFY or Redis, in the form of bus/wire.h, behind this interface.
class Carrier {
 public:
  Carrier() = default;
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;
  virtual ~Carrier() = default;

  /// Before the first event.
  virtual void listen(Listener listener) = 0;
  /// Called by the Sequencer alone, one call at a time.
  virtual void carry(std::span<const Event> events) noexcept = 0;
};

/// The listeners of one node.
class Listeners {
 public:
  void add(Listener listener) { listeners_.push_back(std::move(listener)); }
  /// One call at a time.
  void tell(const Event& event) const noexcept;
  void tell_foreign(const Event& event) const noexcept;
  void tell_gap() const noexcept;

 private:
  std::vector<Listener> listeners_;
};

class LocalCarrier final : public Carrier {
 public:
  void listen(Listener listener) override { listeners_.add(std::move(listener)); }
  void carry(std::span<const Event> events) noexcept override;

 private:
  Listeners listeners_;
};

}  // namespace confab::bus
