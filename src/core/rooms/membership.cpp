#include "core/rooms/membership.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "bus/room_events.h"
#include "store/membership_writer.h"
#include "store/room_writer.h"

namespace confab::core::rooms {

bool enter(Transaction& tx, const Context& ctx, store::RoomRow& room, std::int64_t user_pk, const UserId& user,
           const Entry& entry) {
  const Timestamp now = ctx.clock.now();
  store::Membership membership;
  membership.id = make_id<SubscriptionId>();
  membership.room_pk = room.pk;
  membership.user_pk = user_pk;
  membership.open = entry.open;
  membership.favorite = entry.favorite;
  membership.forced_alert = entry.alert;
  membership.read_seq = room.seq;
  membership.read_countable = room.countable;
  membership.last_seen_at = std::max(now, room.newest_at);
  membership.joined_at = now;
  membership.updated_at = now;
  store::MembershipWriter memberships{tx};
  if (!memberships.insert(membership)) return false;
  if (!entry.role.empty()) memberships.add_role(membership, entry.role, now);
  store::RoomWriter{tx}.add_to_users_count(room.pk, 1, now);
  ++room.users_count;
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::inserted, membership.id});
  return true;
}

void depart(Transaction& tx, const Context& ctx, store::RoomRow& room, const store::Membership& membership,
            const UserId& user) {
  const Timestamp now = ctx.clock.now();
  store::MembershipWriter{tx}.remove(membership, room.id, now);
  store::RoomWriter{tx}.add_to_users_count(room.pk, -1, now);
  --room.users_count;
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::removed, membership.id, room.kind});
}

store::Person person_by_id(sql::Session& session, const UserId& user) {
  auto person = store::People{session}.by_id(user);
  if (!person) throw Refusal(errors::user_not_found, "User not found");
  return std::move(*person);
}

store::Membership membership_of(sql::Session& session, std::int64_t room_pk, const store::Person& person) {
  auto membership = store::Memberships{session}.find(room_pk, person.pk);
  if (!membership) throw Refusal(errors::user_not_in_room, "User is not in this room");
  return std::move(*membership);
}

void require_managed(const store::RoomRow& room) {
  if (!room.traits().managed) throw Refusal(errors::direct_message_room, "Not possible in direct messages");
}

}  // namespace confab::core::rooms
