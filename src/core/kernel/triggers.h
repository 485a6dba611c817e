#pragma once

#include <atomic>
#include <memory>
#include <string_view>
#include <vector>

#include "base/concurrent.h"
#include "base/latest.h"
#include "model/integration.h"
#include "sql/database.h"

namespace confab::core {

/// What outgoing webhooks there are and what sets them off, so that whatever happens costs nothing more where there are
/// none. Any thread.
class Triggers {
 public:
  using All = std::vector<model::Trigger>;

  Triggers();

  /// Of enabled ones, the oldest first. The reference holds until the same thread asks again.
  [[nodiscard]] const All& all() const { return latest(all_); }

  /// One is as it says from now on, at its place or as the newest.
  void put(const model::Trigger& trigger);
  void remove(std::string_view id);
  /// At the start, and when events were lost: reads the database.
  void reload(sql::Database& db);

 private:
  void set(All all);

  Guarded<All> mine_;  // whoever changes it holds it until it is seen
  std::atomic<std::shared_ptr<const All>> all_;
};

}  // namespace confab::core
