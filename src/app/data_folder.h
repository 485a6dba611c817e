#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sql/postgres/program_lock.h"

namespace confab::app {

/// The folder that holds everything of one workspace. Made when missing, locked, so that two servers never run on the
/// same one, and the owner's alone: mode 700, its files 600, also what the process makes later (it sets the umask).
/// Throws UsageError with what to do when that fails.
class DataFolder {
 public:
  explicit DataFolder(const std::filesystem::path& path);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int lock_ = -1;
};

/// Keeps a second program off a database: two data folders may name the same one. A file is locked by a file beside it;
/// PostgreSQL keeps a lock itself, for which a program that has just ended, or died, is waited for. Throws UsageError,
/// and sql::Error when the server does not answer.
class DatabaseLock {
 public:
  /// Ends the process when, while PostgreSQL could not be reached, another program took the database.
  explicit DatabaseLock(const std::string& url);
  ~DatabaseLock();
  DatabaseLock(const DatabaseLock&) = delete;
  DatabaseLock& operator=(const DatabaseLock&) = delete;

 private:
  int lock_ = -1;
  std::unique_ptr<sql::postgres::ProgramLock> server_lock_;
};

}  // namespace confab::app
