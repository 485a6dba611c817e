// A database of an older schema, with data, under this program.

#include "store/migrations.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "sql/test_database.h"
#include "store/messages.h"
#include "store/users.h"

namespace confab::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class OlderSchemaTest : public sql::testing::DatabaseTest {
 protected:
  /// Schema 1, with a person, a room and two messages.
  void fill_schema_1() {
    sql::migrate(*db, migrations().first(1));
    run(
        {"INSERT INTO users (no, id, username, username_key, name, created_at, updated_at) "
         "VALUES (1, 'ann', 'ann', 'ann', 'Ann', 1, 1), (2, 'ben', 'ben', 'ben', 'Ben', 1, 1)",
         "INSERT INTO rooms (no, id, type, name, name_key, creator_no, seq, created_at, updated_at) "
         "VALUES (1, 'room', 'c', 'room', 'room', 1, 2, 1, 1)",
         "INSERT INTO messages (position, id, room_no, seq, user_no, sent_at, updated_at, text, edited_at, "
         "edited_by_no) "
         "VALUES (4294967297, 'first', 1, 1, 1, 1000, 1000, 'hello', NULL, NULL), "
         "(4294967298, 'second', 1, 2, 2, 2000, 3000, 'hello, too', 3000, 1)"});
  }
  /// Schema 39, as the programs of then made it: SQLite gave the number of a row that is gone again. Of three rooms the
  /// newest is gone, and the one before it has had a predecessor with its number; both have left a file.
  void fill_schema_39() {
    db = fresh->open();  // what is asked here are no statements of repositories
    std::vector<std::string> texts;
    std::vector<sql::Migration> then{migrations().begin(), migrations().begin() + 39};
    texts.reserve(then.size());
    for (auto& migration : then) {
      auto& text = texts.emplace_back(migration.sql);
      if (GetParam() == sql::Engine::sqlite) {
        text = std::regex_replace(text, std::regex{"%row_key%"}, "INTEGER PRIMARY KEY");
      }
      migration.sql = text;
    }
    sql::migrate(*db, then);
    run({"INSERT INTO users (pk, id, username, created_at, updated_at) VALUES (1, 'ann', 'ann', 1, 1)",
         R"(INSERT INTO rooms (pk, id, type, name, creator_pk, created_at, updated_at) VALUES (1, 'old', 'c', 'old', 1,
              1, 1), (2, 'new', 'p', 'new', 1, 1000, 1))",
         "INSERT INTO subscriptions (pk, id, room_pk, user_pk, joined_at, updated_at) VALUES (5, 's', 1, 1, 1, 1)",
         "INSERT INTO room_roles (room_pk, user_pk, role_id) VALUES (1, 1, 'owner')",
         R"(INSERT INTO messages (position, id, room_pk, seq, user_pk, sent_at, updated_at, text) VALUES (8589934593,
              'm', 2, 1, 1, 2000, 2000, 'hello'))",
         "INSERT INTO blobs (pk, sha256, size, store, key, state, refs) VALUES (1, 'h', 1, 's', 'k', 'kept', 4)",
         R"(INSERT INTO uploads (id, blob_pk, room_pk, user_pk, message_id, name, name_key, type, type_group, size,
              uploaded_at, updated_at, details) VALUES ('of-old', 1, 1, 1, 'x', '', '', '', '', 1, 50, 50, '{}'),
              ('of-new', 1, 2, 1, 'm', '', '', '', '', 1, 2000, 2000, '{}'),
              ('inherited', 1, 2, 1, 'y', '', '', '', '', 1, 500, 500, '{}'),
              ('of-none', 1, 3, 1, 'z', '', '', '', '', 1, 600, 600, '{}'))",
         R"(INSERT INTO jobs (id, kind, version, payload, state, run_at, created_at) VALUES ('j', 'files.forget-room',
              1, '{"room":7}', 'waiting', 1, 1))"});
  }
  std::set<std::string> indexes() {
    std::set<std::string> found;
    const auto* sql = GetParam() == sql::Engine::sqlite
                          ? "SELECT tbl_name || ' ' || name || ' ' || sql FROM sqlite_master WHERE type = 'index' AND "
                            "sql IS NOT NULL"
                          : "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND schemaname <> "
                            "'information_schema'";
    db->read()->each(sql, {}, [&](const sql::Row& row) {
      found.insert(std::regex_replace(row.string(0), std::regex{R"(\s+)"}, " "));
    });
    return found;
  }
  std::vector<std::string> strings(std::string_view sql) {
    return db->read()->all(sql, {}, [](const sql::Row& row) { return row.string(0); });
  }
  std::vector<std::string> changed_since(std::int64_t millis) {
    std::vector<std::string> ids;
    const auto reader = db->read();
    for (const auto& message : Messages{*reader}.changed(1, {.from = from_millis(millis)})) {
      ids.push_back(message.id.value);
    }
    return ids;
  }
};

TEST_P(OlderSchemaTest, NobodyOfSchema1HasBeenRenamedYet) {
  fill_schema_1();
  sql::migrate(*db, migrations());
  EXPECT_THAT(changed_since(0), ElementsAre("first", "second"));
  EXPECT_THAT(changed_since(2000), ElementsAre("second"));
  EXPECT_THAT(changed_since(4000), IsEmpty());
  const auto tx = db->begin();
  UserWriter{*tx}.set_renamed(1, ChangeTime::stored(from_millis(5000)));
  tx->commit();
  EXPECT_THAT(changed_since(4000), ElementsAre("first", "second")) << "by ann, and edited by ann";
}

TEST_P(OlderSchemaTest, MessagesStayAsTheyWere) {
  fill_schema_1();
  sql::migrate(*db, migrations());
  const auto reader = db->read();
  const auto history = Messages{*reader}.range(1, {}, Order::newest_first, 10);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].id, MessageId{"second"});
  EXPECT_EQ(history[0].msg, "hello, too");
  EXPECT_EQ(history[0].edited_by->username, "ann");
  EXPECT_EQ(history[1].u.username, "ann");
}

TEST_P(OlderSchemaTest, NamesOfSchema1AreFoundWhateverTheirCase) {
  fill_schema_1();
  run(
      {"INSERT INTO users (no, id, username, username_key, name, created_at, updated_at) "
       "VALUES (3, 'first', 'Özgür', 'Özgür', 'Özgür Çelik', 1, 1), (4, 'second', 'özgür', 'özgür', NULL, 1, 1)",
       "INSERT INTO rooms (no, id, type, name, name_key, fname, topic, created_at, updated_at) "
       "VALUES (2, 'cafe', 'c', 'Café', 'CafÉ', 'CAFÉ', 'TÉ', 1, 1)"});
  sql::migrate(*db, migrations());
  const auto reader = db->read();
  Users users{*reader};
  const auto found = [&](std::string text) {
    std::vector<std::string> ids;
    for (const auto& user : users.list({.text = std::move(text)}, "u.pk", 10, 0)) ids.push_back(user.id.value);
    return ids;
  };
  EXPECT_THAT(found("ÇELİ"), IsEmpty());
  EXPECT_THAT(found("ÇEL"), ElementsAre("first"));
  EXPECT_THAT(found("nn"), ElementsAre("ann"));
  EXPECT_EQ(users.by_username("ÖZGÜR")->id, UserId{"second"}) << "who differs in case only keeps the old key";
  EXPECT_EQ(reader->count("SELECT count(*) FROM rooms WHERE name_key = 'café' AND fname_key = 'café' AND topic_key = "
                          "'té' AND name = 'Café'",
                          {}),
            1);
}

TEST_P(OlderSchemaTest, NumbersOfSchema39AreGivenOnceFromNowOn) {
  fill_schema_39();
  const auto before = indexes();
  sql::migrate(*db, migrations().first(40));  // later ones make some of them anew, with more in them
  EXPECT_THAT(indexes(), ::testing::IsSupersetOf(before));
  sql::migrate(*db, migrations());
  EXPECT_THAT(strings("SELECT id AS few FROM uploads ORDER BY id"), ElementsAre("of-new", "of-old"))
      << "what rooms have left that are gone is not the next room's";
  EXPECT_THAT(strings("SELECT refs AS few FROM blobs"), ElementsAre("2"));
  EXPECT_THAT(strings("SELECT state AS few FROM jobs"), ElementsAre("done"));
  EXPECT_THAT(strings("SELECT s.id FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk JOIN users u ON u.pk = "
                      "r.creator_pk WHERE s.pk = 5"),
              ElementsAre("s"))
      << "a table that is built anew takes nothing with it";
  EXPECT_THAT(strings("SELECT role_id AS few FROM room_roles"), ElementsAre("owner"));
  if (GetParam() == sql::Engine::sqlite) {
    EXPECT_THAT(strings("PRAGMA foreign_key_check"), IsEmpty());
    EXPECT_THAT(strings("PRAGMA integrity_check"), ElementsAre("ok"));
    const auto room = db->begin()->count(
        "INSERT INTO rooms (id, type, created_at, updated_at) VALUES ('next', 'c', 1, 1) RETURNING pk", {});
    EXPECT_EQ(room, 8) << "above what a job still names";
  }
  EXPECT_THROW(run({"INSERT INTO room_roles (room_pk, user_pk, role_id) VALUES (99, 1, 'owner')"}), sql::Error)
      << "foreign keys are enforced again";
  run({"DELETE FROM rooms WHERE id = 'old'"});
  EXPECT_THAT(strings("SELECT role_id AS few FROM room_roles"), IsEmpty());
  EXPECT_THAT(strings("SELECT id AS few FROM subscriptions"), ElementsAre("s")) << "it goes later (erased_rooms.h)";
}

TEST_P(OlderSchemaTest, AProgramOfSchema1IsRefused) {
  fill_schema_1();
  sql::migrate(*db, migrations());
  EXPECT_THROW(sql::migrate(*db, migrations().first(1)), sql::SchemaTooNew);
}

INSTANTIATE_TEST_SUITE_P(Engines, OlderSchemaTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
