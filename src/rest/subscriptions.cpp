#include "api/subscriptions.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
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
  std::optional<RoomId> rid, room_id;
  std::optional<bool> read_threads;

  static constexpr auto kFields = FieldList{
      field("rid", &ReadParams::rid, "The room.", at_least_one{}),
      field("roomId", &ReadParams::room_id, "The room.", at_least_one{}),
      field("readThreads", &ReadParams::read_threads, "Threads as well."),
  };
};
struct UnreadParams {
  std::optional<RoomId> room_id;
  std::optional<json::object> first_unread;

  static constexpr auto kFields = FieldList{
      field("roomId", &UnreadParams::room_id, "Unread from its newest message on.", at_least_one{}),
      field("firstUnreadMessage", &UnreadParams::first_unread, "Or unread from this message ({_id}) on.",
            bound::free_form, at_least_one{}),
  };
};

namespace {

using api::Access;
using api::Call;

api::Nothing mark_unread(Call& call, const UnreadParams& p) {
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
  endpoints.get<SubscriptionSync, core::subscriptions::SubscriptionChanges>({
      .path = "/api/v1/subscriptions.get",
      .access = Access::user(),
      .summary = "One's own subscriptions, or what changed about them.",
      .rate = api::kInteractive,
      .handler = [](Call& call,
                    const auto& p) { return core::subscriptions::changes(call.ctx, call.actor(), p.updated_since); },
  });
  endpoints.get<InRoom, SubscriptionResult>({
      .path = "/api/v1/subscriptions.getOne",
      .access = Access::user(),
      .summary = "One's membership in a room.",
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            const auto subscription = core::subscriptions::get(call.ctx, call.actor(), p.room_id);
            if (!subscription) return SubscriptionResult{nullptr};
            return SubscriptionResult{parse_json(to_json(*subscription, Dates::iso8601))};
          },
  });
  endpoints.post<ReadParams, api::Nothing>({
      .path = "/api/v1/subscriptions.read",
      .access = Access::user(),
      .summary = "Everything in the room is read.",
      .errors = {errors::room_not_found, errors::user_not_in_room},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::read(call.ctx, call.actor(), p.rid ? *p.rid : *p.room_id,
                                      api::with_threads(p.read_threads));
          },
  });
  endpoints.post<UnreadParams, api::Nothing>({
      .path = "/api/v1/subscriptions.unread",
      .access = Access::user(),
      .summary = "A message and all later ones are unread again.",
      .errors = {errors::message_not_found, errors::no_message_for_unread, errors::action_not_allowed,
                 errors::room_not_found},
      .rate = api::kInteractive,
      .check = Check::closed_schema,
      .handler = mark_unread,
  });
}

}  // namespace confab::rest
