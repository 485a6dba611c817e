#pragma once
// People who come to a connection.

#include "core/kernel/context.h"

namespace confab::core {

/// The actor has logged in on the connection, and is seen as what the account says. Nothing for an account that is gone
/// meanwhile. For any thread that may wait for the database.
void connect(const Context& ctx, const Actor& actor, const std::string& connection);

}  // namespace confab::core
