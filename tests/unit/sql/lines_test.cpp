// Lines on PostgreSQL: what would wait for the same row shares a commit.
#include <gmock/gmock.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

#include "sql/error.h"
#include "sql/in_line.h"
#include "sql/test_database.h"

namespace confab::sql::testing {
namespace {

using ::testing::ElementsAre;

class Lines : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (db)
      run({"CREATE TABLE entry (id TEXT PRIMARY KEY)", "CREATE TABLE counter (id TEXT PRIMARY KEY, n BIGINT)",
           "INSERT INTO counter VALUES ('room', 0)"});
  }
  static Database::Failed never_fails() {
    return [](const std::exception_ptr&) { ADD_FAILURE() << "nothing should fail here"; };
  }
  void later(std::string_view line, Database::Work work, const Database::Failed& failed = never_fails()) {
    const InLine in_line{line};
    db->transact_later(std::move(work), failed);
  }
  std::vector<std::string> entries() {
    return db->read()->all("SELECT id FROM entry ORDER BY id", {}, [](const Row& row) { return row.string(0); });
  }
  static void insert(Transaction& tx, std::string_view id) { tx.execute("INSERT INTO entry (id) VALUES (?)", {id}); }

  /// Until what was handed over while the line's first work was under way is over as well.
  void with_first_under_way(const std::function<void()>& meanwhile) {
    std::latch begun{1};
    std::latch may_end{1};
    std::jthread first{[&] {
      later("room", [&](Transaction& tx) {
        begun.count_down();
        may_end.wait();
        insert(tx, "first");
        tx.commit();
      });
    }};
    begun.wait();
    meanwhile();
    may_end.count_down();
  }
};

TEST_P(Lines, OneThreadDoesWhatOthersLeave) {
  if (!db) return;
  if (db->engine() == Engine::sqlite) GTEST_SKIP() << "SQLite has one line: group_commit_test.cpp";
  std::vector<std::string> stored;
  std::thread::id worker;
  with_first_under_way([&] {
    for (const auto* id : {"a", "b", "c"}) {
      later("room", [&, id](Transaction& tx) {
        worker = std::this_thread::get_id();
        insert(tx, id);
        tx.commit([&, id] { stored.emplace_back(id); });
      });
    }
    EXPECT_THAT(entries(), ElementsAre());
  });
  EXPECT_NE(worker, std::this_thread::get_id());
  EXPECT_THAT(stored, ElementsAre("a", "b", "c"));
  EXPECT_THAT(entries(), ElementsAre("a", "b", "c", "first"));
}

TEST_P(Lines, AFailureHurtsNobodyElse) {
  if (!db) return;
  int failures = 0;
  const Database::Failed fails = [&](const std::exception_ptr&) { ++failures; };
  with_first_under_way([&] {
    const auto add = [](std::string_view id, bool throws) {
      return [id, throws](Transaction& tx) {
        insert(tx, id);
        if (throws) throw std::logic_error("no");
        tx.commit();
      };
    };
    later("room", add("a", false));
    later("room", add("b", true), fails);
    later("room", add("a", false), fails);  // is there already
    later("room", add("c", false));
    later("room", add("d", true), fails);
  });
  EXPECT_EQ(failures, 3);
  EXPECT_THAT(entries(), ElementsAre("a", "c", "first"));
}

TEST_P(Lines, TheFirstOneMayFail) {
  if (!db) return;
  int failures = 0;
  later(
      "room",
      [](Transaction& tx) {
        insert(tx, "a");
        insert(tx, "a");
      },
      [&](const std::exception_ptr&) { ++failures; });
  later("room", [](Transaction& tx) {
    insert(tx, "a");
    tx.commit();
  });
  EXPECT_EQ(failures, 1);
  EXPECT_THAT(entries(), ElementsAre("a"));
}

TEST_P(Lines, WhatWasInTheWayOfAnotherIsDoneAgain) {
  if (!db) return;
  if (db->engine() == Engine::sqlite) GTEST_SKIP() << "nothing is in the way there";
  int attempts = 0;
  std::atomic<bool> stored = false;
  later("room", [&](Transaction& tx) {
    insert(tx, "a");
    if (++attempts < 3) throw Conflict("a deadlock");
    tx.commit([&] { stored = true; });
  });
  EXPECT_EQ(attempts, 3);
  EXPECT_TRUE(stored);
  EXPECT_THAT(entries(), ElementsAre("a"));

  bool failed = false;
  later(
      "room", [&](Transaction&) { throw Conflict("always"); }, [&](const std::exception_ptr&) { failed = true; });
  EXPECT_TRUE(failed);
}

TEST_P(Lines, ManyThreadsInFewLinesLoseNothing) {
  if (!db) return;
  constexpr int kThreads = 8;
  constexpr int kRounds = 40;
  std::atomic<int> stored = 0;
  std::atomic<int> failed = 0;
  {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kRounds; ++i) {
          const auto work = [&, thread, i](Transaction& tx) {
            tx.execute("UPDATE counter SET n = n + 1 WHERE id = 'room'", {});
            insert(tx, fmt::format("{}-{}", thread, i));
            if (i % 5 == 4) throw std::logic_error("no");
            tx.commit([&] { ++stored; });
          };
          later(fmt::format("line {}", i % 3), work, [&](const std::exception_ptr&) { ++failed; });
        }
      });
    }
  }
  // Whose work is still in line when its thread returns is done by another one, which is over as well.
  EXPECT_EQ(stored, kThreads * kRounds * 4 / 5);
  EXPECT_EQ(failed, kThreads * kRounds / 5);
  EXPECT_EQ(entries().size(), static_cast<std::size_t>(kThreads * kRounds * 4 / 5));
  EXPECT_EQ(db->read()->count("SELECT n FROM counter", {}), kThreads * kRounds * 4 / 5);
}

INSTANTIATE_TEST_SUITE_P(Engines, Lines, kEngines, engine_name);

}  // namespace
}  // namespace confab::sql::testing
