#include "store/room_keys.h"

#include "base/fields_read.h"
#include "base/fields_write.h"
#include "base/json_members.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

std::optional<std::vector<model::OldRoomKey>> old_keys(const sql::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  const auto stored = stored_json(row.text(column));
  if (!stored.is_array()) return std::nullopt;
  std::vector<model::OldRoomKey> keys;
  for (const auto& one : stored.get_array()) keys.push_back(read_stored_fields<model::OldRoomKey>(one));
  return keys;
}

std::optional<std::string> text_of(const std::optional<std::vector<model::OldRoomKey>>& keys) {
  return keys ? std::optional{to_json(*keys, Dates::iso8601)} : std::nullopt;
}

RoomKey key_from(const sql::Row& row, int first) {
  return {.key = row.optional_string(first),
          .suggested = row.optional_string(first + 1),
          .old = old_keys(row, first + 2),
          .suggested_old = old_keys(row, first + 3)};
}

}  // namespace

std::optional<PersonKeys> RoomKeys::of_person(std::int64_t user_pk) {
  return session_.first("SELECT public_key, private_key FROM person_keys WHERE user_pk = ?", {user_pk},
                        [](const sql::Row& row) {
                          return PersonKeys{row.string(0), row.string(1)};
                        });
}

std::optional<RoomKey> RoomKeys::of_member(std::int64_t subscription_pk) {
  return session_.first(
      "SELECT room_key, suggested_key, old_keys, suggested_old_keys FROM room_keys WHERE subscription_pk = ?",
      {subscription_pk}, [](const sql::Row& row) { return key_from(row, 0); });
}

std::unordered_map<std::int64_t, RoomKey> RoomKeys::of_members(const std::vector<std::int64_t>& subscriptions) {
  std::unordered_map<std::int64_t, RoomKey> found;
  in_parts(subscriptions, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT subscription_pk, room_key, suggested_key, old_keys, suggested_old_keys FROM room_keys WHERE "
        "subscription_pk IN " +
            in_list(part.size()),
        values, [&](const sql::Row& row) { found.emplace(row.integer(0), key_from(row, 1)); });
  });
  return found;
}

std::vector<MemberKey> RoomKeys::of_room(std::int64_t room_pk, std::int64_t after, std::int64_t limit) {
  return session_.all(
      "SELECT s.pk, s.user_pk, k.room_key, k.suggested_key, k.old_keys, k.suggested_old_keys FROM subscriptions s JOIN "
      "room_keys "
      "k ON k.subscription_pk = s.pk WHERE s.room_pk = ? AND s.user_pk > ? ORDER BY s.user_pk LIMIT ?",
      {room_pk, after, limit}, [](const sql::Row& row) {
        return MemberKey{row.integer(0), row.integer(1), key_from(row, 2)};
      });
}

std::vector<KeyHolder> RoomKeys::without_key(std::int64_t room_pk, std::int64_t limit) {
  return session_.all(
      "SELECT u.id, p.public_key FROM subscriptions s JOIN users u ON u.pk = s.user_pk JOIN person_keys p ON p.user_pk "
      "= s.user_pk WHERE s.room_pk = ? AND u.active = 1 AND NOT EXISTS (SELECT 1 FROM room_keys k WHERE "
      "k.subscription_pk = s.pk AND k.room_key IS NOT NULL) ORDER BY s.user_pk LIMIT ?",
      {room_pk, limit}, [](const sql::Row& row) {
        return KeyHolder{row.id<UserId>(0), row.string(1)};
      });
}

std::unordered_map<std::int64_t, std::vector<model::WaitingForKey>> RoomKeys::waiting(
    const std::vector<std::int64_t>& rooms) {
  std::unordered_map<std::int64_t, std::vector<model::WaitingForKey>> found;
  in_parts(rooms, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT k.room_pk, u.id, k.waiting_since FROM room_keys k JOIN subscriptions s ON s.pk = k.subscription_pk "
        "JOIN users u ON u.pk = s.user_pk WHERE k.waiting_since IS NOT NULL AND k.room_pk IN " +
            in_list(part.size()) + " ORDER BY k.room_pk, k.waiting_since, k.subscription_pk",
        values, [&](const sql::Row& row) {
          found[row.integer(0)].push_back({row.id<UserId>(1), row.time(2)});
        });
  });
  return found;
}

std::vector<KeyHolder> RoomKeys::waiting_holders(std::int64_t room_pk) {
  return session_.all(
      "SELECT u.id, p.public_key FROM room_keys k JOIN subscriptions s ON s.pk = k.subscription_pk JOIN users u ON "
      "u.pk = s.user_pk JOIN person_keys p ON p.user_pk = s.user_pk WHERE k.waiting_since IS NOT NULL AND k.room_pk = "
      "? "
      "AND u.active = 1 ORDER BY k.waiting_since, k.subscription_pk LIMIT ?",
      {room_pk, kMaxWaiting}, [](const sql::Row& row) {
        return KeyHolder{row.id<UserId>(0), row.string(1)};
      });
}

std::vector<RoomKeys::Missing> RoomKeys::missing(std::int64_t user_pk, std::int64_t limit) {
  return session_.all(
      "SELECT s.pk, r.pk, r.id, r.e2e_key_id FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk WHERE s.user_pk = ? "
      "AND r.encrypted = 1 AND r.e2e_key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM room_keys k WHERE "
      "k.subscription_pk = s.pk AND k.room_key IS NOT NULL) ORDER BY s.room_pk LIMIT ?",
      {user_pk, limit}, [](const sql::Row& row) {
        return Missing{row.integer(0), row.integer(1), row.id<RoomId>(2), row.string(3)};
      });
}

std::vector<RoomKeys::Keyed> RoomKeys::rooms_of(std::int64_t user_pk) {
  return session_.all(
      "SELECT r.id, r.pk, s.id, k.waiting_since IS NOT NULL FROM subscriptions s JOIN room_keys k ON k.subscription_pk "
      "= s.pk JOIN rooms r ON r.pk = s.room_pk WHERE s.user_pk = ? ORDER BY s.room_pk",
      {user_pk}, [](const sql::Row& row) {
        return Keyed{row.id<RoomId>(0), row.integer(1), row.id<SubscriptionId>(2), row.boolean(3)};
      });
}

void RoomKeyWriter::set_person(std::int64_t user_pk, const PersonKeys& keys, Timestamp at) {
  tx_.execute(
      "INSERT INTO person_keys (user_pk, public_key, private_key, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT "
      "(user_pk) DO UPDATE SET public_key = excluded.public_key, private_key = excluded.private_key, updated_at = "
      "excluded.updated_at",
      {user_pk, keys.public_key, keys.private_key, at});
}

void RoomKeyWriter::remove_person(std::int64_t user_pk) {
  tx_.execute("DELETE FROM person_keys WHERE user_pk = ?", {user_pk});
}

void RoomKeyWriter::set(std::int64_t subscription_pk, std::int64_t room_pk, const RoomKey& key) {
  const auto old = text_of(key.old), suggested_old = text_of(key.suggested_old);
  tx_.execute(
      "INSERT INTO room_keys (subscription_pk, room_pk, room_key, suggested_key, old_keys, suggested_old_keys) VALUES "
      "(?, ?, ?, ?, ?, ?) ON CONFLICT (subscription_pk) DO UPDATE SET room_key = excluded.room_key, suggested_key = "
      "excluded.suggested_key, old_keys = excluded.old_keys, suggested_old_keys = excluded.suggested_old_keys",
      {subscription_pk, room_pk, key.key, key.suggested, old, suggested_old});
}

void RoomKeyWriter::remove_all_of(std::int64_t user_pk, ChangeTime at) {
  tx_.execute(
      "UPDATE subscriptions SET updated_at = ? WHERE user_pk = ? AND EXISTS (SELECT 1 FROM room_keys k WHERE "
      "k.subscription_pk = subscriptions.pk)",
      {at, user_pk});
  tx_.execute("DELETE FROM room_keys WHERE subscription_pk IN (SELECT s.pk FROM subscriptions s WHERE s.user_pk = ?)",
              {user_pk});
}

bool RoomKeyWriter::wait(std::int64_t subscription_pk, std::int64_t room_pk, Timestamp since) {
  if (tx_.count("SELECT count(*) FROM room_keys WHERE room_pk = ? AND waiting_since IS NOT NULL", {room_pk}) >=
      kMaxWaiting) {
    return false;
  }
  return tx_.execute(
             "INSERT INTO room_keys (subscription_pk, room_pk, waiting_since) VALUES (?, ?, ?) ON CONFLICT "
             "(subscription_pk) DO UPDATE SET waiting_since = excluded.waiting_since WHERE room_keys.waiting_since IS "
             "NULL",
             {subscription_pk, room_pk, since}) != 0;
}

bool RoomKeyWriter::wait_no_more(std::int64_t subscription_pk) {
  return tx_.execute(
             "UPDATE room_keys SET waiting_since = NULL WHERE subscription_pk = ? AND waiting_since IS NOT NULL",
             {subscription_pk}) != 0;
}

void RoomKeyWriter::wait_all(std::int64_t room_pk, std::int64_t except_subscription, Timestamp since) {
  tx_.execute("UPDATE room_keys SET waiting_since = NULL WHERE room_pk = ? AND waiting_since IS NOT NULL", {room_pk});
  tx_.execute(
      "INSERT INTO room_keys (subscription_pk, room_pk, waiting_since) SELECT s.pk, s.room_pk, CAST(? AS BIGINT) FROM "
      "subscriptions s JOIN users u ON u.pk = s.user_pk JOIN person_keys p ON p.user_pk = s.user_pk WHERE s.room_pk = "
      "? "
      "AND s.pk <> ? AND u.active = 1 ORDER BY s.user_pk LIMIT ? ON CONFLICT (subscription_pk) DO UPDATE SET "
      "waiting_since = excluded.waiting_since",
      {since, room_pk, except_subscription, kMaxWaiting});
}

}  // namespace confab::store
