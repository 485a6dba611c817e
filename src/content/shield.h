#pragma once

#include "core/accounts/sessions.h"
#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::content {

/// `/api/v1/shield.svg`: a small picture that other sites show, with how many people are online (`type=online`), the
/// name of a channel (`channel`), or of a person and how they are seen (`user`). 400 where the settings do not allow
/// it, 401 where a person is asked for and API_Shield_user_require_auth wants a log-in.
[[nodiscard]] net::Response shield(const core::Context& ctx, core::accounts::Sessions& sessions,
                                   const net::Request& request);

}  // namespace confab::content
