// A database of an older schema, with data, under this program.

#include "store/migrations.h"

#include <gmock/gmock.h>

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
  UserWriter{*tx}.set_renamed(1, from_millis(5000));
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

TEST_P(OlderSchemaTest, AProgramOfSchema1IsRefused) {
  fill_schema_1();
  sql::migrate(*db, migrations());
  EXPECT_THROW(sql::migrate(*db, migrations().first(1)), sql::SchemaTooNew);
}

INSTANTIATE_TEST_SUITE_P(Engines, OlderSchemaTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
