#include "core/rooms/membership.h"

#include <algorithm>

#include "base/error.h"
#include "store/membership_writer.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

bool enter(Transaction& tx, const Context& ctx, store::RoomRow& room, std::int64_t user_no, const UserId& user,
           const Entry& entry) {
  const Timestamp now = ctx.clock.now();
  store::Membership place;
  place.id = make_id<SubscriptionId>();
  place.room_no = room.no;
  place.user_no = user_no;
  place.open = entry.open;
  place.favorite = entry.favorite;
  place.forced_alert = entry.alert;
  place.read_seq = room.seq;
  place.read_countable = room.countable;
  place.last_seen_at = std::max(now, room.newest_at);
  place.joined_at = now;
  place.updated_at = now;
  store::MembershipWriter places{tx};
  if (!places.insert(place)) return false;
  if (!entry.role.empty()) places.add_role(place, entry.role, now);
  store::RoomWriter{tx}.add_to_users_count(room.no, 1, now);
  ++room.users_count;
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::inserted, place.id});
  return true;
}

void depart(Transaction& tx, const Context& ctx, store::RoomRow& room, const store::Membership& place,
            const UserId& user) {
  const Timestamp now = ctx.clock.now();
  store::MembershipWriter{tx}.remove(place, room.id, now);
  store::RoomWriter{tx}.add_to_users_count(room.no, -1, now);
  --room.users_count;
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::removed, place.id});
}

store::Person person_by_id(sql::Session& session, const UserId& user) {
  auto person = store::People{session}.by_id(user);
  if (!person) throw Refusal(ErrorCode::user_not_found, "User not found");
  return std::move(*person);
}

store::Membership place_of(sql::Session& session, std::int64_t room_no, const store::Person& person) {
  auto place = store::Memberships{session}.find(room_no, person.no);
  if (!place) throw Refusal(ErrorCode::user_not_in_room, "User is not in this room");
  return std::move(*place);
}

void refuse_direct(const store::RoomRow& room) {
  if (room.is_direct()) throw Refusal(ErrorCode::direct_message_room, "Not possible in direct messages");
}

}  // namespace confab::core::rooms
