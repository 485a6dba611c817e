#include "api/rate_limiter.h"

#include <algorithm>

namespace confab::api {
namespace {

constexpr std::chrono::minutes kSweepInterval{1};

}  // namespace

RateLimiter::Verdict RateLimiter::count(std::string_view key, std::int64_t limit, std::chrono::milliseconds window) {
  const auto now = clock_();
  auto shard = shard_of(key).lock();
  sweep(*shard, now);
  auto found = shard->by_key.find(key);
  if (found != shard->by_key.end() && found->second->ends <= now) {
    remove(*shard, found->second);
    found = shard->by_key.end();
  }
  if (found == shard->by_key.end()) {
    if (shard->by_key.size() >= std::max<std::size_t>(1, capacity_ / kShards)) remove(*shard, shard->windows.begin());
    const auto made = shard->windows.insert(shard->windows.end(), {.key = std::string{key}, .ends = now + window});
    found = shard->by_key.emplace(made->key, made).first;
  }
  auto& current = *found->second;
  const bool allowed = current.calls < limit;
  ++(allowed ? current.calls : current.refused);
  current.limit = limit;
  return {allowed, limit, std::max<std::int64_t>(0, limit - current.calls),
          std::chrono::ceil<std::chrono::milliseconds>(current.ends - now)};
}

std::vector<RateLimiter::Reached> RateLimiter::reached(const std::function<bool(std::string_view key)>& wanted,
                                                       std::size_t most) const {
  const auto now = clock_();
  std::vector<Reached> found;
  for (const auto& guarded : shards_) {
    auto shard = guarded.lock();
    for (const auto& window : shard->windows) {
      if (found.size() == most) return found;
      if (window.refused == 0 || window.ends <= now || !wanted(window.key)) continue;
      found.push_back(
          {window.key, window.limit, window.refused, std::chrono::ceil<std::chrono::milliseconds>(window.ends - now)});
    }
  }
  return found;
}

void RateLimiter::forget(std::string_view key) {
  auto shard = shard_of(key).lock();
  const auto found = shard->by_key.find(key);
  if (found != shard->by_key.end()) remove(*shard, found->second);
}

Guarded<RateLimiter::Shard>& RateLimiter::shard_of(std::string_view key) {
  return shards_[std::hash<std::string_view>{}(key) % kShards];
}

std::size_t RateLimiter::size() const {
  std::size_t sum = 0;
  for (const auto& shard : shards_) sum += shard.lock()->by_key.size();
  return sum;
}

void RateLimiter::remove(Shard& shard, std::list<Window>::iterator window) {
  shard.by_key.erase(window->key);
  shard.windows.erase(window);
}

void RateLimiter::sweep(Shard& shard, std::chrono::steady_clock::time_point now) {
  if (now < shard.next_sweep) return;
  for (auto window = shard.windows.begin(); window != shard.windows.end();) {
    const auto next = std::next(window);
    if (window->ends <= now) remove(shard, window);
    window = next;
  }
  shard.next_sweep = now + kSweepInterval;
}

}  // namespace confab::api
