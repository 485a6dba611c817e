// Reactions, stars and pins.

#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "core/messages/pin.h"
#include "core/messages/star.h"
#include "core/polls/react.h"
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
  Field<"messageId", MessageId, "The message.",
        when_missing(errors::messageid_param_not_provided, R"(The required "messageId" param is required.)")>
      message_id;
};
using PinResult = Named<"message", model::Message, "The system message that tells of it.">;
struct PinnedIn {
  Field<"roomId", RoomId, "The room.",
        when_missing(errors::chat_roomid_param_not_provided, R"(The required "roomId" query param is missing.)")>
      room_id;
};
using PinnedParams = Flatten<MessagePageParams, PinnedIn>;
struct StarredIn {
  Field<"roomId", RoomId, "The room.",
        when_missing(errors::roomid_query_needed, R"(The required "roomId" query param is missing.)")>
      room_id;
};
using StarredParams = Flatten<MessagePageParams, StarredIn>;

namespace {

Renamed unknown_message() {
  return {errors::message_not_found, errors::no_such_message, kUnknownMessage};
}

template <class Params, class Result, class Handler>
void declare_mark(api::Endpoints& endpoints, std::string_view path, std::string_view summary,
                  std::vector<ErrorCode> errors, Handler handler) {
  errors.push_back(errors::no_such_message);
  endpoints.post<Params, Result>(std::string{path}, Access::user(), summary, std::move(errors), rate::lively,
                                 Check::by_hand, unknown_message(), handler);
}

/// What a crowd does at once.
template <class Params, class Handler>
void declare_mark_later(api::Endpoints& endpoints, std::string_view path, std::string_view summary,
                        std::vector<ErrorCode> errors, Handler handler) {
  errors.push_back(errors::no_such_message);
  endpoints.post_later<Params, Nothing>(std::string{path}, Access::user(), summary, std::move(errors), rate::lively,
                                        Check::by_hand, unknown_message(), handler);
}

void declare_star(api::Endpoints& endpoints, std::string_view path, std::string_view summary, bool starred) {
  declare_mark_later<MarkedMessage>(
      endpoints, path, summary, {errors::action_not_allowed}, [starred](Call& call, const MarkedMessage& p, auto then) {
        core::messages::star_later(call.ctx, call.actor(), p.message_id, starred, untold<bool>(std::move(then)));
      });
}

MessageListResult list_marked(Call& call, const api::PageParams& p, core::messages::ListMessages query) {
  const auto page = api::page_of(call.ctx.settings, p);
  query.oldest_first = is_oldest_first(p);
  query.limit = page.limit;
  query.offset = page.offset;
  auto found = core::messages::list(call.ctx, call.actor(), query);
  return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
}

}  // namespace

void declare_message_marks(api::Endpoints& endpoints) {
  declare_mark_later<ReactParams>(
      endpoints, "/api/v1/chat.react", "React to a message with an emoji, or take it back.",
      {errors::not_allowed, errors::room_archived, errors::muted, errors::too_many_reactions, errors::poll_closed},
      [](Call& call, const ReactParams& p, auto then) {
        core::polls::react_later(call.ctx, call.actor(),
                                 {.id = p.message_id, .emoji = p.emoji, .should_react = p.should_react},
                                 untold<bool>(std::move(then)));
      });
  declare_star(endpoints, "/api/v1/chat.starMessage", "Star a message, for oneself.", true);
  declare_star(endpoints, "/api/v1/chat.unStarMessage", "Take one's star from a message.", false);
  declare_mark<MarkedMessage, PinResult>(
      endpoints, "/api/v1/chat.pinMessage", "Pin a message to its room.",
      {errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      [](Call& call, const MarkedMessage& p) { return core::messages::pin(call.ctx, call.actor(), p.message_id); });
  declare_mark<MarkedMessage, Nothing>(
      endpoints, "/api/v1/chat.unPinMessage", "Pin a message no more.",
      {errors::action_not_allowed, errors::not_authorized, errors::room_archived},
      [](Call& call, const MarkedMessage& p) { core::messages::unpin(call.ctx, call.actor(), p.message_id); });
  endpoints.get<StarredParams, MessageListResult>(
      "/api/v1/chat.getStarredMessages", Access::user(), "Messages of a room that one has starred, the newest first.",
      {errors::history_out_of_reach}, rate::lively, Check::by_hand,
      Renamed{errors::room_not_found, errors::history_out_of_reach, "error-not-allowed"},
      Renamed{errors::not_allowed, errors::history_out_of_reach, "error-not-allowed"},
      [](Call& call, const auto& p) { return list_marked(call, p, {.room = p.room_id, .starred = true}); });
  endpoints.get<PinnedParams, MessageListResult>(
      "/api/v1/chat.getPinnedMessages", Access::user(), "Messages that are pinned to a room, the newest first.",
      {errors::room_not_found, errors::not_allowed}, rate::lively, Check::by_hand,
      [](Call& call, const auto& p) { return list_marked(call, p, {.room = p.room_id, .pinned = true}); });
}

}  // namespace confab::rest
