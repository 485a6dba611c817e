#include <gmock/gmock.h>

#include "store/explain.h"

namespace confab::store::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

[[maybe_unused]] const auto* const kExplained = explain_all_statements(60);

/// That the check finds what it looks for.
class ScansTest : public SchemaTest {
 protected:
  void SetUp() override {
    SchemaTest::SetUp();
    if (IsSkipped()) return;
    db = fresh->open();  // what is asked here are no statements of repositories
    fill_growing_tables(*db);
  }
};

TEST_P(ScansTest, OfEveryTableItIsSaidWhetherItGrows) {
  const auto* tables = GetParam() == sql::Engine::sqlite
                           ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                           : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";
  std::vector<std::string> said{kGrowingTables.begin(), kGrowingTables.end()};
  said.insert(said.end(), kTablesOfConfiguration.begin(), kTablesOfConfiguration.end());
  EXPECT_THAT(db->read()->all(tables, {}, [](const sql::Row& row) { return row.string(0); }),
              ::testing::UnorderedElementsAreArray(said));
}

TEST_P(ScansTest, EachGrowingTableHasRows) {
  for (const auto table : kGrowingTables) {
    EXPECT_GT(db->read()->count("SELECT count(*) FROM " + std::string{table}, {}), 0) << table;
  }
}

TEST_P(ScansTest, AreFoundInWhateverPlace) {
  for (const auto* statement : {
           "SELECT id FROM messages WHERE text = ?",
           "SELECT count(*) FROM messages",
           "SELECT m.id FROM rooms r JOIN messages m ON m.text = r.topic WHERE r.id = ?",
           "SELECT m.id FROM messages m ORDER BY m.edited_at LIMIT 10",
           "SELECT r.id FROM rooms r WHERE r.id = ? AND EXISTS (SELECT 1 FROM messages m WHERE m.edited_by_pk = r.pk)",
           "UPDATE messages SET text = ? WHERE edited_at = ?",
           "DELETE FROM messages WHERE type = ?",
           "INSERT INTO deleted_rooms (id, deleted_at) SELECT id, ? FROM messages WHERE edited_at = ?",
       }) {
    EXPECT_THAT(scans_of(*db, statement), ElementsAre(HasSubstr("messages"))) << statement;
  }
}

TEST_P(ScansTest, AreNoneWhereAnIndexLeads) {
  for (const auto* statement : {
           "SELECT text FROM messages WHERE id = ?",
           "SELECT text FROM messages WHERE position >= ? AND position < ? ORDER BY position DESC LIMIT ?",
           "SELECT m.text FROM rooms r JOIN messages m ON m.id = r.topic WHERE r.id = ?",
           "SELECT hash FROM audit_log ORDER BY pk DESC LIMIT 1",
           "SELECT id FROM roles WHERE description = ?",
           "UPDATE messages SET text = ? WHERE position = ?",
           "SELECT pk FROM rooms WHERE id = ? %for_update%",
           "INSERT INTO deleted_rooms (id, deleted_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
       }) {
    EXPECT_THAT(scans_of(*db, statement), IsEmpty()) << statement;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, ScansTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store::testing
