#include "core/kernel/push_devices.h"

#include "store/push_tokens.h"

namespace confab::core {

void PushDevices::add() {
  auto before = state_.load();
  while (!state_.compare_exchange_weak(before, (before + 2) | 1U)) {
  }
}

// The state is read before the database: one that is added and told of in between is not forgotten.
void PushDevices::look(sql::Database& db) {
  auto before = state_.load();
  if (store::PushTokens{*db.read()}.any()) return;
  state_.compare_exchange_strong(before, before & ~std::uint64_t{1});
}

}  // namespace confab::core
