#include "core/operation/jobs.h"
#include "base/errors/operation.h"
#include "base/errors/request.h"

#include <gmock/gmock.h>

#include "core/operation/statistics.h"
#include "core/team.h"
#include "jobs/enqueue.h"

namespace confab::core {
namespace {

using operation::CollectStatistics;
using ::testing::ElementsAre;

class JobsTest : public testing::PeopleTest {
 protected:
  void prepare() override {
    PeopleTest::prepare();
    operation::declare_jobs(kinds, *ctx);
  }
  std::string put(const std::string& key = {}) {
    const auto tx = db->begin();
    jobs::enqueue(*tx, clock.now(), CollectStatistics{}, {.run_at = {}, .key = key});
    tx->commit();
    return operation::list_jobs(*ctx, admin, {}).jobs.at(0).id;
  }
  std::vector<std::string> audited() {
    return db->read()->all("SELECT action, target, actor_username FROM audit_log ORDER BY pk", {}, [](const auto& row) {
      return row.string(0) + " " + row.string(1) + " by " + row.string(2);
    });
  }

  jobs::Kinds kinds;
};

TEST_P(JobsTest, CancellingAndRetryingIsRecordedWithItsCause) {
  const auto id = put();
  EXPECT_EQ(operation::cancel_job(*ctx, admin, id).state, "cancelled");
  EXPECT_REFUSED(operation::cancel_job(*ctx, admin, id), job_not_cancellable);
  clock.advance(std::chrono::minutes{5});
  const auto job = operation::retry_job(*ctx, admin, id);
  EXPECT_EQ(job.state, "waiting");
  EXPECT_EQ(job.run_at, clock.now());
  EXPECT_THAT(audited(), ElementsAre("job.cancelled " + id + " by root", "job.retried " + id + " by root"));
}

TEST_P(JobsTest, ARetryGivesWayToTheJobThatTookItsPlace) {
  const auto id = put("statistics");
  operation::cancel_job(*ctx, admin, id);
  put("statistics");
  EXPECT_REFUSED(operation::retry_job(*ctx, admin, id), job_not_retryable);
}

TEST_P(JobsTest, NobodyElseSeesOrChangesJobs) {
  const auto id = put();
  EXPECT_REFUSED(operation::list_jobs(*ctx, ann, {}), not_allowed);
  EXPECT_REFUSED(operation::job_kinds(*ctx, ann, kinds), not_allowed);
  EXPECT_REFUSED(operation::cancel_job(*ctx, ann, id), not_allowed);
  EXPECT_REFUSED(operation::retry_job(*ctx, ann, id), not_allowed);
  EXPECT_REFUSED(operation::cancel_job(*ctx, admin, "nowhere"), job_not_found);
  EXPECT_THAT(audited(), ElementsAre());
}

TEST_P(JobsTest, KindsAreCountedWhetherThereAreJobsOrNot) {
  EXPECT_EQ(operation::job_kinds(*ctx, admin, kinds).at(0).waiting, 0);
  put();
  const auto found = operation::job_kinds(*ctx, admin, kinds);
  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].kind, CollectStatistics::kJob);
  EXPECT_FALSE(found[0].summary.empty());
  EXPECT_EQ(found[0].waiting, 1);
  EXPECT_EQ(found[0].next_at, clock.now());
}

TEST_P(JobsTest, TheDailyJobStoresWhatIsShownAfterwards) {
  const auto shown = [&] { return operation::statistics(*ctx, admin, false); };
  const auto first = shown();
  EXPECT_EQ(first.total_users, 4);
  person("fay");
  EXPECT_EQ(shown().id, first.id);

  clock.advance(std::chrono::days{1});
  std::atomic<bool> stop{false};
  const jobs::Run run{"job", 1, clock.now(), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
  kinds.find(CollectStatistics::kJob)->run(run, 1, "{}");
  EXPECT_EQ(shown().total_users, 5);
  EXPECT_EQ(shown().created_at, clock.now());
  EXPECT_EQ(operation::list_statistics(*ctx, admin, {}).total, 2);
  EXPECT_REFUSED(operation::statistics(*ctx, ann, true), not_allowed);
}

INSTANTIATE_TEST_SUITE_P(Engines, JobsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
