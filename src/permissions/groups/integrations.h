#pragma once
// Bots, webhooks, applications and services besides.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kIntegrations = rows_of<Group::integrations>({
    Declaration{"access-federation", "admin,user,federated-external"},
    Declaration{"access-marketplace", "admin,user"},
    Declaration{"add-oauth-service", "admin"},
    Declaration{"api-bypass-rate-limit", "admin,bot,app"},
    Declaration{"manage-apps", "admin"},
    Declaration{"manage-email-inbox", "admin"},
    Declaration{"manage-incoming-integrations", "admin"},
    Declaration{"manage-oauth-apps", "admin"},
    Declaration{"manage-outgoing-integrations", "admin"},
    Declaration{"manage-own-incoming-integrations", "admin"},
    Declaration{"manage-own-outgoing-integrations", "admin"},
    Declaration{"remove-slackbridge-links", "admin"},
    Declaration{"sync-auth-services-users", "admin"},
    Declaration{"test-push-notifications", "admin,user"},
    Declaration{"view-federation-data", "admin"},
});

[[nodiscard]] consteval Permission integrations(std::string_view id) {
  return kIntegrations.find(id);
}

}  // namespace confab::permissions
