#include "core/rooms/membership.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "core/messages/receipts.h"
#include "core/rooms/encrypted.h"
#include "core/rooms/passage.h"
#include "store/discussions.h"
#include "store/membership_writer.h"
#include "store/people.h"
#include "store/room_bans.h"
#include "store/room_writer.h"
#include "store/teams.h"
#include "store/threads.h"

namespace confab::core::rooms {
namespace {

// Who joins a team comes into these by that.
void enter_default_rooms(Transaction& tx, const Context& ctx, const store::RoomRow& main, std::int64_t user_pk,
                         const UserId& user, const Entry& entry) {
  const auto rooms = store::Teams{tx.sql()}.default_rooms(main.pk);
  if (rooms.empty()) return;
  const auto person = store::People{tx.sql()}.by_id(user);
  if (!person) return;
  const auto self = model::user_author(person->ref, user_pk);
  for (const auto pk : rooms) {
    auto room = store::RoomWriter{tx}.lock(pk);
    if (!room || room->archived || store::is_banned(tx, room->pk, user_pk)) continue;
    if (!enter(tx, ctx, *room, user_pk, user, {.alert = entry.alert, .favorite = room->favorite})) continue;
    const auto passage = told_as(*room, entry.by ? Passage::added : Passage::joined);
    if (!entry.silent) {
      messages::post_system(tx, ctx, *room, entry.by.value_or(self), {std::string{passage}, person->ref.username});
    }
    tx.publish(bus::RoomChanged{room->id, bus::Change::updated});
  }
}

}  // namespace

bool enter(Transaction& tx, const Context& ctx, store::RoomRow& room, std::int64_t user_pk, const UserId& user,
           const Entry& entry) {
  if (store::is_banned(tx, room, user_pk)) {
    throw Refusal(errors::user_is_banned, "The user is banned from this room", {{"userId", user.value}});
  }
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
  if (room.is_team_main() && entry.by) membership.added_by = entry.by->pk;
  membership.joined_at = now;
  membership.updated_at = tx.change_time();
  store::MembershipWriter memberships{tx};
  if (!memberships.insert(membership)) return false;
  store::ThreadWriter{tx}.read_all(room.pk, user_pk, room.seq);  // those followed before leaving
  await_key(tx, ctx, room, membership);
  if (!entry.role.empty()) memberships.add_role(membership, entry.role, membership.updated_at);
  store::RoomWriter{tx}.add_to_users_count(room.pk, 1, membership.updated_at);
  ++room.users_count;
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::inserted, membership.id});
  if (room.is_team_main()) enter_default_rooms(tx, ctx, room, user_pk, user, entry);
  return true;
}

void depart(Transaction& tx, const Context& ctx, store::RoomRow& room, const store::Membership& membership,
            const UserId& user) {
  const auto now = tx.change_time();
  store::MembershipWriter{tx}.remove(membership, room.id, now);
  store::RoomWriter{tx}.add_to_users_count(room.pk, -1, now);
  --room.users_count;
  messages::tell_read(tx, ctx, room);
  const bool opens_others = room.is_team_main() || store::Discussions{tx.sql()}.has_any(room.pk);
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::removed, membership.id, room.kind, opens_others});
}

void forget_mutes(Transaction& tx, store::RoomRow& room, const std::string& username) {
  if (std::erase(room.muted, username) + std::erase(room.unmuted, username) == 0) return;
  room.updated_at = tx.change_time();
  store::RoomWriter{tx}.update(room);
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

bool is_last_owner(sql::Session& session, const store::Membership& membership) {
  return membership.has_role("owner") && store::Memberships{session}.count_with_role(membership.room_pk, "owner") == 1;
}

void require_managed(const store::RoomRow& room) {
  if (!room.traits().managed) throw Refusal(errors::direct_message_room, "Not possible in direct messages");
}

}  // namespace confab::core::rooms
