#pragma once
// Into the queue, as part of the transaction that gives the reason: the job is there when, and only when, that one is.

#include <optional>
#include <string>
#include <string_view>

#include "base/fields_write.h"
#include "base/time.h"
#include "jobs/kind.h"
#include "sql/database.h"

namespace confab::jobs {

struct When {
  std::optional<Timestamp> run_at;  // left out: at once
  /// While a job of the kind with this key waits or runs, another one is not stored. Also its name for cancel() and
  /// move(). Empty: none.
  std::string key;
};

namespace detail {
bool insert(sql::Transaction& tx, std::string_view kind, int version, std::string payload, Timestamp now,
            const When& when);
}

/// False when a job of that key waits or runs already. Throws std::length_error for a payload beyond 256 KiB or a key
/// beyond 200 bytes.
template <Payload P>
bool enqueue(sql::Transaction& tx, Timestamp now, const P& payload, const When& when = {}) {
  return detail::insert(tx, P::kJob, P::kVersion, to_json(payload, Dates::iso8601), now, when);
}

/// Takes a waiting job back. False when none waits under that key: it may run, or be done.
bool cancel(sql::Transaction& tx, std::string_view kind, std::string_view key, Timestamp now);
/// Sets a waiting job's time. False as cancel().
bool move(sql::Transaction& tx, std::string_view kind, std::string_view key, Timestamp run_at);

}  // namespace confab::jobs
