#include "store/failed_logins.h"

namespace confab::store {

void add_failed_login(sql::Transaction& tx, std::string_view username_key, std::string_view address, Timestamp at) {
  tx.execute("INSERT INTO failed_logins (username_key, address, at) VALUES (?, ?, ?)", {username_key, address, at});
}

std::int64_t failed_logins_of_user(sql::Session& session, std::string_view username_key, Timestamp since) {
  return session.count("SELECT count(*) FROM failed_logins WHERE username_key = ? AND at > ?", {username_key, since});
}

std::int64_t failed_logins_of_address(sql::Session& session, std::string_view address, Timestamp since) {
  return session.count("SELECT count(*) FROM failed_logins WHERE address = ? AND at > ?", {address, since});
}

void forget_failed_logins(sql::Transaction& tx, std::string_view username_key) {
  tx.execute("DELETE FROM failed_logins WHERE username_key = ?", {username_key});
}

std::int64_t forget_failed_logins_before(sql::Transaction& tx, Timestamp time, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM failed_logins WHERE pk IN (SELECT pk FROM failed_logins WHERE at < ? ORDER BY at LIMIT ?)",
      {time, limit});
}

}  // namespace confab::store
