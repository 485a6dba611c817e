#include "ddp/projections/rooms.h"

#include "base/fields_named.h"
#include "core/rooms/documents.h"
#include "core/subscriptions/documents.h"
#include "ddp/projections/stream_frames.h"

namespace confab::ddp {
namespace {

constexpr std::string_view kRooms = "rooms-changed";
constexpr std::string_view kSubscriptions = "subscriptions-changed";

using GoneRoom = Named<"_id", RoomId, "The room.">;
using Owner = Named<"_id", UserId, "The user.">;
struct GoneSubscription {
  SubscriptionId id;
  Owner user;
  RoomId room;
  std::string type;

  static constexpr auto kFields = std::tuple{
      field("_id", &GoneSubscription::id, "The id it had."),
      field("u", &GoneSubscription::user, "Whose it was."),
      field("rid", &GoneSubscription::room, "The room."),
      field("t", &GoneSubscription::type, "The room's type."),
  };
};

}  // namespace

void RoomProjection::on(const bus::RoomChanged& event, Coalescer& state) {
  if (event.change == bus::Change::removed)
    state.room_removed(event.room);
  else
    state.room_changed(event.room);
}

void RoomProjection::on(const bus::SubscriptionChanged& event, Coalescer& state) {
  if (event.change == bus::Change::removed)
    memberships_.left(event.user, event.room);
  else if (event.change == bus::Change::inserted)
    memberships_.joined(event.user, event.room);
  state.subscription_changed(event);
}

void RoomProjection::add_removed(const bus::SubscriptionChanged& event, std::vector<Hub::Addressed>& out) {
  const GoneSubscription gone{event.subscription,
                              {event.user},
                              event.room,
                              event.room_kind ? model::letter_of(*event.room_kind) : std::string{}};
  const auto removed = name_of(bus::Change::removed);
  out.push_back(addressed(kNotifyUser, event_of(event.user.value, kSubscriptions), removed, gone));
  out.push_back(addressed(kNotifyUser, event_of(event.user.value, kRooms), removed, GoneRoom{event.room}));
}

void RoomProjection::add_subscription(const UserId& user, const RoomId& room, bus::Change change,
                                      std::vector<Hub::Addressed>& out) {
  const auto action = name_of(change);
  const auto rooms = event_of(user.value, kRooms);
  if (change == bus::Change::inserted && hub_.has_listeners(stream_key(kNotifyUser, rooms))) {
    if (const auto document = core::rooms::document(ctx_, room)) {
      out.push_back(addressed(kNotifyUser, rooms, action, *document));
    }
  }
  const auto subscriptions = event_of(user.value, kSubscriptions);
  if (!hub_.has_listeners(stream_key(kNotifyUser, subscriptions))) return;
  if (const auto document = core::subscriptions::document(ctx_, room, user)) {
    out.push_back(addressed(kNotifyUser, subscriptions, action, *document));
  }
}

void RoomProjection::add_room(const RoomId& room, std::vector<Hub::Addressed>& out) {
  const auto members = memberships_.members(room);
  const auto room_listeners = listening(members, kRooms);
  const auto subscription_listeners = listening(members, kSubscriptions);
  const auto updated = name_of(bus::Change::updated);
  if (!room_listeners.empty()) {
    if (const auto document = core::rooms::document(ctx_, room)) {
      const RawJson once{to_json(*document, Dates::ejson)};
      for (const auto& user : room_listeners) {
        out.push_back(addressed(kNotifyUser, event_of(user.value, kRooms), updated, once));
      }
    }
  }
  if (subscription_listeners.empty()) return;
  for (const auto& document : core::subscriptions::documents(ctx_, room, subscription_listeners)) {
    out.push_back(addressed(kNotifyUser, event_of(document.u.id.value, kSubscriptions), updated, document));
  }
}

std::vector<UserId> RoomProjection::listening(const std::vector<UserId>& users, std::string_view event) const {
  return hub_.with_listeners(users, [&](std::string& key, const UserId& user) {
    key.append(kNotifyUser).append("/").append(user.value).append("/").append(event);
  });
}

}  // namespace confab::ddp
