// What one process tells, another one on the same database hears.

#include <gmock/gmock.h>

#include <chrono>
#include <thread>

#include "base/becomes.h"
#include "sql/test_database.h"

namespace confab::sql::postgres {
namespace {

using confab::testing::becomes;
using ::testing::ElementsAre;

class NoticeCarrierTest : public sql::testing::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    other = fresh->open();
  }
  void TearDown() override {
    other.reset();
    DatabaseTest::TearDown();
  }
  static void tell(Database& from, std::string_view channel, std::string_view text, bool commit = true) {
    const auto tx = from.begin();
    tx->notice(channel, text);
    if (commit) tx->commit();
  }
  /// What is told to `by` on the channel from now on.
  std::uint64_t listen(Database& by, std::string_view channel) {
    return by.notices().listen(channel, [this](std::string_view text) { heard.lock()->emplace_back(text); });
  }

  Guarded<std::vector<std::string>> heard;
  std::unique_ptr<Database> other;
};

TEST_P(NoticeCarrierTest, BringsWhatOthersTellOnceItIsStored) {
  const auto number = listen(*db, "tea");
  tell(*other, "tea", "rolled back", false);
  tell(*other, "coffee", "of no interest");
  tell(*other, "tea", "green\nand black");
  EXPECT_TRUE(becomes([&] { return !heard.lock()->empty(); }));
  EXPECT_THAT(*heard.lock(), ElementsAre("green\nand black"));
  db->notices().leave(number);
}

TEST_P(NoticeCarrierTest, OwnWordsAreHeardOnce) {
  const auto number = listen(*db, "tea");
  tell(*db, "tea", "mine");
  tell(*other, "tea", "theirs");  // comes after what the server sends back of the first
  EXPECT_TRUE(becomes([&] { return heard.lock()->size() >= 2; }));
  EXPECT_THAT(*heard.lock(), ElementsAre("mine", "theirs"));
  db->notices().leave(number);
}

TEST_P(NoticeCarrierTest, ALostConnectionIsMadeAgain) {
  const auto number = listen(*db, "tea");
  run(
      {"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE "
       "'LISTEN%'"});
  EXPECT_TRUE(becomes([&] {
    tell(*other, "tea", "again");
    return !heard.lock()->empty();
  }));
  db->notices().leave(number);
}

TEST_P(NoticeCarrierTest, WhatIsTooLongIsLeftOut) {
  const auto number = listen(*db, "tea");
  tell(*other, "tea", std::string(8000, 'x'));
  tell(*other, "tea", "short");
  EXPECT_TRUE(becomes([&] { return !heard.lock()->empty(); }));
  EXPECT_THAT(*heard.lock(), ElementsAre("short"));
  db->notices().leave(number);
}

INSTANTIATE_TEST_SUITE_P(Postgres, NoticeCarrierTest, ::testing::Values(Engine::postgres), sql::testing::engine_name);

}  // namespace
}  // namespace confab::sql::postgres
