#pragma once

#include <optional>
#include <string>

#include "base/id.h"

namespace confab::bus {

/// Tokens of a user ended: all but `kept_token_hash`, or only `token_hash`. Connections that used them are closed.
struct SessionsEnded {
  UserId user;
  std::optional<std::string> token_hash;
  std::optional<std::string> kept_token_hash;
};

}  // namespace confab::bus
