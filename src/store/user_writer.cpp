#include "base/json.h"
#include "store/sql_text.h"
#include "store/users.h"

namespace confab::store {
namespace {

// What an account's row says besides who it is and when it was made.
constexpr std::string_view kColumns =
    "username, username_key, name, type, active, password_hash, status_default, status_text, utc_offset, language, "
    "bio, nickname, avatar_etag, reason, require_password_change, require_password_change_reason, preferences, "
    "custom_fields, last_login_at, updated_at";

// The values for kColumns, with the texts that are made for them; the others are the account's, which must outlive
// this.
class Columns {
 public:
  explicit Columns(const model::User& user)
      : key_(user.username ? std::optional{name_key(*user.username)} : std::nullopt),
        preferences_(to_json_text(user.preferences)),
        custom_fields_(to_json_text(user.custom_fields)),
        values_{user.username,
                key_,
                user.name,
                user.type,
                user.active,
                user.password_hash,
                user.status_default,
                user.status_text,
                user.utc_offset,
                user.language,
                user.bio,
                user.nickname,
                user.avatar_etag,
                user.reason,
                user.require_password_change,
                user.require_password_change_reason,
                preferences_,
                custom_fields_,
                user.last_login_at,
                user.updated_at} {}
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;

  [[nodiscard]] const std::vector<sql::Value>& values() const { return values_; }

 private:
  std::optional<std::string> key_;
  std::string preferences_, custom_fields_;
  std::vector<sql::Value> values_;
};

}  // namespace

void UserWriter::insert(model::User& user) {
  static const std::string statement =
      insert_sql("users", std::string{kColumns} + ", id, created_at") + " RETURNING pk";
  const Columns columns{user};
  tx_.each(statement, followed_by(columns.values(), {user.id, user.created_at}),
           [&](const sql::Row& row) { user.pk = row.integer(0); });
  write_emails(user);
  for (const auto& role : user.roles) add_role(user.pk, role);
}

void UserWriter::update(const model::User& user) {
  static const std::string statement = "UPDATE users SET " + assignments(kColumns) + " WHERE pk = ?";
  const Columns columns{user};
  tx_.execute(statement, followed_by(columns.values(), {user.pk}));
  tx_.execute("DELETE FROM user_emails WHERE user_pk = ?", {user.pk});
  write_emails(user);
}

void UserWriter::write_emails(const model::User& user) {
  std::int64_t position = 0;
  for (const auto& email : user.emails) {
    tx_.execute("INSERT INTO user_emails (user_pk, position, address, address_key, verified) VALUES (?, ?, ?, ?, ?)",
                {user.pk, position++, email.address, name_key(email.address), email.verified});
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

void UserWriter::set_renamed(std::int64_t user_pk, Timestamp at) {
  tx_.execute("UPDATE users SET renamed_at = ? WHERE pk = ?", {at, user_pk});
}

void UserWriter::touch_login(std::int64_t user_pk, Timestamp at) {
  tx_.execute("UPDATE users SET last_login_at = ? WHERE pk = ?", {at, user_pk});
}

}  // namespace confab::store
