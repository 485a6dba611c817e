#pragma once
// What webhooks name goes on to be meant when it is called otherwise, or ends.

#include <string>

#include "core/kernel/transaction.h"
#include "model/integration.h"

namespace confab::bus {
struct IntegrationChanged;
}

namespace confab::core::triggers {

/// `#before` is `#after` in all webhooks.
void room_renamed(Transaction& tx, const std::string& before, const std::string& after);
/// The room is gone: whoever named it must not come by another one of its name, and stops.
void room_gone(Transaction& tx, const RoomId& id, const std::optional<std::string>& name);
/// Those that post as an account that is removed stop.
void stop_posting_as(Transaction& tx, std::int64_t user_pk);
/// A webhook is as it was stored just now: whoever keeps in memory what sets it off hears of it.
void tell_changed(Transaction& tx, const model::Integration& integration);
void tell_removed(Transaction& tx, const model::Integration& integration);
/// Keeps what is in memory in step; reads nothing.
void observe(const Context& ctx, const bus::IntegrationChanged& changed);

}  // namespace confab::core::triggers
