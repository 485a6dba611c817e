#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "services/storage/storage.h"

namespace confab::services::storage {

/// Reads what another server keeps in parts that are asked for one by one: a client that takes its time holds one of
/// them in memory, and no connection open.
class RangedReader final : public Reader {
 public:
  static constexpr std::uint64_t kPart = std::uint64_t{1} << 20;

  /// The bytes of a range, fewer at the end of what there is. Throws Failed.
  using Fetch = std::function<std::string(Range)>;

  /// Asks for the first part at once, so that what is missing is known. Throws Failed.
  RangedReader(Fetch fetch, const std::optional<Range>& range)
      : fetch_(std::move(fetch)),
        position_(range ? range->offset : 0),
        left_(range ? range->size : std::numeric_limits<std::uint64_t>::max()) {
    load();
  }

  std::string read(std::size_t bytes) override {
    if (taken_ == part_.size()) load();
    auto piece = part_.substr(taken_, bytes);
    taken_ += piece.size();
    return piece;
  }

 private:
  void load() {
    part_.clear();
    taken_ = 0;
    if (left_ == 0) return;
    const auto wanted = std::min(left_, kPart);
    part_ = fetch_({.offset = position_, .size = wanted});
    position_ += part_.size();
    left_ = part_.size() < wanted ? 0 : left_ - wanted;
  }

  Fetch fetch_;
  std::uint64_t position_, left_;
  std::string part_;
  std::size_t taken_ = 0;
};

}  // namespace confab::services::storage
