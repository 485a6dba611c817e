#include "store/tokens.h"

namespace confab::store {
namespace {

constexpr std::string_view kLogin = "login";
constexpr std::string_view kPersonal = "personal";

#define CONFAB_TOKEN_COLUMNS \
  "hash, user_pk, kind, name, last_part, bypass_two_factor, address, user_agent, created_at, expires_at"

Token token_from(const sql::Row& row) {
  return {.hash = row.string(0),
          .user_pk = row.integer(1),
          .personal = row.text(2) == kPersonal,
          .name = row.optional_string(3),
          .last_part = row.optional_string(4),
          .bypass_two_factor = row.boolean(5),
          .address = row.string(6),
          .user_agent = row.string(7),
          .created_at = row.time(8),
          .expires_at = row.optional_time(9)};
}

}  // namespace

std::optional<Token> Tokens::by_hash(std::string_view hash) {
  return session_.first("SELECT " CONFAB_TOKEN_COLUMNS " FROM login_tokens WHERE hash = ?", {hash}, token_from);
}

std::vector<Token> Tokens::personal_of(std::int64_t user_pk) {
  return session_.all("SELECT " CONFAB_TOKEN_COLUMNS
                      " FROM login_tokens WHERE user_pk = ? AND kind = 'personal' ORDER BY created_at, name",
                      {user_pk}, token_from);
}

std::optional<Token> Tokens::personal_by_name(std::int64_t user_pk, std::string_view name) {
  return session_.first("SELECT " CONFAB_TOKEN_COLUMNS
                        " FROM login_tokens WHERE user_pk = ? AND kind = 'personal' AND name = ?",
                        {user_pk, name}, token_from);
}

void TokenWriter::insert(const Token& token) {
  tx_.execute("INSERT INTO login_tokens (" CONFAB_TOKEN_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              {token.hash, token.user_pk, token.personal ? kPersonal : kLogin, token.name, token.last_part,
               token.bypass_two_factor, token.address, token.user_agent, token.created_at, token.expires_at});
}

bool TokenWriter::remove(std::string_view hash) {
  return tx_.execute("DELETE FROM login_tokens WHERE hash = ?", {hash}) != 0;
}

void TokenWriter::remove_logins(std::int64_t user_pk, std::string_view kept_hash) {
  tx_.execute("DELETE FROM login_tokens WHERE user_pk = ? AND kind = 'login' AND hash <> ?", {user_pk, kept_hash});
}

void TokenWriter::remove_all(std::int64_t user_pk) {
  tx_.execute("DELETE FROM login_tokens WHERE user_pk = ?", {user_pk});
}

std::int64_t TokenWriter::remove_expired(Timestamp now) {
  return tx_.execute("DELETE FROM login_tokens WHERE expires_at IS NOT NULL AND expires_at < ?", {now});
}

#undef CONFAB_TOKEN_COLUMNS

}  // namespace confab::store
