#include "store/failed_logins.h"

#include <fmt/format.h>

namespace confab::store {
namespace {

// Of text and nothing, so that no index gives the order of the parts: SQLite would rather walk through all of that one
// than look up those of the time.
std::vector<ManyFailures> with_failures(sql::Session& session, std::string_view column, const FailureTime& time,
                                        std::int64_t failures, std::int64_t limit) {
  return session.all(
      fmt::format(
          "SELECT counted, at FROM (SELECT {0} AS counted, at, row_number() OVER (PARTITION BY "
          "{0} || '' ORDER BY at DESC, pk DESC) AS place FROM failed_logins WHERE at > ? AND at <= ? AND {0} <> '') "
          "lately WHERE place = ? ORDER BY at DESC, counted LIMIT ?",
          column),
      {time.after, time.until, failures, limit}, [](const sql::Row& row) {
        return ManyFailures{row.string(0), row.time(1)};
      });
}

}  // namespace

void add_failed_login(sql::Transaction& tx, std::string_view username_key, std::string_view address, Timestamp at) {
  tx.execute("INSERT INTO failed_logins (username_key, address, at) VALUES (?, ?, ?)", {username_key, address, at});
}

std::int64_t failed_logins_of_user(sql::Session& session, std::string_view username_key, const FailureTime& time) {
  return session.count("SELECT count(*) FROM failed_logins WHERE username_key = ? AND at > ? AND at <= ?",
                       {username_key, time.after, time.until});
}

std::int64_t failed_logins_of_address(sql::Session& session, std::string_view address, const FailureTime& time) {
  return session.count("SELECT count(*) FROM failed_logins WHERE address = ? AND at > ? AND at <= ?",
                       {address, time.after, time.until});
}

void forget_failed_logins(sql::Transaction& tx, std::string_view username_key) {
  tx.execute("DELETE FROM failed_logins WHERE username_key = ? AND address = ''", {username_key});
  tx.execute("UPDATE failed_logins SET username_key = '' WHERE username_key = ?", {username_key});
}

void forget_failed_logins_of_address(sql::Transaction& tx, std::string_view address) {
  tx.execute("DELETE FROM failed_logins WHERE address = ? AND username_key = ''", {address});
  tx.execute("UPDATE failed_logins SET address = '' WHERE address = ?", {address});
}

std::vector<ManyFailures> users_with_failures(sql::Session& session, const FailureTime& time, std::int64_t failures,
                                              std::int64_t limit) {
  return with_failures(session, "username_key", time, failures, limit);
}

std::vector<ManyFailures> addresses_with_failures(sql::Session& session, const FailureTime& time, std::int64_t failures,
                                                  std::int64_t limit) {
  return with_failures(session, "address", time, failures, limit);
}

std::int64_t forget_failed_logins_before(sql::Transaction& tx, Timestamp time, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM failed_logins WHERE pk IN (SELECT pk FROM failed_logins WHERE at < ? ORDER BY at LIMIT ?)",
      {time, limit});
}

}  // namespace confab::store
