// What was acknowledged survives kill -9: a child process (this program again) writes from several threads and tells
// each row over a pipe once its commit has returned; it is killed in the middle.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <set>
#include <thread>

#include "sql/test_database.h"

extern char** environ;

namespace confab::sql::testing {
namespace {

constexpr const char* kUrlVariable = "CONFAB_DURABILITY_URL";
constexpr int kWriters = 8;
constexpr int kPipe = 3;  // standard output belongs to the test program's own words

/// The child's part; runs only when the test below starts it.
TEST(DurabilityChild, DISABLED_WritesUntilKilled) {
  const char* url = std::getenv(kUrlVariable);
  ASSERT_NE(url, nullptr);
  const auto db = open(url);
  std::vector<std::jthread> writers;
  writers.reserve(kWriters);
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (std::int64_t i = 0;; ++i) {
        const std::int64_t id = i * kWriters + writer;
        const auto tx = db->begin();
        tx->execute("INSERT INTO entry (id) VALUES (?)", {id});
        tx->execute("INSERT INTO twin (id) VALUES (?)", {id});
        tx->commit();
        if (::write(kPipe, &id, sizeof id) != sizeof id) return;
      }
    });
  }
}

pid_t start_child(const std::string& url, int output) {
  setenv(kUrlVariable, url.c_str(), 1);
  // The child runs its one test, whatever part of them all this program runs.
  unsetenv("GTEST_TOTAL_SHARDS");
  unsetenv("GTEST_SHARD_INDEX");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, kPipe);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> words{"child", "--gtest_also_run_disabled_tests", "--gtest_brief=1",
                                 "--gtest_filter=DurabilityChild.*"};
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  unsetenv(kUrlVariable);
  return failed ? 0 : child;
}

/// Kills the child after `count` rows; all rows that it acknowledged until then.
std::set<std::int64_t> acknowledged_until_killed(const std::string& url, std::size_t count) {
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) return {};
  const pid_t child = start_child(url, pipe_ends[1]);
  close(pipe_ends[1]);
  std::set<std::int64_t> acknowledged;
  std::int64_t id = 0;
  while (read(pipe_ends[0], &id, sizeof id) == sizeof id) {
    acknowledged.insert(id);
    if (acknowledged.size() == count && child > 0) kill(child, SIGKILL);
  }
  close(pipe_ends[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  return acknowledged;
}

TEST(SqliteDurability, KillLosesNothingThatWasAcknowledged) {
  const TestDatabase fresh(Engine::sqlite);
  std::set<std::int64_t> expected;
  for (const std::size_t rows : {1, 57, 400}) {
    {
      const auto db = fresh.open();
      const auto tx = db->begin();
      tx->execute("DROP TABLE IF EXISTS entry", {});
      tx->execute("DROP TABLE IF EXISTS twin", {});
      tx->execute("CREATE TABLE entry (id BIGINT PRIMARY KEY)", {});
      tx->execute("CREATE TABLE twin (id BIGINT PRIMARY KEY)", {});
      tx->commit();
    }
    expected = acknowledged_until_killed(fresh.url(), rows);
    ASSERT_GE(expected.size(), rows);
    const auto db = fresh.open();
    const auto reader = db->read();
    std::set<std::int64_t> stored;
    reader->each("SELECT id FROM entry", {}, [&](const Row& row) { stored.insert(row.integer(0)); });
    EXPECT_TRUE(std::includes(stored.begin(), stored.end(), expected.begin(), expected.end()));
    EXPECT_LE(stored.size(), expected.size() + kWriters) << "more than what was under way";
    EXPECT_EQ(reader->count("SELECT COUNT(*) FROM entry LEFT JOIN twin USING (id) WHERE twin.id IS NULL", {}), 0);
    EXPECT_EQ(reader->count("SELECT COUNT(*) FROM twin", {}), static_cast<std::int64_t>(stored.size()));
  }
}

}  // namespace
}  // namespace confab::sql::testing
