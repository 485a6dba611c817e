// One program a database, on PostgreSQL.

#include "sql/postgres/program_lock.h"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "base/becomes.h"
#include "sql/test_database.h"

namespace confab::sql::postgres {
namespace {

using confab::testing::becomes;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// Waits until it has ended.
constexpr const char* kEndHolder =
    "SELECT pg_terminate_backend(pid, 60000) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM "
    "pg_database WHERE datname = current_database())";
constexpr const char* kHolders =
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database "
    "WHERE datname = current_database())";

class ProgramLockTest : public sql::testing::DatabaseTest {
 protected:
  [[nodiscard]] std::unique_ptr<ProgramLock> locked(milliseconds patience = {}) {
    return std::make_unique<ProgramLock>(fresh->url(), patience, [this] { taken = true; });
  }
  /// What is said against a second program; "" when it may run.
  [[nodiscard]] std::string against() {
    try {
      const auto second = locked();
    } catch (const InUse& error) {
      return error.what();
    }
    return {};
  }
  [[nodiscard]] std::int64_t holders() const { return db->read()->count(kHolders, {}); }

  std::atomic<bool> taken{false};
};

TEST_P(ProgramLockTest, ASecondProgramIsRefused) {
  {
    const auto first = locked();
    EXPECT_THAT(against(), AllOf(HasSubstr("Another Confab uses the PostgreSQL database"), Not(HasSubstr("@"))));
  }
  EXPECT_EQ(against(), "");
}

TEST_P(ProgramLockTest, WhoJustEndsIsWaitedFor) {
  auto first = locked();
  std::jthread ending{[&first] {
    std::this_thread::sleep_for(milliseconds{300});
    first.reset();
  }};
  EXPECT_NE(locked(std::chrono::seconds{60}), nullptr);
}

TEST_P(ProgramLockTest, TheLockIsTakenAgainWhenItsConnectionIsLost) {
  const auto first = locked();
  run({kEndHolder});
  EXPECT_TRUE(becomes([this] { return holders() == 1; }));
  EXPECT_THAT(against(), HasSubstr("Another Confab"));
  EXPECT_FALSE(taken);
}

TEST_P(ProgramLockTest, WhoFindsAnotherProgramInItsPlaceSaysSo) {
  const auto first = locked();
  run({kEndHolder});
  const auto second = locked();  // sooner than the first one tries again
  EXPECT_TRUE(becomes([this] { return taken.load(); }));
  EXPECT_THAT(against(), HasSubstr("Another Confab"));
}

TEST_P(ProgramLockTest, ProgramsOfDifferentSchemasDoNotMeet) {
  run({"CREATE SCHEMA tea"});
  const auto first = locked();
  const auto with = fresh->url().find('?') == std::string::npos ? "?" : "&";
  const ProgramLock other{fresh->url() + with + "options=-csearch_path%3Dtea", {}, [] {}};
  EXPECT_EQ(holders(), 2);
}

INSTANTIATE_TEST_SUITE_P(Postgres, ProgramLockTest, ::testing::Values(Engine::postgres), sql::testing::engine_name);

}  // namespace
}  // namespace confab::sql::postgres
