#pragma once
// The rate limits of calls, as Rocket.Chat's settings name them, for every protocol.

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

#include "api/call.h"
#include "api/limit_key.h"
#include "api/rate_limiter.h"
#include "core/operation/limits.h"

namespace confab::api {

/// Any thread. A call is counted before it does anything that costs.
///
/// Endpoints count by address, user and route. Methods count by address, by user, by connection, and by method of each
/// of the two; over REST the token stands for the connection, and the address for what has none. Of IPv6 addresses the
/// /64 network counts.
class Limits final : public core::operation::CallLimits {
 public:
  explicit Limits(const core::Context& ctx, RateLimiter::Clock clock = std::chrono::steady_clock::now)
      : ctx_(ctx), limiter_(std::move(clock)) {}

  /// Counts a call of an endpoint; `route` is its method and path. nullopt: nothing limits it.
  [[nodiscard]] std::optional<RateLimiter::Verdict> count_endpoint(const Call& call, std::string_view route,
                                                                   const Rate& rate);
  /// The refusal of what count_endpoint() did not allow: 429 with how long to wait.
  [[nodiscard]] static Refusal endpoint_refusal(const RateLimiter::Verdict& verdict);

  /// Counts a call of a method. Throws Refusal(ddp_too_many_requests).
  void check_method(const Call& call, std::string_view name, const Rate& rate);

  [[nodiscard]] std::vector<core::operation::ReachedLimit> reached(std::string_view kind,
                                                                   std::size_t most) const override;
  [[nodiscard]] std::optional<core::operation::ReachedLimit> find(std::string_view id) const override;
  void lift(std::string_view id) override;

  /// Calls refused since the start.
  [[nodiscard]] std::uint64_t refused() const { return refused_.load(std::memory_order_relaxed); }
  /// Keys that are being counted.
  [[nodiscard]] std::size_t counted() const { return limiter_.size(); }

 private:
  [[nodiscard]] RateLimiter::Verdict count_by_rest_settings(const LimitKey& key, int times, bool registers);
  [[nodiscard]] core::operation::ReachedLimit described(const RateLimiter::Reached& reached) const;
  void check(bool enabled, const LimitKey& key, std::int64_t calls, std::int64_t window);

  const core::Context& ctx_;
  RateLimiter limiter_;
  std::atomic<std::uint64_t> refused_ = 0;
};

}  // namespace confab::api
