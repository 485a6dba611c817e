#include "core/kernel/triggers.h"

#include <algorithm>

#include "store/integrations.h"

namespace confab::core {

Triggers::Triggers() {
  set({});
}

void Triggers::put(const model::Trigger& trigger) {
  auto mine = mine_.lock();
  const auto found = std::ranges::find(*mine, trigger.id, &model::Trigger::id);
  if (found == mine->end()) {
    mine->push_back(trigger);
  } else {
    *found = trigger;
  }
  set(*mine);
}

void Triggers::remove(std::string_view id) {
  auto mine = mine_.lock();
  if (std::erase_if(*mine, [&](const auto& one) { return one.id == id; }) != 0) set(*mine);
}

void Triggers::reload(sql::Database& db) {
  auto mine = mine_.lock();
  *mine = store::Integrations{*db.read()}.triggers();
  set(*mine);
}

void Triggers::set(All all) {
  all_.store(std::make_shared<const All>(std::move(all)));
  replaced();
}

}  // namespace confab::core
