#include "jobs/runner.h"

#include <algorithm>
#include <utility>

#include "base/log.h"

namespace confab::jobs {
namespace {

// After a failure of the database, until it is asked again.
constexpr std::chrono::seconds kAfterError{5};
// Due jobs that another node is just about to take are no reason to ask all the time.
constexpr std::chrono::milliseconds kLeastSleep{10};

}  // namespace

Runner::Runner(Queue& queue, const Kinds& kinds, Options options) : queue_(queue), options_(options) {
  for (const auto& kind : kinds.all()) {
    Lane lane;
    lane.kind = &kind;
    lane.figures.kind = kind.name;
    lanes_.push_back(lane);
  }
}

Runner::~Runner() {
  stop();
}

void Runner::start() {
  queue_.open();
  listening_ = queue_.notices().listen(store::kJobStored, [this](std::string_view kind) { wake(kind); });
  workers_ = std::make_unique<WorkerPool>(options_.threads, options_.threads, std::chrono::nanoseconds::max(),
                                          WorkerPool::Outside::all);
  thread_ = std::thread([this] { loop(); });
}

void Runner::stop() {
  if (listening_) queue_.notices().leave(*std::exchange(listening_, std::nullopt));
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
  workers_.reset();  // joins them: each writes down how its job ended
}

void Runner::wake(std::string_view kind) {
  const std::lock_guard lock{mutex_};
  for (auto& lane : lanes_) {
    if (lane.kind->name != kind) continue;
    lane.look = true;
    woken_ = true;
    changed_.notify_all();
  }
}

std::vector<Runner::Figures> Runner::figures() const {
  const std::lock_guard lock{mutex_};
  std::vector<Figures> all;
  all.reserve(lanes_.size());
  for (const auto& lane : lanes_) all.push_back(lane.figures);
  return all;
}

void Runner::loop() {
  while (true) {
    auto sleep = std::chrono::milliseconds{kAfterError};
    try {
      sleep = round() - queue_.clock().now();
    } catch (const std::exception& error) {
      log::error("jobs not looked at", {{"error", error.what()}});
      look_at_all();
    }
    Lock lock{mutex_};
    changed_.wait_for(lock, std::clamp(sleep, kLeastSleep, options_.longest_sleep),
                      [this] { return woken_ || stopping_; });
    if (stopping_) return;
    woken_ = false;
  }
}

void Runner::look_at_all() {
  const std::lock_guard lock{mutex_};
  for (auto& lane : lanes_) lane.look = true;
}

Timestamp Runner::round() {
  const auto now = queue_.clock().now();
  auto next = now + options_.longest_sleep;
  const auto ago = [](const auto& time) { return time ? Run::Clock::now() - *time : Run::Clock::duration::max(); };
  if (ago(leases_kept_) >= queue_.lease() / 4) keep_leases();
  if (ago(all_looked_at_) >= options_.longest_sleep) {  // other nodes may have stored something
    look_at_all();
    queue_.mend_schedules();
    schedule_.reset();
    all_looked_at_ = Run::Clock::now();
  }

  if (!schedule_) schedule_ = queue_.next_schedule().value_or(Timestamp::max());
  if (*schedule_ <= now) {
    queue_.run_schedules();
    schedule_ = queue_.next_schedule().value_or(Timestamp::max());
    look_at_all();
  }
  next = std::min(next, *schedule_);

  for (auto& lane : lanes_) {
    claim_for(lane);
    const std::lock_guard lock{mutex_};
    // A lane without a free slot is looked at when one of its jobs, or of all, has ended.
    if (lane.next_due && free_slots(lane) != 0) next = std::min(next, *lane.next_due);
  }
  return next;
}

// At its own pace, so that a lease never runs out while its job has time left; a job that has used up its time is left
// to the others.
void Runner::keep_leases() {
  std::vector<store::JobRow> running;
  {
    const std::lock_guard lock{mutex_};
    for (const auto& [key, active] : active_) {
      if (Run::Clock::now() <= active.deadline) running.push_back(active.job);
    }
  }
  queue_.renew(running);
  if (queue_.take_back() != 0) look_at_all();
  leases_kept_ = Run::Clock::now();
}

std::size_t Runner::free_slots(const Lane& lane) const {
  const auto of_kind = static_cast<std::size_t>(lane.kind->parallelism);
  const auto free = [](std::size_t all, std::size_t used) { return all > used ? all - used : 0; };
  return std::min(free(of_kind, lane.figures.running), free(options_.threads, active_.size()));
}

void Runner::claim_for(Lane& lane) {
  std::size_t slots = 0;
  {
    const std::lock_guard lock{mutex_};
    slots = free_slots(lane);
    const bool due = lane.next_due && *lane.next_due <= queue_.clock().now();
    if (slots == 0 || (!lane.look && !due)) return;
    lane.look = false;  // a job that is stored from here on sets it again
  }
  // Asked first by reading, so that no writer is held up for nothing.
  auto next_due = queue_.next_due(*lane.kind);
  if (next_due && *next_due <= queue_.clock().now()) {
    for (auto& job : queue_.claim(*lane.kind, slots)) begin(lane, std::move(job));
    next_due = queue_.next_due(*lane.kind);
  }
  const std::lock_guard lock{mutex_};
  lane.next_due = next_due;
}

void Runner::begin(Lane& lane, store::JobRow job) {
  const auto deadline = Run::Clock::now() + lane.kind->timeout;
  {
    const std::lock_guard lock{mutex_};
    active_.emplace(std::pair{job.pk, job.attempts}, Active{job, deadline});
    ++lane.figures.running;
  }
  workers_->submit_always([this, &lane, job = std::move(job), deadline] { execute(lane, job, deadline); });
}

void Runner::execute(Lane& lane, const store::JobRow& job, Run::Clock::time_point deadline) {
  const log::RequestScope scope{job.id};
  const auto begun = Run::Clock::now();
  auto ending = Queue::Ending::lost;
  try {
    ending = attempt(*lane.kind, job, deadline);
  } catch (const std::exception& error) {
    // The lease runs out, and the job is taken up again.
    log::error("end of a job not stored", {{"kind", job.kind}, {"error", error.what()}});
  }
  const std::lock_guard lock{mutex_};
  active_.erase({job.pk, job.attempts});
  --lane.figures.running;
  lane.figures.seconds += std::chrono::duration<double>(Run::Clock::now() - begun).count();
  count(lane.figures, ending);
  lane.look = true;  // it may wait again already
  woken_ = true;
  changed_.notify_all();
}

Queue::Ending Runner::attempt(const Kind& kind, const store::JobRow& job, Run::Clock::time_point deadline) {
  const auto fail = [&](const std::exception& error, bool for_good) {
    const auto ending = queue_.failed(kind, job, error.what(), for_good);
    log::write(ending == Queue::Ending::failed ? log::Level::error : log::Level::warning, "job failed",
               {{"kind", job.kind},
                {"attempt", std::to_string(job.attempts)},
                {"again", ending == Queue::Ending::retried ? "yes" : "no"},
                {"error", error.what()}});
    return ending;
  };
  try {
    const Run run{job.id, job.attempts, job.run_at, deadline, stopping_};
    run.check();
    kind.run(run, job.version, job.payload);
  } catch (const Interrupted&) {
    return queue_.give_back(job);
  } catch (const GiveUp& error) {
    return fail(error, true);
  } catch (const std::exception& error) {
    return fail(error, false);
  }
  return queue_.done(job);
}

void Runner::count(Figures& figures, Queue::Ending ending) {
  switch (ending) {
    case Queue::Ending::done:
      ++figures.done;
      break;
    case Queue::Ending::retried:
      ++figures.retried;
      break;
    case Queue::Ending::failed:
      ++figures.failed;
      break;
    case Queue::Ending::lost:
      ++figures.lost;
      break;
    case Queue::Ending::given_back:
      break;
  }
}

}  // namespace confab::jobs
