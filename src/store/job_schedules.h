#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// What makes jobs again and again. `rule` and `zone` as jobs/schedule.h reads them.
struct JobSchedule {
  std::string name, kind;
  int version = 1;
  std::string payload;  // JSON, of each job that it makes
  std::string rule, zone;
  Timestamp next_at;
  std::optional<Timestamp> last_at;
};

class JobSchedules {
 public:
  explicit JobSchedules(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<JobSchedule> by_name(std::string_view name);
  [[nodiscard]] std::vector<JobSchedule> all();
  /// When the next schedule is due.
  [[nodiscard]] std::optional<Timestamp> next_due();

 private:
  sql::Session& session_;
};

class JobScheduleWriter {
 public:
  explicit JobScheduleWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Makes it, or changes everything of it but `last_at`.
  void put(const JobSchedule& schedule);
  void remove(std::string_view name);
  /// Due ones, locked to the end of the transaction; what another node is about to run is left out.
  [[nodiscard]] std::vector<JobSchedule> due(Timestamp now);
  void ran(std::string_view name, Timestamp at, Timestamp next_at);
  /// Unless it is due before that already.
  void bring_forward(std::string_view name, Timestamp next_at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
