#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace confab::testing {

/// Waits until it is so, for a minute at most.
inline bool becomes(const std::function<bool()>& so) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  while (!so()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  return true;
}

}  // namespace confab::testing
