// Reactions, stars and pins.

#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "core/messages/pin.h"
#include "core/messages/react.h"
#include "core/messages/star.h"
#include "rest/chat_api.h"
#include "rest/history.h"

namespace confab::rest {

constexpr std::string_view kUnknownMessage = "The provided \"messageId\" does not match any existing message.";

struct ReactParams {
  MessageId message_id;
  std::string emoji;
  std::optional<bool> should_react;

  static constexpr auto kFields = FieldList{
      field("messageId", &ReactParams::message_id, "The message.",
            when_missing(errors::no_such_message, kUnknownMessage)),
      field("emoji", &ReactParams::emoji, "Its name, `:smile:`.", bound::name, confab::alias("reaction"),
            when_missing(errors::emoji_not_provided, R"(The required "emoji" param is missing.)")),
      field("shouldReact", &ReactParams::should_react, "Left out: the other way round than it is."),
  };
};
struct MarkedMessage {
  MessageId message_id;

  static constexpr auto kFields = FieldList{
      field("messageId", &MarkedMessage::message_id, "The message.",
            when_missing(errors::messageid_param_not_provided, R"(The required "messageId" param is required.)"))};
};
using PinResult = Named<"message", model::Message, "The system message that tells of it.">;
struct PinnedIn {
  RoomId room_id;

  static constexpr auto kFields = FieldList{
      field("roomId", &PinnedIn::room_id, "The room.",
            when_missing(errors::chat_roomid_param_not_provided, R"(The required "roomId" query param is missing.)"))};
};
using PinnedParams = Flatten<api::PageParams, PinnedIn>;
struct StarredIn {
  RoomId room_id;

  static constexpr auto kFields =
      FieldList{field("roomId", &StarredIn::room_id, "The room.",
                      when_missing(errors::roomid_query_needed, R"(The required "roomId" query param is missing.)"))};
};
using StarredParams = Flatten<api::PageParams, StarredIn>;

namespace {

using api::Access;
using api::Call;
using api::Nothing;

template <class Params, class Result, class Handler>
void declare_mark(api::Endpoints& endpoints, std::string_view path, std::string_view summary,
                  std::vector<ErrorCode> errors, Handler handler) {
  errors.push_back(errors::no_such_message);
  endpoints.post<Params, Result>({
      .path = std::string{path},
      .access = Access::user(),
      .summary = summary,
      .errors = std::move(errors),
      .renamed = {{.from = errors::message_not_found, .to = errors::no_such_message, .text = kUnknownMessage}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = handler,
  });
}

MessageListResult list_marked(Call& call, const api::PageParams& p, core::messages::ListMessages query) {
  const auto page = api::page_of(call.ctx.settings, p);
  query.limit = page.limit;
  query.offset = page.offset;
  auto found = core::messages::list(call.ctx, call.actor(), query);
  return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
}

}  // namespace

void declare_message_marks(api::Endpoints& endpoints) {
  declare_mark<ReactParams, Nothing>(
      endpoints, "/api/v1/chat.react", "React to a message with an emoji, or take it back.",
      {errors::not_allowed, errors::room_archived, errors::muted, errors::too_many_reactions},
      [](Call& call, const ReactParams& p) {
        core::messages::react(call.ctx, call.actor(),
                              {.id = p.message_id, .emoji = p.emoji, .should_react = p.should_react});
      });
  declare_mark<MarkedMessage, Nothing>(
      endpoints, "/api/v1/chat.starMessage", "Star a message, for oneself.", {errors::action_not_allowed},
      [](Call& call, const MarkedMessage& p) { core::messages::star(call.ctx, call.actor(), p.message_id, true); });
  declare_mark<MarkedMessage, Nothing>(
      endpoints, "/api/v1/chat.unStarMessage", "Take one's star from a message.", {errors::action_not_allowed},
      [](Call& call, const MarkedMessage& p) { core::messages::star(call.ctx, call.actor(), p.message_id, false); });
  declare_mark<MarkedMessage, PinResult>(
      endpoints, "/api/v1/chat.pinMessage", "Pin a message to its room.",
      {errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      [](Call& call, const MarkedMessage& p) { return core::messages::pin(call.ctx, call.actor(), p.message_id); });
  declare_mark<MarkedMessage, Nothing>(
      endpoints, "/api/v1/chat.unPinMessage", "Pin a message no more.",
      {errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      [](Call& call, const MarkedMessage& p) { core::messages::unpin(call.ctx, call.actor(), p.message_id); });
  endpoints.get<StarredParams, MessageListResult>({
      .path = "/api/v1/chat.getStarredMessages",
      .access = Access::user(),
      .summary = "Messages of a room that one has starred, the newest first.",
      .errors = {errors::history_out_of_reach},
      .renamed = {{.from = errors::room_not_found, .to = errors::history_out_of_reach, .text = "error-not-allowed"},
                  {.from = errors::not_allowed, .to = errors::history_out_of_reach, .text = "error-not-allowed"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](Call& call, const auto& p) { return list_marked(call, p, {.room = p.room_id, .starred = true}); },
  });
  endpoints.get<PinnedParams, MessageListResult>({
      .path = "/api/v1/chat.getPinnedMessages",
      .access = Access::user(),
      .summary = "Messages that are pinned to a room, the newest first.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](Call& call, const auto& p) { return list_marked(call, p, {.room = p.room_id, .pinned = true}); },
  });
}

}  // namespace confab::rest
