#include "bus/carrier.h"

#include <exception>
#include <utility>

#include "base/log.h"

namespace confab::bus {
namespace {

// An exception that got out would leave the order of events standing still, and with it everybody who commits.
void tell(const Listener& listener, const Event& event) {
  try {
    listener(event);
  } catch (const std::exception& error) {
    log::error("event not heard", {{"error", error.what()}});
  }
}

}  // namespace

void LocalCarrier::listen(Listener listener) {
  listeners_.push_back(std::move(listener));
}

void LocalCarrier::carry(std::span<const Event> events) noexcept {
  for (const auto& event : events) {
    for (const auto& listener : listeners_) tell(listener, event);
  }
}

}  // namespace confab::bus
