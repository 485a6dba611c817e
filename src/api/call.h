#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/rate.h"
#include "base/bounds.h"
#include "base/error.h"
#include "base/errors/request.h"
#include "base/fields_inherit.h"
#include "base/fields_named.h"
#include "base/later.h"
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
  std::string two_factor_code = {};    // that came beside the call; empty: none
  std::string two_factor_method = {};  // what the client says that it is of
  bool has_proved = false;             // the proof that the call's declaration asks for was given

  /// The caller. Only where the declared access demands a login; elsewhere throws Refusal(must_be_logged_in).
  [[nodiscard]] const core::Actor& actor() const {
    if (!maybe_actor) throw Refusal(errors::must_be_logged_in, "You must be logged in to do this.");
    return *maybe_actor;
  }

  /// For whom the work is done: a person, or the address of a stranger.
  [[nodiscard]] std::string_view who() const { return maybe_actor ? std::string_view{maybe_actor->id.value} : address; }
};

/// The result of a call that has nothing to tell but that it worked. Its handler returns nothing.
struct Nothing {
  static constexpr auto kFields = FieldList{};
};

template <class Params, class Result>
using Handler =
    std::function<std::conditional_t<std::same_as<Result, Nothing>, void, Result>(Call& call, const Params& params)>;

/// A handler of a call that is made very often: no thread waits for its result, which goes to `then`; what it throws is
/// answered as well. `call` ends when it returns.
template <class Params, class Result>
using LaterHandler = std::function<void(Call& call, const Params& params, Then<Result> then)>;

/// For such a handler of a call that has nothing to tell: what came is not told.
template <class T>
[[nodiscard]] Then<T> untold(Then<Nothing> then) {
  return then_made<T>(std::move(then), [](const T&) { return Nothing{}; });
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

}  // namespace confab::api
