#include "core/access/room.h"

#include <algorithm>
#include <span>
#include <type_traits>

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "core/access/room_rights.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/joining.h"
#include "permissions/groups/messages.h"
#include "permissions/groups/moderation.h"
#include "permissions/groups/viewing.h"
#include "settings/groups/accounts.h"
#include "store/room_bans.h"
#include "store/room_writer.h"

namespace confab::core::access {
namespace {

const std::vector<std::string> kNoRoles;

[[noreturn]] void refuse_unknown() {
  throw Refusal(errors::room_not_found,
                "The required \"roomId\" or \"roomName\" param provided does not match any channel");
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// `open`: to the one who has the roles.
bool sees(const Context& ctx, std::span<const std::string> roles, const store::RoomRow& row, bool is_member,
          bool open) {
  const auto& permissions = ctx.permissions;
  if (is_member && permissions.allows(roles, permissions::viewing("view-joined-room"))) return true;
  return (is_member || open) && permissions.allows(roles, rights(row.kind).see);
}

bool visitors_read(sql::Session& session, const Context& ctx, const store::RoomRow& row) {
  const std::vector<std::string> roles{std::string{kVisitorRole}};
  const auto preview = rights(row.kind).preview;
  const bool allowed = ctx.settings.boolean(settings::accounts("Accounts_AllowAnonymousRead")) && !row.join_code &&
                       preview && ctx.permissions.allows(roles, *preview);
  return allowed && sees(ctx, roles, row, false, store::Rooms{session}.is_open_to(row, {}));
}

}  // namespace

struct RoomGuard {
  template <class Room>
  static Room make(store::RoomRow row, std::optional<store::Membership> membership, bool open, bool banned = false) {
    return Room{std::move(row), std::move(membership), open, banned};
  }

  /// These say by themselves that somebody is banned: who joins, or writes, is to be told why it is refused.
  template <class Room>
  static constexpr bool kTellsOfBans = std::is_same_v<Room, LockedRoom> || std::is_same_v<Room, PostableRoom>;

  static ManageableRoom proven(LockedRoom room) {
    return make<ManageableRoom>(std::move(room.row_), std::move(room.membership_), room.open_, room.banned_);
  }

  /// The room as it is to the actor, whether that one may know of it or not.
  template <class Room>
  static Room of(sql::Session& session, const Actor& actor, store::RoomRow row) {
    auto membership = store::Memberships{session}.find(row.pk, actor.pk);
    const bool open = membership || store::Rooms{session}.is_open_to(row, actor.pk);
    const bool banned = !membership && store::is_banned(session, row, actor.pk);
    return make<Room>(std::move(row), std::move(membership), open, banned);
  }

  /// The room for the actor, or nullopt where the actor may not know of it.
  template <class Room>
  static std::optional<Room> visible(sql::Session& session, const Context& ctx, const Actor& actor,
                                     std::optional<store::RoomRow> row) {
    if (!row) return std::nullopt;
    auto room = of<Room>(session, actor, std::move(*row));
    if (!sees(ctx, actor.roles, room.row_, room.membership_.has_value(), room.open_)) return std::nullopt;
    if (!kTellsOfBans<Room> && room.banned_) return std::nullopt;
    return room;
  }

  /// The same for one who may know of it otherwise.
  template <class Room>
  static std::optional<Room> visible(sql::Session& session, const Context& ctx, const Actor& actor,
                                     std::optional<store::RoomRow> row, bool known) {
    if (!known) return visible<Room>(session, ctx, actor, std::move(row));
    return row ? std::optional{of<Room>(session, actor, std::move(*row))} : std::nullopt;
  }
};

const std::vector<std::string>& ReadableRoom::roles() const {
  return membership_ ? membership_->roles : kNoRoles;
}

bool ReadableRoom::is_readable(const Context& ctx, const Actor& actor) const {
  const auto preview = rights(row_.kind).preview;
  if (is_member()) return true;
  const bool needs_code = row_.join_code && !allows(ctx, actor, permissions::joining("join-without-join-code"));
  // A discussion is open to those who read the room that it belongs to.
  const bool previews = preview ? allows(ctx, actor, *preview) : row_.is_discussion();
  return open_ && !banned_ && previews && !needs_code;
}

bool ReadableRoom::allows(const Context& ctx, const Actor& actor, permissions::Permission permission) const {
  return ctx.permissions.allows(actor.roles, roles(), permission);
}

void ReadableRoom::require(const Context& ctx, const Actor& actor, permissions::Permission permission) const {
  if (!allows(ctx, actor, permission)) throw Refusal(errors::not_allowed, "Not allowed");
}

ReadableRoom room(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto found = RoomGuard::visible<ReadableRoom>(session, ctx, actor, store::Rooms{session}.by_id(id));
  if (!found) refuse_unknown();
  return std::move(*found);
}

std::optional<ReadableRoom> find_room(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id,
                                      bool known) {
  return RoomGuard::visible<ReadableRoom>(session, ctx, actor, store::Rooms{session}.by_id(id), known);
}

std::optional<LockedRoom> find_locked(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id,
                                      bool known) {
  return RoomGuard::visible<LockedRoom>(tx, ctx, actor, store::RoomWriter{tx}.lock(id), known);
}

ReadableRoom room_by_id_or_name(sql::Session& session, const Context& ctx, const Actor& actor,
                                std::string_view id_or_name, std::optional<model::RoomKind> kind) {
  store::Rooms rooms{session};
  auto row = rooms.by_id(RoomId{id_or_name});
  if (!row) row = rooms.by_name(id_or_name);
  if (row && kind && row->kind != *kind) row.reset();
  auto found = RoomGuard::visible<ReadableRoom>(session, ctx, actor, std::move(row));
  if (!found) refuse_unknown();
  return std::move(*found);
}

ReadableHistory history(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto found = RoomGuard::visible<ReadableHistory>(session, ctx, actor, store::Rooms{session}.by_id(id));
  if (!found) refuse_unknown();
  if (!found->is_readable(ctx, actor)) throw Refusal(errors::not_allowed, "Not allowed");
  return std::move(*found);
}

std::optional<ReadableHistory> find_history(sql::Session& session, const Context& ctx, const Actor& actor,
                                            const RoomId& id) {
  auto found = RoomGuard::visible<ReadableHistory>(session, ctx, actor, store::Rooms{session}.by_id(id));
  if (found && !found->is_readable(ctx, actor)) found.reset();
  return found;
}

ReadableHistory anonymous_history(sql::Session& session, const Context& ctx, const RoomId& id) {
  auto row = store::Rooms{session}.by_id(id);
  if (!row || !visitors_read(session, ctx, *row)) {
    throw Refusal(errors::not_allowed, "Enable \"Allow Anonymous Read\"");
  }
  return RoomGuard::make<ReadableHistory>(std::move(*row), std::nullopt, true);
}

ReadableRoom administrated(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  return administrated(session, ctx, actor, id, permissions::administration("view-room-administration"));
}

ReadableRoom administrated(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id,
                           permissions::Permission permission) {
  require(ctx, actor, permission);
  auto row = store::Rooms{session}.by_id(id);
  if (!row) refuse_unknown();
  return RoomGuard::of<ReadableRoom>(session, actor, std::move(*row));
}

JoinedRoom joined(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto found = RoomGuard::visible<JoinedRoom>(session, ctx, actor, store::Rooms{session}.by_id(id));
  if (!found) refuse_unknown();
  if (!found->is_member()) throw Refusal(errors::user_not_in_room, "You are not in this room");
  return std::move(*found);
}

PostableRoom postable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto found = RoomGuard::visible<PostableRoom>(tx, ctx, actor, store::RoomWriter{tx}.lock(id));
  if (!found) throw Refusal::plain(errors::invalid_room, "error-invalid-room");
  const auto& row = found->row();
  if (!found->is_member() && (!found->is_open() || row.join_code)) {
    throw Refusal::plain(errors::not_allowed, "error-not-allowed");
  }
  require_postable(tx, ctx, actor, *found);
  return std::move(*found);
}

bool visitors_write(const Context& ctx) {
  return ctx.settings.boolean(settings::accounts("Accounts_AllowAnonymousRead")) &&
         ctx.settings.boolean(settings::accounts("Accounts_AllowAnonymousWrite"));
}

namespace {

// Visitors write under a name, and while the workspace lets them.
void require_name(const Context& ctx, const Actor& actor) {
  if (actor.username.empty()) throw Refusal::plain(errors::not_allowed, "Choose a username before you write");
  const bool visitor = actor.roles.size() == 1 && actor.roles.front() == kVisitorRole;
  if (visitor && !visitors_write(ctx)) throw Refusal::plain(errors::not_allowed, "Visitors may not write here");
}

}  // namespace

void require_postable(sql::Session& session, const Context& ctx, const Actor& actor, const ReadableRoom& room,
                      ReadOnly read_only) {
  require_name(ctx, actor);
  const auto& row = room.row();
  if (row.archived) throw Refusal(errors::room_archived, "The room is archived");
  if (room.is_banned()) {
    throw Refusal::plain(errors::not_allowed, "error-not-allowed");
  }
  if (contains(row.muted, actor.username)) throw Refusal::plain(errors::muted, "You_have_been_muted");
  if (read_only == ReadOnly::counts && row.read_only && !contains(row.unmuted, actor.username) &&
      !room.allows(ctx, actor, permissions::messages("post-readonly"))) {
    throw Refusal::plain(errors::not_allowed, "You can't send messages because the room is readonly.");
  }
  if (!row.traits().personal) return;
  if (room.is_member() && (room.membership()->blocked || room.membership()->blocker)) {
    throw Refusal::plain(errors::not_allowed, "room_is_blocked");
  }
  if (row.users_count == 2 && store::Memberships{session}.count_active_others(row.pk, actor.pk) == 0) {
    throw Refusal(errors::not_allowed, "The other person's account is deactivated");
  }
}

LockedRoom locked(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  auto found =
      find_locked(tx, ctx, actor, id, may(ctx, actor, permissions::administration("view-room-administration")));
  if (!found) refuse_unknown();
  return std::move(*found);
}

LockedRoom locked_for_moderation(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id) {
  require(ctx, actor, permissions::moderation("manage-moderation-actions"));
  auto row = store::RoomWriter{tx}.lock(id);
  if (!row) refuse_unknown();
  return RoomGuard::of<LockedRoom>(tx, actor, std::move(*row));
}

ManageableRoom manageable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id,
                          permissions::Permission permission) {
  return manageable(locked(tx, ctx, actor, id), ctx, actor, permission);
}

ManageableRoom manageable(LockedRoom room, const Context& ctx, const Actor& actor, permissions::Permission permission) {
  room.require(ctx, actor, permission);
  return RoomGuard::proven(std::move(room));
}

ManageableRoom manageable(LockedRoom room, const Context& ctx, const Actor& actor,
                          std::optional<permissions::Permission> anywhere, permissions::Permission inside) {
  const bool allowed =
      (anywhere && may(ctx, actor, *anywhere)) || (room.is_member() && room.allows(ctx, actor, inside));
  if (!allowed) throw Refusal(errors::not_allowed, "Not allowed");
  return RoomGuard::proven(std::move(room));
}

LockedRoom invited(sql::Transaction& tx, const Actor& actor, const store::Invite& invite) {
  auto row = store::RoomWriter{tx}.lock(invite.room_pk);
  if (!row) throw Refusal(errors::invalid_token, "The invite token is invalid.");
  return RoomGuard::of<LockedRoom>(tx, actor, std::move(*row));
}

bool may_read_as_member(const Context& ctx, const Actor& actor, model::RoomKind kind) {
  return ctx.permissions.allows(actor.roles, permissions::viewing("view-joined-room")) ||
         ctx.permissions.allows(actor.roles, rights(kind).see);
}

Readable readable(const Context& ctx, const Actor& actor, model::RoomKind kind) {
  const auto& needed = rights(kind);
  const bool open =
      model::traits(kind).open && needed.preview && may(ctx, actor, needed.see) && may(ctx, actor, *needed.preview);
  return {.joined = may_read_as_member(ctx, actor, kind),
          .open = open,
          .guarded = open && may(ctx, actor, permissions::joining("join-without-join-code"))};
}

bool can_see(const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto reader = ctx.db.read();
  const auto row = store::Rooms{*reader}.by_id(id);
  if (!row) return false;
  const auto room = RoomGuard::of<ReadableRoom>(*reader, actor, *row);
  return sees(ctx, actor.roles, *row, room.is_member(), room.is_open());
}

bool can_read(const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto reader = ctx.db.read();
  return find_history(*reader, ctx, actor, id).has_value();
}

bool can_read_anonymously(const Context& ctx, const RoomId& id) {
  if (!ctx.settings.boolean(settings::accounts("Accounts_AllowAnonymousRead"))) return false;
  const auto reader = ctx.db.read();
  const auto row = store::Rooms{*reader}.by_id(id);
  return row && visitors_read(*reader, ctx, *row);
}

}  // namespace confab::core::access
