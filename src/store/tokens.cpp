#include "store/tokens.h"

#include "store/table.h"

namespace confab::store {
namespace {

constexpr std::string_view kLogin = "login";
constexpr std::string_view kPersonal = "personal";

constexpr Column<Token> kKind{
    "kind", Use::once,
    [](Token& token, const sql::Row& row, int column) { token.personal = row.text(column) == kPersonal; },
    [](const Token& token, Texts&) -> sql::Value { return token.personal ? kPersonal : kLogin; }};

// Tokens never change.
constexpr auto kTokens = table(
    "login_tokens", column<&Token::hash>("hash", Use::once), column<&Token::user_pk>("user_pk", Use::once), kKind,
    column<&Token::name>("name", Use::once), column<&Token::last_part>("last_part", Use::once),
    column<&Token::bypass_two_factor>("bypass_two_factor", Use::once), column<&Token::address>("address", Use::once),
    column<&Token::user_agent>("user_agent", Use::once), column<&Token::created_at>("created_at", Use::once),
    column<&Token::expires_at>("expires_at", Use::once), column<&Token::impersonator_pk>("impersonated_by", Use::once));

std::string select_tokens(std::string_view where) {
  static const std::string select = "SELECT " + kTokens.select_list("t") + " FROM login_tokens t WHERE ";
  return select + std::string{where};
}

Token token_from(const sql::Row& row) {
  return kTokens.read(row);
}

}  // namespace

std::optional<Token> Tokens::by_hash(std::string_view hash) {
  return session_.first(select_tokens("t.hash = ?"), {hash}, token_from);
}

std::vector<Token> Tokens::personal_of(std::int64_t user_pk) {
  return session_.all(select_tokens("t.user_pk = ? AND t.kind = 'personal' ORDER BY t.created_at, t.name"), {user_pk},
                      token_from);
}

std::int64_t Tokens::count_personal(std::int64_t user_pk) {
  return session_.count("SELECT count(*) FROM login_tokens WHERE user_pk = ? AND kind = 'personal'", {user_pk});
}

std::optional<Token> Tokens::personal_by_name(std::int64_t user_pk, std::string_view name) {
  return session_.first(select_tokens("t.user_pk = ? AND t.kind = 'personal' AND t.name = ?"), {user_pk, name},
                        token_from);
}

void TokenWriter::insert(const Token& token) {
  static const std::string statement = kTokens.insert_sql();
  Texts texts;
  tx_.execute(statement, kTokens.insert_values(token, texts));
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

std::vector<TokenWriter::Impersonation> TokenWriter::remove_impersonations(std::optional<std::int64_t> user_pk,
                                                                           Acting acting) {
  constexpr std::string_view kSelect =
      "SELECT t.hash, u.id, i.id FROM login_tokens t JOIN users u ON u.pk = t.user_pk JOIN users i ON i.pk = "
      "t.impersonated_by WHERE ";
  std::vector<Impersonation> found;
  const auto add = [&](std::string_view where, std::initializer_list<sql::Value> values) {
    tx_.each(std::string{kSelect} + std::string{where}, values, [&](const sql::Row& row) {
      found.push_back({row.string(0), row.id<UserId>(1), row.id<UserId>(2)});
    });
  };
  if (user_pk) {
    add("t.impersonated_by = ?", {*user_pk});
    if (acting == Acting::either) add("t.user_pk = ? AND t.impersonated_by IS NOT NULL", {*user_pk});
  } else if (acting == Acting::by_who_is_no_administrator) {
    add("t.impersonated_by > 0 AND NOT EXISTS (SELECT 1 FROM user_roles r WHERE r.user_pk = t.impersonated_by AND "
        "r.role_id = 'admin')",
        {});
  } else {
    add("t.impersonated_by > 0", {});  // by its index
  }
  for (const auto& session : found) remove(session.hash);
  return found;
}

std::int64_t TokenWriter::remove_expired(Timestamp time, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM login_tokens WHERE hash IN (SELECT hash FROM login_tokens WHERE expires_at IS NOT NULL AND "
      "expires_at < ? ORDER BY expires_at LIMIT ?)",
      {time, limit});
}

}  // namespace confab::store
