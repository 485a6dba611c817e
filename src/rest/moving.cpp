// Messages are moved to another room. Confab's own; Rocket.Chat has none.

#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/messages/move.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::messages::MoveMessages> {
  using C = core::messages::MoveMessages;
  static constexpr auto list = FieldList{
      field("messageIds", &C::messages, "Messages of one room, which people wrote.",
            max_items(core::messages::kMaxMoved)),
      field("roomId", &C::room, "Where to; it may be the same room."),
      field("threadId", &C::thread, "A message of that room, to whose replies they go."),
  };
};

}  // namespace confab

namespace confab::rest {

using MovedMessages = Named<"messages", std::vector<model::Message>, "As they are now, with new ids.">;

void declare_moving(api::Endpoints& endpoints) {
  endpoints.post<core::messages::MoveMessages, MovedMessages>(
      "/api/v1/confab.messages.move", Access::user(),
      "Moves messages, with the replies of threads that they begin, to another room or into a thread; with "
      "move-messages in both rooms.",
      {errors::message_not_found, errors::room_not_found, errors::not_allowed, errors::action_not_allowed,
       errors::too_many_moved, errors::invalid_message, errors::room_archived, errors::muted},
      rate::lively, [](Call& call, const auto& p) { return core::messages::move(call.ctx, call.actor(), p); });
}

}  // namespace confab::rest
