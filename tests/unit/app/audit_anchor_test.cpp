// A change of the audit log behind the program's back is found at its next look, a cut tail included.

#include "app/audit_anchor.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "base/id.h"
#include "store/schema.h"

namespace confab::app {
namespace {

using ::testing::HasSubstr;

class AuditAnchorTest : public ::testing::Test {
 protected:
  void TearDown() override {
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".new");
  }
  void act(const std::string& target) {
    const auto tx = db->begin();
    store::append_audit(*tx, {.at = from_millis(1),
                              .actor_id = "a",
                              .actor_username = "root",
                              .address = "",
                              .action = "user.changed",
                              .target = target,
                              .details = "{}"});
    tx->commit();
  }
  void run(const std::string& sql) {
    const auto tx = db->begin();
    tx->execute(sql, {});
    tx->commit();
  }
  [[nodiscard]] std::string written() const {
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
  }

  sql::testing::TestDatabase fresh{sql::Engine::sqlite, store::testing::with_schema};
  std::unique_ptr<sql::Database> db = fresh.open();
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("confab-head-" + random_id());
  AuditAnchor anchor{*db, file};
};

TEST_F(AuditAnchorTest, WhatIsWholeIsWrittenDown) {
  EXPECT_FALSE(anchor.intact());
  anchor.verify_and_write_down();
  EXPECT_EQ(anchor.intact(), true);
  EXPECT_EQ(written(), "") << "there is no row yet";
  act("ann");
  anchor.verify_and_write_down();
  const auto first = written();
  EXPECT_THAT(first, HasSubstr(store::audit_head(*db->read())->hash));
  act("ben");
  anchor.write_down();
  EXPECT_NE(written(), first);
  EXPECT_EQ(anchor.verify().wrong, "");
  EXPECT_EQ(anchor.verify().rows, 2);
}

TEST_F(AuditAnchorTest, AChangedRowIsFound) {
  act("ann");
  act("ben");
  anchor.verify_and_write_down();
  run("UPDATE audit_log SET target = 'eve' WHERE target = 'ann'");
  anchor.verify_and_write_down();
  EXPECT_EQ(anchor.intact(), false);
  EXPECT_THAT(anchor.verify().wrong, HasSubstr("row 1 was changed"));
}

TEST_F(AuditAnchorTest, ACutTailIsFoundAndWhatProvesItStays) {
  act("ann");
  act("ben");
  anchor.verify_and_write_down();
  const auto proof = written();
  run("DELETE FROM audit_log WHERE target = 'ben'");
  act("eve");
  anchor.write_down();
  anchor.verify_and_write_down();
  EXPECT_EQ(anchor.intact(), false);
  EXPECT_THAT(anchor.verify().wrong, HasSubstr("the end was cut off"));
  EXPECT_EQ(written(), proof);
}

}  // namespace
}  // namespace confab::app
