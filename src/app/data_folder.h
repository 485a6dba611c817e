#pragma once

#include <filesystem>

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

}  // namespace confab::app
