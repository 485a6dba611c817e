#include "core/access/rank.h"

#include <algorithm>
#include <vector>

#include "permissions/catalogue.h"

namespace confab::core::access {
namespace {

constexpr std::string_view kAdmin = "admin";

bool shares_a_role(std::span<const std::string> roles, const std::vector<std::string>& holders) {
  return std::ranges::any_of(roles,
                             [&](const auto& role) { return std::ranges::find(holders, role) != holders.end(); });
}

template <class Counts>
bool has_more(const Context& ctx, std::span<const std::string> roles, const Actor& actor, const Counts& counts) {
  if (std::ranges::find(actor.roles, kAdmin) != actor.roles.end()) return false;
  const auto rows = permissions::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!counts(rows[i])) continue;
    const auto holders = ctx.permissions.roles_of(i);
    if (shares_a_role(roles, holders) && !shares_a_role(actor.roles, holders)) return true;
  }
  return false;
}

}  // namespace

bool has_more_rights(const Context& ctx, std::span<const std::string> roles, const Actor& actor) {
  return has_more(ctx, roles, actor, [](const permissions::Declaration&) { return true; });
}

bool has_more_power(const Context& ctx, std::span<const std::string> roles, const Actor& actor) {
  return has_more(ctx, roles, actor, [](const permissions::Declaration& row) { return row.default_roles == kAdmin; });
}

}  // namespace confab::core::access
