#pragma once
// Telling phones of messages.

#include "base/error.h"

namespace confab::errors {

inline constexpr ErrorCode push_disabled{400, "error-push-disabled"};
inline constexpr ErrorCode no_push_tokens{400, "error-no-tokens-for-this-user"};
inline constexpr ErrorCode push_id_refused{400, "error-id-param-not-valid"};
inline constexpr ErrorCode push_type_refused{400, "error-type-param-not-valid"};
inline constexpr ErrorCode push_token_refused{400, "error-token-param-not-valid"};
inline constexpr ErrorCode push_app_refused{400, "error-appName-param-not-valid"};
inline constexpr ErrorCode push_token_unknown{404, "error-push-token-not-found", Shown::plain};
/// Of one method, by this name: nobody is logged in.
inline constexpr ErrorCode push_forbidden{403, "403"};

}  // namespace confab::errors
