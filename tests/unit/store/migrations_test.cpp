// The schema as it is shipped: from nothing, a second time, half-way, and when a newer program was there before.

#include "store/migrations.h"

#include <gmock/gmock.h>

#include <set>

#include "sql/migrate.h"
#include "sql/test_database.h"

namespace confab::store {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

class MigrationsTest : public sql::testing::DatabaseTest {
 protected:
  /// Tables, with their columns: "users.id".
  std::set<std::string> columns() {
    std::set<std::string> found;
    const auto* sql = GetParam() == sql::Engine::sqlite
                          ? "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
                          : "SELECT table_name || '.' || column_name FROM information_schema.columns "
                            "WHERE table_schema = 'public'";
    db->read()->each(sql, {}, [&](const sql::Row& row) { found.insert(row.string(0)); });
    return found;
  }
  std::int64_t newest() { return db->read()->count("SELECT MAX(number) FROM schema_migrations", {}); }
  /// The shipped ones and another that fails after its first statement.
  static std::vector<sql::Migration> with_a_broken_one() {
    std::vector<sql::Migration> all{migrations().begin(), migrations().end()};
    all.push_back({static_cast<int>(all.size()) + 1, "broken",
                   "CREATE TABLE half (id BIGINT);\nALTER TABLE users ADD COLUMN half BIGINT;\n"
                   "INSERT INTO nowhere VALUES (1);\n",
                   1});
    return all;
  }
};

TEST(Migrations, AreNumberedWithoutGapsAndAdmitAProgramThatExists) {
  int number = 0;
  for (const auto& migration : migrations()) {
    EXPECT_EQ(migration.number, ++number);
    EXPECT_FALSE(migration.name.empty());
    EXPECT_GE(migration.oldest_program, 1);
    EXPECT_LE(migration.oldest_program, migration.number) << "nobody could use the database";
  }
  EXPECT_GT(number, 0);
}

TEST_P(MigrationsTest, MakeAFreshDatabase) {
  sql::migrate(*db, migrations());
  EXPECT_EQ(newest(), static_cast<std::int64_t>(migrations().size()));
  EXPECT_THAT(columns(), IsSupersetOf({"users.username_key", "rooms.seq", "subscriptions.read_seq", "messages.position",
                                       "login_tokens.hash", "audit_log.previous_hash", "deleted_messages.id"}));
}

TEST_P(MigrationsTest, ChangeNothingTheSecondTime) {
  sql::migrate(*db, migrations());
  run({"INSERT INTO settings (id, value, updated_at) VALUES ('a', '1', 0)"});
  const auto before = columns();
  sql::migrate(*db, migrations());
  EXPECT_EQ(columns(), before);
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM settings", {}), 1);
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM schema_migrations", {}),
            static_cast<std::int64_t>(migrations().size()));
}

TEST_P(MigrationsTest, AnUpgradeThatFailsHalfWayLeavesNothing) {
  sql::migrate(*db, migrations());
  const auto before = columns();
  EXPECT_THROW(sql::migrate(*db, with_a_broken_one()), sql::Error);
  EXPECT_EQ(columns(), before);
  EXPECT_EQ(newest(), static_cast<std::int64_t>(migrations().size()));
  EXPECT_NO_THROW(sql::migrate(*db, migrations()));
}

TEST_P(MigrationsTest, AFirstStartThatFailsIsDoneAgain) {
  EXPECT_THROW(sql::migrate(*db, with_a_broken_one()), sql::Error);
  EXPECT_EQ(newest(), static_cast<std::int64_t>(migrations().size())) << "what was whole stays";
  EXPECT_FALSE(columns().contains("half.id"));
}

TEST_P(MigrationsTest, ADatabaseOfANewerProgramIsRefusedOrUsedAsItSays) {
  sql::migrate(*db, migrations());
  run({"INSERT INTO schema_migrations (number, name, applied_at, oldest_program) VALUES (900, 'later', 0, 1)"});
  EXPECT_NO_THROW(sql::migrate(*db, migrations())) << "it says that this program will do";
  run({"UPDATE schema_migrations SET oldest_program = 900 WHERE number = 900"});
  try {
    sql::migrate(*db, migrations());
    ADD_FAILURE() << "a program that is too old would have written";
  } catch (const sql::SchemaTooNew& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("900"));
    EXPECT_THAT(refusal.what(), HasSubstr("start a newer version"));
  }
}

// Files, jobs and caches name rows by their numbers, and outlive them.
TEST_P(MigrationsTest, ANumberIsNeverGivenTwice) {
  sql::migrate(*db, migrations());
  std::set<std::string> given_again;
  const auto* sql = GetParam() == sql::Engine::sqlite
                        ? "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE "
                          "m.type = 'table' AND c.pk = 1 AND c.type = 'INTEGER' AND m.sql NOT LIKE '%AUTOINCREMENT%' "
                          "AND m.sql NOT LIKE '%WITHOUT ROWID%'"
                        : "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema "
                          "= 'public' AND column_name = 'pk' AND is_identity <> 'YES'";
  db->read()->each(sql, {}, [&](const sql::Row& row) { given_again.insert(row.string(0)); });
  // Keys that the program makes of other numbers.
  for (const auto* made :
       {"messages.position", "search_postings.position", "search_stale.position", "search_rooms.room_pk"}) {
    given_again.erase(made);
  }
  EXPECT_THAT(given_again, ::testing::IsEmpty()) << "say %row_key% for a number that the database gives";

  const auto newest = [&](std::string_view insert) {
    std::int64_t pk = 0;
    const auto tx = db->begin();
    tx->each(insert, {}, [&](const sql::Row& row) { pk = row.integer(0); });
    tx->commit();
    return pk;
  };
  constexpr std::string_view kRoom =
      "INSERT INTO rooms (id, type, created_at, updated_at) VALUES ('r', 'c', 0, 0) RETURNING pk";
  constexpr std::string_view kBlob =
      "INSERT INTO blobs (sha256, size, store, key, state, refs) VALUES ('', 0, '', 'k', 'kept', 0) RETURNING pk";
  const auto room = newest(kRoom);
  const auto blob = newest(kBlob);
  run({"DELETE FROM rooms WHERE id = 'r'", "DELETE FROM blobs WHERE key = 'k'"});
  EXPECT_GT(newest(kRoom), room);
  EXPECT_GT(newest(kBlob), blob);
}

TEST_P(MigrationsTest, WhatBelongsToAnAccountGoesWithIt) {
  sql::migrate(*db, migrations());
  run({"INSERT INTO roles (id, name, scope, updated_at) VALUES ('user', 'user', 'Users', 0)",
       "INSERT INTO users (pk, id, created_at, updated_at) VALUES (7, 'u', 0, 0)",
       "INSERT INTO user_roles (user_pk, role_id) VALUES (7, 'user')",
       "INSERT INTO user_emails (user_pk, position, address, address_key) VALUES (7, 0, 'a', 'a')",
       "INSERT INTO login_tokens (hash, user_pk, kind, created_at) VALUES ('h', 7, 'login', 0)"});
  EXPECT_THROW(run({"DELETE FROM roles"}), sql::Error) << "somebody holds it";
  EXPECT_THROW(run({"INSERT INTO user_roles (user_pk, role_id) VALUES (7, 'pk-such')"}), sql::Error);
  run({"DELETE FROM users"});
  for (const auto* table : {"user_roles", "user_emails", "login_tokens"}) {
    EXPECT_EQ(db->read()->count(std::string{"SELECT count(*) FROM "} + table, {}), 0) << table;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, MigrationsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
