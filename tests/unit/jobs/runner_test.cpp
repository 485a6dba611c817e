#include "jobs/runner.h"

#include "base/becomes.h"
#include "jobs/queue_test.h"

namespace confab::jobs {
namespace {

using confab::testing::becomes;
using store::JobState;
using testing::Note;
using ::testing::UnorderedElementsAre;

class RunnerTest : public testing::QueueTest {
 protected:
  std::unique_ptr<Runner> running(std::size_t threads = 4) {
    auto runner = std::make_unique<Runner>(
        *queue, kinds, Runner::Options{.threads = threads, .longest_sleep = std::chrono::minutes{5}});
    runner->start();
    return runner;
  }
  /// For a clock that was moved, and not slept through.
  void look_again() {
    const auto tx = db->begin();
    tx->notice(store::kJobStored, Note::kJob);
    tx->commit();
  }
  std::int64_t in_state(JobState state) {
    return store::Jobs{*db->read()}.count({.kind = std::string{Note::kJob}, .state = state});
  }
};

TEST_P(RunnerTest, RunsWhatIsThereAndWhatComes) {
  Guarded<std::vector<std::string>> said;
  handle = [&](const jobs::Run&, const Note& note) { said.lock()->push_back(note.text); };
  put("before");
  const auto runner = running();
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 1; }));
  put("after");  // its commit wakes the runner, which sleeps for five minutes
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 2; }));
  EXPECT_THAT(*said.lock(), UnorderedElementsAre("before", "after"));
}

TEST_P(RunnerTest, WhatAnotherNodeStoresWakesIt) {
  if (db->engine() != sql::Engine::postgres) GTEST_SKIP() << "a file has one node";
  const auto runner = running();  // sleeps for five minutes
  const auto other = fresh->open();
  const auto tx = other->begin();
  enqueue(*tx, clock.now(), Note{"from there"});
  tx->commit();
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 1; }));
}

TEST_P(RunnerTest, WhatIsMovedOrRevivedWakesIt) {
  const auto runner = running();
  put("later", {.run_at = clock.now() + std::chrono::hours{1}, .key = "one"});
  const auto change = [&](const auto& make) {
    const auto tx = db->begin();
    EXPECT_TRUE(make(*tx));
    tx->commit();
  };
  change([&](auto& tx) { return move(tx, Note::kJob, "one", clock.now()); });
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 1; }));

  put("never", {.run_at = clock.now() + std::chrono::hours{1}, .key = "two"});
  change([&](auto& tx) { return cancel(tx, Note::kJob, "two", clock.now()); });
  change([&](auto& tx) { return store::JobWriter{tx}.revive(stored().front().id, clock.now()); });
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 2; }));
}

TEST_P(RunnerTest, AJobThatWasRolledBackIsNotRun) {
  std::atomic<int> runs{0};
  handle = [&](const jobs::Run&, const Note&) { ++runs; };
  const auto runner = running();
  {
    const auto tx = db->begin();
    enqueue(*tx, clock.now(), Note{"rolled back"});
  }
  put("kept");
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 1; }));
  EXPECT_EQ(runs, 1);
}

TEST_P(RunnerTest, SleepsUntilATimerIsDue) {
  const auto runner = running();
  put("soon", {.run_at = clock.now() + std::chrono::milliseconds{50}, .key = {}});
  // The clock of the test stands still, so that the runner wakes up and finds nothing, until it goes on.
  EXPECT_EQ(in_state(JobState::waiting), 1);
  clock.advance(std::chrono::milliseconds{60});
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 1; }));
}

TEST_P(RunnerTest, NeverRunsMoreOfAKindThanItSays) {
  std::atomic<int> now{0};
  std::atomic<int> most{0};
  handle = [&](const jobs::Run&, const Note&) {
    const int running = ++now;
    int before = most;
    while (before < running && !most.compare_exchange_weak(before, running)) {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
    --now;
  };
  for (int i = 0; i < 20; ++i) put("job");
  const auto runner = running();
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 20; }));
  EXPECT_EQ(most, 2);
}

TEST_P(RunnerTest, OneThatFailsIsTriedAgainAndCounted) {
  std::atomic<int> tries{0};
  handle = [&](const jobs::Run& attempt, const Note&) {
    ++tries;
    if (attempt.attempt() == 1) throw std::runtime_error("no luck");
  };
  put("hello");
  const auto runner = running();
  EXPECT_TRUE(becomes([&] { return tries == 1 && in_state(JobState::waiting) == 1; }));
  clock.advance(std::chrono::seconds{10});
  look_again();
  EXPECT_TRUE(becomes([&] { return in_state(JobState::done) == 1; }));
  EXPECT_TRUE(becomes([&] {
    const auto figures = runner->figures();
    return figures[1].kind == Note::kJob && figures[1].done == 1 && figures[1].retried == 1 && figures[1].running == 0;
  }));
}

TEST_P(RunnerTest, GivesUpWhatSaysSo) {
  handle = [](const jobs::Run&, const Note&) { throw GiveUp("no such thing"); };
  put("hello");
  const auto runner = running();
  EXPECT_TRUE(becomes([&] { return in_state(JobState::failed) == 1; }));
}

TEST_P(RunnerTest, APayloadThatCannotBeReadIsAFailure) {
  run(
      {"INSERT INTO jobs (id, kind, version, payload, state, run_at, created_at) "
       "VALUES ('bad', 'test.note', 2, '{}', 'waiting', 0, 0)"});
  const auto runner = running();
  EXPECT_TRUE(becomes([&] { return store::Jobs{*db->read()}.by_id("bad")->last_error.has_value(); }));
}

TEST_P(RunnerTest, StoppingGivesBackWhatRuns) {
  std::atomic<bool> begun{false};
  handle = [&](const jobs::Run& attempt, const Note&) {
    begun = true;
    while (true) {
      attempt.check();
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
  };
  put("endless");
  auto runner = running();
  ASSERT_TRUE(becomes([&] { return begun.load(); }));
  runner->stop();
  EXPECT_EQ(only().state, JobState::waiting);
  EXPECT_EQ(only().attempts, 0);
}

TEST_P(RunnerTest, SchedulesRun) {
  const auto runner = running();
  clock.advance(std::chrono::hours{1});
  look_again();
  EXPECT_TRUE(becomes([&] { return ticks == 1; }));
}

INSTANTIATE_TEST_SUITE_P(Engines, RunnerTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::jobs
