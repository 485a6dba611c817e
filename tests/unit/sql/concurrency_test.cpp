#include <atomic>
#include <barrier>
#include <stdexcept>
#include <thread>

#include "sql/sqlite/database.h"
#include "sql/test_database.h"

namespace confab::sql::testing {
namespace {

class Concurrency : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (db) run({"CREATE TABLE entry (id TEXT PRIMARY KEY, worker BIGINT NOT NULL)"});
  }

  void insert(std::string_view id, int worker) {
    const auto tx = db->begin();
    tx->execute("INSERT INTO entry (id, worker) VALUES (?, ?)", {id, worker});
    tx->commit();
  }
  std::int64_t entries() { return db->read()->count("SELECT COUNT(*) FROM entry", {}); }

  /// Runs `work(number)` on so many threads, all starting together.
  template <class Work>
  static void together(int threads, Work&& work) {
    std::barrier start(threads);
    std::vector<std::jthread> running;
    running.reserve(static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i) {
      running.emplace_back([&, i] {
        start.arrive_and_wait();
        work(i);
      });
    }
  }
};

TEST_P(Concurrency, ThirtyTwoThreadsStoreExactlyTheirRows) {
  constexpr int kThreads = 32;
  constexpr int kRounds = 20;
  together(kThreads, [&](int worker) {
    for (int i = 0; i < kRounds; ++i) insert(fmt::format("{}-{}", worker, i), worker);
  });
  EXPECT_EQ(entries(), kThreads * kRounds);
  if (const auto* sqlite = dynamic_cast<sqlite::Database*>(db.get())) {
    const auto figures = sqlite->statistics();
    EXPECT_EQ(figures.transactions, kThreads * kRounds + 1);
    // How many share a commit is a matter of the disk's speed; that those who wait do: group_commit_test.cpp.
    EXPECT_LE(figures.commits, figures.transactions);
  }
}

TEST_P(Concurrency, TransactAndBeginMix) {
  constexpr int kThreads = 16;
  constexpr int kRounds = 20;
  std::atomic<int> refused{0};
  together(kThreads, [&](int worker) {
    for (int i = 0; i < kRounds; ++i) {
      const auto id = fmt::format("{}-{}", worker, i);
      if (worker % 4 == 0) {
        insert(id, worker);
        continue;
      }
      try {
        db->transact([&](Transaction& tx) {
          tx.execute("INSERT INTO entry (id, worker) VALUES (?, ?)", {id, worker});
          if (worker % 4 == 1) throw std::logic_error("refused");
          tx.commit();
        });
        EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM entry WHERE id = ?", {id}), 1);
      } catch (const std::logic_error&) {
        ++refused;
      }
    }
  });
  EXPECT_EQ(refused, kThreads / 4 * kRounds);
  EXPECT_EQ(entries(), kThreads / 4 * 3 * kRounds);
}

TEST_P(Concurrency, WhatIsCommittedIsSeenByEveryThread) {
  together(8, [&](int worker) {
    for (int i = 0; i < 20; ++i) {
      const auto id = fmt::format("{}-{}", worker, i);
      insert(id, worker);
      ASSERT_EQ(db->read()->count("SELECT COUNT(*) FROM entry WHERE id = ?", {id}), 1);
    }
  });
}

TEST_P(Concurrency, FailuresHurtNobodyElse) {
  insert("taken", 0);
  std::atomic<int> refused{0};
  together(16, [&](int worker) {
    for (int i = 0; i < 20; ++i) {
      if (worker % 2 == 0) {
        insert(fmt::format("{}-{}", worker, i), worker);
        continue;
      }
      try {
        const auto tx = db->begin();
        tx->execute("INSERT INTO entry (id, worker) VALUES (?, ?)", {fmt::format("{}-{}", worker, i), worker});
        tx->execute("INSERT INTO entry (id, worker) VALUES ('taken', ?)", {worker});
        tx->commit();
      } catch (const UniqueViolation&) {
        ++refused;
      }
    }
  });
  EXPECT_EQ(refused, 8 * 20);
  EXPECT_EQ(entries(), 1 + 8 * 20);
  EXPECT_EQ(db->read()->count("SELECT COUNT(*) FROM entry WHERE worker % 2 = 1", {}), 0);
}

TEST_P(Concurrency, LockedReadThenWriteLosesNoUpdate) {
  run({"CREATE TABLE room (id BIGINT PRIMARY KEY, seq BIGINT NOT NULL)", "INSERT INTO room VALUES (1, 0)"});
  together(8, [&](int) {
    for (int i = 0; i < 20; ++i) {
      const auto tx = db->begin();
      const auto seq = tx->count("SELECT seq FROM room WHERE id = 1 %for_update%", {});
      tx->execute("UPDATE room SET seq = ? WHERE id = 1", {seq + 1});
      tx->commit();
    }
  });
  EXPECT_EQ(db->read()->count("SELECT seq FROM room WHERE id = 1", {}), 8 * 20);
}

TEST_P(Concurrency, NamedLocksKeepAChainWhole) {
  run({"CREATE TABLE link (no %row_key%, previous BIGINT NOT NULL)"});
  together(8, [&](int) {
    for (int i = 0; i < 20; ++i) {
      const auto tx = db->begin();
      tx->lock("chain");
      const auto newest = tx->count("SELECT MAX(no) FROM link", {});
      tx->execute("INSERT INTO link (previous) VALUES (?)", {newest});
      tx->commit();
    }
  });
  EXPECT_EQ(db->read()->count("SELECT COUNT(DISTINCT previous) FROM link", {}), 8 * 20);
}

TEST_P(Concurrency, ReadersSeeWholeTransactionsOnly) {
  std::atomic<bool> done{false};
  std::jthread writer([&] {
    for (int i = 0; i < 50; ++i) {
      const auto tx = db->begin();
      for (const auto* side : {"left", "right"}) {
        tx->execute("INSERT INTO entry (id, worker) VALUES (?, ?)", {fmt::format("{}-{}", side, i), i});
      }
      tx->commit();
    }
    done = true;
  });
  while (!done) {
    const auto reader = db->read();
    const auto left = reader->count("SELECT COUNT(*) FROM entry WHERE id LIKE 'left%'", {});
    ASSERT_EQ(reader->count("SELECT COUNT(*) FROM entry WHERE id LIKE 'right%'", {}), left);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, Concurrency, kEngines, engine_name);

}  // namespace
}  // namespace confab::sql::testing
