#include "jobs/queue_test.h"

#include <thread>

#include "jobs/remove_old.h"
#include "store/job_schedules.h"

namespace confab::jobs {
namespace {

using store::JobState;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kLease;
using testing::Note;
using testing::QueueTest;
using ::testing::SizeIs;
using testing::Tick;

TEST_P(QueueTest, AJobIsThereWhenItsTransactionIs) {
  {
    const auto tx = db->begin();
    enqueue(*tx, clock.now(), Note{"never"});
  }
  EXPECT_THAT(stored(), IsEmpty());
  put("hello");
  const auto job = only();
  EXPECT_EQ(job.state, JobState::waiting);
  EXPECT_EQ(job.payload, R"({"text":"hello"})");
  EXPECT_EQ(job.version, 2);
}

TEST_P(QueueTest, JobsAreCountedByKindAndStateUpToABound) {
  const auto now = clock.now();
  {
    const auto tx = db->begin();
    for (int i = 0; i < store::JobCount::kMax + 5; ++i) {
      enqueue(*tx, now, Note{std::to_string(i)}, {.run_at = now + std::chrono::hours{i}, .key = {}});
    }
    enqueue(*tx, now, Tick{});
    tx->commit();
  }
  ASSERT_THAT(queue->claim(notes(), 1), SizeIs(1));
  const auto counts = store::Jobs{*db->read()}.counts();
  ASSERT_THAT(counts, SizeIs(3));
  EXPECT_EQ(counts[0].kind, Note::kJob);
  EXPECT_EQ(counts[0].state, JobState::waiting);
  EXPECT_EQ(counts[0].count, store::JobCount::kMax) << "there are more";
  EXPECT_EQ(counts[0].earliest, now + std::chrono::hours{1});
  EXPECT_EQ(counts[1].state, JobState::running);
  EXPECT_EQ(counts[1].count, 1);
  EXPECT_EQ(counts[2].kind, Tick::kJob);
}

TEST_P(QueueTest, OneNodeTakesAJobAndWritesDownThatItIsDone) {
  put("hello");
  const auto taken = queue->claim(notes(), 10);
  ASSERT_THAT(taken, SizeIs(1));
  EXPECT_EQ(taken[0].attempts, 1);
  EXPECT_EQ(only().state, JobState::running);
  EXPECT_THAT(node("two")->claim(notes(), 10), IsEmpty());
  EXPECT_EQ(queue->done(taken[0]), Queue::Ending::done);
  EXPECT_EQ(only().state, JobState::done);
  EXPECT_EQ(only().finished_at, clock.now());
}

TEST_P(QueueTest, NodesThatAskTogetherNeverTakeTheSame) {
  for (int i = 0; i < 60; ++i) put("job");
  Guarded<std::vector<std::int64_t>> taken;
  const auto take = [&](const std::string& name) {
    const auto own = node(name);
    for (int i = 0; i < 20; ++i) {
      for (const auto& job : own->claim(notes(), 2)) taken.lock()->push_back(job.pk);
    }
  };
  std::thread two{[&] { take("two"); }};
  std::thread three{[&] { take("three"); }};
  two.join();
  three.join();
  auto all = *taken.lock();
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
  EXPECT_GE(all.size(), 40);
}

TEST_P(QueueTest, WhatIsDueLongestGoesFirstAndWhatIsNotDueWaits) {
  put("later", {.run_at = clock.now() + std::chrono::minutes{1}, .key = {}});
  put("second", {.run_at = clock.now() - std::chrono::seconds{1}, .key = {}});
  put("first", {.run_at = clock.now() - std::chrono::seconds{2}, .key = {}});
  const auto taken = queue->claim(notes(), 10);
  ASSERT_THAT(taken, SizeIs(2));
  EXPECT_THAT(taken[0].payload, HasSubstr("first"));
  EXPECT_THAT(taken[1].payload, HasSubstr("second"));
  EXPECT_EQ(queue->next_due(notes()), clock.now() + std::chrono::minutes{1});
}

TEST_P(QueueTest, AKeyIsTakenWhileItsJobWaitsOrRuns) {
  EXPECT_TRUE(put("one", {.run_at = {}, .key = "k"}));
  EXPECT_FALSE(put("two", {.run_at = {}, .key = "k"}));
  const auto taken = queue->claim(notes(), 1);
  EXPECT_FALSE(put("three", {.run_at = {}, .key = "k"}));
  queue->done(taken.at(0));
  EXPECT_TRUE(put("four", {.run_at = {}, .key = "k"}));
  EXPECT_THAT(stored(), SizeIs(2));
}

TEST_P(QueueTest, ATimerIsMovedAndCancelled) {
  put("remind", {.run_at = clock.now() + std::chrono::hours{1}, .key = "timer"});
  const auto tx = db->begin();
  EXPECT_TRUE(move(*tx, Note::kJob, "timer", clock.now() + std::chrono::hours{2}));
  EXPECT_FALSE(move(*tx, Note::kJob, "other", clock.now()));
  tx->commit();
  EXPECT_EQ(queue->next_due(notes()), clock.now() + std::chrono::hours{2});
  const auto again = db->begin();
  EXPECT_TRUE(cancel(*again, Note::kJob, "timer", clock.now()));
  EXPECT_FALSE(cancel(*again, Note::kJob, "timer", clock.now()));
  again->commit();
  EXPECT_EQ(only().state, JobState::cancelled);
  EXPECT_EQ(queue->next_due(notes()), std::nullopt);
}

TEST_P(QueueTest, AFailureIsTriedAgainLaterAndLaterAndThenForGood) {
  put("hello");
  EXPECT_EQ(queue->failed(notes(), queue->claim(notes(), 1).at(0), "no luck", false), Queue::Ending::retried);
  auto job = only();
  EXPECT_EQ(job.state, JobState::waiting);
  EXPECT_EQ(job.last_error, "no luck");
  EXPECT_GE(job.run_at, clock.now() + std::chrono::seconds{5});
  EXPECT_LE(job.run_at, clock.now() + std::chrono::seconds{10});
  EXPECT_THAT(queue->claim(notes(), 1), IsEmpty());
  clock.advance(std::chrono::seconds{10});
  queue->failed(notes(), queue->claim(notes(), 1).at(0), "no luck", false);
  EXPECT_GE(only().run_at, clock.now() + std::chrono::seconds{10});
  clock.advance(std::chrono::seconds{20});
  EXPECT_EQ(queue->failed(notes(), queue->claim(notes(), 1).at(0), "bad \xFF luck", false), Queue::Ending::failed);
  job = only();
  EXPECT_EQ(job.state, JobState::failed);
  EXPECT_EQ(job.last_error, "bad ? luck");
  EXPECT_EQ(job.attempts, 3);
}

TEST_P(QueueTest, WhatCannotSucceedIsGivenUpAtOnce) {
  put("hello");
  EXPECT_EQ(queue->failed(notes(), queue->claim(notes(), 1).at(0), "no such room", true), Queue::Ending::failed);
}

TEST_P(QueueTest, AnotherNodeTakesOverWhenTheLeaseIsOver) {
  put("hello");
  const auto taken = queue->claim(notes(), 1).at(0);
  const auto two = node("two");
  clock.advance(kLease - std::chrono::seconds{1});
  queue->renew(std::vector{taken});
  clock.advance(kLease);
  EXPECT_EQ(two->take_back(), 0) << "it was renewed";
  clock.advance(std::chrono::seconds{1});
  EXPECT_EQ(two->take_back(), 1);
  clock.advance(std::chrono::minutes{1});
  const auto again = two->claim(notes(), 1).at(0);
  EXPECT_EQ(again.attempts, 2);
  EXPECT_EQ(queue->done(taken), Queue::Ending::lost) << "the first one was too late";
  EXPECT_EQ(only().state, JobState::running);
  EXPECT_EQ(two->done(again), Queue::Ending::done);
}

TEST_P(QueueTest, AJobThatBringsItsServerDownIsGivenUpInTheEnd) {
  put("poison");
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(queue->claim(notes(), 1), SizeIs(1));
    clock.advance(kLease + std::chrono::seconds{1});
    EXPECT_EQ(queue->take_back(), 1);
    clock.advance(std::chrono::minutes{10});
  }
  EXPECT_EQ(only().state, JobState::failed);
}

TEST_P(QueueTest, AnAttemptThatIsGivenBackDoesNotCount) {
  put("hello");
  EXPECT_EQ(queue->give_back(queue->claim(notes(), 1).at(0)), Queue::Ending::given_back);
  EXPECT_EQ(only().attempts, 0);
  EXPECT_THAT(queue->claim(notes(), 1), SizeIs(1));
}

TEST_P(QueueTest, WhatAProgramLeftRunningWaitsAgainAtTheStartOfTheNext) {
  put("hello");
  ASSERT_THAT(queue->claim(notes(), 1), SizeIs(1));
  const auto next = node("next");
  next->open();
  // With PostgreSQL the other node may still be there: its lease decides.
  EXPECT_EQ(only().state, GetParam() == sql::Engine::sqlite ? JobState::waiting : JobState::running);
}

TEST_P(QueueTest, JobsOfANewerProgramAreLeftAlone) {
  run(
      {"INSERT INTO jobs (id, kind, version, payload, state, run_at, created_at) "
       "VALUES ('new', 'test.note', 3, '{}', 'waiting', 0, 0), ('odd', 'test.unknown', 1, '{}', 'waiting', 0, 0)"});
  EXPECT_THAT(queue->claim(notes(), 10), IsEmpty());
  EXPECT_EQ(queue->next_due(notes()), std::nullopt);
}

TEST_P(QueueTest, JobsOfAnOlderProgramAreReadAsTodays) {
  std::string text;
  handle = [&](const jobs::Run&, const Note& note) { text = note.text; };
  const std::atomic<bool> stop{false};
  const jobs::Run attempt{"job", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
  notes().run(attempt, 1, "{}");
  EXPECT_EQ(text, "upgraded");
  notes().run(attempt, 2, R"({"text":"today's"})");
  EXPECT_EQ(text, "today's");
}

TEST_P(QueueTest, WhatIsTooLargeIsNotStored) {
  EXPECT_THROW(put(std::string(300'000, 'x')), std::length_error);
  EXPECT_THROW(put("x", {.run_at = {}, .key = std::string(201, 'k')}), std::length_error);
}

TEST_P(QueueTest, AScheduleMakesAJobEachTimeAndMakesUpForMissedOnesOnce) {
  queue->open();
  const auto first = queue->next_schedule().value();
  EXPECT_GT(first, clock.now());
  queue->run_schedules();
  EXPECT_THAT(stored(Tick::kJob), IsEmpty());
  clock.advance(std::chrono::hours{5});
  queue->run_schedules();
  node("two")->run_schedules();
  const auto made = stored(Tick::kJob);
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].run_at, first);
  EXPECT_GT(queue->next_schedule().value(), clock.now());
  clock.advance(std::chrono::hours{1});
  queue->run_schedules();
  EXPECT_THAT(stored(Tick::kJob), SizeIs(1)) << "the one before still waits";
}

TEST_P(QueueTest, AScheduleKeepsItsTimeOverAStartAndTakesANewRule) {
  queue->open();
  clock.advance(std::chrono::hours{3});
  node("next")->open();
  EXPECT_LT(queue->next_schedule().value(), clock.now()) << "it is due, and was not put off by the start";
  run({"UPDATE job_schedules SET rule = 'every 1d'"});
  node("next")->open();
  const auto schedule = store::JobSchedules{*db->read()}.by_name(Tick::kJob).value();
  EXPECT_EQ(schedule.rule, "every 1h");
  EXPECT_GT(schedule.next_at, clock.now());
}

TEST_P(QueueTest, WhatWasReckonedWhileTheClockWasAheadIsDueByTheClockAsItIs) {
  queue->open();
  clock.advance(std::chrono::days{2});
  queue->run_schedules();
  clock.advance(-std::chrono::days{2});
  ASSERT_GT(queue->next_schedule().value(), clock.now() + std::chrono::days{1});
  queue->mend_schedules();
  const auto mended = queue->next_schedule().value();
  EXPECT_GT(mended, clock.now());
  EXPECT_LE(mended, clock.now() + std::chrono::hours{1});
  clock.advance(std::chrono::minutes{1});
  queue->mend_schedules();
  EXPECT_EQ(queue->next_schedule().value(), mended) << "what is as its rule says stays";
}

TEST_P(QueueTest, SchedulesOfOtherProgramsAreLeftAlone) {
  run(
      {"INSERT INTO job_schedules (name, kind, version, payload, rule, zone, next_at) VALUES "
       "('new', 'test.unknown', 1, '{}', 'every 1h', '', 0)"});
  EXPECT_EQ(queue->next_schedule(), std::nullopt);
  queue->run_schedules();
  EXPECT_EQ(store::JobSchedules{*db->read()}.by_name("new")->next_at, from_millis(0));
}

TEST_P(QueueTest, OldJobsAreRemovedAndTheRestIsKept) {
  put("old");
  queue->done(queue->claim(notes(), 1).at(0));
  put("failed");
  queue->failed(notes(), queue->claim(notes(), 1).at(0), "no", true);
  clock.advance(std::chrono::days{8});
  put("done");
  queue->done(queue->claim(notes(), 1).at(0));
  put("waits");
  const std::atomic<bool> stop{false};
  const jobs::Run attempt{"job", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
  remove_old_jobs(*db, clock, attempt);
  std::vector<JobState> states;
  for (const auto& job : stored()) states.push_back(job.state);
  EXPECT_THAT(states, ElementsAre(JobState::waiting, JobState::done, JobState::failed));
}

TEST_P(QueueTest, NoMoreEndedJobsAreKeptThanTheirNumber) {
  for (int i = 0; i < 5; ++i) {
    clock.advance(std::chrono::seconds{1});
    put(std::to_string(i));
    queue->done(queue->claim(notes(), 1).at(0));
  }
  const auto tx = db->begin();
  EXPECT_EQ(store::JobWriter{*tx}.remove_beyond(JobState::done, 2, 100), 3);
  tx->commit();
  EXPECT_THAT(stored().back().payload, HasSubstr("3"));
}

TEST(Backoff, DoublesUpToTheMost) {
  const Backoff backoff{.first = std::chrono::seconds{1}, .most = std::chrono::seconds{10}};
  EXPECT_EQ(backoff.after(1, 1), std::chrono::seconds{1});
  EXPECT_EQ(backoff.after(1, 0), std::chrono::milliseconds{500});
  EXPECT_EQ(backoff.after(3, 1), std::chrono::seconds{4});
  EXPECT_EQ(backoff.after(50, 1), std::chrono::seconds{10});
}

INSTANTIATE_TEST_SUITE_P(Engines, QueueTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::jobs
