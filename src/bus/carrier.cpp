#include "bus/carrier.h"

#include <exception>

#include "base/log.h"
#include "bus/event.h"

namespace confab::bus {
namespace {

// An exception that got out would leave the order of events standing still, and with it everybody who commits.
template <class Call>
void attempt(std::string_view what, Call&& call) {
  try {
    call();
  } catch (const std::exception& error) {
    log::error(what, {{"error", error.what()}});
  }
}

}  // namespace

void Listeners::tell(const Event& event) const noexcept {
  for (const auto& listener : listeners_) {
    attempt("event not heard", [&] { listener.on(event); });
  }
}

void Listeners::tell_foreign(const Event& event) const noexcept {
  for (const auto& listener : listeners_) {
    attempt("event not heard", [&] { (listener.on_foreign ? listener.on_foreign : listener.on)(event); });
  }
}

void Listeners::tell_gap() const noexcept {
  for (const auto& listener : listeners_) {
    if (listener.on_gap) attempt("loss of events not heard", listener.on_gap);
  }
}

void LocalCarrier::carry(std::span<const Event> events) noexcept {
  for (const auto& event : events) listeners_.tell(event);
}

}  // namespace confab::bus
