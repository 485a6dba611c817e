#pragma once
// The roles that every workspace has.

#include <array>
#include <string_view>

namespace confab::permissions {

struct RoleDeclaration {
  std::string_view id;
  std::string_view scope;
  std::string_view description;
};

inline constexpr std::array kBuiltInRoles{
    RoleDeclaration{"admin", "Users", "workspace administrator; holds almost every permission"},
    RoleDeclaration{"moderator", "Subscriptions", "room role: can mute, remove and edit in that room"},
    RoleDeclaration{"leader", "Subscriptions", "room role: shown as the contact person of the room"},
    RoleDeclaration{"owner", "Subscriptions", "room role: full control of the room; the creator gets it"},
    RoleDeclaration{"user", "Users", "standard account"},
    RoleDeclaration{"bot", "Users", "automation account; may impersonate and skip limits"},
    RoleDeclaration{"app", "Users", "account that an installed app acts with; cannot log in"},
    RoleDeclaration{"guest", "Users", "restricted account: joined rooms and DMs only; counts apart in licences"},
    RoleDeclaration{"anonymous", "Users", "visitor reading without logging in, when allowed"},
    RoleDeclaration{"livechat-agent", "Users", "answers omnichannel conversations"},
    RoleDeclaration{"livechat-manager", "Users", "manages omnichannel"},
    RoleDeclaration{"livechat-monitor", "Users", "supervises assigned omnichannel units"},
    RoleDeclaration{"auditor", "Users", "may search messages for audit"},
    RoleDeclaration{"auditor-log", "Users", "may read the audit log"},
    RoleDeclaration{"federated-external", "Users", "user that comes from a federated server"},
};

}  // namespace confab::permissions
