// Settings, permissions and roles as rows.

#include "store/configuration.h"

#include <gmock/gmock.h>

#include "store/store.h"

namespace confab::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ConfigurationTest : public testing::StoreTest {
 protected:
  void prepare() override { tx = db->begin(); }
  void TearDown() override {
    tx.reset();
    StoreTest::TearDown();
  }
  static model::Role role(const std::string& id, const std::string& name) {
    model::Role made;
    made.id = RoleId{id};
    made.name = name;
    return made;
  }

  std::unique_ptr<sql::Transaction> tx;
};

TEST_P(ConfigurationTest, TheNewestValueOfASettingStands) {
  Configuration stored{*tx};
  ConfigurationWriter writer{*tx};
  EXPECT_FALSE(stored.setting("a"));
  writer.put_setting("a", "1", change_at(1));
  writer.put_setting("a", "[2]", change_at(2));
  EXPECT_EQ(stored.setting("a"), "[2]");
  ASSERT_THAT(stored.settings(), SizeIs(1));
  EXPECT_EQ(stored.settings()[0].updated_at, from_millis(2));
}

TEST_P(ConfigurationTest, APermissionThatNobodyHasIsNotOneThatWasNeverChanged) {
  Configuration stored{*tx};
  ConfigurationWriter writer{*tx};
  EXPECT_FALSE(stored.permission("p"));
  writer.put_permission({"p", {"user", "admin", "user"}, from_millis(1)});
  EXPECT_THAT(stored.permission("p")->roles, ElementsAre("admin", "user"));
  writer.put_permission({"p", {}, from_millis(2)});
  writer.put_permission({"q", {"bot"}, from_millis(3)});
  ASSERT_TRUE(stored.permission("p"));
  EXPECT_THAT(stored.permission("p")->roles, IsEmpty());
  EXPECT_EQ(stored.permission("p")->updated_at, from_millis(2));
  ASSERT_THAT(stored.permissions(), SizeIs(2));
  EXPECT_THAT(stored.permissions()[1].roles, ElementsAre("bot"));
}

TEST_P(ConfigurationTest, ARoleByIdBeforeOneByName) {
  Configuration stored{*tx};
  ConfigurationWriter writer{*tx};
  auto helper = role("x1", "helper");
  helper.description = "D";
  helper.scope = "Subscriptions";
  helper.is_protected = true;
  helper.mandatory_2fa = false;
  helper.updated_at = from_millis(4);
  writer.put_role(helper);
  writer.put_role(role("y2", "x1"));
  EXPECT_EQ(stored.role("x1")->name, "helper");
  EXPECT_EQ(stored.role("helper")->id, RoleId{"x1"});
  EXPECT_EQ(stored.role("helper")->description, "D");
  EXPECT_EQ(stored.role("helper")->scope, "Subscriptions");
  EXPECT_TRUE(stored.role("helper")->is_protected);
  EXPECT_EQ(stored.role("helper")->mandatory_2fa, false);
  EXPECT_FALSE(stored.role("y2")->mandatory_2fa);
  EXPECT_EQ(stored.role("helper")->updated_at, from_millis(4));
  EXPECT_FALSE(stored.role("Helper"));
  EXPECT_THAT(stored.roles(), SizeIs(2));
  EXPECT_THROW(writer.put_role(role("z3", "helper")), sql::UniqueViolation);
}

TEST_P(ConfigurationTest, ARoleThatIsGoneAndComesBack) {
  Configuration stored{*tx};
  ConfigurationWriter writer{*tx};
  writer.put_role(role("x", "x"));
  writer.put_permission({"p", {"x", "y"}, from_millis(1)});
  EXPECT_FALSE(stored.role_in_use("x"));
  writer.delete_role("x", change_at(5));
  EXPECT_FALSE(stored.role("x"));
  EXPECT_THAT(stored.permission("p")->roles, ElementsAre("y"));
  EXPECT_THAT(stored.roles_deleted_since(from_millis(5)), SizeIs(1));
  EXPECT_THAT(stored.roles_deleted_since(from_millis(6)), IsEmpty());
  writer.put_role(role("x", "x"));
  EXPECT_THAT(stored.roles_deleted_since(from_millis(0)), IsEmpty());
}

TEST_P(ConfigurationTest, HistoryIsInOrderAndOfOneThing) {
  ConfigurationWriter writer{*tx};
  writer.add_history({"setting", "a", std::nullopt, "1", "ann", from_millis(9)});
  writer.add_history({"setting", "b", "0", "1", "ann", from_millis(1)});
  writer.add_history({"permission", "a", "0", "1", "ann", from_millis(1)});
  writer.add_history({"setting", "a", "1", std::nullopt, std::nullopt, from_millis(2)});
  const auto rows = Configuration{*tx}.history("setting", "a");
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_FALSE(rows[0].old_value);
  EXPECT_EQ(rows[0].new_value, "1");
  EXPECT_EQ(rows[0].actor_id, "ann");
  EXPECT_FALSE(rows[1].new_value);
  EXPECT_FALSE(rows[1].actor_id);
  EXPECT_EQ(rows[1].at, from_millis(2));
}

INSTANTIATE_TEST_SUITE_P(Engines, ConfigurationTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
