#include "store/second_factors.h"
#include "store/user_names.h"
#include "store/user_table.h"
#include "store/users.h"

namespace confab::store {
namespace {

struct Ends {
  std::set<std::string> names, texts;
};

Ends ends_of(const model::User& user) {
  const auto key = [](const std::optional<std::string>& name) {
    return name ? std::optional{name_key(*name)} : std::nullopt;
  };
  return {name_ends(key(user.username), key(user.name)), text_ends(key(user.nickname), key(user.bio))};
}

void put_all_ends(sql::Transaction& tx, std::int64_t user_pk, const Ends& before, const Ends& after) {
  put_name_ends(tx, user_pk, before.names, after.names);
  put_text_ends(tx, user_pk, before.texts, after.texts);
}

}  // namespace

void UserWriter::insert(model::User& user) {
  static const std::string statement = kUsers.insert_sql() + " RETURNING pk";
  Texts texts;
  tx_.each(statement, kUsers.insert_values(user, texts), [&](const sql::Row& row) { user.pk = row.integer(0); });
  put_all_ends(tx_, user.pk, {}, ends_of(user));
  write_emails(user);
  for (const auto& role : user.roles) add_role(user.pk, role);
}

void UserWriter::update(const model::User& user) {
  static const std::string statement = "UPDATE users SET " + kUsers.assignments() + " WHERE pk = ?";
  const auto before = tx_.first("SELECT username_key, name_key, nickname_key, bio_key FROM users WHERE pk = ?",
                                {user.pk}, [](const auto& row) {
                                  return Ends{name_ends(row.optional_string(0), row.optional_string(1)),
                                              text_ends(row.optional_string(2), row.optional_string(3))};
                                });
  Texts texts;
  tx_.execute(statement, followed_by(kUsers.update_values(user, texts), {user.pk}));
  put_all_ends(tx_, user.pk, before.value_or(Ends{}), ends_of(user));
  tx_.execute("DELETE FROM user_emails WHERE user_pk = ?", {user.pk});
  write_emails(user);
}

void UserWriter::write_emails(const model::User& user) {
  static const std::string statement = kEmails.insert_sql();
  std::int64_t position = 0;
  for (const auto& [address, verified] : user.emails) {
    Texts texts;
    const EmailRow row{.user_pk = user.pk, .position = position++, .address = address, .verified = verified};
    tx_.execute(statement, kEmails.insert_values(row, texts));
  }
}

void UserWriter::add_role(std::int64_t user_pk, std::string_view role) {
  tx_.execute("INSERT INTO user_roles (user_pk, role_id) VALUES (?, ?) ON CONFLICT DO NOTHING", {user_pk, role});
}

void UserWriter::remove_role(std::int64_t user_pk, std::string_view role) {
  tx_.execute("DELETE FROM user_roles WHERE user_pk = ? AND role_id = ?", {user_pk, role});
}

void UserWriter::set_roles(std::int64_t user_pk, const std::vector<std::string>& roles) {
  tx_.execute("DELETE FROM user_roles WHERE user_pk = ?", {user_pk});
  for (const auto& role : roles) add_role(user_pk, role);
}

void UserWriter::set_renamed(std::int64_t user_pk, ChangeTime at) {
  tx_.execute("UPDATE users SET renamed_at = ? WHERE pk = ?", {at, user_pk});
}

void UserWriter::bury(const model::User& user, ChangeTime at) {
  put_all_ends(tx_, user.pk, ends_of(user), {});
  tx_.execute("DELETE FROM user_emails WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM user_roles WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM password_history WHERE user_pk = ?", {user.pk});
  forget_second_factor(tx_, user.pk);
  tx_.execute("DELETE FROM person_keys WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM room_roles WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM room_bans WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM invites WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM mentions WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM thread_follows WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM scheduled_messages WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM reminders WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM drafts WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM appointments WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM sidebar_rooms WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM sidebar_sections WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM person_hours WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM reactions WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM stars WHERE user_pk = ?", {user.pk});
  tx_.execute("UPDATE pins SET user_pk = NULL WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM reports WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM reports WHERE reported_by_pk = ?", {user.pk});
  tx_.execute("DELETE FROM ignored_users WHERE user_pk = ?", {user.pk});
  tx_.execute("DELETE FROM ignored_users WHERE ignored_pk = ?", {user.pk});
  tx_.execute("UPDATE subscriptions SET added_by = NULL WHERE added_by = ?", {user.pk});
  tx_.execute("UPDATE rooms SET creator_pk = NULL WHERE creator_pk = ?", {user.pk});
  tx_.execute("UPDATE teams SET creator_pk = NULL WHERE creator_pk = ?", {user.pk});
  tx_.execute(
      "UPDATE users SET type = ?, active = 0, username_key = NULL, name_key = NULL, password_hash = NULL, status_text "
      "= '', status_expires_at = NULL, utc_offset = NULL, language = NULL, bio = NULL, nickname = NULL, bio_key = "
      "NULL, nickname_key = NULL, "
      "avatar_etag = NULL, avatar_origin = NULL, reason = NULL, "
      "require_password_change = 0, require_password_change_reason = NULL, preferences = '{}', attention = 0, "
      "custom_fields = '{}', last_login_at = NULL, updated_at = ? WHERE pk = ?",
      {kBuried, at, user.pk});
}

void UserWriter::forget_names(std::int64_t user_pk, ChangeTime at) {
  tx_.execute("UPDATE users SET username = NULL, name = NULL, renamed_at = ? WHERE pk = ? AND type = ?",
              {at, user_pk, kBuried});
}

void UserWriter::touch_login(std::int64_t user_pk, Timestamp at) {
  tx_.execute("UPDATE users SET last_login_at = ? WHERE pk = ?", {at, user_pk});
}

}  // namespace confab::store
