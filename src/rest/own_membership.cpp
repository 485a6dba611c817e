// How a room stands with the caller: favourite, shown or hidden, how it notifies.

#include "base/errors/configuration.h"
#include "base/errors/members.h"
#include "base/errors/rooms.h"
#include "core/subscriptions/ignore.h"
#include "core/subscriptions/preferences.h"
#include "core/subscriptions/sidebar.h"
#include "rest/chat_api.h"
#include "rest/room_commands.h"

namespace confab::rest {

struct Favorite {
  Field<"favorite", bool, "Favourite or not.", when_missing(errors::params_refused, "The 'favorite' param is required")>
      favorite = false;
};
using FavoriteParams = Flatten<RoomTarget, Favorite>;
struct NotificationParams {
  Field<"roomId", RoomId, "The room.", when_missing(errors::params_refused, "The 'roomId' param is required")> room_id;
  Field<"notifications", json::object, "Names and values of preferences.", bound::free_form,
        when_missing(errors::params_refused, "The 'notifications' param is required")>
      notifications;
};
struct IgnoreParams {
  Field<"rid", RoomId, "The room.",
        when_missing(errors::room_id_param_not_provided, R"(The required "rid" param is missing.)")>
      room;
  Field<"userId", UserId, "Whose messages.",
        when_missing(errors::user_id_param_not_provided, R"(The required "userId" param is missing.)")>
      user;
  Field<"ignore", bool, "False: they are shown again.", defaulted{}> ignore = true;
};

namespace {

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
  endpoints.post<FavoriteParams, Nothing>(
      path<AnyRoom>("favorite"), Access::user(), "Make it a favourite, or not.",
      errors_in<AnyRoom>({errors::invalid_subscription}), rate::lively, Check::by_hand,
      Renamed{errors::user_not_in_room, errors::invalid_subscription, "You must be part of a room to favorite it"},
      [](Call& call, const auto& p) {
        core::subscriptions::set_favorite(call.ctx, call.actor(), family_id<AnyRoom>(call, p), p.favorite);
      });
  declare_command<AnyRoom>(endpoints, "hide", api::hide_room());
  declare_command<AnyRoom>(endpoints, "open", api::open_room());
  endpoints.get<IgnoreParams, Nothing>(
      "/api/v1/chat.ignoreUser", Access::user(), "Do not show what somebody writes in a room, or show it again.",
      {errors::invalid_subscription}, rate::lively, Check::by_hand,
      Renamed{errors::room_not_found, errors::invalid_subscription, "Invalid subscription"},
      [](Call& call, const auto& p) { core::subscriptions::ignore(call.ctx, call.actor(), p.room, p.user, p.ignore); });
  endpoints.post<NotificationParams, Nothing>(
      path<AnyRoom>("saveNotification"), Access::user(), "How the room notifies one.",
      {errors::room_not_found, errors::invalid_settings, errors::user_not_in_room}, Check::by_hand,
      [](Call& call, const auto& p) {
        core::subscriptions::save_preferences(call.ctx, call.actor(), p.room_id, preferences_of(p.notifications));
      });
}

}  // namespace confab::rest
