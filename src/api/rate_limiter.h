#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/concurrent.h"
#include "base/time.h"

namespace confab::api {

/// Counts calls in fixed windows. Any thread.
class RateLimiter {
 public:
  explicit RateLimiter(const TimeSource& clock) : clock_(clock) {}

  struct Verdict {
    bool allowed = true;
    std::int64_t limit = 0;
    std::int64_t remaining = 0;
    Timestamp reset;  // when the window ends
  };

  /// Counts one call under `key`.
  [[nodiscard]] Verdict count(const std::string& key, std::int64_t limit, std::chrono::milliseconds window);

 private:
  struct Window {
    Timestamp ends;
    std::int64_t calls = 0;
  };
  struct Windows {
    std::unordered_map<std::string, Window> by_key;
    Timestamp next_sweep;
  };

  const TimeSource& clock_;
  Guarded<Windows> windows_;
};

}  // namespace confab::api
