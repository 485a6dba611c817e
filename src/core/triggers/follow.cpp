#include "core/triggers/follow.h"

#include <algorithm>
#include <utility>

#include "bus/events/integration_changed.h"
#include "core/kernel/triggers.h"
#include "store/integrations.h"

namespace confab::core::triggers {
namespace {

void store_changed(Transaction& tx, model::Integration& integration) {
  ++integration.version;
  integration.updated_at = tx.change_time();
  if (store::change_integration(tx, integration)) tell_changed(tx, integration);
}

}  // namespace

void room_renamed(Transaction& tx, const std::string& before, const std::string& after) {
  const auto old_name = "#" + before;
  for (auto& integration : store::Integrations{tx.sql()}.naming(old_name)) {
    std::ranges::replace(integration.channels, old_name, "#" + after);
    store_changed(tx, integration);
  }
}

void room_gone(Transaction& tx, const RoomId& id, const std::optional<std::string>& name) {
  store::Integrations integrations{tx.sql()};
  for (const auto& channel : {"#" + id.value, "#" + name.value_or(id.value)}) {
    for (auto& integration : integrations.naming(channel)) {
      if (std::exchange(integration.enabled, false)) store_changed(tx, integration);
    }
  }
}

void stop_posting_as(Transaction& tx, std::int64_t user_pk) {
  for (auto& integration : store::Integrations{tx.sql()}.posting_as(user_pk)) {
    if (!std::exchange(integration.enabled, false)) continue;
    store_changed(tx, integration);
  }
}

void tell_changed(Transaction& tx, const model::Integration& integration) {
  tx.publish(bus::IntegrationChanged{store::trigger_of(integration), integration.enabled && integration.is_outgoing()});
}

void tell_removed(Transaction& tx, const model::Integration& integration) {
  tx.publish(bus::IntegrationChanged{store::trigger_of(integration), false});
}

void observe(const Context& ctx, const bus::IntegrationChanged& changed) {
  if (changed.is_told) {
    ctx.triggers.put(changed.trigger);
  } else {
    ctx.triggers.remove(changed.trigger.id);
  }
}

}  // namespace confab::core::triggers
