#include "store/invites.h"

#include <fmt/format.h>

namespace confab::store {
namespace {

constexpr std::string_view kSelectInvite =
    "SELECT i.id, i.room_pk, i.user_pk, r.id, u.id, i.days, i.max_uses, i.uses, i.created_at, i.updated_at, "
    "i.expires_at FROM invites i JOIN rooms r ON r.pk = i.room_pk JOIN users u ON u.pk = i.user_pk ";

Invite invite_from(const sql::Row& row) {
  return {.id = row.string(0),
          .room_pk = row.integer(1),
          .user_pk = row.integer(2),
          .room = row.id<RoomId>(3),
          .user = row.id<UserId>(4),
          .days = row.integer(5),
          .max_uses = row.integer(6),
          .uses = row.integer(7),
          .created_at = row.time(8),
          .updated_at = row.time(9),
          .expires_at = row.optional_time(10)};
}

}  // namespace

std::optional<Invite> Invites::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE i.id = ?", kSelectInvite), {id}, invite_from);
}

std::optional<Invite> Invites::alike(const Invite& wanted, Timestamp now) {
  return session_.first(fmt::format("{}WHERE i.room_pk = ? AND i.user_pk = ? AND i.days = ? AND i.max_uses = ? AND "
                                    "(i.expires_at IS NULL OR i.expires_at > ?) AND (i.max_uses = 0 OR i.uses < "
                                    "i.max_uses) ORDER BY i.created_at DESC LIMIT 1",
                                    kSelectInvite),
                        {wanted.room_pk, wanted.user_pk, wanted.days, wanted.max_uses, now}, invite_from);
}

std::vector<Invite> Invites::newest(std::int64_t limit) {
  return session_.all(fmt::format("{}ORDER BY i.created_at DESC, i.id DESC LIMIT ?", kSelectInvite), {limit},
                      invite_from);
}

void add_invite(sql::Transaction& tx, const Invite& invite) {
  tx.execute(
      "INSERT INTO invites (id, room_pk, user_pk, days, max_uses, uses, created_at, expires_at, updated_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {invite.id, invite.room_pk, invite.user_pk, invite.days, invite.max_uses, invite.uses, invite.created_at,
       invite.expires_at, invite.updated_at});
}

bool remove_invite(sql::Transaction& tx, std::string_view id) {
  return tx.execute("DELETE FROM invites WHERE id = ?", {id}) != 0;
}

bool use_invite(sql::Transaction& tx, std::string_view id, Timestamp now) {
  return tx.execute(
             "UPDATE invites SET uses = uses + 1, updated_at = ? WHERE id = ? AND (max_uses = 0 OR uses < max_uses) "
             "AND (expires_at IS NULL OR expires_at > ?)",
             {now, id, now}) != 0;
}

}  // namespace confab::store
