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

TEST_P(OlderSchemaTest, AProgramOfSchema1IsRefused) {
  fill_schema_1();
  sql::migrate(*db, migrations());
  EXPECT_THROW(sql::migrate(*db, migrations().first(1)), sql::SchemaTooNew);
}

INSTANTIATE_TEST_SUITE_P(Engines, OlderSchemaTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
