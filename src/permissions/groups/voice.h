#pragma once
// Calls.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kVoice = rows_of<Group::voice>({
    Declaration{"allow-external-voice-calls", "admin,user"},
    Declaration{"allow-internal-voice-calls", "admin,user"},
    Declaration{"call-management", "admin,owner,moderator,user"},
    Declaration{"inbound-voip-calls", "livechat-agent"},
    Declaration{"manage-agent-extension-association", "admin"},
    Declaration{"manage-voip-call-settings", "livechat-manager,admin"},
    Declaration{"manage-voip-contact-center-settings", "livechat-manager,admin"},
    Declaration{"manage-voip-extensions", "admin"},
    Declaration{"outbound-voip-calls", "admin,livechat-manager"},
    Declaration{"spy-voip-calls", "admin,livechat-manager,livechat-monitor"},
    Declaration{"view-agent-extension-association", "livechat-manager,admin,livechat-agent"},
    Declaration{"view-user-voip-extension", "admin,user"},
    Declaration{"view-voip-extension-details", "admin,user"},
});

[[nodiscard]] consteval Permission voice(std::string_view id) {
  return kVoice.find(id);
}

}  // namespace confab::permissions
