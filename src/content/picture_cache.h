#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/concurrent.h"

namespace confab::content {

/// Bytes by a key that names their content, those of last use, so many bytes at most. Any thread.
class PictureCache {
 public:
  explicit PictureCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null when they are not there.
  [[nodiscard]] std::shared_ptr<const std::string> find(const std::string& key);
  /// What is larger than a sixteenth of all is not kept.
  std::shared_ptr<const std::string> keep(const std::string& key, std::string bytes);

 private:
  using Row = std::pair<std::string, std::shared_ptr<const std::string>>;
  struct State {
    std::list<Row> rows;  // last used first
    std::unordered_map<std::string, std::list<Row>::iterator> by_key;
    std::size_t bytes = 0;
  };
  static constexpr std::size_t kOverhead = 256;  // of a row

  const std::size_t most_bytes_;
  Guarded<State> state_;
};

}  // namespace confab::content
