#include "store/password_history.h"

namespace confab::store {

std::vector<std::string> former_passwords(sql::Session& session, std::int64_t user_pk, std::int64_t limit) {
  return session.all("SELECT hash FROM password_history WHERE user_pk = ? ORDER BY pk DESC LIMIT ?", {user_pk, limit},
                     [](const sql::Row& row) { return row.string(0); });
}

void add_former_password(sql::Transaction& tx, std::int64_t user_pk, std::string_view hash, std::int64_t kept) {
  tx.execute("INSERT INTO password_history (user_pk, hash) VALUES (?, ?)", {user_pk, hash});
  tx.execute(
      "DELETE FROM password_history WHERE user_pk = ? AND pk NOT IN (SELECT pk FROM password_history WHERE user_pk = ? "
      "ORDER BY pk DESC LIMIT ?)",
      {user_pk, user_pk, kept});
}

}  // namespace confab::store
