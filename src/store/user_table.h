#pragma once
// The table of accounts, and that of their addresses; roles are a table of their own.

#include "model/user.h"
#include "store/attention.h"
#include "store/table.h"
#include "store/users.h"

namespace confab::store {

inline constexpr auto kUsers = table(
    "users", column<&model::User::pk>("pk", Use::read_only), column<&model::User::id>("id", Use::once),
    column<&model::User::username>("username"),
    derived<model::User>("username_key",
                         [](const model::User& user, Texts& texts) { return folded_value(user.username, texts); }),
    column<&model::User::name>("name"),
    derived<model::User>("name_key",
                         [](const model::User& user, Texts& texts) { return folded_value(user.name, texts); }),
    column<&model::User::type>("type"), column<&model::User::active>("active"),
    column<&model::User::password_hash>("password_hash"), column<&model::User::has_totp>("has_totp", Use::read_only),
    column<&model::User::status_default>("status_default"), column<&model::User::status_text>("status_text"),
    column<&model::User::status_expires_at>("status_expires_at"), column<&model::User::utc_offset>("utc_offset"),
    column<&model::User::language>("language"), column<&model::User::bio>("bio"),
    column<&model::User::nickname>("nickname"),
    derived<model::User>("nickname_key",
                         [](const model::User& user, Texts& texts) { return folded_value(user.nickname, texts); }),
    derived<model::User>("bio_key",
                         [](const model::User& user, Texts& texts) { return folded_value(user.bio, texts); }),
    column<&model::User::avatar_etag>("avatar_etag"), column<&model::User::avatar_origin>("avatar_origin"),
    column<&model::User::reason>("reason"), column<&model::User::require_password_change>("require_password_change"),
    column<&model::User::require_password_change_reason>("require_password_change_reason"),
    column<&model::User::preferences>("preferences"),
    derived<model::User>(
        "attention",
        [](const model::User& user, Texts&) { return sql::Value{level_of(attention_of_account(user.preferences))}; }),
    column<&model::User::custom_fields>("custom_fields"), column<&model::User::created_at>("created_at", Use::once),
    column<&model::User::last_login_at>("last_login_at"), column<&model::User::updated_at>("updated_at"));

/// One of a user's addresses; the first is the main one.
struct EmailRow {
  std::int64_t user_pk = 0, position = 0;
  std::string address;
  bool verified = false;
};

inline constexpr auto kEmails =
    table("user_emails", column<&EmailRow::user_pk>("user_pk", Use::once),
          column<&EmailRow::position>("position", Use::once), column<&EmailRow::address>("address"),
          derived<EmailRow>("address_key",
                            [](const EmailRow& email, Texts& texts) { return folded_value(email.address, texts); }),
          column<&EmailRow::verified>("verified"));

}  // namespace confab::store
