#include "bus/carrier.h"

#include <utility>

namespace confab::bus {

void LocalCarrier::listen(Listener listener) {
  listeners_.push_back(std::move(listener));
}

void LocalCarrier::carry(std::span<const Event> events) {
  for (const auto& event : events) {
    for (const auto& listener : listeners_) listener(event);
  }
}

}  // namespace confab::bus
