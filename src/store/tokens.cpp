#include "store/tokens.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "base/text.h"
#include "store/table.h"
#include "store/where.h"

namespace confab::store {
namespace {

constexpr std::string_view kLogin = "login";
constexpr std::string_view kPersonal = "personal";

constexpr Column<Token> kKind{
    "kind", Use::once,
    [](Token& token, const sql::Row& row, int column) { token.personal = row.text(column) == kPersonal; },
    [](const Token& token, Texts&) -> sql::Value { return token.personal ? kPersonal : kLogin; }};

// Tokens never change, but for when they were last used, and for what was proved.
constexpr auto kTokens = table(
    "login_tokens", column<&Token::hash>("hash", Use::once), column<&Token::user_pk>("user_pk", Use::once), kKind,
    column<&Token::name>("name", Use::once), column<&Token::last_part>("last_part", Use::once),
    column<&Token::bypass_two_factor>("bypass_two_factor", Use::once), column<&Token::address>("address", Use::once),
    column<&Token::user_agent>("user_agent", Use::once), column<&Token::created_at>("created_at", Use::once),
    column<&Token::expires_at>("expires_at", Use::once), column<&Token::impersonator_pk>("impersonated_by", Use::once),
    column<&Token::id>("id", Use::once), column<&Token::device>("device", Use::written_once),
    column<&Token::active_at>("active_at", Use::read_only), column<&Token::proved_at>("proved_at", Use::read_only),
    column<&Token::proved_from>("proved_from", Use::read_only));

std::string select_tokens(std::string_view where) {
  static const std::string select = "SELECT " + kTokens.select_list("t") + " FROM login_tokens t WHERE ";
  return select + std::string{where};
}

Token token_from(const sql::Row& row) {
  return kTokens.read(row);
}

constexpr std::string_view kFromLogins = "FROM login_tokens t JOIN users u ON u.pk = t.user_pk";

std::string select_logins() {
  return fmt::format("SELECT {}, u.id, u.username, u.name, u.avatar_etag {}", kTokens.select_list("t"), kFromLogins);
}

Login login_from(const sql::Row& row) {
  const int next = kTokens.width();
  return {.token = kTokens.read(row),
          .user = {row.id<UserId>(next), row.string(next + 1), row.optional_string(next + 2)},
          .avatar_etag = row.optional_string(next + 3)};
}

Where where_of(const LoginFilter& filter) {
  Where where;
  where.add("t.kind = 'login'");
  where.add("t.expires_at IS NULL OR t.expires_at >= ?", {filter.now});
  if (filter.user_pk) where.add("t.user_pk = ?", {*filter.user_pk});
  if (filter.text.empty()) return where;
  const auto pattern = where.keep("%" + escape_like(fold(filter.text)) + "%");
  where.add(
      "t.device LIKE ? ESCAPE '\\' OR t.address LIKE ? ESCAPE '\\' OR u.username_key LIKE ? ESCAPE '\\' OR u.name_key "
      "LIKE ? ESCAPE '\\' OR t.id = ? OR u.id = ?",
      {pattern, pattern, pattern, pattern, filter.text, filter.text});
  return where;
}

}  // namespace

std::optional<Token> Tokens::by_hash(std::string_view hash) {
  return session_.first(select_tokens("t.hash = ?"), {hash}, token_from);
}

std::vector<Login> Tokens::logins(const LoginFilter& filter, std::int64_t limit, std::int64_t offset) {
  const auto where = where_of(filter);
  const std::string_view direction = filter.oldest_first ? "ASC" : "DESC";
  std::vector<Login> found;
  session_.each(fmt::format("{0} WHERE {1} ORDER BY t.created_at {2}, t.hash {2} LIMIT ? OFFSET ?", select_logins(),
                            where.sql(), direction),
                where.followed_by({limit, offset}), [&](const sql::Row& row) { found.push_back(login_from(row)); });
  return found;
}

std::int64_t Tokens::count_logins(const LoginFilter& filter) {
  const auto where = where_of(filter);
  std::int64_t count = 0;
  session_.each(fmt::format("SELECT count(*) {} WHERE {}", kFromLogins, where.sql()), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::optional<Login> Tokens::login_by_id(std::string_view id) {
  return session_.first(select_logins() + " WHERE t.id = ? AND t.kind = 'login'", {id}, login_from);
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

void TokenWriter::note_use(std::string_view hash, Timestamp time) {
  tx_.execute("UPDATE login_tokens SET active_at = ? WHERE hash = ? AND (active_at IS NULL OR active_at < ?)",
              {time, hash, time});
}

void TokenWriter::note_proof(std::string_view hash, Timestamp time, std::string_view from) {
  tx_.execute("UPDATE login_tokens SET proved_at = ?, proved_from = ? WHERE hash = ?", {time, from, hash});
}

void TokenWriter::forget_proofs(std::int64_t user_pk) {
  tx_.execute(
      "UPDATE login_tokens SET proved_at = NULL, proved_from = NULL WHERE user_pk = ? AND proved_at IS NOT NULL",
      {user_pk});
  tx_.execute(
      "UPDATE login_tokens SET proved_at = NULL, proved_from = NULL WHERE impersonated_by = ? AND proved_at IS NOT "
      "NULL",
      {user_pk});
}

std::int64_t TokenWriter::remove_expired(Timestamp time, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM login_tokens WHERE hash IN (SELECT hash FROM login_tokens WHERE expires_at IS NOT NULL AND "
      "expires_at < ? ORDER BY expires_at LIMIT ?)",
      {time, limit});
}

}  // namespace confab::store
