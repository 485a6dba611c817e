#pragma once
// What became of the calls of outgoing webhooks.

#include <optional>
#include <string_view>
#include <vector>

#include "model/integration.h"
#include "sql/database.h"

namespace confab::store {

/// Of one integration.
struct RunFilter {
  std::int64_t integration_pk = 0;
  bool newest_first = true;
};

class IntegrationRuns {
 public:
  explicit IntegrationRuns(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::IntegrationRun> by_id(std::string_view id);
  [[nodiscard]] std::vector<model::IntegrationRun> list(const RunFilter& filter, std::int64_t limit,
                                                        std::int64_t offset);
  [[nodiscard]] std::int64_t count(std::int64_t integration_pk);

 private:
  sql::Session& session_;
};

/// Sets `pk`.
void add_run(sql::Transaction& tx, model::IntegrationRun& run);
/// Nothing where it has been removed meanwhile.
void change_run(sql::Transaction& tx, const model::IntegrationRun& run);
void clear_runs(sql::Transaction& tx, std::int64_t integration_pk);
/// Removes up to `limit` that nothing happened to since; how many.
std::int64_t remove_runs_before(sql::Transaction& tx, Timestamp time, std::int64_t limit);
/// The same of those that somebody's acts set off.
std::int64_t remove_runs_of(sql::Transaction& tx, std::int64_t user_pk, std::int64_t limit);

/// Those that tell of these messages.
void remove_runs_about(sql::Transaction& tx, const std::vector<MessageId>& messages);

}  // namespace confab::store
