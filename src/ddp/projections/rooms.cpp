#include "ddp/projections/rooms.h"

#include "core/rooms/documents.h"
#include "core/subscriptions/documents.h"
#include "ddp/projections/stream_frames.h"

namespace confab::ddp {
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

void RoomProjection::on(const bus::KeyRequested& event, Coalescer&) {
  const auto listeners =
      memberships_.of_members(event.room, [&](const auto& members) { return listening(members, kKeyRequested.name); });
  for (const auto& user : listeners) {
    if (user != event.from) publish(hub_, kKeyRequested, user.value, event.room, event.key_id);
  }
}

void RoomProjection::add_removed(const bus::SubscriptionChanged& event, std::vector<Hub::Addressed>& out) {
  const GoneSubscription gone{event.subscription,
                              {event.user},
                              event.room,
                              event.room_kind ? model::letter_of(*event.room_kind) : std::string{}};
  out.push_back(addressed(kSubscriptionGone, event.user.value, bus::Change::removed, gone));
  out.push_back(addressed(kRoomGone, event.user.value, bus::Change::removed, GoneRoom{event.room}));
}

void RoomProjection::add_subscription(const UserId& user, const RoomId& room, bus::Change change,
                                      std::vector<Hub::Addressed>& out) {
  const auto is_heard = [&](const auto& told) {
    return hub_.has_listeners(stream_key(told.stream, name_of(told, user.value)));
  };
  if (change == bus::Change::inserted && is_heard(kRoomChanged)) {
    if (const auto document = core::rooms::document(ctx_, room)) {
      out.push_back(addressed(kRoomChanged, user.value, change, *document));
    }
  }
  if (!is_heard(kSubscriptionChanged)) return;
  if (const auto document = core::subscriptions::document(ctx_, room, user)) {
    out.push_back(addressed(kSubscriptionChanged, user.value, change, *document));
  }
}

void RoomProjection::add_room(const RoomId& room, std::vector<Hub::Addressed>& out) {
  const auto [room_listeners, subscription_listeners] = memberships_.of_members(room, [&](const auto& members) {
    return std::pair{listening(members, kRoomChanged.name), listening(members, kSubscriptionChanged.name)};
  });
  const bool is_watched = hub_.has_listeners(stream_key(kRoomData.stream, name_of(kRoomData, room.value)));
  if (!room_listeners.empty() || is_watched) {
    if (const auto document = core::rooms::document(ctx_, room)) {
      const auto once = written(*document);
      if (is_watched) out.push_back(addressed(kRoomData, room.value, once));
      for (const auto& user : room_listeners) {
        out.push_back(addressed(kRoomChanged, user.value, bus::Change::updated, once));
      }
    }
  }
  if (subscription_listeners.empty()) return;
  for (const auto& document : core::subscriptions::documents(ctx_, room, subscription_listeners)) {
    out.push_back(addressed(kSubscriptionChanged, document.u.id.value, bus::Change::updated, document));
  }
}

std::vector<UserId> RoomProjection::listening(const std::unordered_set<UserId>& users, std::string_view event) const {
  return hub_.with_listeners(users, [&](std::string& key, const UserId& user) {
    key.append(kRoomChanged.stream).append("/").append(user.value).append("/").append(event);
  });
}

}  // namespace confab::ddp
