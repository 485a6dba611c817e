#include "core/accounts/login_block.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "settings/groups/failed_logins.h"

namespace confab::core::accounts {
namespace {

std::optional<BlockRule> rule(const Context& ctx, settings::BooleanKey is_on, settings::IntegerKey failures,
                              settings::IntegerKey within) {
  const auto& settings = ctx.settings;
  if (!settings.boolean(settings::failed_logins("Block_Multiple_Failed_Logins_Enabled")) || !settings.boolean(is_on))
    return std::nullopt;
  return BlockRule{settings.integer(failures),
                   std::chrono::milliseconds{std::llround(settings.number(within) * 60'000)}};
}

}  // namespace

std::optional<BlockRule> block_rule_of_users(const Context& ctx) {
  return rule(ctx, settings::failed_logins("Block_Multiple_Failed_Logins_By_User"),
              settings::failed_logins("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User"),
              settings::failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes"));
}

std::optional<BlockRule> block_rule_of_addresses(const Context& ctx) {
  return rule(ctx, settings::failed_logins("Block_Multiple_Failed_Logins_By_Ip"),
              settings::failed_logins("Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip"),
              settings::failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_Ip_In_Minutes"));
}

bool is_never_blocked(const Context& ctx, const std::string& address) {
  const auto exempt =
      split(ctx.settings.text(settings::failed_logins("Block_Multiple_Failed_Logins_Ip_Whitelist")), ',');
  return std::find(exempt.begin(), exempt.end(), address) != exempt.end();
}

}  // namespace confab::core::accounts
