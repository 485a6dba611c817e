#include "store/membership_writer.h"

namespace confab::store {
namespace {

std::optional<std::string> text_in(const json::object& preferences, std::string_view key) {
  const auto* value = preferences.if_contains(key);
  return value && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
}

}  // namespace

bool MembershipWriter::insert(Membership& place) {
  const auto no = tx_.first(
      "INSERT INTO subscriptions (id, room_no, user_no, open, favorite, forced_alert, read_seq, read_countable, "
      "own_unread, last_seen_at, last_reply_at, preferences, desktop_notifications, joined_at, updated_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room_no, user_no) DO NOTHING RETURNING no",
      {place.id, place.room_no, place.user_no, place.open, place.favorite, place.forced_alert, place.read_seq,
       place.read_countable, place.own_unread, place.last_seen_at, place.last_reply_at, to_json_text(place.preferences),
       text_in(place.preferences, "desktopNotifications"), place.joined_at, place.updated_at},
      [](const sql::Row& row) { return row.integer(0); });
  if (!no) return false;
  place.no = *no;
  return true;
}

void MembershipWriter::remove(const Membership& place, const RoomId& room, Timestamp at) {
  tx_.execute("DELETE FROM room_roles WHERE room_no = ? AND user_no = ?", {place.room_no, place.user_no});
  tx_.execute("DELETE FROM subscriptions WHERE no = ?", {place.no});
  tx_.execute("INSERT INTO deleted_subscriptions (id, user_no, room_id, deleted_at) VALUES (?, ?, ?, ?)",
              {place.id, place.user_no, room, at});
}

void MembershipWriter::add_role(const Membership& place, std::string_view role, Timestamp at) {
  tx_.execute("INSERT INTO room_roles (room_no, user_no, role_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
              {place.room_no, place.user_no, role});
  tx_.execute("UPDATE subscriptions SET updated_at = ? WHERE no = ?", {at, place.no});
}

void MembershipWriter::remove_role(const Membership& place, std::string_view role, Timestamp at) {
  tx_.execute("DELETE FROM room_roles WHERE room_no = ? AND user_no = ? AND role_id = ?",
              {place.room_no, place.user_no, role});
  tx_.execute("UPDATE subscriptions SET updated_at = ? WHERE no = ?", {at, place.no});
}

void MembershipWriter::replied(std::int64_t no, bool counts, Timestamp sent_at, Timestamp at) {
  tx_.execute(
      "UPDATE subscriptions SET own_unread = own_unread + ?, last_reply_at = ?, open = 1, updated_at = ? "
      "WHERE no = ?",
      {counts, sent_at, at, no});
}

std::vector<UserId> MembershipWriter::open_closed(std::int64_t room_no, Timestamp at) {
  return tx_.all(
      "UPDATE subscriptions SET open = 1, updated_at = ? WHERE room_no = ? AND open = 0 "
      "RETURNING (SELECT u.id FROM users u WHERE u.no = user_no)",
      {at, room_no}, [](const sql::Row& row) { return row.id<UserId>(0); });
}

void MembershipWriter::set_position(const Membership& place, Timestamp at) {
  tx_.execute(
      "UPDATE subscriptions SET read_seq = ?, read_countable = ?, own_unread = ?, forced_alert = ?, open = ?, "
      "last_seen_at = ?, updated_at = ? WHERE no = ?",
      {place.read_seq, place.read_countable, place.own_unread, place.forced_alert, place.open, place.last_seen_at, at,
       place.no});
}

void MembershipWriter::set_open(std::int64_t no, bool open, Timestamp at) {
  tx_.execute("UPDATE subscriptions SET open = ?, updated_at = ? WHERE no = ?", {open, at, no});
}

void MembershipWriter::set_favorite(std::int64_t no, bool favorite, Timestamp at) {
  tx_.execute("UPDATE subscriptions SET favorite = ?, updated_at = ? WHERE no = ?", {favorite, at, no});
}

void MembershipWriter::set_preferences(std::int64_t no, const json::object& preferences, Timestamp at) {
  tx_.execute("UPDATE subscriptions SET preferences = ?, desktop_notifications = ?, updated_at = ? WHERE no = ?",
              {to_json_text(preferences), text_in(preferences, "desktopNotifications"), at, no});
}

}  // namespace confab::store
