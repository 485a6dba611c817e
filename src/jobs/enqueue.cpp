#include "jobs/enqueue.h"

#include <stdexcept>

#include "base/id.h"
#include "store/jobs.h"

namespace confab::jobs {
namespace {

constexpr std::size_t kMaxPayload = std::size_t{256} * 1024;
constexpr std::size_t kMaxKey = 200;

}  // namespace

bool detail::insert(sql::Transaction& tx, std::string_view kind, int version, std::string payload, Timestamp now,
                    const When& when) {
  if (payload.size() > kMaxPayload) throw std::length_error("a job's payload is larger than 256 KiB");
  if (when.key.size() > kMaxKey) throw std::length_error("a job's key is longer than 200 bytes");
  store::JobRow job;
  job.id = random_id();
  job.kind = kind;
  job.version = version;
  job.payload = std::move(payload);
  if (!when.key.empty()) job.key = when.key;
  job.run_at = when.run_at.value_or(now);
  job.created_at = now;
  return store::JobWriter{tx}.insert(job);
}

bool cancel(sql::Transaction& tx, std::string_view kind, std::string_view key, Timestamp now) {
  return store::JobWriter{tx}.cancel_key(kind, key, now);
}

bool move(sql::Transaction& tx, std::string_view kind, std::string_view key, Timestamp run_at) {
  return store::JobWriter{tx}.move_key(kind, key, run_at);
}

}  // namespace confab::jobs
