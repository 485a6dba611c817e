#include "store/push_tokens.h"

#include <fmt/format.h>

#include "store/sql_text.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelect =
    "SELECT p.id, p.user_pk, p.login_hash, p.kind, p.token, p.app_name, p.created_at, p.updated_at FROM push_tokens p "
    "WHERE ";

PushToken token_from(const sql::Row& row) {
  return {.id = row.string(0),
          .user_pk = row.integer(1),
          .login_hash = row.string(2),
          .kind = row.string(3),
          .token = row.string(4),
          .app_name = row.string(5),
          .created_at = row.time(6),
          .updated_at = row.time(7)};
}

ReaderDevice device_from(const sql::Row& row) {
  return {.user_pk = row.integer(0), .user = row.id<UserId>(1), .id = row.string(2)};
}

}  // namespace

std::optional<PushToken> PushTokens::by_id(std::string_view id) {
  return session_.first(fmt::format("{}p.id = ?", kSelect), {id}, token_from);
}

std::optional<PushToken> PushTokens::by_token(std::string_view kind, std::string_view token,
                                              std::string_view app_name) {
  return session_.first(fmt::format("{}p.token = ? AND p.app_name = ? AND p.kind = ?", kSelect),
                        {token, app_name, kind}, token_from);
}

std::vector<PushToken> PushTokens::of(std::int64_t user_pk) {
  return session_.all(fmt::format("{}p.user_pk = ? ORDER BY p.updated_at DESC, p.id", kSelect), {user_pk}, token_from);
}

bool PushTokens::any() {
  return session_.count("SELECT 1 FROM push_tokens LIMIT 1", {}) != 0;
}

std::vector<ReaderDevice> PushTokens::of_room(std::int64_t room_pk, const ReaderDevice& last, std::int64_t limit) {
  return session_.all(
      "SELECT p.user_pk, u.id, p.id FROM subscriptions s JOIN push_tokens p ON p.user_pk = s.user_pk JOIN users u ON "
      "u.pk = s.user_pk WHERE s.room_pk = ? AND s.user_pk >= ? AND (s.user_pk > ? OR p.id > ?) AND u.active = 1 ORDER "
      "BY s.user_pk, p.id LIMIT ?",
      {room_pk, last.user_pk, last.user_pk, last.id, limit}, device_from);
}

std::vector<ReaderDevice> PushTokens::of_users(const std::vector<UserId>& users) {
  std::vector<ReaderDevice> devices;
  in_parts(users, [&](const std::vector<UserId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(fmt::format("SELECT p.user_pk, u.id, p.id FROM users u JOIN push_tokens p ON p.user_pk = u.pk WHERE "
                              "u.id IN {} AND u.active = 1",
                              in_list(part.size())),
                  values, [&](const sql::Row& row) { devices.push_back(device_from(row)); });
  });
  return devices;
}

void PushTokenWriter::put(const PushToken& token) {
  tx_.execute("DELETE FROM push_tokens WHERE id = ?", {token.id});
  tx_.execute(
      "INSERT INTO push_tokens (id, user_pk, login_hash, kind, token, app_name, created_at, updated_at) VALUES (?, ?, "
      "?, ?, ?, ?, ?, ?) ON CONFLICT (token, app_name, kind) DO UPDATE SET id = excluded.id, user_pk = "
      "excluded.user_pk, login_hash = excluded.login_hash, updated_at = excluded.updated_at",
      {token.id, token.user_pk, token.login_hash, token.kind, token.token, token.app_name, token.created_at,
       token.updated_at});
}

bool PushTokenWriter::remove(const PushToken& token) {
  return tx_.execute("DELETE FROM push_tokens WHERE id = ? AND token = ?", {token.id, token.token}) != 0;
}

bool PushTokenWriter::remove_of(std::int64_t user_pk, std::string_view token) {
  return tx_.execute("DELETE FROM push_tokens WHERE user_pk = ? AND token = ?", {user_pk, token}) != 0;
}

void PushTokenWriter::remove_beyond(std::int64_t user_pk, std::int64_t kept) {
  tx_.execute(
      "DELETE FROM push_tokens WHERE id IN (SELECT id FROM push_tokens WHERE user_pk = ? ORDER BY updated_at DESC, id "
      "LIMIT 1000 OFFSET ?)",
      {user_pk, kept});
}

void PushTokenWriter::move(std::string_view from_hash, std::string_view to_hash) {
  tx_.execute("UPDATE push_tokens SET login_hash = ? WHERE login_hash = ?", {to_hash, from_hash});
}

}  // namespace confab::store
