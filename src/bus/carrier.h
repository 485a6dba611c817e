#pragma once

#include <functional>
#include <span>
#include <vector>

#include "bus/events.h"

namespace confab::bus {

using Listener = std::function<void(const Event&)>;

/// Brings events to every node's listeners. One node: LocalCarrier. Several nodes: the same events over PostgreSQL's
/// NOTIFY or Redis, behind this interface.
class Carrier {
 public:
  Carrier() = default;
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;
  virtual ~Carrier() = default;

  /// Before the first event. Listeners are called one event at a time, in order; they must be quick, and must not wait
  /// for a transaction of their own. One that throws is logged, and the others hear of the event all the same.
  virtual void listen(Listener listener) = 0;
  /// Called by the Sequencer alone, one call at a time.
  virtual void carry(std::span<const Event> events) noexcept = 0;
};

class LocalCarrier final : public Carrier {
 public:
  void listen(Listener listener) override;
  void carry(std::span<const Event> events) noexcept override;

 private:
  std::vector<Listener> listeners_;
};

}  // namespace confab::bus
