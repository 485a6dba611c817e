#include "sql/notices.h"

#include <utility>

namespace confab::sql {

std::uint64_t Notices::listen(std::string_view channel, Listener listener) {
  if (carrier_ != nullptr) carrier_->begin();
  auto state = state_.lock();
  state->listeners.emplace(++state->last, Registered{std::string{channel}, std::move(listener)});
  return state->last;
}

void Notices::leave(std::uint64_t number) {
  state_.lock()->listeners.erase(number);
}

void Notices::tell(const Notice& notice) const {
  tell_here(notice);
  if (carrier_ != nullptr) carrier_->carry(notice);
}

void Notices::tell_here(const Notice& notice) const {
  auto state = state_.lock();
  for (const auto& [number, registered] : state->listeners) {
    if (registered.channel == notice.channel) registered.listener(notice.text);
  }
}

}  // namespace confab::sql
