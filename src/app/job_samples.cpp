#include "app/job_samples.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "store/jobs.h"

namespace confab::app {
namespace {

std::string label(std::string_view kind) {
  return fmt::format(R"(kind="{}")", kind);  // names of kinds are declared, and have nothing to escape
}

void add_stored(std::vector<Metrics::Sample>& samples, const core::Context& ctx) {
  const auto counts = store::Jobs{*ctx.db.read()}.counts();
  const auto now = ctx.clock.now();
  const auto add = [&](std::string_view name, std::string_view help, store::JobState state, const auto& value_of) {
    for (const auto& row : counts) {
      if (row.state != state) continue;
      samples.push_back({std::string{name}, std::string{help}, "gauge", value_of(row), label(row.kind)});
    }
  };
  const auto count = [](const store::JobCount& row) { return static_cast<double>(row.count); };
  add("confab_jobs_waiting", "Jobs that wait, those for later included, 1000 at the most.", store::JobState::waiting,
      count);
  add("confab_jobs_running", "Jobs that run, on all nodes, 1000 at the most.", store::JobState::running, count);
  add("confab_jobs_dead", "Jobs that failed for good and are kept, 1000 at the most.", store::JobState::failed, count);
  add("confab_jobs_oldest_due_seconds", "For how long the job that waits longest has been due.",
      store::JobState::waiting, [&](const store::JobCount& row) {
        return std::max(0.0, std::chrono::duration<double>(now - row.earliest).count());
      });
}

void add_done(std::vector<Metrics::Sample>& samples, const jobs::Runner& runner) {
  const auto figures = runner.figures();
  const auto add = [&](std::string_view outcome, std::uint64_t jobs::Runner::Figures::*member) {
    for (const auto& row : figures) {
      samples.push_back({"confab_job_attempts_total", "Ended attempts at jobs on this node.", "counter",
                         static_cast<double>(row.*member),
                         fmt::format(R"({},outcome="{}")", label(row.kind), outcome)});
    }
  };
  add("done", &jobs::Runner::Figures::done);
  add("retried", &jobs::Runner::Figures::retried);
  add("failed", &jobs::Runner::Figures::failed);
  add("lost", &jobs::Runner::Figures::lost);
  for (const auto& row : figures) {
    samples.push_back(
        {"confab_job_seconds_total", "Time spent in jobs on this node.", "counter", row.seconds, label(row.kind)});
  }
}

}  // namespace

std::vector<Metrics::Sample> job_samples(const core::Context& ctx, const jobs::Runner& runner) {
  std::vector<Metrics::Sample> samples;
  try {
    add_stored(samples, ctx);
  } catch (const std::exception& error) {  // the other figures are wanted most of all when the database is away
    log::warning("jobs not counted", {{"error", error.what()}});
  }
  add_done(samples, runner);
  return samples;
}

}  // namespace confab::app
