#pragma once
// The devices on which somebody is told of messages while no client of theirs is open.

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "store/push_tokens.h"

namespace confab::core::push {

/// Of one person; with one more, the one that was named longest ago goes.
inline constexpr std::int64_t kMaxTokens = 50;
/// Bytes of a token, of an app's name, and of what a device calls itself.
inline constexpr std::size_t kMaxToken = 512;
inline constexpr std::size_t kMaxAppName = 200;
inline constexpr std::size_t kMaxId = 100;

struct RegisterToken {
  std::optional<std::string> id;  // as the device calls itself; one that is somebody else's does not count
  std::string kind;               // apn, gcm
  std::string token, app_name;
};

/// The device is told for as long as the log-in lasts by which the actor came. Whose it was before does not matter: who
/// has its token has the device. Throws Refusal(push_id_refused | push_type_refused | push_token_refused |
/// push_app_refused | must_be_logged_in | impersonating).
store::PushToken register_token(const Context& ctx, const Actor& actor, const RegisterToken& cmd);

/// One's own; throws Refusal(push_token_refused: it is empty | push_token_unknown).
void remove_token(const Context& ctx, const Actor& actor, const std::string& token);

/// One's own, by its id, lasts as long as the log-in by which the actor came. False: there is none. Throws
/// Refusal(must_be_logged_in | impersonating).
bool keep_token(const Context& ctx, const Actor& actor, const std::string& id);

}  // namespace confab::core::push
