#pragma once
// The guards to rooms. A use case gets a room on somebody's behalf here and nowhere else: each guard returns a type
// that nothing else can make, so that a forgotten check does not compile. A room that is unknown and one that the actor
// may not know of give the same answer.

#include <string_view>

#include "core/kernel/context.h"
#include "store/invites.h"
#include "store/memberships.h"
#include "store/rooms.h"

namespace confab::core::access {

/// A room the actor may see: its member, or anybody with view-c-room where it is public, but those whom it has banned.
/// What a private team hosts is public to its members alone, and a discussion, public or private, to those who get into
/// the room that it belongs to.
class ReadableRoom {
 public:
  [[nodiscard]] const store::RoomRow& row() const { return row_; }
  [[nodiscard]] std::int64_t pk() const { return row_.pk; }
  [[nodiscard]] const RoomId& id() const { return row_.id; }
  /// The actor's membership of it; nullopt: not a member.
  [[nodiscard]] const std::optional<store::Membership>& membership() const { return membership_; }
  [[nodiscard]] bool is_member() const { return membership_.has_value(); }
  /// Whether the actor is in it, or may come in without an invitation, as store::open_to_user() says.
  [[nodiscard]] bool is_open() const { return open_; }
  /// Room roles of the actor.
  [[nodiscard]] const std::vector<std::string>& roles() const;
  /// Whether the actor has the permission by the roles in the workspace or in this room.
  [[nodiscard]] bool allows(const Context& ctx, const Actor& actor, permissions::Permission permission) const;
  /// Whether the actor, who is not in it, must not come back to it or to the room that it belongs to.
  [[nodiscard]] bool is_banned() const { return banned_; }
  /// Whether the actor may read its messages: its member, or with the permission to look into such rooms and not
  /// banned.
  [[nodiscard]] bool is_readable(const Context& ctx, const Actor& actor) const;
  /// The same as allows(); throws Refusal(not_allowed).
  void require(const Context& ctx, const Actor& actor, permissions::Permission permission) const;

 protected:
  ReadableRoom(store::RoomRow row, std::optional<store::Membership> membership, bool open, bool banned)
      : row_(std::move(row)), membership_(std::move(membership)), open_(open), banned_(banned) {}

 private:
  friend struct RoomGuard;
  store::RoomRow row_;
  std::optional<store::Membership> membership_;
  bool open_, banned_;
};

/// A room whose messages the actor may read: its member, or with preview-c-room.
class ReadableHistory : public ReadableRoom {
  friend struct RoomGuard;
  using ReadableRoom::ReadableRoom;
};

/// A room the actor is a member of.
class JoinedRoom : public ReadableRoom {
 public:
  [[nodiscard]] const store::Membership& membership() const { return *ReadableRoom::membership(); }

 private:
  friend struct RoomGuard;
  using ReadableRoom::ReadableRoom;
};

/// A room the actor may write in, locked until the transaction ends.
class PostableRoom : public ReadableRoom {
  friend struct RoomGuard;
  using ReadableRoom::ReadableRoom;
};

/// A room that the actor may know of, also as one who administrates all rooms, locked until the transaction ends. Only
/// the lock is sure, and whoever is banned gets it, too, to be told so: what may be done with it is still to be proven.
class LockedRoom : public ReadableRoom {
  friend struct RoomGuard;
  using ReadableRoom::ReadableRoom;
};

/// A locked room in which the actor has proven the permission for what is to be done.
class ManageableRoom : public LockedRoom {
  friend struct RoomGuard;
  using LockedRoom::LockedRoom;
};

/// Throws Refusal(room_not_found).
[[nodiscard]] ReadableRoom room(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id);
/// The same without an exception: nullopt where the actor may not know of it. `known`: may know of it for another
/// reason, which the caller has proven.
[[nodiscard]] std::optional<ReadableRoom> find_room(sql::Session& session, const Context& ctx, const Actor& actor,
                                                    const RoomId& id, bool known = false);
[[nodiscard]] std::optional<LockedRoom> find_locked(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                                    const RoomId& id, bool known = false);
/// By id, or by name where such rooms have one. `kind`: only rooms of it. Throws
/// Refusal(room_not_found).
[[nodiscard]] ReadableRoom room_by_id_or_name(sql::Session& session, const Context& ctx, const Actor& actor,
                                              std::string_view id_or_name, std::optional<model::RoomKind> kind = {});
/// Throws Refusal(room_not_found), or (not_allowed) where the room is visible but not its history.
[[nodiscard]] ReadableHistory history(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id);
/// The same without an exception: nullopt where the actor may not read.
[[nodiscard]] std::optional<ReadableHistory> find_history(sql::Session& session, const Context& ctx, const Actor& actor,
                                                          const RoomId& id);
/// The same for visitors who have not logged in (setting Accounts_AllowAnonymousRead). Throws Refusal(not_allowed).
[[nodiscard]] ReadableHistory anonymous_history(sql::Session& session, const Context& ctx, const RoomId& id);
/// Any room, for those with view-room-administration. Throws Refusal(not_allowed | room_not_found).
[[nodiscard]] ReadableRoom administrated(sql::Session& session, const Context& ctx, const Actor& actor,
                                         const RoomId& id);
/// The same for those with another permission in the workspace.
[[nodiscard]] ReadableRoom administrated(sql::Session& session, const Context& ctx, const Actor& actor,
                                         const RoomId& id, permissions::Permission permission);
/// Throws Refusal(room_not_found), or (user_not_in_room) where the room is public.
[[nodiscard]] JoinedRoom joined(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id);
/// Member, or somebody who could become one at once; not archived, not muted, and in a read-only room one who may write
/// all the same. Throws Refusal(invalid_room | not_allowed | room_archived | muted).
[[nodiscard]] PostableRoom postable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id);
/// The role of visitors, and whether they may write where they may read.
inline constexpr std::string_view kVisitorRole = "anonymous";
[[nodiscard]] bool visitors_write(const Context& ctx);
/// Whether it matters that only some may write in the room.
enum class ReadOnly { counts, counts_not };
/// The rules of postable() alone, for verbs that change what was written. Throws Refusal(room_archived | muted |
/// not_allowed).
void require_postable(sql::Session& session, const Context& ctx, const Actor& actor, const ReadableRoom& room,
                      ReadOnly read_only = ReadOnly::counts);
/// Throws Refusal(room_not_found | not_allowed).
[[nodiscard]] ManageableRoom manageable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id,
                                        permissions::Permission permission);
/// The same for a room that is locked already. Throws Refusal(not_allowed).
[[nodiscard]] ManageableRoom manageable(LockedRoom room, const Context& ctx, const Actor& actor,
                                        permissions::Permission permission);
/// The same with one of two permissions: `anywhere` counts without being in the room (none: nobody has it), `inside`
/// only for its members. Throws Refusal(not_allowed).
[[nodiscard]] ManageableRoom manageable(LockedRoom room, const Context& ctx, const Actor& actor,
                                        std::optional<permissions::Permission> anywhere,
                                        permissions::Permission inside);
/// Any room, for those with manage-moderation-actions. Throws Refusal(not_allowed | room_not_found).
[[nodiscard]] LockedRoom locked_for_moderation(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                               const RoomId& id);
/// Throws Refusal(room_not_found).
[[nodiscard]] LockedRoom locked(sql::Transaction& tx, const Context& ctx, const Actor& actor, const RoomId& id);

/// The room that an invite leads to: who has the invite may become its member, whatever its kind. Throws
/// Refusal(invalid_token).
[[nodiscard]] LockedRoom invited(sql::Transaction& tx, const Actor& actor, const store::Invite& invite);

/// Whether the actor may read rooms of the kind as their member, whichever they are: what history() asks, for who goes
/// through all rooms of somebody.
[[nodiscard]] bool may_read_as_member(const Context& ctx, const Actor& actor, model::RoomKind kind);
/// Which rooms of a kind the actor may read, whichever they are: as their member, or as anybody who is not banned may
/// read those that are open; `guarded`, also those of them that need a join code.
struct Readable {
  bool joined = false, open = false, guarded = false;
};
[[nodiscard]] Readable readable(const Context& ctx, const Actor& actor, model::RoomKind kind);
/// Whether the actor may know of the room, be it as one who is banned from it.
[[nodiscard]] bool can_see(const Context& ctx, const Actor& actor, const RoomId& id);
/// Whether the actor may read the room's messages.
[[nodiscard]] bool can_read(const Context& ctx, const Actor& actor, const RoomId& id);
/// The same for somebody who has not logged in.
[[nodiscard]] bool can_read_anonymously(const Context& ctx, const RoomId& id);

}  // namespace confab::core::access
