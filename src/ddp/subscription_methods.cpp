#include "api/messages.h"
#include "api/subscriptions.h"
#include "base/errors/configuration.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/read.h"
#include "core/subscriptions/sidebar.h"
#include "ddp/chat_methods.h"
#include "ddp/room_params.h"
#include "ddp/visitor.h"
#include "model/model.h"

namespace confab::ddp {

using SubscriptionSyncResult = std::variant<std::vector<model::Subscription>, core::subscriptions::SubscriptionChanges>;
struct ReadParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"readThreads", std::optional<bool>, "Its threads as well."> read_threads;
};
struct UnreadParams {
  Field<"firstUnreadMessage", std::optional<api::MessageRef>, "Unread from this message on."> first;
  Field<"room", std::optional<RoomId>, "Or unread from the newest message of somebody else on."> room;
};
struct FavoriteParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"f", std::optional<bool>, "Left out: toggle."> favorite;
};
struct AudioParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"value", std::string, "A sound, none, or default.", bound::text> value;
};
struct NotificationParams {
  Field<"roomId", RoomId, "The room."> room;
  Field<"field", std::string, "Which preference.", bound::text> field_name;
  Field<"value", std::string, "Its value; default takes the room's own away.", bound::text> value;
};

namespace {

constexpr std::int64_t kOneRow = 1;  // these methods answer how many rows they have written to

SubscriptionSyncResult sync_subscriptions(Call& call, const SyncParams& p) {
  if (is_of_visitor(call)) return std::vector<model::Subscription>{};
  auto changes = core::subscriptions::changes(call.ctx, call.actor(), p.since);
  if (!p.since) return std::move(changes.update);
  return changes;
}

Nothing mark_unread(Call& call, const UnreadParams& p) {
  if (p.first) {
    core::subscriptions::unread_from(call.ctx, call.actor(), p.first->id);
  } else if (p.room) {
    core::subscriptions::unread_room(call.ctx, call.actor(), *p.room);
  } else {
    throw Refusal(errors::invalid_params, "A message or a room is needed");
  }
  return {};
}

std::int64_t toggle_favorite(Call& call, const FavoriteParams& p) {
  auto wanted = p.favorite;
  if (!wanted) {
    const auto membership = core::subscriptions::get(call.ctx, call.actor(), p.room);
    wanted = !(membership && membership->f);
  }
  core::subscriptions::set_favorite(call.ctx, call.actor(), p.room, *wanted);
  return kOneRow;
}

}  // namespace

void declare_subscription_methods(api::Methods& methods) {
  methods.add<SyncParams, SubscriptionSyncResult>(
      "subscriptions/get", Access::anyone(), "One's memberships: a list, or with a time what changed.",
      rate::lively,  // visitors, who have none, where Accounts_AllowAnonymousRead is on
      sync_subscriptions);
  methods.add_later<ReadParams, Nothing>(
      "readMessages", Access::user(), "Everything in the room is read.",
      {errors::room_not_found, errors::user_not_in_room}, rate::lively, [](Call& call, const auto& p, auto then) {
        core::subscriptions::read_later(call.ctx, call.actor(), p.room, api::with_threads(p.read_threads),
                                        untold<bool>(std::move(then)));
      });
  methods.add<UnreadParams, Nothing>("unreadMessages", Access::user(), "Unread from a message on.",
                                     {errors::message_not_found, errors::room_not_found, errors::action_not_allowed,
                                      errors::no_message_for_unread, errors::user_not_in_room},
                                     mark_unread);
  declare_command(methods, "hideRoom", api::hide_room(), kOneRow);
  declare_command(methods, "openRoom", api::open_room(), kOneRow);
  methods.add<FavoriteParams, std::int64_t>("toggleFavorite", Access::user(), "Favourite or not.",
                                            {errors::room_not_found, errors::user_not_in_room}, toggle_favorite);
  methods.add<AudioParams, bool>(
      "saveAudioNotificationValue", Access::user(), "With which sound the room notifies one.",
      {errors::room_not_found, errors::user_not_in_room, errors::invalid_settings}, [](Call& call, const auto& p) {
        core::subscriptions::save_preferences(call.ctx, call.actor(), p.room, {{"audioNotificationValue", p.value}});
        return true;
      });
  methods.add<NotificationParams, bool>(
      "saveNotificationSettings", Access::user(), "How the room notifies one.",
      {errors::room_not_found, errors::user_not_in_room, errors::invalid_settings}, [](Call& call, const auto& p) {
        core::subscriptions::save_preferences(call.ctx, call.actor(), p.room, {{p.field_name, p.value}});
        return true;
      });
}

}  // namespace confab::ddp
