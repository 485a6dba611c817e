#pragma once

#include "base/time.h"

namespace confab::api::testing {

/// A clock that the test moves.
class TestClock final : public TimeSource {
 public:
  [[nodiscard]] Timestamp now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  Timestamp now_ = from_millis(1'700'000'000'000);
};

}  // namespace confab::api::testing
