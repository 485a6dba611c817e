#include "core/encryption/room_keys.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/encryption.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/key_requested.h"
#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "bus/sequencer.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/encryption/own_keys.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/rooms.h"
#include "settings/groups/encryption.h"
#include "store/membership_writer.h"
#include "store/people.h"
#include "store/room_writer.h"

namespace confab::core::encryption {
namespace {

constexpr std::int64_t kMaxWithoutKey = 500;
constexpr std::int64_t kAtOnce = 500;

[[noreturn]] void refuse_room() {
  throw Refusal(errors::invalid_room, "Invalid room");
}

bool is_enabled(const Context& ctx) {
  return ctx.settings.boolean(settings::encryption("E2E_Enable"));
}

bool is_for_members(const std::optional<access::LockedRoom>& room) {
  return room && room->is_member() && !room->row().traits().open;
}

access::LockedRoom locked(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  require_enabled(ctx);
  require_oneself(actor);
  auto room = access::find_locked(tx, ctx, actor, id);
  if (!is_for_members(room)) refuse_room();
  return std::move(*room);
}

void tell_room(Transaction& tx, const store::RoomRow& room) {
  store::RoomWriter{tx}.touch(room.pk, tx.change_time());
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
}

// Stores what a member has now, and tells the member of it.
void put(Transaction& tx, const store::RoomRow& room, const store::Membership& membership, const UserId& user,
         const store::RoomKey& key) {
  store::RoomKeyWriter{tx}.set(membership.pk, room.pk, key);
  store::MembershipWriter{tx}.touch(membership.pk, tx.change_time());
  tx.publish(bus::SubscriptionChanged{user, room.id, bus::Change::updated, membership.id});
}

// False: is not in the room. `waited` says whether anybody who waited does so no more.
bool suggest(Transaction& tx, const store::RoomRow& room, const GivenKey& given, bool& waited) {
  const auto person = store::People{tx.sql()}.by_id(given.user);
  const auto membership = person ? store::Memberships{tx.sql()}.find(room.pk, person->pk) : std::nullopt;
  if (!membership) return false;
  auto key = store::RoomKeys{tx.sql()}.of_member(membership->pk).value_or(store::RoomKey{});
  key.suggested = given.key;
  key.suggested_old = given.old;
  put(tx, room, *membership, person->ref.id, key);
  waited = store::RoomKeyWriter{tx}.wait_no_more(membership->pk) || waited;
  return true;
}

void set_own(Transaction& tx, const Actor& actor, const access::LockedRoom& guard, const std::string& text) {
  const auto& membership = *guard.membership();
  auto key = store::RoomKeys{tx.sql()}.of_member(membership.pk).value_or(store::RoomKey{});
  key.key = text;
  put(tx, guard.row(), membership, actor.id, key);
  if (store::RoomKeyWriter{tx}.wait_no_more(membership.pk)) tell_room(tx, guard.row());
}

// What was the key is one of the old ones.
void retire(store::RoomKey& key, const std::string& key_id, Timestamp now) {
  if (key.key) {
    auto& old = key.old ? *key.old : key.old.emplace();
    old.insert(old.begin(), {.key_id = key_id, .ts = now, .key = std::move(key.key)});
    if (old.size() > store::kMaxOldKeys) old.resize(store::kMaxOldKeys);
  }
  key.key.reset();
  key.suggested.reset();
  key.suggested_old.reset();
}

void retire_all(Transaction& tx, const Context& ctx, const store::RoomRow& room) {
  const auto now = ctx.clock.now();
  store::RoomKeys keys{tx.sql()};
  for (std::int64_t last = 0;;) {
    auto members = keys.of_room(room.pk, last, kAtOnce);
    for (auto& one : members) {
      retire(one.key, room.e2e_key_id.value_or(""), now);
      store::RoomKeyWriter{tx}.set(one.subscription_pk, room.pk, one.key);
    }
    if (std::ssize(members) < kAtOnce) return;
    last = members.back().user_pk;
  }
}

struct Suggested {
  access::LockedRoom guard;
  store::RoomKey key;
};

Suggested suggested(Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& room) {
  auto guard = locked(tx, ctx, actor, room);
  auto key = store::RoomKeys{tx.sql()}.of_member(guard.membership()->pk);
  if (!key || !key->suggested) throw Refusal(errors::no_suggested_key, "No suggested key available");
  return {std::move(guard), std::move(*key)};
}

}  // namespace

std::vector<store::KeyHolder> members_without_key(const Context& ctx, const Actor& actor, const RoomId& id) {
  require_enabled(ctx);
  const auto reader = ctx.db.read();
  const auto room = access::find_room(*reader, ctx, actor, id);
  if (!room || !room->is_member() || room->row().traits().open) refuse_room();
  return store::RoomKeys{*reader}.without_key(room->pk(), kMaxWithoutKey);
}

void set_key_id(const Context& ctx, const Actor& actor, const RoomId& id, const std::string& key_id) {
  Transaction tx(ctx);
  const auto guard = locked(tx, ctx, actor, id);
  if (guard.row().e2e_key_id) throw Refusal(errors::room_key_exists, "E2E Key ID already exists");
  auto room = guard.row();
  room.e2e_key_id = key_id;
  room.updated_at = tx.change_time();
  store::RoomWriter{tx}.update(room);
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  tx.commit();
}

void update_key(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user, const std::string& key) {
  Transaction tx(ctx);
  const auto guard = locked(tx, ctx, actor, id);
  if (user == actor.id) {
    set_own(tx, actor, guard, key);
  } else {
    bool waited = false;
    if (!suggest(tx, guard.row(), {user, key, {}}, waited)) {
      throw Refusal(errors::user_not_in_room, "User is not in this room");
    }
    if (waited) tell_room(tx, guard.row());
  }
  tx.commit();
}

void provide_keys(const Context& ctx, const Actor& actor, const std::map<RoomId, std::vector<GivenKey>>& keys) {
  if (!is_enabled(ctx)) return;
  require_oneself(actor);
  // A transaction a room: who gives many keys at once does not hold up all the rooms.
  for (const auto& [id, people] : keys) {
    Transaction tx(ctx);
    const auto room = access::find_locked(tx, ctx, actor, id);
    if (!is_for_members(room)) continue;
    bool waited = false, given = false;
    for (const auto& one : people) {
      if (one.user != actor.id) given = suggest(tx, room->row(), one, waited) || given;
    }
    if (waited) tell_room(tx, room->row());
    if (given) tx.commit();
  }
}

void accept_suggested_key(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  auto [guard, key] = suggested(tx, ctx, actor, id);
  key.key = std::move(key.suggested);
  if (key.suggested_old) key.old = std::move(key.suggested_old);
  key.suggested.reset();
  key.suggested_old.reset();
  put(tx, guard.row(), *guard.membership(), actor.id, key);
  if (store::RoomKeyWriter{tx}.wait_no_more(guard.membership()->pk)) tell_room(tx, guard.row());
  tx.commit();
}

void reject_suggested_key(const Context& ctx, const Actor& actor, const RoomId& id) {
  Transaction tx(ctx);
  auto [guard, key] = suggested(tx, ctx, actor, id);
  key.suggested.reset();
  key.suggested_old.reset();
  put(tx, guard.row(), *guard.membership(), actor.id, key);
  if (store::RoomKeyWriter{tx}.wait(guard.membership()->pk, guard.pk(), ctx.clock.now())) {
    tell_room(tx, guard.row());
  }
  tx.commit();
}

std::map<RoomId, std::vector<store::KeyHolder>> waiting_for_keys(const Context& ctx, const Actor& actor,
                                                                 const std::vector<RoomId>& rooms) {
  std::map<RoomId, std::vector<store::KeyHolder>> found;
  if (!is_enabled(ctx)) return found;
  const auto reader = ctx.db.read();
  for (const auto& id : rooms) {
    const auto room = access::find_room(*reader, ctx, actor, id);
    if (!room || !room->is_member() || room->row().traits().open || !room->row().encrypted) continue;
    auto people = store::RoomKeys{*reader}.waiting_holders(room->pk());
    if (!people.empty()) found.emplace(id, std::move(people));
  }
  return found;
}

void reset_room_key(const Context& ctx, const Actor& actor, const RoomId& id, const std::string& key,
                    const std::string& key_id) {
  Transaction tx(ctx);
  const auto guard = locked(tx, ctx, actor, id);
  auto room = guard.row();
  if (!room.encrypted || !room.e2e_key_id) refuse_room();
  if (!room.traits().personal) guard.require(ctx, actor, permissions::rooms("toggle-room-e2e-encryption"));
  retire_all(tx, ctx, room);
  const auto now = ctx.clock.now();
  room.e2e_key_id = key_id;
  room.updated_at = tx.change_time();
  store::RoomWriter{tx}.update(room);
  set_own(tx, actor, guard, key);
  store::RoomKeyWriter{tx}.wait_all(room.pk, guard.membership()->pk, now);
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  audit::record(tx, ctx, actor, "room.key_reset", room.id.value);
  tx.commit();
}

bool ask_for_key(const Context& ctx, const Actor& actor, const RoomId& id, const std::string& key_id) {
  if (!is_enabled(ctx)) return false;
  const auto room = access::find_room(*ctx.db.read(), ctx, actor, id);
  if (!room || !room->is_member() || room->row().traits().open) return false;
  ctx.events.publish(bus::KeyRequested{id, actor.id, key_id});
  return true;
}

}  // namespace confab::core::encryption
