#pragma once

#include "jobs/kind.h"
#include "sql/database.h"

namespace confab::jobs {

/// The queue's own job: removes what ended long ago. Done and cancelled jobs are kept for a week, 10,000 of each at
/// most; those that failed for good, for 90 days and 100,000.
struct RemoveOldJobs {
  static constexpr std::string_view kJob = "jobs.remove-old";
  static constexpr int kVersion = 1;
};
void remove_old_jobs(sql::Database& db, const TimeSource& clock, const Run& run);

/// `db` and `clock` outlive `kinds`.
void declare_own_jobs(Kinds& kinds, sql::Database& db, const TimeSource& clock);

}  // namespace confab::jobs

template <>
struct confab::Fields<confab::jobs::RemoveOldJobs> {
  static constexpr auto list = FieldList{};
};
