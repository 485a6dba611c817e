#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "services/storage/storage.h"

namespace confab::services::storage {

/// A folder: `<root>/ab/cd/<key>`, where abcd are the first letters of the key. Nobody sees half of a file: it is
/// written beside, brought to the disk, and gets its name then.
class FileSystem final : public Storage {
 public:
  struct Roots {
    /// New files go to the first one, which is made when its parent is there; reading and removing look at all of them,
    /// so that a folder that was named before still counts. Not empty.
    std::vector<std::filesystem::path> all;
    /// Those in which files lie: while one of them is not there, nobody knows that a file is gone.
    std::vector<std::filesystem::path> in_use = {};
    /// Told that the first one is there and gets a file, before it does.
    std::function<void(const std::filesystem::path&)> gets_files = {};
  };
  explicit FileSystem(Roots roots) : roots_(std::move(roots)) {}
  explicit FileSystem(std::vector<std::filesystem::path> roots) : FileSystem(Roots{.all = std::move(roots)}) {}

  [[nodiscard]] std::string_view name() const override { return "FileSystem"; }
  void put(const std::string& key, const std::string& path) override;
  [[nodiscard]] std::unique_ptr<Reader> open(const std::string& key, std::optional<Range> range) override;
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& key) override;
  void remove(const std::string& key) override;

 private:
  Roots roots_;
};

}  // namespace confab::services::storage
