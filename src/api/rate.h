#pragma once
// How often calls may be made: one policy for endpoints and methods. The numbers are settings
// (API_Enable_Rate_Limiter_* for REST, DDP_Rate_Limit_* for methods); a declaration says which share of them a call
// has.

#include <string_view>

namespace confab::api {

struct Rate {
  int times_rest = 1, times_methods = 1;  // of what the settings allow
  /// Calls of the same bucket count together for an address, by whatever name and protocol they come, and within the
  /// settings of REST. `on_connections`: also those of realtime connections.
  std::string_view bucket = {};
  bool on_connections = true;
  bool unlimited = false;
};

namespace rate {

/// What the settings say.
inline constexpr Rate standard{};
/// What people's clients call as they chat: a lively conversation must never run into a limit. 600 a minute with the
/// settings as shipped, over REST as over a realtime connection.
inline constexpr Rate lively{.times_rest = 60, .times_methods = 10};
/// Accounts that strangers make.
inline constexpr Rate registration{.bucket = "registration"};
/// Log-ins. Those of realtime connections have the limits of a connection alone: behind one address may be many clients
/// that come back at once with their tokens.
inline constexpr Rate login{.bucket = "login", .on_connections = false};
/// Calls that carry others, which have limits of their own.
inline constexpr Rate unlimited{.unlimited = true};

}  // namespace rate
}  // namespace confab::api
