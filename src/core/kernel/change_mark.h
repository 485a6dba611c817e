#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "base/time.h"
#include "core/kernel/change_clock.h"
#include "sql/database.h"

namespace confab::core {

/// Keeps in the database up to when changes may have been stored, so that the next process does not give them earlier
/// times, and says when those are far ahead of the machine's clock. What is stored is a little ahead, and written from
/// a thread of its own: no change waits for it.
class ChangeMark {
 public:
  /// Lets `changes` go on from where the last process stopped; both outlive it. Throws sql::Error.
  ChangeMark(sql::Database& db, ChangeClock& changes);
  ~ChangeMark();  // stops
  ChangeMark(const ChangeMark&) = delete;
  ChangeMark& operator=(const ChangeMark&) = delete;

  void start();
  /// For the end, when nothing changes any more: writes the mark as it is.
  void stop();

  /// Writes the mark, where the changes have come close to it; and a warning, at most one an hour.
  void look();

 private:
  void run();
  void put(Timestamp mark);
  void warn();

  sql::Database& db_;
  ChangeClock& changes_;
  std::optional<Timestamp> mark_;
  std::optional<std::chrono::steady_clock::time_point> warned_at_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace confab::core
