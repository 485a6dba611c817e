// Reactions, stars, pins, reports, and whom one ignores.

#include "api/messages.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/messages/pin.h"
#include "core/messages/star.h"
#include "core/moderation/report.h"
#include "core/polls/react.h"
#include "core/subscriptions/ignore.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

struct ReactParams {
  Field<"reaction", std::string, "The emoji's name, `:smile:`.", bound::name> reaction;
  Field<"messageId", MessageId, "The message."> message;
  Field<"shouldReact", std::optional<bool>, "Left out: the other way round than it is."> should_react;
};
struct StarredMessage {
  Field<"_id", MessageId, "The message."> id;
  Field<"starred", bool, "With one's star or without."> starred = false;
};
using StarParams = Named<"message", StarredMessage, "Which one, and how.">;
struct PinParams {
  Field<"message", api::MessageRef, "Which one."> message;
  Field<"pinnedAt", std::optional<Timestamp>, "Accepted for older clients; the server's clock counts."> pinned_at;
};
struct ReportParams {
  Field<"messageId", MessageId, "The message."> message;
  Field<"description", std::string, "What is wrong with it.", max_length(2'000)> description;
};
struct Ignoring {
  Field<"rid", RoomId, "The room."> room;
  Field<"userId", UserId, "Whose messages."> user;
  Field<"ignore", bool, "False: they are shown again.", defaulted{}> ignore = true;
};
using IgnoreParams = Named<"params", Ignoring, "Whom, and where.">;
using UnpinParams = Named<"message", api::MessageRef, "Which one.">;

void declare_mark_methods(api::Methods& methods) {
  methods.add_later<ReactParams, Nothing>(
      "setReaction", Access::user(), "React to a message with an emoji, or take it back.",
      {errors::message_not_found, errors::not_allowed, errors::room_archived, errors::muted, errors::too_many_reactions,
       errors::poll_closed},
      rate::lively, [](Call& call, const auto& p, auto then) {
        core::polls::react_later(call.ctx, call.actor(),
                                 {.id = p.message, .emoji = p.reaction, .should_react = p.should_react},
                                 untold<bool>(std::move(then)));
      });
  methods.add_later<StarParams, bool>(
      "starMessage", Access::user(), "Star a message for oneself, or take the star back.",
      {errors::message_not_found, errors::action_not_allowed}, rate::lively, [](Call& call, const auto& p, auto then) {
        core::messages::star_later(call.ctx, call.actor(), p.value.id, p.value.starred,
                                   then_made<bool>(std::move(then), [](bool) { return true; }));
      });
  methods.add<PinParams, model::Message>(
      "pinMessage", Access::user(), "Pin a message to its room; the system message that tells of it.",
      {errors::message_not_found, errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      rate::lively,
      [](Call& call, const auto& p) { return core::messages::pin(call.ctx, call.actor(), p.message.id); });
  methods.add<UnpinParams, bool>(
      "unpinMessage", Access::user(), "Pin a message no more.",
      {errors::message_not_found, errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      rate::lively, [](Call& call, const auto& p) {
        core::messages::unpin(call.ctx, call.actor(), p.value.id);
        return true;
      });
  methods.add<ReportParams, bool>("reportMessage", Access::user(), "Tell the moderators of a message.",
                                  {errors::unknown_message_reported, errors::invalid_description},
                                  [](Call& call, const auto& p) {
                                    core::moderation::report_message(call.ctx, call.actor(), p.message, p.description);
                                    return true;
                                  });
  methods.add<IgnoreParams, bool>(
      "ignoreUser", Access::user(), "Do not show what somebody writes in a room, or show it again.",
      {errors::room_not_found, errors::invalid_subscription}, rate::lively, [](Call& call, const auto& p) {
        core::subscriptions::ignore(call.ctx, call.actor(), p.value.room, p.value.user, p.value.ignore);
        return true;
      });
}

}  // namespace confab::ddp
