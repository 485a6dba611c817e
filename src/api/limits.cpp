#include "api/limits.h"

#include <fmt/format.h>

#include "base/address.h"
#include "base/digest.h"
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

constexpr int kPlacesOfOne = 4;  // from which one person calls at the same time

// Of what stands for the connection: over REST that is the token.
LimitKey connection_key(const Call& call, const std::string& group) {
  if (!call.connection.empty()) return {.limit = {}, .kind = "connection", .of = call.connection, .beside = group};
  if (!call.maybe_actor) return {.limit = {}, .kind = "address", .of = group};
  return {.limit = {}, .kind = "token", .of = call.maybe_actor->token_hash, .beside = call.maybe_actor->id.value};
}

LimitKey named(LimitKey key, std::string_view limit, std::string_view call = {}) {
  key.limit = limit;
  key.call = call;
  return key;
}

// Tokens stand in keys as their hashes, which nobody needs to see.
std::string id_of(std::string_view key) {
  return sha256_base64(key);
}

}  // namespace

std::optional<RateLimiter::Verdict> Limits::count_endpoint(const Call& call, std::string_view route, const Rate& rate) {
  if (rate.unlimited || !ctx_.settings.boolean(settings::rate_limits("API_Enable_Rate_Limiter"))) return std::nullopt;
  if (call.maybe_actor && core::may(ctx_, *call.maybe_actor, permissions::integrations("api-bypass-rate-limit")))
    return std::nullopt;
  const auto group = address_group(call.address);
  LimitKey key{.limit = "endpoint", .kind = "address", .of = group, .beside = {}, .call = route};
  const bool registers = rate.bucket == rate::registration.bucket;
  if (!rate.bucket.empty())
    key = {.limit = rate.bucket, .kind = "address", .of = group};
  else if (call.maybe_actor) {
    key = {.limit = "endpoint", .kind = "user", .of = call.maybe_actor->id.value, .beside = group, .call = route};
    // From however many places.
    const LimitKey everywhere{
        .limit = "endpoint-of-person", .kind = "user", .of = call.maybe_actor->id.value, .beside = {}, .call = route};
    const auto verdict = count_by_rest_settings(everywhere, rate.times_rest * kPlacesOfOne, registers);
    if (!verdict.allowed) return verdict;
  }
  return count_by_rest_settings(key, rate.times_rest, registers);
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
  const LimitKey address{.limit = {}, .kind = "address", .of = group};
  const auto connection = connection_key(call, group);
  check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_IP_Enabled")), named(address, "methods-of-address"),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_IP_Requests_Allowed")),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_IP_Interval_Time")));
  check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_Connection_Enabled")),
        named(connection, "methods-of-connection"),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_Requests_Allowed")),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_Interval_Time")));
  check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_Connection_By_Method_Enabled")),
        named(connection, "method-of-connection", name),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_By_Method_Requests_Allowed")) *
            rate.times_methods,
        settings.integer(settings::rate_limits("DDP_Rate_Limit_Connection_By_Method_Interval_Time")));
  if (call.maybe_actor) {
    const LimitKey user{.limit = {}, .kind = "user", .of = call.maybe_actor->id.value};
    check(settings.boolean(settings::rate_limits("DDP_Rate_Limit_User_Enabled")), named(user, "methods-of-user"),
          settings.integer(settings::rate_limits("DDP_Rate_Limit_User_Requests_Allowed")),
          settings.integer(settings::rate_limits("DDP_Rate_Limit_User_Interval_Time")));
    check(
        settings.boolean(settings::rate_limits("DDP_Rate_Limit_User_By_Method_Enabled")),
        named(user, "method-of-user", name),
        settings.integer(settings::rate_limits("DDP_Rate_Limit_User_By_Method_Requests_Allowed")) * rate.times_methods,
        settings.integer(settings::rate_limits("DDP_Rate_Limit_User_By_Method_Interval_Time")));
  }
  const bool in_bucket = !rate.bucket.empty() && (rate.on_connections || call.connection.empty());
  if (!in_bucket || !settings.boolean(settings::rate_limits("API_Enable_Rate_Limiter"))) return;
  const auto verdict =
      count_by_rest_settings(named(address, rate.bucket), rate.times_rest, rate.bucket == rate::registration.bucket);
  if (!verdict.allowed) throw method_refusal(verdict);
}

RateLimiter::Verdict Limits::count_by_rest_settings(const LimitKey& key, int times, bool registers) {
  const auto calls =
      registers ? ctx_.settings.integer(settings::rate_limits("Rate_Limiter_Limit_RegisterUser"))
                : ctx_.settings.integer(settings::rate_limits("API_Enable_Rate_Limiter_Limit_Calls_Default")) * times;
  const auto verdict = limiter_.count(text_of(key), calls,
                                      std::chrono::milliseconds{ctx_.settings.integer(
                                          settings::rate_limits("API_Enable_Rate_Limiter_Limit_Time_Default"))});
  if (!verdict.allowed) refused_.fetch_add(1, std::memory_order_relaxed);
  return verdict;
}

void Limits::check(bool enabled, const LimitKey& key, std::int64_t calls, std::int64_t window) {
  if (!enabled) return;
  const auto verdict = limiter_.count(text_of(key), calls, std::chrono::milliseconds{window});
  if (verdict.allowed) return;
  refused_.fetch_add(1, std::memory_order_relaxed);
  throw method_refusal(verdict);
}

std::vector<core::operation::ReachedLimit> Limits::reached(std::string_view kind, std::size_t most) const {
  std::vector<core::operation::ReachedLimit> limits;
  const auto wanted = [&](std::string_view key) { return kind.empty() || limit_key(key).kind == kind; };
  for (const auto& one : limiter_.reached(wanted, most)) limits.push_back(described(one));
  return limits;
}

std::optional<core::operation::ReachedLimit> Limits::find(std::string_view id) const {
  const auto found = limiter_.reached([&](std::string_view key) { return id_of(key) == id; }, 1);
  return found.empty() ? std::nullopt : std::optional{described(found.front())};
}

void Limits::lift(std::string_view id) {
  for (const auto& one : limiter_.reached([&](std::string_view key) { return id_of(key) == id; }, 1)) {
    limiter_.forget(one.key);
  }
}

core::operation::ReachedLimit Limits::described(const RateLimiter::Reached& reached) const {
  const auto key = limit_key(reached.key);
  core::operation::ReachedLimit limit;
  limit.id = id_of(reached.key);
  limit.kind = key.kind;
  limit.limit = key.limit;
  if (key.kind == "user") limit.user = UserId{key.of};
  if (key.kind == "token") limit.user = UserId{key.beside};
  if (key.kind == "connection") limit.connection = key.of;
  if (key.kind == "address") limit.address = key.of;
  if (key.kind != "token" && !key.beside.empty()) limit.address = key.beside;
  if (!key.call.empty()) limit.call = key.call;
  limit.allowed = reached.limit;
  limit.refused = reached.refused;
  limit.until = ctx_.clock.now() + reached.reset;
  return limit;
}

}  // namespace confab::api
