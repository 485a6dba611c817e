#include "api/subscriptions.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/messages/get.h"
#include "core/subscriptions/read.h"
#include "model/model.h"
#include "rest/chat_api.h"
#include "rest/room_target.h"
#include "rest/updated_since.h"

namespace confab::rest {

using SubscriptionSync = UpdatedSince<errors::chat_roomid_param_invalid>;
using SubscriptionResult = Named<"subscription", json::value, "A Subscription, or null.">;
struct ReadParams {
  Field<"rid", std::optional<RoomId>, "The room.", at_least_one{}> rid;
  Field<"roomId", std::optional<RoomId>, "The room.", at_least_one{}> room_id;
  Field<"readThreads", std::optional<bool>, "Threads as well."> read_threads;
};
struct UnreadParams {
  Field<"roomId", std::optional<RoomId>, "Unread from its newest message on.", at_least_one{}> room_id;
  Field<"firstUnreadMessage", std::optional<json::object>, "Or unread from this message ({_id}) on.", bound::free_form,
        at_least_one{}>
      first_unread;
};

namespace {

Nothing mark_unread(Call& call, const UnreadParams& p) {
  if (p.first_unread) {
    const auto* id = p.first_unread->if_contains("_id");
    if (id == nullptr || !id->is_string()) {
      throw Refusal(errors::invalid_params, "firstUnreadMessage must have required property '_id'");
    }
    core::subscriptions::unread_from(call.ctx, call.actor(), MessageId{std::string{id->get_string()}});
  } else {
    core::subscriptions::unread_room(call.ctx, call.actor(), *p.room_id);
  }
  return {};
}

}  // namespace

void declare_subscriptions(api::Endpoints& endpoints) {
  endpoints.get<SubscriptionSync, core::subscriptions::SubscriptionChanges>(
      "/api/v1/subscriptions.get", Access::user(), "One's own subscriptions, or what changed about them.", rate::lively,
      [](Call& call, const auto& p) { return core::subscriptions::changes(call.ctx, call.actor(), p.updated_since); });
  endpoints.get<InRoom, SubscriptionResult>(
      "/api/v1/subscriptions.getOne", Access::user(), "One's membership in a room.", rate::lively, Check::closed_schema,
      [](Call& call, const auto& p) {
        const auto subscription = core::subscriptions::get(call.ctx, call.actor(), p.room_id);
        if (!subscription) return SubscriptionResult{nullptr};
        return SubscriptionResult{parse_json(to_json(*subscription, Dates::iso8601))};
      });
  endpoints.post_later<ReadParams, Nothing>(
      "/api/v1/subscriptions.read", Access::user(), "Everything in the room is read.",
      {errors::room_not_found, errors::user_not_in_room}, rate::lively, Check::closed_schema,
      [](Call& call, const auto& p, auto then) {
        core::subscriptions::read_later(call.ctx, call.actor(), p.rid ? *p.rid : *p.room_id,
                                        api::with_threads(p.read_threads), untold<bool>(std::move(then)));
      });
  endpoints.post<UnreadParams, Nothing>("/api/v1/subscriptions.unread", Access::user(),
                                        "A message and all later ones are unread again.",
                                        {errors::message_not_found, errors::no_message_for_unread,
                                         errors::action_not_allowed, errors::room_not_found, errors::user_not_in_room},
                                        rate::lively, Check::closed_schema, mark_unread);
}

}  // namespace confab::rest
