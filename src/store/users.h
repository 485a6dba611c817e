#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/condition.h"
#include "model/user.h"
#include "sql/database.h"
#include "store/user_names.h"

namespace confab::store {

/// The type of what is left of an account that was removed.
inline constexpr std::string_view kBuried = "buried";

/// The key under which a username or an e-mail address is unique.
[[nodiscard]] std::string name_key(std::string_view name);

/// Reading accounts. All functions throw sql::Error only, but for a filter's condition.
class Users {
 public:
  explicit Users(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::User> by_id(const UserId& id);
  [[nodiscard]] std::optional<model::User> by_pk(std::int64_t pk);
  /// For who will write what rests on it, in a transaction: whoever changes the account waits until that is over.
  [[nodiscard]] std::optional<model::User> by_id_locked(const UserId& id);
  [[nodiscard]] std::optional<model::User> by_pk_locked(std::int64_t pk);
  [[nodiscard]] std::optional<model::User> by_username(std::string_view username);  // without regard to case
  [[nodiscard]] std::optional<model::User> by_email(std::string_view address);
  [[nodiscard]] std::vector<model::User> by_ids(const std::vector<UserId>& ids);

  [[nodiscard]] bool username_taken(std::string_view username);
  [[nodiscard]] bool email_taken(std::string_view address);
  /// Whose account changed at `from` or later, the latest first.
  [[nodiscard]] std::vector<model::User> updated_since(Timestamp from, std::int64_t limit);
  /// Whose username or display name changed at `from` (ms) or later, by number, and when: nearly always nobody.
  [[nodiscard]] std::map<std::int64_t, Timestamp> renamed_since(std::int64_t from);
  [[nodiscard]] bool any_with_role(std::string_view role);
  [[nodiscard]] std::int64_t count_active_with_role(std::string_view role);

  static constexpr std::size_t kMaxBytes = std::size_t{8} * 1024 * 1024;
  struct Filter {
    std::string text;  // part of one of the fields; empty: all
    std::optional<bool> active;
    std::vector<std::string> roles;  // any of them; empty: all
    SearchedFields fields;
    std::string type;  // empty: all
    std::optional<bool> has_logged_in;
    std::optional<Timestamp> last_login_before;  // those who have never are not among them
    std::vector<UserId> only;                    // empty: all
    std::optional<model::Condition> condition;   // may be refused: Refusal(invalid_query)
    bool asks_for_hidden = false;                // `condition` may be about what only some see
  };
  /// `order` is SQL behind ORDER BY, made by order_of(); columns of the table are named u.*. The list ends after
  /// kMaxBytes of what they hold: who wants more asks again, from the last one on.
  [[nodiscard]] std::vector<model::User> list(const Filter& filter, std::string_view order, std::int64_t limit,
                                              std::int64_t offset);
  [[nodiscard]] std::int64_t count(const Filter& filter);

 private:
  std::vector<model::User> load(std::string_view where, sql::Arguments arguments,
                                std::size_t most_bytes = std::numeric_limits<std::size_t>::max());

  sql::Session& session_;
};

/// Writing accounts. UniqueViolation when a username or address is taken at the same moment by somebody else.
class UserWriter {
 public:
  explicit UserWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Stores a new account with its roles and addresses; sets `no`.
  void insert(model::User& user);
  /// Stores everything but roles.
  void update(const model::User& user);
  void add_role(std::int64_t user_pk, std::string_view role);
  void remove_role(std::int64_t user_pk, std::string_view role);
  void set_roles(std::int64_t user_pk, const std::vector<std::string>& roles);
  /// Messages and rooms that show the user's name count as changed at `at`.
  void set_renamed(std::int64_t user_pk, ChangeTime at);
  void touch_login(std::int64_t user_pk, Timestamp at);
  /// What is left of an account that was removed: the row that its messages name, with its names and nothing else;
  /// nobody finds it. Memberships must be gone.
  void bury(const model::User& user, ChangeTime at);
  /// The names of a buried account go, too.
  void forget_names(std::int64_t user_pk, ChangeTime at);

 private:
  void write_emails(const model::User& user);

  sql::Transaction& tx_;
};

}  // namespace confab::store
