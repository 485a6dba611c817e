#pragma once

#include <filesystem>
#include <string>

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

/// The lock of a database file, by a file beside it: two data folders may name the same one. Databases that are no file
/// have none. Throws UsageError.
class DatabaseLock {
 public:
  explicit DatabaseLock(const std::string& url);
  ~DatabaseLock();
  DatabaseLock(const DatabaseLock&) = delete;
  DatabaseLock& operator=(const DatabaseLock&) = delete;

 private:
  int lock_ = -1;
};

}  // namespace confab::app
