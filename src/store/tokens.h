#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
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

  [[nodiscard]] bool is_over(Timestamp now) const { return expires_at && *expires_at < now; }
};

class Tokens {
 public:
  explicit Tokens(sql::Session& session) : session_(session) {}

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
  /// Those that ran out before `time`, `limit` at most; how many.
  std::int64_t remove_expired(Timestamp time, std::int64_t limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
