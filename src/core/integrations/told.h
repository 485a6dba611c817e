#pragma once
// What outgoing webhooks tell (compat/webhooks.md, 2.5).

#include <optional>

#include "base/json.h"
#include "core/kernel/context.h"
#include "core/triggers/request.h"
#include "model/integration.h"
#include "model/message.h"
#include "model/user.h"
#include "store/room_row.h"

namespace confab::core::integrations {

/// What a call is about, as it is now.
struct Told {
  std::optional<model::Message> message;
  std::optional<store::RoomRow> room;
  std::optional<model::User> user;
  std::string trigger_word;
};

/// nullopt: what happened is gone, or does not concern the webhook any more.
[[nodiscard]] std::optional<Told> told_of(const Context& ctx, const model::Integration& integration,
                                          const triggers::CallOut& call);

/// `dates`: how times look. Scripts get them as Dates::ejson, and others as text.
[[nodiscard]] json::object payload(const Context& ctx, const model::Integration& integration,
                                   const triggers::CallOut& call, const Told& told, Dates dates);

}  // namespace confab::core::integrations
