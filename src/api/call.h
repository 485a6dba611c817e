#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "api/rate.h"
#include "base/bounds.h"
#include "base/error.h"
#include "base/errors/request.h"
#include "base/fields_inherit.h"
#include "base/fields_named.h"
#include "core/kernel/context.h"

namespace confab::api {

/// What a handler knows of the call it answers, whatever protocol it came by.
struct Call {
  const core::Context& ctx;
  std::optional<core::Actor> maybe_actor;
  std::string address;  // of the client
  std::string user_agent;
  std::string host;  // as the client wrote it; with `secure` the base of addresses in answers
  bool secure = false;
  std::string connection;  // id of the realtime connection, empty for REST
  /// Set by login and logout of a realtime connection: the connection acts for somebody else (or nobody) from now on.
  std::optional<std::optional<core::Actor>> new_actor;

  /// The caller. Only where the declared access demands a login; elsewhere throws Refusal(must_be_logged_in).
  [[nodiscard]] const core::Actor& actor() const {
    if (!maybe_actor) throw Refusal(errors::must_be_logged_in, "You must be logged in to do this.");
    return *maybe_actor;
  }
};

/// The result of a call that has nothing to tell but that it worked. Its handler returns nothing.
struct Nothing {
  static constexpr auto kFields = std::tuple{};
};

template <class Params, class Result>
using Handler =
    std::function<std::conditional_t<std::same_as<Result, Nothing>, void, Result>(Call& call, const Params& params)>;

/// Adds the errors that the fields of parameters name for what is missing or cannot be read.
template <class Params>
void add_field_errors(std::vector<ErrorCode>& errors) {
  for_each_field<Params>([&](const auto& field) {
    const auto rules = rules_of(field);
    for (const auto code : {rules.missing, rules.invalid}) {
      if (code == errors::invalid_params) continue;
      if (std::find(errors.begin(), errors.end(), code) == errors.end()) errors.push_back(code);
    }
  });
}

template <class Result, class Params>
[[nodiscard]] Result result_of(const Handler<Params, Result>& handler, Call& call, const Params& params) {
  if constexpr (std::same_as<Result, Nothing>) {
    handler(call, params);
    return {};
  } else {
    return handler(call, params);
  }
}

inline constexpr Rate kInteractive = rate::lively;

}  // namespace confab::api
