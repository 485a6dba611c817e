#include "core/rooms/create_direct.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "core/access/room_rights.h"
#include "core/kernel/transaction.h"
#include "core/rooms/encrypted.h"
#include "core/rooms/membership.h"
#include "core/rooms/room_document.h"
#include "core/rooms/texts.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/rooms.h"
#include "settings/groups/encryption.h"
#include "settings/groups/rooms.h"
#include "store/membership_writer.h"
#include "store/room_writer.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

void check_count(const Context& ctx, std::size_t people) {
  const auto most = ctx.settings.integer(settings::rooms("DirectMesssage_maxUsers"));
  if (static_cast<std::int64_t>(people) > most) {
    throw Refusal(errors::direct_message_max_users, "You cannot add more than " + std::to_string(most) + " users");
  }
}

// The people of the room, each once; the actor among them, unless left out.
std::vector<store::Person> people_of(sql::Session& session, const Context& ctx, const Actor& actor,
                                     const CreateDirect& cmd) {
  std::vector<std::string> keys;
  for (const auto& username : cmd.usernames) {
    check_text(username);
    auto key = to_lower_ascii(trim(username));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  check_count(ctx, keys.size());
  store::People store{session};
  auto people = store.by_usernames(keys);
  if (keys.empty() || people.size() != keys.size()) throw Refusal(errors::invalid_user, "Invalid user");

  const auto is_actor = [&](const store::Person& person) { return person.pk == actor.pk; };
  const bool names_actor = std::any_of(people.begin(), people.end(), is_actor);
  if (cmd.exclude_self) {
    require(ctx, actor, permissions::administration("view-room-administration"));
    std::erase_if(people, is_actor);
    if (people.size() < 2) throw Refusal(errors::invalid_user, "Two people or more are needed");
  } else if (!names_actor) {
    people.push_back({.pk = actor.pk, .ref = actor.ref(), .active = true, .type = "user"});
  }
  check_count(ctx, people.size());
  if (people.size() == 1 && !ctx.settings.boolean(settings::rooms("Message_AllowDirectMessagesToYourself"))) {
    throw Refusal(errors::not_allowed, "Not allowed");
  }
  return people;
}

store::RoomRow room_for(Transaction& tx, const Context& ctx, const std::vector<store::Person>& people,
                        std::string key) {
  std::vector<std::string> ids;
  ids.reserve(people.size());
  for (const auto& person : people) ids.push_back(person.ref.id.value);
  std::sort(ids.begin(), ids.end());
  store::RoomRow room;
  room.id = people.size() == 2 ? RoomId{ids[0] + ids[1]} : make_id<RoomId>();  // how the field makes them
  room.kind = model::RoomKind::direct;
  room.direct_key = std::move(key);
  room.encrypted =
      can_be_encrypted(ctx, room.kind) && ctx.settings.boolean(settings::encryption("E2E_Enabled_Default_DirectRooms"));
  room.created_at = ctx.clock.now();
  room.updated_at = tx.change_time();
  return room;
}

void open_for(Transaction& tx, const store::RoomRow& room, const Actor& actor) {
  const auto membership = store::Memberships{tx.sql()}.find(room.pk, actor.pk);
  if (!membership || membership->open) return;
  store::MembershipWriter{tx}.set_open(membership->pk, true, tx.change_time());
  tx.publish(bus::SubscriptionChanged{actor.id, room.id, bus::Change::updated, membership->id});
}

std::optional<DirectRoom> existing(const Context& ctx, const Actor& actor, std::string_view key) {
  Transaction tx(ctx);
  const auto room = store::Rooms{tx.sql()}.by_direct_key(key);
  if (!room) return std::nullopt;
  open_for(tx, *room, actor);
  DirectRoom result{.room = room_document(tx, ctx, room->pk), .created = false};
  tx.commit();
  return result;
}

}  // namespace

DirectRoom create_direct(const Context& ctx, const Actor& actor, const CreateDirect& cmd) {
  const auto people = people_of(*ctx.db.read(), ctx, actor, cmd);
  std::vector<UserId> ids;
  ids.reserve(people.size());
  for (const auto& person : people) ids.push_back(person.ref.id);
  const auto key = store::direct_key(std::move(ids));
  if (auto found = existing(ctx, actor, key)) return std::move(*found);

  require(ctx, actor, access::rights(model::RoomKind::direct).create);
  Transaction tx(ctx);
  auto room = room_for(tx, ctx, people, key);
  if (!store::RoomWriter{tx}.insert(room)) {
    // Both opened it at the same moment; the other one's is there now.
    tx.commit();
    if (auto found = existing(ctx, actor, key)) return std::move(*found);
    throw Refusal(errors::invalid_room, "A room with the same id exists");
  }
  for (const auto& person : people) {
    // The other side of a conversation of two sees it with the first message.
    enter(tx, ctx, room, person.pk, person.ref.id, {.open = person.pk == actor.pk || people.size() > 2});
  }
  tx.publish(bus::RoomChanged{room.id, bus::Change::inserted});
  DirectRoom result{.room = room_document(tx, ctx, room.pk), .created = true};
  tx.commit();
  return result;
}

}  // namespace confab::core::rooms
