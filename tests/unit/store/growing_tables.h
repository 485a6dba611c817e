#pragma once
// The tables that must not be read from one end to the other, what may do so all the same, and rows for a realistic
// size.

#include <array>
#include <string>
#include <string_view>

#include "sql/database.h"

namespace confab::store::testing {

/// Tables that grow with people, rooms, messages or time.
inline constexpr auto kGrowingTables = std::to_array<std::string_view>({"users",
                                                                        "avatars",
                                                                        "user_emails",
                                                                        "user_names",
                                                                        "user_texts",
                                                                        "room_days",
                                                                        "person_hours",
                                                                        "counted_rooms",
                                                                        "user_roles",
                                                                        "password_history",
                                                                        "second_factors",
                                                                        "backup_codes",
                                                                        "login_tokens",
                                                                        "push_tokens",
                                                                        "failed_logins",
                                                                        "rooms",
                                                                        "teams",
                                                                        "room_roles",
                                                                        "subscriptions",
                                                                        "deleted_subscriptions",
                                                                        "deleted_rooms",
                                                                        "erased_rooms",
                                                                        "integration_runs",
                                                                        "messages",
                                                                        "deleted_messages",
                                                                        "message_versions",
                                                                        "mentions",
                                                                        "group_mentions",
                                                                        "thread_follows",
                                                                        "read_by_all",
                                                                        "audit_log",
                                                                        "configuration_history",
                                                                        "jobs",
                                                                        "statistics",
                                                                        "reactions",
                                                                        "stars",
                                                                        "pins",
                                                                        "polls",
                                                                        "poll_votes",
                                                                        "reports",
                                                                        "ignored_users",
                                                                        "invites",
                                                                        "room_bans",
                                                                        "room_keys",
                                                                        "person_keys",
                                                                        "scheduled_messages",
                                                                        "reminders",
                                                                        "drafts",
                                                                        "sidebar_sections",
                                                                        "sidebar_rooms",
                                                                        "appointments",
                                                                        "link_previews",
                                                                        "search_rooms",
                                                                        "search_postings",
                                                                        "search_stale",
                                                                        "exports",
                                                                        "blobs",
                                                                        "blob_claims",
                                                                        "blob_objects",
                                                                        "blob_pieces",
                                                                        "uploads",
                                                                        "unfinished_uploads"});

/// All others, which are as large as the configuration: what administrators have made, and what the program declares.
inline constexpr auto kTablesOfConfiguration = std::to_array<std::string_view>(
    {"workspace", "schema_migrations", "settings", "permissions", "permission_roles", "roles", "deleted_roles",
     "custom_emoji", "custom_emoji_names", "deleted_emoji", "custom_sounds", "custom_statuses", "file_folders",
     "integrations", "job_schedules"});

/// A statement that may look at all rows of a table, or at the first ones in an index without saying where, and why.
struct Allowed {
  std::string_view table;
  std::string_view part;  // of the statement's text
  std::string_view why;
};
inline constexpr std::array kAllowed{
    Allowed{"audit_log", "ORDER BY pk DESC LIMIT 1", "one row, from the end"},
    Allowed{"push_tokens", "SELECT 1 FROM push_tokens LIMIT 1", "one row"},
    Allowed{"search_stale", "SELECT position FROM search_stale LIMIT 1", "one row"},
    Allowed{"rooms", "AND r.seq >= coalesce(s.indexed, 0) + ? ORDER BY r.pk LIMIT ?",
            "the index of search goes through all rooms, in parts"},
    Allowed{"audit_log", "FROM audit_log a ORDER BY a.pk", "checking the chain is reading it"},
    Allowed{"invites", "ORDER BY i.created_at DESC, i.id DESC LIMIT ?", "the newest ones, up to a limit"},
    Allowed{"rooms", "FROM rooms WHERE pk > ? ORDER BY pk LIMIT ?", "a job goes through all rooms, in parts"},
    Allowed{"rooms", "FROM rooms r WHERE r.pk > ? AND r.type IN ('c', 'p', 'd') ORDER BY r.pk LIMIT ?", "the same"},
    Allowed{"erased_rooms", "FROM erased_rooms e CROSS JOIN subscriptions",
            "rooms that are going at this moment: a job takes their rows, and then this one"},
    Allowed{"exports", "FROM exports e WHERE e.pk > ? ORDER BY e.pk LIMIT ?", "a job goes through all, in parts"},
    Allowed{"blobs", "b.state = 'kept' AND b.store <> ? AND b.pk > ? ORDER BY b.pk LIMIT ?",
            "a job goes through all of them, in parts"},
    Allowed{"blobs", "FROM blobs WHERE state = 'kept' GROUP BY store", "for administrators, seldom"},
    Allowed{"statistics", "ORDER BY", "in the order of its index, up to a limit"},
    Allowed{"statistics", "count(*)", "at most 1,000 rows are kept"},
    Allowed{"users", "ORDER BY u.username_key", "a page of the list of all people, in the order of an index"},
    Allowed{"users", "SELECT count(*) FROM users u WHERE u.type <> 'buried' AND 1 = 1",
            "the total of such a list, whatever its conditions"},
    Allowed{"users", "SELECT count(*) FROM users u WHERE 1 = 1 AND (u.type <> 'buried')", "the same, as others see it"},
    Allowed{"users", "WHERE u.active >= ? AND u.username_key IS NOT NULL ORDER BY u.pk",
            "everybody is added to a room"},
    Allowed{"jobs", "ORDER BY pk DESC LIMIT ? OFFSET ?", "a page for administrators; ended jobs are kept in bounds"},
    Allowed{"users", "ORDER BY u.created_at, u.pk LIMIT ?", "the same list, in an order that nobody asks for often"},
    Allowed{"users", "ORDER BY u.last_login_at DESC, u.pk LIMIT ?", "the same"},
    Allowed{"users", "ORDER BY u.last_login_at, u.pk LIMIT ?", "when an administrator deactivates who is idle"},
    Allowed{"users", "count(*) FROM users u LEFT JOIN user_roles r", "statistics, once a day"},
    Allowed{"users", "count(*) FROM users WHERE type <> 'buried' GROUP BY 1", "statistics, once a day"},
    Allowed{"users", "SELECT (SELECT max(last_login_at) FROM users)", "statistics, once a day"},
    Allowed{"rooms", "SELECT (SELECT max(last_login_at) FROM users)", "statistics, once a day"},
    Allowed{"subscriptions", "SELECT (SELECT max(last_login_at) FROM users)", "statistics, once a day"},
    Allowed{"rooms", "FROM rooms GROUP BY type", "statistics, once a day"},
    Allowed{"teams", "FROM teams t JOIN rooms r", "a page of the list of all teams, for administrators"},
    Allowed{"rooms", "FROM teams t JOIN rooms r", "the same"},
    Allowed{"rooms", "ORDER BY r.name_key", "a page of a list of rooms, in the order of an index"},
    Allowed{"jobs", "SELECT count(*) FROM jobs WHERE 1 = 1", "for administrators; ended jobs are kept in bounds"},
    Allowed{"users", "mu.username IN (", "a query by senders' names, among the newest messages of a room"},
    Allowed{"users", "AND u.active = 0)) RETURNING", "once when an account is deactivated or comes back"},
    Allowed{"uploads", "FROM uploads GROUP BY", "for administrators, seldom, by an index that has all it takes"},
    Allowed{"uploads", "FROM uploads f WHERE f.hidden = 1 AND NOT EXISTS", "once a day, by an index of its own"},
    Allowed{"login_tokens", "ORDER BY t.created_at DESC, t.hash DESC LIMIT ?",
            "a page of where everybody is logged in, in the order of an index"},
    Allowed{"login_tokens", "ORDER BY t.created_at ASC, t.hash ASC LIMIT ?", "the same"},
    Allowed{"login_tokens", "SELECT count(*) FROM login_tokens t JOIN users u", "the total of such a list"},
    Allowed{"users", "SELECT count(*) FROM login_tokens t JOIN users u", "the same, by people's names"},
    Allowed{"users", "FROM login_tokens t JOIN users u ON u.pk = t.user_pk WHERE 1 = 1",
            "for administrators who look for somebody's log-ins, seldom"},
    Allowed{"user_emails", "e.address_key LIKE ?", "a part of an address, which only administrators look for"},
};

/// Partial indexes with few rows, which may be walked through.
inline constexpr auto kSmallIndexes =
    std::to_array<std::string_view>({"jobs_by_lease", "jobs_pending", "rooms_with_mutes", "reports_open",
                                     "blobs_unused", "uploads_unsent", "login_tokens_by_impersonator"});

/// What tests ask for themselves: parts of statements, and whole ones.
inline constexpr auto kPartsOfTests = std::to_array<std::string_view>(
    {" AS few", "information_schema", "sqlite_master", " (no, ", " room_no, ", " FROM audit_log ORDER BY",
     "DELETE FROM audit_log", "UPDATE audit_log", " FROM audit_log WHERE target = '", "username = 'ann'",
     "SELECT details FROM", "count(*) FROM search_", "SELECT data FROM search_postings ORDER",
     "UPDATE search_rooms SET version = 1", "UPDATE search_postings SET data = ''"});
inline constexpr auto kOfTests = std::to_array<std::string_view>({"DELETE FROM failed_logins",
                                                                  "DELETE FROM user_roles",
                                                                  "DELETE FROM users",
                                                                  "SELECT address FROM login_tokens",
                                                                  "SELECT count(*) FROM deleted_rooms",
                                                                  "SELECT count(*) FROM deleted_subscriptions",
                                                                  "SELECT count(*) FROM erased_rooms",
                                                                  "SELECT count(*) FROM group_mentions",
                                                                  "SELECT count(*) FROM login_tokens",
                                                                  "SELECT count(*) FROM mentions",
                                                                  "SELECT count(*) FROM message_versions",
                                                                  "SELECT count(*) FROM messages",
                                                                  "SELECT count(*) FROM messages WHERE room_pk = ?",
                                                                  "SELECT count(*) || '' FROM password_history",
                                                                  "SELECT count(*) FROM pins",
                                                                  "SELECT count(*) FROM reactions",
                                                                  "SELECT count(*) FROM reports",
                                                                  "SELECT count(*) FROM room_roles",
                                                                  "SELECT count(*) FROM stars",
                                                                  "SELECT count(*) FROM subscriptions",
                                                                  "SELECT count(*) FROM thread_follows",
                                                                  "SELECT count(*) FROM uploads",
                                                                  "SELECT count(*) FROM user_emails",
                                                                  "SELECT count(*) FROM user_roles",
                                                                  "SELECT hash FROM backup_codes",
                                                                  "SELECT hash FROM login_tokens",
                                                                  "SELECT hash FROM login_tokens ORDER BY hash",
                                                                  "SELECT last_part FROM login_tokens",
                                                                  "SELECT id FROM users WHERE has_totp <> 0",
                                                                  "SELECT name FROM login_tokens",
                                                                  "SELECT secret FROM second_factors",
                                                                  "SELECT user_agent FROM login_tokens",
                                                                  "SELECT username_key FROM failed_logins",
                                                                  "UPDATE messages SET text = ?"});

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
    Filling{5'000, "INSERT INTO room_days (day, room_pk, messages) SELECT n / 10, n % 5000 + 1, 1 FROM series"},
    Filling{5'000, "INSERT INTO person_hours (hour, user_pk) SELECT n, n % 5000 + 1 FROM series"},
    Filling{5'000, "INSERT INTO counted_rooms (room_pk, seq) SELECT n, 1 FROM series"},
    Filling{15'000, "INSERT INTO user_texts (key, user_pk) SELECT 'k' || n, n % 5000 + 1 FROM series"},
    Filling{5'000,
            "INSERT INTO user_roles (user_pk, role_id) SELECT n, CASE WHEN n < 5 THEN 'r1' ELSE 'r2' END FROM series"},
    Filling{5'000, "INSERT INTO password_history (user_pk, hash) SELECT n % 1000 + 1, 'h' || n FROM series"},
    Filling{5'000, "INSERT INTO second_factors (user_pk, secret) SELECT n, 's' || n FROM series"},
    Filling{10'000, "INSERT INTO backup_codes (user_pk, hash) SELECT n % 1000 + 1, 'h' || n FROM series"},
    Filling{10'000,
            "INSERT INTO login_tokens (hash, user_pk, kind, created_at, expires_at) "
            "SELECT 'h' || n, n % 5000 + 1, 'login', n, n FROM series"},
    Filling{5'000,
            "INSERT INTO push_tokens (id, user_pk, login_hash, kind, token, app_name, created_at, updated_at) "
            "SELECT 'p' || n, n % 5000 + 1, 'h' || n, 'gcm', 't' || n, 'app', n, n FROM series"},
    Filling{1,
            "INSERT INTO integrations (id, type, name, name_key, enabled, user_pk, maker_pk, script_enabled, version, "
            "created_at, updated_at) SELECT 'i' || n, 'webhook-outgoing', 'i', 'i', 1, n, n, 0, 1, n, n FROM series"},
    Filling{
        5'000,
        "INSERT INTO integration_runs (id, integration_pk, user_pk, room_pk, message_id, event, url, step, "
        "ran_prepare_script, finished, "
        "created_at, updated_at) SELECT 'r' || n, 1, n, n, 'm' || n, 'sendMessage', 'u', 's', 0, 1, n, n FROM series"},
    Filling{5'000, "INSERT INTO failed_logins (username_key, address, at) SELECT 'u' || n, '::' || n, n FROM series"},
    Filling{1'000,
            "INSERT INTO rooms (id, type, name, name_key, created_at, updated_at, team_pk) "
            "SELECT 'o' || n, CASE WHEN n % 3 = 0 THEN 'c' ELSE 'p' END, 'o' || n, 'o' || n, n, n, "
            "CASE WHEN n <= 300 THEN n WHEN n <= 600 THEN n - 300 ELSE NULL END FROM series"},
    Filling{300, "UPDATE rooms SET parent_pk = pk - 300, announced_seq = pk WHERE pk IN (SELECT n + 600 FROM series)"},
    Filling{300,
            "INSERT INTO teams (room_pk, id, creator_pk, created_at, updated_at) SELECT n, 't' || n, n, n, n FROM "
            "series"},
    Filling{1'000, "INSERT INTO room_roles (room_pk, user_pk, role_id) SELECT n, n, 'owner' FROM series"},
    Filling{20'000,
            "INSERT INTO subscriptions (id, room_pk, user_pk, joined_at, updated_at) "
            "SELECT 's' || n, n % 1000 + 1, (n / 1000) * 200 + n % 200 + 1, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO deleted_subscriptions (id, user_pk, room_id, deleted_at) "
            "SELECT 'd' || n, n % 5000 + 1, 'o' || n, n FROM series"},
    Filling{1'000, "INSERT INTO deleted_rooms (id, deleted_at) SELECT 'd' || n, n FROM series"},
    Filling{200, "INSERT INTO erased_rooms (room_pk, id, erased_at) SELECT n + 100000, 'x' || n, n FROM series"},
    Filling{50'000,
            "INSERT INTO messages (position, id, room_pk, seq, user_pk, sent_at, updated_at, text) "
            "SELECT (n % 1000 + 1) * 4294967296 + n, 'm' || n, n % 1000 + 1, n, n % 5000 + 1, n, n, 'text ' || n FROM "
            "series"},
    Filling{5'000,
            "INSERT INTO deleted_messages (id, room_pk, seq, countable, user_pk, sent_at, deleted_at) "
            "SELECT 'd' || n, n % 1000 + 1, n, n, n % 5000 + 1, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO message_versions (message_id, room_pk, user_pk, sent_at, replaced_at, deleted, text) "
            "SELECT 'm' || n, n % 1000 + 1, n % 5000 + 1, n, n, n % 2, 'text' FROM series"},
    Filling{5'000, "INSERT INTO mentions (user_pk, room_pk, seq) SELECT n % 5000 + 1, n % 1000 + 1, n FROM series"},
    Filling{1'000, "INSERT INTO group_mentions (room_pk, seq, user_pk) SELECT n % 1000 + 1, n, n FROM series"},
    Filling{20'000,
            "INSERT INTO thread_follows (user_pk, room_pk, thread_seq, read_seq) "
            "SELECT n % 5000 + 1, n % 1000 + 1, n, n FROM series"},
    Filling{5'000, "INSERT INTO read_by_all (room_pk, thread_seq, seq) SELECT n % 1000 + 1, n, n FROM series"},
    Filling{5'000, "UPDATE messages SET tcount = 1, tlm = sent_at WHERE seq IN (SELECT n * 10 FROM series)"},
    Filling{5'000, "UPDATE messages SET thread_seq = seq - 1, tmid = 'm' WHERE seq IN (SELECT n * 10 + 1 FROM series)"},
    Filling{2'000,
            "INSERT INTO audit_log (at, action, target, details, previous_hash, hash) "
            "SELECT n, 'a', 't', '{}', 'h', 'h' FROM series"},
    Filling{2'000, "INSERT INTO configuration_history (kind, id, at) SELECT 'setting', 'i' || n % 50, n FROM series"},
    Filling{10'000,
            "INSERT INTO jobs (id, kind, version, payload, state, run_at, created_at, finished_at) "
            "SELECT 'j' || n, 'k' || n % 5, 1, '{}', CASE WHEN n % 100 = 0 THEN 'waiting' ELSE 'done' END, n, n, "
            "CASE WHEN n % 100 = 0 THEN NULL ELSE n END FROM series"},
    Filling{
        20'000,
        "INSERT INTO reactions (position, emoji, user_pk, reacted_at) SELECT (n % 1000 + 1) * 4294967296 + n, 'smile', "
        "n % 5000 + 1, n FROM series"},
    Filling{5'000,
            "INSERT INTO stars (user_pk, position, starred_at) SELECT n % 5000 + 1, (n % 1000 + 1) * 4294967296 + n, n "
            "FROM series"},
    Filling{5'000,
            "INSERT INTO pins (position, user_pk, pinned_at) SELECT (n % 1000 + 1) * 4294967296 + n, n % 5000 + 1, n "
            "FROM series"},
    Filling{2'000,
            "INSERT INTO polls (position, id, options, multiple, anonymous) SELECT (n % 1000 + 1) * 4294967296 + n, "
            "'o' || n, 3, 0, 0 "
            "FROM series"},
    Filling{2'000,
            "INSERT INTO poll_votes (position, choice, user_pk, voted_at) SELECT (n % 1000 + 1) * 4294967296 + n, n % "
            "3, n % 5000 + 1, n FROM series"},
    Filling{
        5'000,
        "INSERT INTO reports (id, user_pk, position, description, reported_by_pk, reported_at, closed_at) SELECT 'e' "
        "|| n, n % 5000 + 1, CASE WHEN n % 5 = 0 THEN NULL ELSE (n % 1000 + 1) * 4294967296 + n END, 'd', (n + 1) % "
        "5000 + 1, n, CASE WHEN n % 50 = 0 THEN NULL ELSE n END FROM series"},
    Filling{5'000,
            "INSERT INTO ignored_users (room_pk, user_pk, ignored_pk) SELECT room_pk, user_pk, user_pk % 5000 + 1 FROM "
            "subscriptions WHERE pk <= (SELECT max(n) FROM series)"},
    Filling{2'000,
            "INSERT INTO invites (id, room_pk, user_pk, days, max_uses, created_at, updated_at) SELECT 'i' || n, n % "
            "1000 + 1, n, 0, 0, n, n FROM series"},
    Filling{20'000,
            "INSERT INTO room_keys (subscription_pk, room_pk, room_key) SELECT n, n % 1000 + 1, 'k' FROM series"},
    Filling{5'000,
            "INSERT INTO person_keys (user_pk, public_key, private_key, updated_at) SELECT n, 'a', 'b', n FROM series"},
    Filling{2'000, "INSERT INTO room_bans (room_pk, user_pk, banned_at) SELECT n % 1000 + 1, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO scheduled_messages (id, user_pk, room_id, text, send_at, revision, created_at, updated_at) "
            "SELECT 'e' || n, n % 5000 + 1, 'o' || n, 't', n, 1, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO reminders (id, user_pk, text, due_at, state, revision, created_at, updated_at) "
            "SELECT 'e' || n, n % 5000 + 1, 't', n, 'waiting', 1, n, n FROM series"},
    Filling{5'000,
            "INSERT INTO drafts (user_pk, room_id, thread_id, text, written_at, updated_at) "
            "SELECT n % 5000 + 1, 'o' || n, '', 't', n, n FROM series"},
    Filling{5'000,
            "INSERT INTO sidebar_sections (id, user_pk, name, position, updated_at) SELECT 'e' || n, n % 5000 + 1, "
            "'t', n, n FROM series"},
    Filling{10'000,
            "INSERT INTO sidebar_rooms (user_pk, room_id, section_id, position) SELECT n % 5000 + 1, 'o' || n, 'e' || "
            "(n % 5000 + 1), n FROM series"},
    Filling{
        5'000,
        "INSERT INTO appointments (id, user_pk, external_id, starts_at, subject, description, revision, updated_at) "
        "SELECT 'e' || n, n % 5000 + 1, 'x' || n, n, 't', 't', 1, n FROM series"},
    Filling{5'000,
            "INSERT INTO link_previews (url, host, meta, headers, failed, fetched_at) SELECT 'http://h/' || n, 'h' || "
            "n % 100, '{}', '{}', 0, n FROM series"},
    Filling{1'000, "INSERT INTO search_rooms (room_pk, indexed, version, writes) SELECT n, 64, 1, 1 FROM series"},
    Filling{8'000,
            "INSERT INTO search_postings (position, data) SELECT (n % 1000 + 1) * 4294967296 + n, 'abc' FROM series"},
    Filling{2'000,
            "INSERT INTO search_stale (position, changes) SELECT (n % 1000 + 1) * 4294967296 + n, 1 FROM series"},
    Filling{5'000,
            "INSERT INTO blobs (sha256, size, store, key, state, refs) SELECT 'h' || n, n, 'FileSystem', 'k' || n, "
            "'kept', CASE WHEN n % 50 = 0 THEN 0 ELSE 1 END FROM series"},
    Filling{5'000,
            "INSERT INTO uploads (id, blob_pk, room_pk, user_pk, message_id, name, name_key, type, type_group, size, "
            "uploaded_at, updated_at, hidden, details) SELECT 'f' || n, n, n % 500 + 1, n % 1000 + 1, 'm' || n, 'n' || "
            "n, 'n' || n, 'text/plain', 'text', n, n, n, CASE WHEN n % 100 = 0 THEN 1 ELSE 0 END, '{}' FROM series"},
    Filling{5'000,
            "INSERT INTO exports (id, user_pk, room_pk, format, state, revision, requested_at, updated_at, expires_at, "
            "blob_pk, size, messages) SELECT 'x' || n, n % 1000 + 1, CASE WHEN n % 2 = 0 THEN n % 500 + 1 ELSE NULL "
            "END, 'html', 'done', 1, n, n, n, n, 0, 0 FROM series"},
    Filling{5'000,
            "INSERT INTO unfinished_uploads (id, user_pk, room_pk, room_id, name, type, size, expires_at, complete) "
            "SELECT 'p' || n, n % 1000 + 1, n % 500 + 1, 'o' || n, 'n', 't', n, n, 0 FROM series"},
    Filling{5'000, "INSERT INTO blob_claims (blob_pk, until) SELECT n, n FROM series"},
    Filling{5'000, "INSERT INTO blob_objects (key, size, piece) SELECT 'k' || n, n, 4 FROM series"},
    Filling{10'000,
            "INSERT INTO blob_pieces (key, number, data) SELECT 'k' || (n % 5000), n / 5000, 'AAAA' FROM series"},
    Filling{
        5'000,
        "INSERT INTO avatars (kind, owner_pk, blob_pk, etag, type, uploaded_at) SELECT 'u', n, n, 'e', 'image/png', n "
        "FROM series"},
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
