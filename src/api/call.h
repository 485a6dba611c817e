#pragma once

#include <optional>
#include <string>

#include "api/rate.h"
#include "base/error.h"
#include "base/fields.h"
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
    if (!maybe_actor) throw Refusal(ErrorCode::must_be_logged_in, "You must be logged in to do this.");
    return *maybe_actor;
  }
};

/// The result of a call that has nothing to tell but that it worked.
struct Nothing {};

inline constexpr Rate kInteractive = rate::lively;

}  // namespace confab::api

template <>
struct confab::Fields<confab::api::Nothing> {
  static constexpr auto list = std::tuple{};
};
