#pragma once

#include <filesystem>
#include <vector>

#include "services/storage/storage.h"

namespace confab::services::storage {

/// A folder: `<root>/ab/cd/<key>`, where abcd are the first letters of the key. Nobody sees half of a file: it is
/// written beside, brought to the disk, and gets its name then.
class FileSystem final : public Storage {
 public:
  /// New files go to the first root, which is made when its parent is there; reading and removing look at all of them,
  /// so that a folder that was named before still counts. `roots` must not be empty.
  explicit FileSystem(std::vector<std::filesystem::path> roots) : roots_(std::move(roots)) {}

  [[nodiscard]] std::string_view name() const override { return "FileSystem"; }
  void put(const std::string& key, const std::string& path) override;
  [[nodiscard]] std::unique_ptr<Reader> open(const std::string& key, std::optional<Range> range) override;
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& key) override;
  void remove(const std::string& key) override;

 private:
  std::vector<std::filesystem::path> roots_;
};

}  // namespace confab::services::storage
