#include "core/rooms/create.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "bus/events/room_changed.h"
#include "core/access/room_rights.h"
#include "core/access/team.h"
#include "core/kernel/transaction.h"
#include "core/rooms/encrypted.h"
#include "core/rooms/hosting.h"
#include "core/rooms/membership.h"
#include "core/rooms/names.h"
#include "core/rooms/room_document.h"
#include "core/rooms/texts.h"
#include "core/triggers/request.h"
#include "permissions/groups/rooms.h"
#include "settings/groups/encryption.h"
#include "settings/groups/rest_api.h"
#include "store/room_writer.h"

namespace confab::core::rooms {
namespace {

void authorise(const Context& ctx, const Actor& actor, const CreateRoom& cmd) {
  if (!model::traits(cmd.kind).named) throw Refusal(errors::invalid_room_type, "Invalid room type");
  if (!cmd.team) require(ctx, actor, access::rights(cmd.kind).create);
}

bool is_encrypted(const Context& ctx, const CreateRoom& cmd) {
  const bool possible = can_be_encrypted(ctx, cmd.kind);
  if (cmd.encrypted.value_or(false) && !possible) {
    throw Refusal(errors::invalid_params, "Encrypted rooms are not supported", {{"field", "encrypted"}});
  }
  // A discussion is as its maker says: what is asked in a public room would be lost to those who read there.
  const bool by_default =
      !cmd.parent_pk && ctx.settings.boolean(settings::encryption("E2E_Enabled_Default_PrivateRooms"));
  return possible && cmd.encrypted.value_or(by_default);
}

// The room comes into the team; who is in that may make rooms there.
void host(Transaction& tx, const Context& ctx, const Actor& actor, const TeamId& team, store::RoomRow& room) {
  const auto guard = access::locked_team(tx, ctx, actor, {.id = team});
  const auto needed = access::rights(room.kind).create_in_team;
  if (!needed) throw Refusal(errors::invalid_room_type, "Invalid room type");
  guard.require(ctx, actor, *needed);
  room.team_pk = guard.team().pk;
  store::RoomWriter{tx}.update(room);
  tell_team(tx, ctx, actor, room, "user-added-room-to-team");
}

}  // namespace

std::vector<store::Person> members_of(sql::Session& session, const Context& ctx, const Actor& actor,
                                      const std::vector<std::string>& usernames) {
  if (std::ssize(usernames) > ctx.settings.integer(settings::rest_api("API_User_Limit"))) {
    throw Refusal(errors::user_limit_exceeded, "User limit exceeded");
  }
  for (const auto& username : usernames) check_text(username);
  auto people = store::People{session}.by_usernames(usernames);
  std::erase_if(people, [&](const store::Person& person) { return !person.active || person.pk == actor.pk; });
  return people;
}

model::Room create(const Context& ctx, const Actor& actor, const CreateRoom& cmd) {
  authorise(ctx, actor, cmd);
  const auto members = members_of(*ctx.db.read(), ctx, actor, cmd.members);

  Transaction tx(ctx);
  auto room = insert_room(tx, ctx, actor.pk, cmd);
  if (cmd.team) host(tx, ctx, actor, *cmd.team, room);
  if (!cmd.exclude_self) enter(tx, ctx, room, actor.pk, actor.id, {.role = "owner"});
  for (const auto& member : members) enter(tx, ctx, room, member.pk, member.ref.id, {});
  tx.publish(bus::RoomChanged{room.id, bus::Change::inserted});
  triggers::room_event(tx, ctx, triggers::RoomEvent::created, room, actor.id);
  auto document = room_document(tx, ctx, room.pk);
  tx.commit();
  return document;
}

store::RoomRow insert_room(Transaction& tx, const Context& ctx, std::int64_t creator_pk, const CreateRoom& cmd) {
  const auto name = cmd.parent_pk ? RoomName{make_id<RoomId>().value, title(cmd.name)} : free_name(tx, ctx, cmd.name);
  const Timestamp now = ctx.clock.now();
  store::RoomRow room;
  room.id = make_id<RoomId>();
  room.kind = cmd.kind;
  room.name = name.name;
  room.fname = name.fname;
  room.creator_pk = creator_pk;
  room.parent_pk = cmd.parent_pk;
  room.topic = text_or_none(cmd.topic);
  room.description = text_or_none(cmd.description);
  room.announcement = text_or_none(cmd.announcement);
  room.read_only = cmd.read_only || cmd.broadcast;
  room.broadcast = cmd.broadcast;
  room.encrypted = is_encrypted(ctx, cmd);
  if (!cmd.custom_fields.empty()) room.custom_fields = {to_json_text(cmd.custom_fields)};
  room.created_at = now;
  room.updated_at = tx.change_time();
  if (!store::RoomWriter{tx}.insert(room)) {  // somebody else took the name at the same moment
    throw Refusal(errors::duplicate_channel_name, "A channel with name '" + name.name + "' exists",
                  {{"channel_name", name.name}});
  }
  return room;
}

}  // namespace confab::core::rooms
