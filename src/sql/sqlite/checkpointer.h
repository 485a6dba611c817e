#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "sql/group_commit.h"
#include "sql/sqlite/connection.h"

namespace confab::sql::sqlite {

/// Moves the write-ahead log into the database file on a thread of its own, so that no commit pays for it.
class Checkpointer {
 public:
  Checkpointer(const std::filesystem::path& file, GroupCommit& group);
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;
  ~Checkpointer();

  /// After each commit: the number of pages in the log. Any thread; returns at once.
  void log_has(int pages);

 private:
  void run();
  void checkpoint(int pages);
  [[nodiscard]] bool worthwhile() const;  // under mutex_

  GroupCommit& group_;
  Connection connection_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int pages_ = 0;  // in the log
  int moved_ = 0;  // of them, up to the last checkpoint
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace confab::sql::sqlite
