#include "core/rooms/info.h"

#include "base/error.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/rooms/membership.h"
#include "core/rooms/room_document.h"
#include "core/subscriptions/unread_rules.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/joining.h"
#include "store/people.h"
#include "store/rooms.h"
#include "store/subscription_documents.h"

namespace confab::core::rooms {
namespace {

[[noreturn]] void refuse_unknown() {
  throw Refusal(errors::room_not_found,
                "The required \"roomId\" or \"roomName\" param provided does not match any channel");
}

// A conversation by the other's username, as clients write it into addresses.
std::optional<RoomId> direct_room_with(sql::Session& session, const Actor& actor, std::string_view username) {
  const auto other = store::People{session}.by_username(username);
  if (!other) return std::nullopt;
  std::vector<UserId> people{actor.id};
  if (other->pk != actor.pk) people.push_back(other->ref.id);
  const auto row = store::Rooms{session}.by_direct_key(store::direct_key(std::move(people)));
  return row ? std::optional{row->id} : std::nullopt;
}

}  // namespace

model::Room info(const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto reader = ctx.db.read();
  return room_document(*reader, ctx, actor, access::room(*reader, ctx, actor, id));
}

model::Room info(const Context& ctx, const Actor& actor, std::string_view id_or_name,
                 std::optional<model::RoomKind> kind) {
  const auto reader = ctx.db.read();
  return room_document(*reader, ctx, actor, access::room_by_id_or_name(*reader, ctx, actor, id_or_name, kind));
}

model::Room by_kind_and_name(const Context& ctx, const Actor& actor, model::RoomKind kind, std::string_view name) {
  const auto reader = ctx.db.read();
  if (!model::traits(kind).named && !store::Rooms{*reader}.by_id(RoomId{name})) {
    const auto id = direct_room_with(*reader, actor, name);
    if (!id) refuse_unknown();
    return room_document(*reader, ctx, actor, access::room(*reader, ctx, actor, *id));
  }
  const auto guard = access::room_by_id_or_name(*reader, ctx, actor, name, kind);
  const auto preview = access::rights(kind).preview;
  if (preview && !guard.is_member()) guard.require(ctx, actor, *preview);
  return room_document(*reader, ctx, actor, guard);
}

RoomId id_to_join(const Context& ctx, const Actor& actor, std::string_view id_or_name,
                  std::optional<model::RoomKind> kind) {
  const auto reader = ctx.db.read();
  store::Rooms rooms{*reader};
  auto row = rooms.by_id(RoomId{id_or_name});
  if (!row) row = rooms.by_name(id_or_name);
  if (!row || (kind && row->kind != *kind) || !access::can_see(ctx, actor, row->id)) refuse_unknown();
  return row->id;
}

model::Room admin_info(const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto reader = ctx.db.read();
  return room_document(*reader, ctx, actor, access::administrated(*reader, ctx, actor, id));
}

std::optional<std::string> join_code(const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto reader = ctx.db.read();
  const auto room = access::room(*reader, ctx, actor, id);
  if (!room.allows(ctx, actor, permissions::joining("view-join-code"))) {
    throw Refusal(errors::not_authorized, "Not authorized");
  }
  return room.row().join_code;
}

bool name_exists(const Context& ctx, const Actor& actor, std::string_view name) {
  const auto reader = ctx.db.read();
  const auto row = store::Rooms{*reader}.by_name(name);
  if (!row) return false;
  const bool makes_rooms = std::ranges::any_of(model::kRoomKinds, [&](const model::RoomTraits& kind) {
    return kind.named && may(ctx, actor, access::rights(kind.kind).create);
  });
  return makes_rooms || access::can_see(ctx, actor, row->id);
}

bool is_member(const Context& ctx, const Actor& actor, const RoomId& id, const UserId& user) {
  const auto reader = ctx.db.read();
  const auto guard = access::room(*reader, ctx, actor, id);
  const auto person = store::People{*reader}.by_id(user);
  if (!person) throw Refusal::plain(errors::user_not_found, "error-user-not-found");
  return store::Memberships{*reader}.find(guard.pk(), person->pk).has_value();
}

void require_counters_of(const Context& ctx, const Actor& actor, const std::optional<UserId>& user) {
  if (user && *user != actor.id) require(ctx, actor, permissions::administration("view-room-administration"));
}

Counters counters(const Context& ctx, const Actor& actor, const RoomId& id, const std::optional<UserId>& user) {
  const auto reader = ctx.db.read();
  const bool other = user && *user != actor.id;
  const auto guard = other ? access::administrated(*reader, ctx, actor, id) : access::room(*reader, ctx, actor, id);
  const auto& room = guard.row();
  const auto membership =
      other ? store::Memberships{*reader}.find(room.pk, person_by_id(*reader, *user).pk) : guard.membership();

  Counters result;
  result.joined = membership.has_value();
  if (membership || may(ctx, actor, permissions::administration("view-room-administration"))) {
    result.members = room.users_count;
    result.messages = room.messages_count;
    result.latest = room.last_message_at.value_or(room.updated_at);
  }
  if (membership) {
    const auto unread =
        store::SubscriptionDocuments{*reader, subscriptions::unread_rules(ctx.settings)}.unread(membership->pk);
    result.unreads = unread.messages;
    result.user_mentions = unread.user_mentions;
    result.unreads_from = membership->last_seen_at.value_or(membership->joined_at);
  }
  return result;
}

}  // namespace confab::core::rooms
