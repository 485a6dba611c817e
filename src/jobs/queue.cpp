#include "jobs/queue.h"

#include <algorithm>
#include <random>
#include <utility>

#include "base/id.h"
#include "base/log.h"
#include "jobs/schedule.h"
#include "store/job_schedules.h"

namespace confab::jobs {
namespace {

constexpr std::int64_t kMaxTakenBack = 100;  // at a time
constexpr std::size_t kMaxError = 2000;

double chance() {
  thread_local std::mt19937 source{std::random_device{}()};
  return std::uniform_real_distribution<double>{0, 1}(source);
}

// What a handler throws may hold any bytes; PostgreSQL stores only UTF-8, and no NUL.
std::string stored_error(std::string_view error) {
  std::string text{error.substr(0, kMaxError)};
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c == 0 || c >= 0x80; }, '?');
  return text;
}

bool is_known(const Kinds& kinds, const store::JobSchedule& schedule) {
  const auto* kind = kinds.find(schedule.kind);
  return kind && schedule.version <= kind->version;
}

// nullopt: of a schedule that is not understood.
std::optional<Timestamp> reckoned(const store::JobSchedule& schedule, Timestamp now) {
  try {
    return Schedule{schedule.rule, schedule.zone}.next(now);
  } catch (const BadSchedule&) {
    return std::nullopt;
  }
}

Timestamp next_time(const store::JobSchedule& schedule, Timestamp now) {
  try {
    return Schedule{schedule.rule, schedule.zone}.next(now);
  } catch (const BadSchedule& bad) {  // a zone that this system's data do not have
    log::error("schedule not understood", {{"schedule", schedule.name}, {"error", bad.what()}});
    return now + std::chrono::days{1};
  }
}

}  // namespace

Queue::Queue(sql::Database& db, const TimeSource& clock, const Kinds& kinds, std::string node,
             std::chrono::milliseconds lease)
    : db_(db), clock_(clock), kinds_(kinds), node_(std::move(node)), lease_(lease) {}

void Queue::open() {
  const auto tx = db_.begin();
  tx->lock("job_schedules");
  for (const auto& kind : kinds_.all()) {
    if (kind.recurring) ensure_schedule(*tx, kind);
  }
  if (db_.engine() == sql::Engine::sqlite) store::JobWriter{*tx}.abandon_all();
  tx->commit();
  while (take_back() != 0) {
  }
}

void Queue::ensure_schedule(sql::Transaction& tx, const Kind& kind) {
  const auto stored = store::JobSchedules{tx}.by_name(kind.name);
  store::JobSchedule wanted{.name = std::string{kind.name},
                            .kind = std::string{kind.name},
                            .version = kind.version,
                            .payload = kind.default_payload,
                            .rule = std::string{kind.recurring->rule},
                            .zone = std::string{kind.recurring->zone},
                            .next_at = {},
                            .last_at = {}};
  const auto tied = [](const auto& s) { return std::tie(s.kind, s.version, s.payload, s.rule, s.zone); };
  if (stored && tied(*stored) == tied(wanted)) return;
  wanted.next_at = next_time(wanted, clock_.now());
  store::JobScheduleWriter{tx}.put(wanted);
}

std::vector<store::JobRow> Queue::claim(const Kind& kind, std::size_t limit) {
  const auto now = clock_.now();
  const auto tx = db_.begin();
  store::JobWriter writer{*tx};
  auto jobs = writer.due(kind.name, kind.version, now, static_cast<std::int64_t>(limit));
  for (auto& job : jobs) {
    writer.start(job.pk, node_, now, now + lease_);
    ++job.attempts;
  }
  tx->commit();
  return jobs;
}

std::optional<Timestamp> Queue::next_due(const Kind& kind) {
  return store::Jobs{*db_.read()}.next_due(kind.name, kind.version);
}

Queue::Ending Queue::done(const store::JobRow& job) {
  const auto tx = db_.begin();
  const bool held = store::JobWriter{*tx}.finish(lease_of(job), clock_.now());
  tx->commit();
  return held ? Ending::done : Ending::lost;
}

Queue::Ending Queue::failed(const Kind& kind, const store::JobRow& job, std::string_view error, bool for_good) {
  for_good = for_good || job.attempts >= kind.attempts;
  const auto text = stored_error(error);
  const auto tx = db_.begin();
  store::JobWriter writer{*tx};
  const bool held = for_good ? writer.fail(lease_of(job), clock_.now(), text)
                             : writer.retry_at(lease_of(job), retry_time(kind, job.attempts), text);
  tx->commit();
  if (!held) return Ending::lost;
  return for_good ? Ending::failed : Ending::retried;
}

Queue::Ending Queue::give_back(const store::JobRow& job) {
  const auto tx = db_.begin();
  const bool held = store::JobWriter{*tx}.give_back(lease_of(job));
  tx->commit();
  return held ? Ending::given_back : Ending::lost;
}

void Queue::renew(std::span<const store::JobRow> jobs) {
  if (jobs.empty()) return;
  const auto until = clock_.now() + lease_;
  const auto tx = db_.begin();
  for (const auto& job : jobs) store::JobWriter{*tx}.renew(lease_of(job), until);
  tx->commit();
}

std::size_t Queue::take_back() {
  const auto now = clock_.now();
  if (!store::Jobs{*db_.read()}.any_abandoned(now)) return 0;
  const auto tx = db_.begin();
  store::JobWriter writer{*tx};
  std::size_t count = 0;
  for (const auto& job : writer.abandoned(now, kMaxTakenBack)) {
    const auto* kind = kinds_.find(job.kind);
    if (!kind || job.version > kind->version) continue;  // a node that knows it will
    constexpr std::string_view kWhy = "the server that ran it went away";
    const store::JobLease lease{job.pk, job.node ? std::string_view{*job.node} : std::string_view{}, job.attempts};
    if (job.attempts >= kind->attempts)
      writer.fail(lease, now, kWhy);
    else
      writer.retry_at(lease, retry_time(*kind, job.attempts), kWhy);
    ++count;
  }
  tx->commit();
  return count;
}

Timestamp Queue::retry_time(const Kind& kind, std::int64_t attempts) const {
  return clock_.now() + kind.backoff.after(attempts, chance());
}

void Queue::run_schedules() {
  const auto now = clock_.now();
  const auto tx = db_.begin();
  store::JobScheduleWriter schedules{*tx};
  for (const auto& schedule : schedules.due(now)) {
    if (!is_known(kinds_, schedule)) continue;
    store::JobRow job;
    job.id = random_id();
    job.kind = schedule.kind;
    job.version = schedule.version;
    job.payload = schedule.payload;
    job.key = "schedule " + schedule.name;
    job.run_at = schedule.next_at;
    job.created_at = now;
    store::JobWriter{*tx}.insert(job);
    schedules.ran(schedule.name, now, next_time(schedule, now));
  }
  tx->commit();
}

void Queue::mend_schedules() {
  const auto now = clock_.now();
  std::vector<std::pair<std::string, Timestamp>> mended;
  for (const auto& schedule : store::JobSchedules{*db_.read()}.all()) {
    const auto next = reckoned(schedule, now);
    if (next && *next < schedule.next_at) mended.emplace_back(schedule.name, *next);
  }
  if (mended.empty()) return;
  const auto tx = db_.begin();
  for (const auto& [name, next] : mended) store::JobScheduleWriter{*tx}.bring_forward(name, next);
  tx->commit();
}

std::optional<Timestamp> Queue::next_schedule() {
  std::optional<Timestamp> next;
  for (const auto& schedule : store::JobSchedules{*db_.read()}.all()) {
    if (is_known(kinds_, schedule)) next = std::min(next.value_or(schedule.next_at), schedule.next_at);
  }
  return next;
}

}  // namespace confab::jobs
