#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "model/user.h"
#include "sql/database.h"

namespace confab::store {

/// A login or personal access token; the token itself is stored nowhere.
struct Token {
  std::string hash;  // base64 of its SHA-256
  std::int64_t user_pk = 0;
  bool personal = false;
  std::optional<std::string> name, last_part;  // of a personal one
  bool bypass_two_factor = false;
  std::string address, user_agent;
  Timestamp created_at;
  std::optional<Timestamp> expires_at;
  std::optional<std::int64_t> impersonator_pk = {};  // the administrator who acts as the user
  std::optional<std::string> id = {};                // what others know it by, since it tells nothing of the hash
  std::string device = {};                           // what it is found by, folded; written and never read
  std::optional<Timestamp> active_at = {};           // by TokenWriter::note_use()
  // By TokenWriter::note_proof(): when who calls with it last proved that it is them, and from where.
  std::optional<Timestamp> proved_at = {};
  std::optional<std::string> proved_from = {};

  [[nodiscard]] bool is_over(Timestamp now) const { return expires_at && *expires_at < now; }
};

/// Log-ins that have not run out; personal tokens are none.
struct LoginFilter {
  Timestamp now;
  std::optional<std::int64_t> user_pk = {};  // left out: everybody's
  std::string text = {};  // part of the device, the address, the user's names; or a whole id. Empty: all
  bool oldest_first = false;
};
struct Login {
  Token token;
  model::UserRef user;
  std::optional<std::string> avatar_etag;
};

class Tokens {
 public:
  explicit Tokens(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::vector<Login> logins(const LoginFilter& filter, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_logins(const LoginFilter& filter);
  /// Also one that has run out.
  [[nodiscard]] std::optional<Login> login_by_id(std::string_view id);

  [[nodiscard]] std::optional<Token> by_hash(std::string_view hash);
  [[nodiscard]] std::vector<Token> personal_of(std::int64_t user_pk);
  [[nodiscard]] std::int64_t count_personal(std::int64_t user_pk);
  [[nodiscard]] std::optional<Token> personal_by_name(std::int64_t user_pk, std::string_view name);

 private:
  sql::Session& session_;
};

/// Sessions of a user in which somebody acts as somebody else: by the user, or as them, too. Of all users: all, or
/// those of who is not in the role admin.
enum class Acting { by, either, by_who_is_no_administrator };

class TokenWriter {
 public:
  explicit TokenWriter(sql::Transaction& tx) : tx_(tx) {}

  void insert(const Token& token);
  /// Whether there was such a token.
  bool remove(std::string_view hash);
  /// All of a user's login tokens but one; personal ones stay.
  void remove_logins(std::int64_t user_pk, std::string_view kept_hash = {});
  void remove_all(std::int64_t user_pk);
  /// Sessions in which somebody acts as somebody else: all, or those of a user. Which they were.
  struct Impersonation {
    std::string hash;
    UserId as, by;
  };
  std::vector<Impersonation> remove_impersonations(std::optional<std::int64_t> user_pk, Acting acting);
  /// When it was last used; nothing where there is no such token, or a later time.
  void note_use(std::string_view hash, Timestamp time);
  void note_proof(std::string_view hash, Timestamp time, std::string_view from);
  /// Of all that a person calls with, also as somebody else: none has proved anything.
  void forget_proofs(std::int64_t user_pk);
  /// Those that ran out before `time`, `limit` at most; how many.
  std::int64_t remove_expired(Timestamp time, std::int64_t limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
