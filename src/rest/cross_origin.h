#pragma once

#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::rest {

/// What pages of other origins may do with the answer, by API_Enable_CORS and API_CORS_Origin. False: nothing.
bool add_cross_origin(const core::Context& ctx, const net::Request& request, net::Response& response);

}  // namespace confab::rest
