#include "api/messages.h"
#include "api/subscriptions.h"
#include "base/errors/configuration.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
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
  RoomId room;
  std::optional<bool> read_threads;

  static constexpr auto kFields = FieldList{
      field("rid", &ReadParams::room, "The room."),
      field("readThreads", &ReadParams::read_threads, "Its threads as well."),
  };
};
struct UnreadParams {
  std::optional<api::MessageRef> first;
  std::optional<RoomId> room;

  static constexpr auto kFields = FieldList{
      field("firstUnreadMessage", &UnreadParams::first, "Unread from this message on."),
      field("room", &UnreadParams::room, "Or unread from the newest message of somebody else on."),
  };
};
struct FavoriteParams {
  RoomId room;
  std::optional<bool> favorite;

  static constexpr auto kFields = FieldList{
      field("rid", &FavoriteParams::room, "The room."),
      field("f", &FavoriteParams::favorite, "Left out: toggle."),
  };
};
struct AudioParams {
  RoomId room;
  std::string value;

  static constexpr auto kFields = FieldList{
      field("rid", &AudioParams::room, "The room."),
      field("value", &AudioParams::value, "A sound, none, or default.", bound::text),
  };
};
struct NotificationParams {
  RoomId room;
  std::string field_name, value;

  static constexpr auto kFields = FieldList{
      field("roomId", &NotificationParams::room, "The room."),
      field("field", &NotificationParams::field_name, "Which preference.", bound::text),
      field("value", &NotificationParams::value, "Its value; default takes the room's own away.", bound::text),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

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
  methods.add<SyncParams, SubscriptionSyncResult>({
      .name = "subscriptions/get",
      .access = Access::anyone(),  // visitors, who have none, where Accounts_AllowAnonymousRead is on
      .summary = "One's memberships: a list, or with a time what changed.",
      .rate = kLively,
      .handler = sync_subscriptions,
  });
  methods.add<ReadParams, Nothing>({
      .name = "readMessages",
      .access = Access::user(),
      .summary = "Everything in the room is read.",
      .errors = {errors::room_not_found, errors::user_not_in_room},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::read(call.ctx, call.actor(), p.room, api::with_threads(p.read_threads));
          },
  });
  methods.add<UnreadParams, Nothing>({
      .name = "unreadMessages",
      .access = Access::user(),
      .summary = "Unread from a message on.",
      .errors = {errors::message_not_found, errors::room_not_found, errors::action_not_allowed,
                 errors::no_message_for_unread},
      .handler = mark_unread,
  });
  declare_command(methods, "hideRoom", api::hide_room(), kOneRow);
  declare_command(methods, "openRoom", api::open_room(), kOneRow);
  methods.add<FavoriteParams, std::int64_t>({
      .name = "toggleFavorite",
      .access = Access::user(),
      .summary = "Favourite or not.",
      .errors = {errors::room_not_found, errors::user_not_in_room},
      .handler = toggle_favorite,
  });
  methods.add<AudioParams, bool>({
      .name = "saveAudioNotificationValue",
      .access = Access::user(),
      .summary = "With which sound the room notifies one.",
      .errors = {errors::room_not_found, errors::user_not_in_room, errors::invalid_settings},
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::save_preferences(call.ctx, call.actor(), p.room,
                                                  {{"audioNotificationValue", p.value}});
            return true;
          },
  });
  methods.add<NotificationParams, bool>({
      .name = "saveNotificationSettings",
      .access = Access::user(),
      .summary = "How the room notifies one.",
      .errors = {errors::room_not_found, errors::user_not_in_room, errors::invalid_settings},
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::save_preferences(call.ctx, call.actor(), p.room, {{p.field_name, p.value}});
            return true;
          },
  });
}

}  // namespace confab::ddp
