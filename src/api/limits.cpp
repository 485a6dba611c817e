#include "api/limits.h"

#include <fmt/format.h>

#include "base/address.h"
#include "base/errors/request.h"
#include "permissions/groups/integrations.h"
#include "settings/groups/rate_limits.h"

namespace confab::api {
namespace {

std::int64_t seconds_of(std::chrono::milliseconds wait) {
  return std::chrono::ceil<std::chrono::seconds>(wait).count();
}

Refusal method_refusal(const RateLimiter::Verdict& verdict) {
  return Refusal(
      errors::ddp_too_many_requests,
      fmt::format("Error, too many requests. Please slow down. You must wait {} seconds before trying again.",
                  seconds_of(verdict.reset)),
      {{"timeToReset", verdict.reset.count()}});
}

std::string connection_of(const Call& call, const std::string& group) {
  if (!call.connection.empty()) return call.connection;
  return call.maybe_actor ? call.maybe_actor->token_hash : group;
}

}  // namespace

std::optional<RateLimiter::Verdict> Limits::count_endpoint(const Call& call, std::string_view route, const Rate& rate) {
  if (rate.unlimited || !ctx_.settings.boolean(settings::rate_limits("API_Enable_Rate_Limiter"))) return std::nullopt;
  if (call.maybe_actor && core::may(ctx_, *call.maybe_actor, permissions::integrations("api-bypass-rate-limit")))
    return std::nullopt;
  const auto group = address_group(call.address);
  const auto key = rate.bucket.empty()
                       ? fmt::format("{} {} {}", group, call.maybe_actor ? call.maybe_actor->id.value : "", route)
                       : fmt::format("{} {}", rate.bucket, group);
  return count_by_rest_settings(key, rate.times_rest);
}

Refusal Limits::endpoint_refusal(const RateLimiter::Verdict& verdict) {
  const auto seconds = seconds_of(verdict.reset);
  return Refusal(
      errors::too_many_requests,
      fmt::format(
          "Error, too many requests. Please slow down. You must wait {} seconds before trying this endpoint again.",
          seconds),
      {{"timeToReset", verdict.reset.count()}, {"seconds", seconds}});
}

void Limits::check_method(const Call& call, std::string_view name, const Rate& rate) {
  if (rate.unlimited) return;
  const auto& settings = ctx_.settings;
  const auto group = address_group(call.address);
  const auto connection = connection_of(call, group);
  check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_IP_Enabled")), "ip " + group,
        settings.integer(settings::rate_limits("DDP_Rate_Limit_IP_Requests_Allowed")),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_IP_Interval_Time")));
  check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_Connection_Enabled")), "connection " + connection,
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_Requests_Allowed")),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_Interval_Time")));
  check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_Connection_By_Method_Enabled")),
        fmt::format("connection {} {}", connection, name),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_By_Method_Requests_Allowed")) *
            rate.times_methods,
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_By_Method_Interval_Time")));
  if (call.maybe_actor) {
    const auto& user = call.maybe_actor->id.value;
    check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_User_Enabled")), "user " + user,
          settings.integer(settings::rate_limits("DDP_Rate_Limit_User_Requests_Allowed")),
          settings.integer(settings::rate_limits("DDP_Rate_Limit_User_Interval_Time")));
    check(
        settings.boolean(settings::rate_limits("DDP_Rate_Limit_User_By_Method_Enabled")),
        fmt::format("user {} {}", user, name),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_User_By_Method_Requests_Allowed")) * rate.times_methods,
        settings.integer(settings::rate_limits("DDP_Rate_Limit_User_By_Method_Interval_Time")));
  }
  const bool in_bucket = !rate.bucket.empty() && (rate.on_connections || call.connection.empty());
  if (!in_bucket || !settings.boolean(settings::rate_limits("API_Enable_Rate_Limiter"))) return;
  const auto verdict = count_by_rest_settings(fmt::format("{} {}", rate.bucket, group), rate.times_rest);
  if (!verdict.allowed) throw method_refusal(verdict);
}

RateLimiter::Verdict Limits::count_by_rest_settings(std::string_view key, int times) {
  const auto verdict = limiter_.count(
      key, ctx_.settings.integer(settings::rate_limits("API_Enable_Rate_Limiter_Limit_Calls_Default")) * times,
      std::chrono::milliseconds{
          ctx_.settings.integer(settings::rate_limits("API_Enable_Rate_Limiter_Limit_Time_Default"))});
  if (!verdict.allowed) refused_.fetch_add(1, std::memory_order_relaxed);
  return verdict;
}

void Limits::check(bool enabled, std::string_view key, std::int64_t calls, std::int64_t window) {
  if (!enabled) return;
  const auto verdict = limiter_.count(key, calls, std::chrono::milliseconds{window});
  if (verdict.allowed) return;
  refused_.fetch_add(1, std::memory_order_relaxed);
  throw method_refusal(verdict);
}

}  // namespace confab::api
