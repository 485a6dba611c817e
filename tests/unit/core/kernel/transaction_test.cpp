// A transaction and what it tells are one: both happen, or neither.

#include "core/kernel/transaction.h"

#include <gmock/gmock.h>

#include "core/world.h"
#include "store/configuration.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TransactionTest : public testing::WorldTest {
 protected:
  void write(Transaction& tx, const std::string& key) {
    store::ConfigurationWriter{tx}.put_setting(key, "1", clock.now());
    tx.publish(bus::SettingChanged{key});
  }
  std::vector<std::string> keys() {
    std::vector<std::string> result;
    for (const auto& event : told<bus::SettingChanged>()) result.push_back(event.key);
    return result;
  }
  bool stored(std::string_view key) {
    const auto reader = db->read();
    return store::Configuration{*reader}.setting(key).has_value();
  }
};

TEST_P(TransactionTest, TellsInOrderOnceItIsTrue) {
  Transaction tx{*ctx};
  write(tx, "one");
  write(tx, "two");
  EXPECT_THAT(keys(), IsEmpty());
  tx.commit();
  EXPECT_THAT(keys(), ElementsAre("one", "two"));
  EXPECT_TRUE(stored("two"));
}

TEST_P(TransactionTest, WithoutACommitNothingHappened) {
  {
    Transaction tx{*ctx};
    write(tx, "never");
  }
  EXPECT_FALSE(stored("never"));
  Transaction tx{*ctx};  // and nobody waits for the ticket of the one before
  write(tx, "next");
  tx.commit();
  EXPECT_THAT(keys(), ElementsAre("next"));
}

TEST_P(TransactionTest, WhatIsTrueIsSeenByThoseWhoAreTold) {
  bool seen = false;
  carrier.listen([&](const bus::Event&) { seen = stored("key"); });
  Transaction tx{*ctx};
  write(tx, "key");
  tx.commit();
  EXPECT_TRUE(seen);
}

INSTANTIATE_TEST_SUITE_P(Engines, TransactionTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
