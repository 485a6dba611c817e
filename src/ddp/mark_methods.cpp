// Reactions, stars, pins, reports, and whom one ignores.

#include "api/messages.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/messages/pin.h"
#include "core/messages/react.h"
#include "core/messages/star.h"
#include "core/moderation/report.h"
#include "core/subscriptions/ignore.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

struct ReactParams {
  std::string reaction;
  MessageId message;
  std::optional<bool> should_react;

  static constexpr auto kFields = FieldList{
      field("reaction", &ReactParams::reaction, "The emoji's name, `:smile:`.", bound::name),
      field("messageId", &ReactParams::message, "The message."),
      field("shouldReact", &ReactParams::should_react, "Left out: the other way round than it is."),
  };
};
struct StarredMessage {
  MessageId id;
  bool starred = false;

  static constexpr auto kFields = FieldList{
      field("_id", &StarredMessage::id, "The message."),
      field("starred", &StarredMessage::starred, "With one's star or without."),
  };
};
using StarParams = Named<"message", StarredMessage, "Which one, and how.">;
struct PinParams {
  api::MessageRef message;
  std::optional<Timestamp> pinned_at;

  static constexpr auto kFields = FieldList{
      field("message", &PinParams::message, "Which one."),
      field("pinnedAt", &PinParams::pinned_at, "Accepted for older clients; the server's clock counts."),
  };
};
struct ReportParams {
  MessageId message;
  std::string description;

  static constexpr auto kFields = FieldList{
      field("messageId", &ReportParams::message, "The message."),
      field("description", &ReportParams::description, "What is wrong with it.", max_length(2'000)),
  };
};
struct Ignoring {
  RoomId room;
  UserId user;
  bool ignore = true;

  static constexpr auto kFields = FieldList{
      field("rid", &Ignoring::room, "The room."),
      field("userId", &Ignoring::user, "Whose messages."),
      field("ignore", &Ignoring::ignore, "False: they are shown again.", defaulted()),
  };
};
using IgnoreParams = Named<"params", Ignoring, "Whom, and where.">;
using UnpinParams = Named<"message", api::MessageRef, "Which one.">;

namespace {

using api::Access;
using api::Call;
using api::Nothing;

}  // namespace

void declare_mark_methods(api::Methods& methods) {
  methods.add<ReactParams, Nothing>({
      .name = "setReaction",
      .access = Access::user(),
      .summary = "React to a message with an emoji, or take it back.",
      .errors = {errors::message_not_found, errors::not_allowed, errors::room_archived, errors::muted,
                 errors::too_many_reactions},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            core::messages::react(call.ctx, call.actor(),
                                  {.id = p.message, .emoji = p.reaction, .should_react = p.should_react});
          },
  });
  methods.add<StarParams, bool>({
      .name = "starMessage",
      .access = Access::user(),
      .summary = "Star a message for oneself, or take the star back.",
      .errors = {errors::message_not_found, errors::action_not_allowed},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            core::messages::star(call.ctx, call.actor(), p.value.id, p.value.starred);
            return true;
          },
  });
  methods.add<PinParams, model::Message>({
      .name = "pinMessage",
      .access = Access::user(),
      .summary = "Pin a message to its room; the system message that tells of it.",
      .errors = {errors::message_not_found, errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      .rate = kLively,
      .handler = [](Call& call, const auto& p) { return core::messages::pin(call.ctx, call.actor(), p.message.id); },
  });
  methods.add<UnpinParams, bool>({
      .name = "unpinMessage",
      .access = Access::user(),
      .summary = "Pin a message no more.",
      .errors = {errors::message_not_found, errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            core::messages::unpin(call.ctx, call.actor(), p.value.id);
            return true;
          },
  });
  methods.add<ReportParams, bool>({
      .name = "reportMessage",
      .access = Access::user(),
      .summary = "Tell the moderators of a message.",
      .errors = {errors::unknown_message_reported, errors::invalid_description},
      .handler =
          [](Call& call, const auto& p) {
            core::moderation::report_message(call.ctx, call.actor(), p.message, p.description);
            return true;
          },
  });
  methods.add<IgnoreParams, bool>({
      .name = "ignoreUser",
      .access = Access::user(),
      .summary = "Do not show what somebody writes in a room, or show it again.",
      .errors = {errors::room_not_found, errors::invalid_subscription},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::ignore(call.ctx, call.actor(), p.value.room, p.value.user, p.value.ignore);
            return true;
          },
  });
}

}  // namespace confab::ddp
