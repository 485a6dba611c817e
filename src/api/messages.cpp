#include "api/messages.h"

#include "core/subscriptions/documents.h"

namespace confab::api {

std::optional<Timestamp> read_up_to(const Call& call, const RoomId& room) {
  const auto membership = core::subscriptions::get(call.ctx, call.actor(), room);
  if (!membership) return std::nullopt;
  return membership->ls ? membership->ls : std::optional{membership->ts};
}

LoadedHistory loaded_history(core::messages::History history, bool unreads) {
  LoadedHistory result{.messages = std::move(history.messages), .first_unread = {}, .unread_not_loaded = {}};
  if (unreads) {
    result.first_unread = std::move(history.first_unread);
    result.unread_not_loaded = history.unread_not_loaded;
  }
  return result;
}

}  // namespace confab::api
