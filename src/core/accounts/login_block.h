#pragma once
// After how many failed log-ins further ones are refused, as the settings say.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "store/failed_logins.h"

namespace confab::core::accounts {

/// So many failures within that time block whoever they are counted for, until the first of them is longer ago.
struct BlockRule {
  std::int64_t failures = 0;
  std::chrono::milliseconds within{};  // set in minutes, which may be fractions

  /// When failures have to be for them to count now. A clock that was ahead blocks nobody until it comes there again,
  /// nor lets one that goes back by less forget what was tried.
  [[nodiscard]] store::FailureTime counted_at(Timestamp now) const { return {now - within, now + within}; }
};

/// nullopt: nothing blocks them.
[[nodiscard]] std::optional<BlockRule> block_rule_of_users(const Context& ctx);
[[nodiscard]] std::optional<BlockRule> block_rule_of_addresses(const Context& ctx);

/// Whether an address is one of those that are never blocked.
[[nodiscard]] bool is_never_blocked(const Context& ctx, const std::string& address);

}  // namespace confab::core::accounts
