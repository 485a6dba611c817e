#pragma once
// How bots listen to everything: one subscription, `__my_messages__`, to every message that its user can read.

#include <array>
#include <string>
#include <string_view>

#include "base/id.h"

namespace confab::ddp {

inline constexpr std::string_view kMyMessages = "__my_messages__";

/// By what a user reads a room. Each is a key of its own in the hub, held by those who have the right.
enum class Reading : char {
  joined_channel = 'c',
  joined_group = 'p',
  joined_direct = 'd',
  foreign_channel = '*',  // public, and the user is not in it
};

/// The hub's key of what one user reads so.
[[nodiscard]] inline std::string my_messages_key(const UserId& user, Reading reading) {
  return "my-messages/" + user.value + "/" + static_cast<char>(reading);
}

}  // namespace confab::ddp
