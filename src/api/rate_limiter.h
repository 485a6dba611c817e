#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/concurrent.h"

namespace confab::api {

/// Counts calls in fixed windows of a monotonic clock. Any thread.
///
/// Memory is bounded: of more than `capacity` open windows those that began first are forgotten.
class RateLimiter {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  static constexpr std::size_t kDefaultCapacity = 1 << 17;  // some 30 MB when all of it is used

  explicit RateLimiter(Clock clock = std::chrono::steady_clock::now, std::size_t capacity = kDefaultCapacity)
      : clock_(std::move(clock)), capacity_(capacity) {}

  struct Verdict {
    bool allowed = true;
    std::int64_t limit = 0;
    std::int64_t remaining = 0;
    std::chrono::milliseconds reset{};  // until the window ends; at least one
  };

  /// Counts one call under `key`.
  [[nodiscard]] Verdict count(std::string_view key, std::int64_t limit, std::chrono::milliseconds window);

  /// A key under which calls were refused in the window that is open.
  struct Reached {
    std::string key;
    std::int64_t limit = 0;    // of the last call
    std::int64_t refused = 0;  // calls
    std::chrono::milliseconds reset{};
  };
  /// Those that are `wanted`, `most` at most. Looks at all windows, a part of them at a time; `wanted` must not wait.
  [[nodiscard]] std::vector<Reached> reached(const std::function<bool(std::string_view key)>& wanted,
                                             std::size_t most) const;
  /// Calls under `key` are counted from none on.
  void forget(std::string_view key);

  /// Open windows, and those that ended and were not swept yet.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Window {
    std::string key;
    std::chrono::steady_clock::time_point ends;
    std::int64_t calls = 0;
    std::int64_t limit = 0, refused = 0;
  };
  /// A part of the keys with a lock of its own.
  struct Shard {
    std::list<Window> windows;  // in the order in which they began
    std::unordered_map<std::string_view, std::list<Window>::iterator> by_key;
    std::chrono::steady_clock::time_point next_sweep;
  };
  static constexpr std::size_t kShards = 16;

  [[nodiscard]] Guarded<Shard>& shard_of(std::string_view key);
  static void remove(Shard& shard, std::list<Window>::iterator window);
  static void sweep(Shard& shard, std::chrono::steady_clock::time_point now);

  Clock clock_;
  std::size_t capacity_;
  std::array<Guarded<Shard>, kShards> shards_;
};

}  // namespace confab::api
