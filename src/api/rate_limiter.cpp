#include "api/rate_limiter.h"

#include <algorithm>

namespace confab::api {
namespace {

constexpr std::chrono::minutes kSweepEvery{1};

}  // namespace

RateLimiter::Verdict RateLimiter::count(const std::string& key, std::int64_t limit, std::chrono::milliseconds window) {
  const auto now = clock_.now();
  auto windows = windows_.lock();
  if (now >= windows->next_sweep) {
    std::erase_if(windows->by_key, [&](const auto& entry) { return entry.second.ends <= now; });
    windows->next_sweep = now + kSweepEvery;
  }
  auto& current = windows->by_key[key];
  if (current.ends <= now) current = {now + window, 0};
  const bool allowed = current.calls < limit;
  if (allowed) ++current.calls;
  return {allowed, limit, std::max<std::int64_t>(0, limit - current.calls), current.ends};
}

}  // namespace confab::api
