#pragma once
// The tables that must not be read from one end to the other, what may do so all the same, and rows for a realistic
// size.

#include <array>
#include <string>
#include <string_view>

#include "sql/database.h"

namespace confab::store::testing {

/// Tables that grow with people, rooms, messages or time. All others are as large as the configuration.
inline constexpr std::array<std::string_view, 19> kGrowingTables{"users",
                                                                 "user_emails",
                                                                 "user_names",
                                                                 "user_roles",
                                                                 "login_tokens",
                                                                 "failed_logins",
                                                                 "rooms",
                                                                 "room_roles",
                                                                 "subscriptions",
                                                                 "deleted_subscriptions",
                                                                 "deleted_rooms",
                                                                 "messages",
                                                                 "deleted_messages",
                                                                 "mentions",
                                                                 "group_mentions",
                                                                 "audit_log",
                                                                 "configuration_history",
                                                                 "jobs",
                                                                 "statistics"};

/// A statement that may look at all rows of a table, or at the first ones in an index without saying where, and why.
struct Allowed {
  std::string_view table;
  std::string_view part;  // of the statement's text
  std::string_view why;
};
inline constexpr std::array kAllowed{
    Allowed{"audit_log", "ORDER BY pk DESC LIMIT 1", "one row, from the end"},
    Allowed{"audit_log", "FROM audit_log a ORDER BY a.pk", "checking the chain is reading it"},
    Allowed{"statistics", "ORDER BY", "in the order of its index, up to a limit"},
    Allowed{"statistics", "count(*)", "at most 1,000 rows are kept"},
    Allowed{"users", "ORDER BY u.username_key", "a page of the list of all people, in the order of an index"},
    Allowed{"users", "SELECT count(*) FROM users u WHERE 1 = 1", "the total of such a list, whatever its conditions"},
    Allowed{"users", "WHERE u.active >= ? AND u.username IS NOT NULL ORDER BY u.pk", "everybody is added to a room"},
    Allowed{"jobs", "ORDER BY pk DESC LIMIT ? OFFSET ?", "a page for administrators; ended jobs are kept in bounds"},
    Allowed{"users", "ORDER BY u.created_at, u.pk LIMIT ?", "the same list, in an order that nobody asks for often"},
    Allowed{"users", "ORDER BY u.last_login_at DESC, u.pk LIMIT ?", "the same"},
    Allowed{"users", "count(*) FROM users u LEFT JOIN user_roles r", "statistics, once a day"},
    Allowed{"users", "count(*) FROM users GROUP BY 1", "statistics, once a day"},
    Allowed{"users", "SELECT (SELECT max(last_login_at) FROM users)", "statistics, once a day"},
    Allowed{"rooms", "SELECT (SELECT max(last_login_at) FROM users)", "statistics, once a day"},
    Allowed{"subscriptions", "SELECT (SELECT max(last_login_at) FROM users)", "statistics, once a day"},
    Allowed{"rooms", "FROM rooms GROUP BY type", "statistics, once a day"},
    Allowed{"rooms", "ORDER BY r.name_key", "a page of a list of rooms, in the order of an index"},
    Allowed{"jobs", "SELECT count(*) FROM jobs WHERE 1 = 1", "for administrators; ended jobs are kept in bounds"},
    Allowed{"jobs", "FROM jobs GROUP BY kind, state", "the same"},
    Allowed{"users", "AND u.active = 0)) RETURNING", "once when an account is deactivated or comes back"},
    Allowed{"user_emails", "e.address_key LIKE ?", "a part of an address, which only administrators look for"},
};

/// Partial indexes with few rows, which may be walked through.
inline constexpr std::array<std::string_view, 3> kSmallIndexes{"jobs_by_lease", "jobs_pending", "rooms_with_mutes"};

/// What tests ask for themselves: parts of statements, and whole ones.
inline constexpr std::array<std::string_view, 10> kPartsOfTests{
    "information_schema",       "sqlite_master",         " (no, ",           " room_no, ",
    " FROM audit_log ORDER BY", "DELETE FROM audit_log", "UPDATE audit_log", " FROM audit_log WHERE target = '",
    "username = 'ann'",         "SELECT details FROM"};
inline constexpr std::array<std::string_view, 18> kOfTests{"DELETE FROM failed_logins",
                                                           "DELETE FROM user_roles",
                                                           "DELETE FROM users",
                                                           "SELECT address FROM login_tokens",
                                                           "SELECT count(*) FROM login_tokens",
                                                           "SELECT count(*) FROM mentions",
                                                           "SELECT count(*) FROM messages",
                                                           "SELECT count(*) FROM room_roles",
                                                           "SELECT count(*) FROM subscriptions",
                                                           "SELECT count(*) FROM user_emails",
                                                           "SELECT count(*) FROM user_roles",
                                                           "SELECT hash FROM login_tokens",
                                                           "SELECT hash FROM login_tokens ORDER BY hash",
                                                           "SELECT last_part FROM login_tokens",
                                                           "SELECT name FROM login_tokens",
                                                           "SELECT user_agent FROM login_tokens",
                                                           "SELECT username_key FROM failed_logins",
                                                           "UPDATE messages SET text = ?"};

namespace detail {

struct Filling {
  int rows;
  std::string_view statement;  // for n from 1 to `rows`
};
inline constexpr std::array kFillings{
    Filling{2, "INSERT INTO roles (id, name, scope, updated_at) SELECT 'r' || n, 'r' || n, 'Users', n FROM series"},
    Filling{5'000,
            "INSERT INTO users (id, username, username_key, name, name_key, created_at, updated_at) "
            "SELECT 'u' || n, 'u' || n, 'u' || n, 'N' || n, 'n' || n, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO user_emails (user_pk, position, address, address_key) SELECT n, 0, n || '@x', n || '@x' "
            "FROM series"},
    Filling{15'000, "INSERT INTO user_names (key, user_pk) SELECT 'k' || n, n % 5000 + 1 FROM series"},
    Filling{5'000,
            "INSERT INTO user_roles (user_pk, role_id) SELECT n, CASE WHEN n < 5 THEN 'r1' ELSE 'r2' END FROM series"},
    Filling{10'000,
            "INSERT INTO login_tokens (hash, user_pk, kind, created_at, expires_at) "
            "SELECT 'h' || n, n % 5000 + 1, 'login', n, n FROM series"},
    Filling{5'000, "INSERT INTO failed_logins (username_key, address, at) SELECT 'u' || n, '::' || n, n FROM series"},
    Filling{1'000,
            "INSERT INTO rooms (id, type, name, name_key, created_at, updated_at) "
            "SELECT 'o' || n, CASE WHEN n % 3 = 0 THEN 'c' ELSE 'p' END, 'o' || n, 'o' || n, n, n FROM series"},
    Filling{1'000, "INSERT INTO room_roles (room_pk, user_pk, role_id) SELECT n, n, 'owner' FROM series"},
    Filling{20'000,
            "INSERT INTO subscriptions (id, room_pk, user_pk, joined_at, updated_at) "
            "SELECT 's' || n, n % 1000 + 1, (n / 1000) * 200 + n % 200 + 1, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO deleted_subscriptions (id, user_pk, room_id, deleted_at) "
            "SELECT 'd' || n, n % 5000 + 1, 'o' || n, n FROM series"},
    Filling{1'000, "INSERT INTO deleted_rooms (id, deleted_at) SELECT 'd' || n, n FROM series"},
    Filling{50'000,
            "INSERT INTO messages (position, id, room_pk, seq, user_pk, sent_at, updated_at, text) "
            "SELECT (n % 1000 + 1) * 4294967296 + n, 'm' || n, n % 1000 + 1, n, n % 5000 + 1, n, n, 'text ' || n FROM "
            "series"},
    Filling{5'000,
            "INSERT INTO deleted_messages (id, room_pk, seq, countable, user_pk, sent_at, deleted_at) "
            "SELECT 'd' || n, n % 1000 + 1, n, n, n % 5000 + 1, n, n FROM series"},
    Filling{5'000, "INSERT INTO mentions (user_pk, room_pk, seq) SELECT n % 5000 + 1, n % 1000 + 1, n FROM series"},
    Filling{1'000, "INSERT INTO group_mentions (room_pk, seq, user_pk) SELECT n % 1000 + 1, n, n FROM series"},
    Filling{2'000,
            "INSERT INTO audit_log (at, action, target, details, previous_hash, hash) "
            "SELECT n, 'a', 't', '{}', 'h', 'h' FROM series"},
    Filling{2'000, "INSERT INTO configuration_history (kind, id, at) SELECT 'setting', 'i' || n % 50, n FROM series"},
    Filling{10'000,
            "INSERT INTO jobs (id, kind, version, payload, state, run_at, created_at, finished_at) "
            "SELECT 'j' || n, 'k' || n % 5, 1, '{}', CASE WHEN n % 100 = 0 THEN 'waiting' ELSE 'done' END, n, n, "
            "CASE WHEN n % 100 = 0 THEN NULL ELSE n END FROM series"},
    Filling{1'000, "INSERT INTO statistics (id, created_at, document) SELECT 't' || n, n, '{}' FROM series"},
};

}  // namespace detail

/// Rows for every growing table of a database that has none.
inline void fill_growing_tables(sql::Database& db) {
  const auto tx = db.begin();
  for (const auto& filling : detail::kFillings) {
    tx->execute("WITH RECURSIVE series (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM series WHERE n < " +
                    std::to_string(filling.rows) + ") " + std::string{filling.statement},
                {});
  }
  tx->commit();
  // SQLite's planner works without, as it does for those who run Confab; PostgreSQL does this by itself.
  if (db.engine() != sql::Engine::postgres) return;
  const auto analysis = db.begin();
  analysis->execute("ANALYZE", {});
  analysis->commit();
}

}  // namespace confab::store::testing
