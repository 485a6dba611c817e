#pragma once

#include <atomic>

#include "base/time.h"

namespace confab::testing {

/// A clock that the test moves. Any thread may call it.
class TestClock final : public TimeSource {
 public:
  [[nodiscard]] Timestamp now() const override { return from_millis(millis_.load()); }
  void advance(std::chrono::milliseconds by) { millis_ += by.count(); }

 private:
  std::atomic<std::int64_t> millis_{1'700'000'000'000};
};

}  // namespace confab::testing
