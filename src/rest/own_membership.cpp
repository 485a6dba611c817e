// How a room stands with the caller: favourite, shown or hidden, how it notifies.

#include "base/errors/configuration.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/subscriptions/ignore.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/sidebar.h"
#include "rest/chat_api.h"
#include "rest/room_commands.h"

namespace confab::rest {

struct Favorite {
  bool favorite = false;
  static constexpr auto kFields =
      FieldList{field("favorite", &Favorite::favorite, "Favourite or not.",
                      when_missing(errors::params_refused, "The 'favorite' param is required"))};
};
using FavoriteParams = Flatten<RoomTarget, Favorite>;
struct NotificationParams {
  RoomId room_id;
  json::object notifications;

  static constexpr auto kFields = FieldList{
      field("roomId", &NotificationParams::room_id, "The room.",
            when_missing(errors::params_refused, "The 'roomId' param is required")),
      field("notifications", &NotificationParams::notifications, "Names and values of preferences.", bound::free_form,
            when_missing(errors::params_refused, "The 'notifications' param is required")),
  };
};
struct IgnoreParams {
  RoomId room;
  UserId user;
  bool ignore = true;

  static constexpr auto kFields = FieldList{
      field("rid", &IgnoreParams::room, "The room.",
            when_missing(errors::room_id_param_not_provided, R"(The required "rid" param is missing.)")),
      field("userId", &IgnoreParams::user, "Whose messages.",
            when_missing(errors::user_id_param_not_provided, R"(The required "userId" param is missing.)")),
      field("ignore", &IgnoreParams::ignore, "False: they are shown again.", defaulted()),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

// Values come as text or as what they are.
std::map<std::string, std::string> preferences_of(const json::object& notifications) {
  std::map<std::string, std::string> values;
  for (const auto& [name, value] : notifications) {
    values[std::string{name}] = value.is_string() ? std::string{value.get_string()} : to_json_text(value);
  }
  return values;
}

}  // namespace

void declare_own_membership(api::Endpoints& endpoints) {
  endpoints.post<FavoriteParams, Nothing>({
      .path = path<AnyRoom>("favorite"),
      .access = Access::user(),
      .summary = "Make it a favourite, or not.",
      .errors = errors_in<AnyRoom>({errors::invalid_subscription}),
      .renamed = {{.from = errors::user_not_in_room,
                   .to = errors::invalid_subscription,
                   .text = "You must be part of a room to favorite it"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::set_favorite(call.ctx, call.actor(), family_id<AnyRoom>(call, p), p.favorite);
          },
  });
  declare_command<AnyRoom>(endpoints, "hide", api::hide_room());
  declare_command<AnyRoom>(endpoints, "open", api::open_room());
  endpoints.get<IgnoreParams, Nothing>({
      .path = "/api/v1/chat.ignoreUser",
      .access = Access::user(),
      .summary = "Do not show what somebody writes in a room, or show it again.",
      .errors = {errors::invalid_subscription},
      .renamed = {{.from = errors::room_not_found, .to = errors::invalid_subscription, .text = "Invalid subscription"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](Call& call,
                    const auto& p) { core::subscriptions::ignore(call.ctx, call.actor(), p.room, p.user, p.ignore); },
  });
  endpoints.post<NotificationParams, Nothing>({
      .path = path<AnyRoom>("saveNotification"),
      .access = Access::user(),
      .summary = "How the room notifies one.",
      .errors = {errors::room_not_found, errors::invalid_settings, errors::user_not_in_room},
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            core::subscriptions::save_preferences(call.ctx, call.actor(), p.room_id, preferences_of(p.notifications));
          },
  });
}

}  // namespace confab::rest
