#include "store/membership_writer.h"

#include <algorithm>

#include "base/json_members.h"
#include "store/membership_table.h"

namespace confab::store {
namespace {

constexpr std::int64_t kKeptLeavings = 10;  // of one person and one room

}  // namespace

bool MembershipWriter::insert(Membership& membership) {
  static const std::string statement =
      kMemberships.insert_sql() + " ON CONFLICT (room_pk, user_pk) DO NOTHING RETURNING pk";
  Texts texts;
  bool stored = false;
  tx_.each(statement, kMemberships.insert_values(membership, texts), [&](const sql::Row& row) {
    membership.pk = row.integer(0);
    stored = true;
  });
  if (stored) {
    tx_.execute(
        "UPDATE subscriptions SET attention = %greatest%(attention, (SELECT u.attention FROM users u WHERE u.pk = "
        "user_pk)) WHERE pk = ? AND user_pk IN (SELECT u.pk FROM users u WHERE u.pk = ? AND u.attention > 0)",
        {membership.pk, membership.user_pk});
  }
  return stored;
}

void MembershipWriter::remove(const Membership& membership, const RoomId& room, ChangeTime at) {
  tx_.execute("DELETE FROM room_roles WHERE room_pk = ? AND user_pk = ?", {membership.room_pk, membership.user_pk});
  tx_.execute("DELETE FROM subscriptions WHERE pk = ?", {membership.pk});
  // Whoever takes somebody in and throws them out, again and again, fills neither the table nor their answers. By the
  // newest a client that was away sees that the room is gone.
  tx_.execute(
      "DELETE FROM deleted_subscriptions WHERE user_pk = ? AND room_id = ? AND id NOT IN (SELECT d.id FROM "
      "deleted_subscriptions d WHERE d.user_pk = ? AND d.room_id = ? ORDER BY d.deleted_at DESC LIMIT ?)",
      {membership.user_pk, room, membership.user_pk, room, kKeptLeavings - 1});
  tx_.execute("INSERT INTO deleted_subscriptions (id, user_pk, room_id, deleted_at) VALUES (?, ?, ?, ?)",
              {membership.id, membership.user_pk, room, at});
}

void MembershipWriter::add_role(const Membership& membership, std::string_view role, ChangeTime at) {
  tx_.execute("INSERT INTO room_roles (room_pk, user_pk, role_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              {membership.room_pk, membership.user_pk, role});
  tx_.execute("UPDATE subscriptions SET updated_at = ? WHERE pk = ?", {at, membership.pk});
}

void MembershipWriter::remove_role(const Membership& membership, std::string_view role, ChangeTime at) {
  tx_.execute("DELETE FROM room_roles WHERE room_pk = ? AND user_pk = ? AND role_id = ?",
              {membership.room_pk, membership.user_pk, role});
  tx_.execute("UPDATE subscriptions SET updated_at = ? WHERE pk = ?", {at, membership.pk});
}

void MembershipWriter::replied(std::int64_t pk, bool counts, Timestamp sent_at, ChangeTime at) {
  tx_.execute(
      "UPDATE subscriptions SET own_unread = own_unread + ?, last_reply_at = ?, open = 1, updated_at = ? "
      "WHERE pk = ?",
      {counts, sent_at, at, pk});
}

std::vector<UserId> MembershipWriter::open_closed(std::int64_t room_pk, ChangeTime at) {
  // Hardly ever somebody has, and for RETURNING SQLite sets up a table in memory, whether or not anything is returned.
  if (tx_.count("SELECT 1 FROM subscriptions WHERE room_pk = ? AND open = 0 LIMIT 1", {room_pk}) == 0) return {};
  return tx_.all(
      "UPDATE subscriptions SET open = 1, updated_at = ? WHERE room_pk = ? AND open = 0 "
      "RETURNING (SELECT u.id FROM users u WHERE u.pk = user_pk)",
      {at, room_pk}, [](const sql::Row& row) { return row.id<UserId>(0); });
}

std::vector<UserId> MembershipWriter::open_closed_followers(std::int64_t room_pk, std::int64_t thread_seq,
                                                            ChangeTime at) {
  return tx_.all(
      "UPDATE subscriptions AS s SET open = 1, updated_at = ? WHERE s.room_pk = ? AND s.open = 0 AND EXISTS (SELECT 1 "
      "FROM thread_follows f WHERE f.user_pk = s.user_pk AND f.room_pk = s.room_pk AND f.thread_seq = ?) "
      "RETURNING (SELECT u.id FROM users u WHERE u.pk = user_pk)",
      {at, room_pk, thread_seq}, [](const sql::Row& row) { return row.id<UserId>(0); });
}

void MembershipWriter::set_all_open(std::int64_t room_pk, bool open, ChangeTime at) {
  tx_.execute("UPDATE subscriptions SET open = ?, updated_at = ? WHERE room_pk = ? AND open <> ?",
              {open, at, room_pk, open});
}

void MembershipWriter::set_position(const Membership& membership, ChangeTime at) {
  tx_.execute(
      "UPDATE subscriptions SET read_seq = ?, read_countable = ?, own_unread = ?, forced_alert = ?, open = ?, "
      "last_seen_at = ?, updated_at = ? WHERE pk = ?",
      {membership.read_seq, membership.read_countable, membership.own_unread, membership.forced_alert, membership.open,
       membership.last_seen_at, at, membership.pk});
}

void MembershipWriter::touch(std::int64_t pk, ChangeTime at) {
  tx_.execute("UPDATE subscriptions SET updated_at = ? WHERE pk = ?", {at, pk});
}

void MembershipWriter::set_open(std::int64_t pk, bool open, ChangeTime at) {
  tx_.execute("UPDATE subscriptions SET open = ?, updated_at = ? WHERE pk = ?", {open, at, pk});
}

void MembershipWriter::set_favorite(std::int64_t pk, bool favorite, ChangeTime at) {
  tx_.execute("UPDATE subscriptions SET favorite = ?, updated_at = ? WHERE pk = ?", {favorite, at, pk});
}

bool MembershipWriter::set_ignored(const Membership& membership, std::int64_t user_pk, bool ignored, ChangeTime at) {
  const auto* statement =
      ignored ? "INSERT INTO ignored_users (room_pk, user_pk, ignored_pk) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
              : "DELETE FROM ignored_users WHERE room_pk = ? AND user_pk = ? AND ignored_pk = ?";
  if (tx_.execute(statement, {membership.room_pk, membership.user_pk, user_pk}) == 0) return false;
  tx_.execute("UPDATE subscriptions SET updated_at = ? WHERE pk = ?", {at, membership.pk});
  return true;
}

void MembershipWriter::set_blocking(std::int64_t pk, bool blocker, bool blocked, ChangeTime at) {
  tx_.execute("UPDATE subscriptions SET blocker = ?, blocked = ?, updated_at = ? WHERE pk = ?",
              {blocker, blocked, at, pk});
}

void MembershipWriter::set_preferences(std::int64_t pk, const json::object& preferences, ChangeTime at) {
  const auto choice = text_in(preferences, "desktopNotifications");
  tx_.execute(
      "UPDATE subscriptions SET preferences = ?, desktop_notifications = ?, updated_at = ?, "
      "attention = %greatest%(?, (SELECT u.attention FROM users u WHERE u.pk = user_pk)) WHERE pk = ?",
      {to_json_text(preferences), choice, at, level_of(attention_of_membership(preferences)), pk});
}

void MembershipWriter::set_account_attention(std::int64_t user_pk, Attention attention) {
  const auto level = level_of(attention);
  const auto at_least_own = level_of(std::max(attention, Attention::own));
  tx_.execute(
      "UPDATE subscriptions SET attention = CASE WHEN desktop_notifications = 'all' OR preferences LIKE "
      "'%\"mobilePushNotifications\":\"all\"%' THEN 2 WHEN preferences <> '{}' THEN ? ELSE ? END WHERE user_pk = ?",
      {at_least_own, level, user_pk});
}

}  // namespace confab::store
