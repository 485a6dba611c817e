// What only a server can do: go away, refuse, be somebody else's.
#include <gmock/gmock.h>

#include <barrier>
#include <thread>

#include "sql/postgres/connection.h"
#include "sql/postgres/failure.h"
#include "sql/test_database.h"

namespace confab::sql::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Postgres : public ::testing::Test {
 protected:
  void SetUp() override {
    if (postgres_server().empty()) GTEST_SKIP() << "CONFAB_TEST_POSTGRES names no server";
    fresh = std::make_unique<TestDatabase>(Engine::postgres);
    db = fresh->open();
    const auto tx = db->begin();
    tx->execute("CREATE TABLE entry (id BIGINT PRIMARY KEY)", {});
    tx->commit();
  }
  void TearDown() override {
    db.reset();
    fresh.reset();
  }

  /// Ends all connections to the test's database, as a restart of the server does, and waits until they are gone.
  void cut_connections() {
    run_on_server(fresh->url(),
                  "DO $$ BEGIN "
                  "PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                  "WHERE datname = current_database() AND pid <> pg_backend_pid(); END $$");
  }
  void insert(int id) {
    const auto tx = db->begin();
    tx->execute("INSERT INTO entry (id) VALUES (?)", {id});
    tx->commit();
  }
  std::int64_t entries() { return db->read()->count("SELECT COUNT(*) FROM entry", {}); }

  std::unique_ptr<TestDatabase> fresh;
  std::unique_ptr<Database> db;
};

TEST_F(Postgres, IdleConnectionsThatWereCutAreReplaced) {
  {
    const auto first = db->read();
    const auto second = db->read();  // two connections idle afterwards
  }
  cut_connections();
  EXPECT_NO_THROW(insert(1));
  EXPECT_EQ(entries(), 1);
}

TEST_F(Postgres, WhatLibpqAnswersByItselfIsNotOfTheServer) {
  const postgres::Handle handle = postgres::connect(fresh->url());
  const postgres::Result own{PQmakeEmptyPGresult(handle.get(), PGRES_FATAL_ERROR)};
  EXPECT_FALSE(postgres::is_of_server(own.get()));
  const postgres::Result refused{PQexec(handle.get(), "SELECT nonsense")};
  EXPECT_TRUE(postgres::is_of_server(refused.get()));
}

TEST_F(Postgres, AConnectionCutInATransactionIsAnError) {
  {
    const auto tx = db->begin();
    tx->execute("INSERT INTO entry (id) VALUES (1)", {});
    cut_connections();
    EXPECT_THROW(tx->execute("INSERT INTO entry (id) VALUES (2)", {}), Unavailable);
    EXPECT_THROW(tx->commit(), Error);
  }
  EXPECT_EQ(entries(), 0);
  insert(3);
}

TEST_F(Postgres, ACommitOnACutConnectionIsNoSuccess) {
  const auto tx = db->begin();
  tx->execute("INSERT INTO entry (id) VALUES (1)", {});
  cut_connections();
  EXPECT_THROW(tx->commit(), Unavailable);
  EXPECT_EQ(entries(), 0);
}

TEST_F(Postgres, APoolThatIsInUseIsWaitedFor) {
  const auto small = open(fresh->url(), {.postgres_connections = 1});
  auto reader = small->read();
  std::atomic<bool> stored{false};
  std::jthread waiting([&] {
    const auto tx = small->begin();
    tx->execute("INSERT INTO entry (id) VALUES (1)", {});
    tx->commit();
    stored = true;
  });
  EXPECT_EQ(reader->count("SELECT COUNT(*) FROM entry", {}), 0);
  EXPECT_FALSE(stored);
  reader.reset();
  waiting.join();
  EXPECT_EQ(entries(), 1);
}

TEST_F(Postgres, ADeadlockIsAConflictForOne) {
  insert(1);
  insert(2);
  std::atomic<int> conflicts{0};
  std::atomic<int> committed{0};
  std::barrier both_hold_one(2);
  const auto take = [&](int first, int second) {
    try {
      const auto tx = db->begin();
      tx->execute("UPDATE entry SET id = id WHERE id = ?", {first});
      both_hold_one.arrive_and_wait();
      tx->execute("UPDATE entry SET id = id WHERE id = ?", {second});
      tx->commit();
      ++committed;
    } catch (const Conflict&) {
      ++conflicts;
    }
  };
  {
    std::jthread one([&] { take(1, 2); });
    std::jthread other([&] { take(2, 1); });
  }
  EXPECT_EQ(conflicts, 1);
  EXPECT_EQ(committed, 1);
}

TEST_F(Postgres, ADatabaseThatIsReadOnlyFailsTheCheck) {
  const auto& url = fresh->url();
  const auto read_only = open(url + "&options=-cdefault_transaction_read_only%3Don");
  EXPECT_THROW(read_only->check(), StorageFull);
  const auto tx = read_only->begin();
  EXPECT_THROW(tx->execute("INSERT INTO entry (id) VALUES (1)", {}), StorageFull);
}

TEST_F(Postgres, CommitsWaitForTheDiskWhateverTheDefault) {
  const auto lax = open(fresh->url() + "&options=-csynchronous_commit%3Doff");
  EXPECT_EQ(lax->read()->first("SHOW synchronous_commit", {}, [](const Row& row) { return row.string(0); }), "on");
  const auto strict = open(fresh->url() + "&options=-csynchronous_commit%3Dremote_apply");
  EXPECT_EQ(strict->read()->first("SHOW synchronous_commit", {}, [](const Row& row) { return row.string(0); }),
            "remote_apply");
}

TEST_F(Postgres, ArithmeticWithArgumentsIsIn64Bits) {
  const std::int64_t now = 1'795'368'512'345;
  EXPECT_EQ(db->read()->count("SELECT ? - 1000", {now}), now - 1000);
  EXPECT_EQ(db->read()->count("SELECT COALESCE(?, 0)", {now}), now);
  EXPECT_EQ(db->read()->count("SELECT SUM(n) FROM (VALUES (?), (?)) AS t (n)", {now, 1}), now + 1);
}

TEST_F(Postgres, AChangedTableIsReadAfresh) {
  constexpr auto kSql = "SELECT * FROM entry";
  insert(1);
  db->read()->each(kSql, {}, [](const Row&) {});
  run_on_server(fresh->url(), "ALTER TABLE entry ADD COLUMN note TEXT");
  // One failure is what PostgreSQL gives for the old plan; the statement must not stay broken.
  for (int i = 0; i < 2; ++i) {
    try {
      db->read()->each(kSql, {}, [](const Row&) {});
    } catch (const Error&) {
      EXPECT_EQ(i, 0);
    }
  }
}

TEST_F(Postgres, SaysWhichDatabaseIsMissing) {
  EXPECT_THAT(opening(with_database(postgres_server(), "no_such_database")),
              AllOf(HasSubstr("no_such_database does not exist"), HasSubstr("CREATE DATABASE")));
}

TEST_F(Postgres, SaysWhenTheUserIsRefused) {
  run_on_server(fresh->url(), "DROP ROLE IF EXISTS shut_out; CREATE ROLE shut_out NOLOGIN");
  EXPECT_THAT(opening(fresh->url() + "&user=shut_out&password=hunter2"),
              AllOf(HasSubstr("refuses the user shut_out"), Not(HasSubstr("hunter2"))));
}

TEST(OpeningPostgres, SaysWhenNobodyAnswers) {
  const auto message = opening("postgres://ann:hunter2@127.0.0.1:1/chat");
  EXPECT_THAT(message, AllOf(HasSubstr("does not answer"), HasSubstr("127.0.0.1"), Not(HasSubstr("hunter2"))));
}

TEST(OpeningPostgres, SaysWhenTheAddressIsWrong) {
  EXPECT_THAT(opening("postgres://ann:hun%ter2@host/chat"), AllOf(HasSubstr("cannot be read"), Not(HasSubstr("ter2"))));
}

}  // namespace
}  // namespace confab::sql::testing
