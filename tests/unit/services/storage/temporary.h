#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "services/storage/storage.h"

namespace confab::services::storage::testing {

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "confab-test-XXXXXX";
    if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// A new file, whatever there was of that name.
  std::string file(const std::string& name, const std::string& bytes) const {
    const auto path = path_ / name;
    std::filesystem::remove(path);
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
  }

 private:
  std::filesystem::path path_;
};

/// All that is left, read in small pieces.
inline std::string content_of(Reader& reader) {
  std::string all;
  for (auto piece = reader.read(7); !piece.empty(); piece = reader.read(7)) all += piece;
  return all;
}

inline std::optional<Failure> failure_of(const std::function<void()>& call) {
  try {
    call();
    return std::nullopt;
  } catch (const Failed& failed) {
    return failed.why();
  }
}

}  // namespace confab::services::storage::testing
