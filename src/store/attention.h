#pragma once
// Whose notifications do not go by the workspace's rules alone, so that a message looks only at these members.

#include <cstdint>

#include "base/json.h"

namespace confab::store {

/// A membership's is the higher of its own and its account's.
enum class Attention : std::uint8_t {
  usual = 0,  // the workspace's rules alone
  own = 1,    // has chosen something
  more = 2,   // wants to be told of messages that do not name them: of all, or of some words
};

/// What the preferences of an account, or of a membership, ask for.
[[nodiscard]] Attention attention_of_account(const json::object& preferences);
[[nodiscard]] Attention attention_of_membership(const json::object& preferences);

/// As the columns have it.
[[nodiscard]] constexpr std::int64_t level_of(Attention attention) {
  return static_cast<std::int64_t>(attention);
}

}  // namespace confab::store
