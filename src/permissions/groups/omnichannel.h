#pragma once
// Conversations with visitors.

#include "permissions/group.h"

namespace confab::permissions {

inline constexpr auto kOmnichannel = rows_of<Group::omnichannel>({
    Declaration{"add-livechat-department-agents", "livechat-manager,livechat-monitor,admin"},
    Declaration{"change-livechat-room-visitor", "admin,livechat-manager,livechat-agent"},
    Declaration{"close-livechat-room", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"close-others-livechat-room", "livechat-manager,livechat-monitor,admin"},
    Declaration{"create-livechat-contact", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"delete-livechat-contact", "livechat-manager,admin"},
    Declaration{"edit-livechat-room-customfields", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"edit-omnichannel-contact", "livechat-manager,livechat-agent,admin"},
    Declaration{"manage-livechat-agents", "livechat-manager,livechat-monitor,admin"},
    Declaration{"manage-livechat-canned-responses", "admin,livechat-manager,livechat-monitor"},
    Declaration{"manage-livechat-departments", "livechat-manager,livechat-monitor,admin"},
    Declaration{"manage-livechat-managers", "livechat-manager,admin"},
    Declaration{"manage-livechat-monitors", "admin,livechat-manager"},
    Declaration{"manage-livechat-priorities", "admin,livechat-manager"},
    Declaration{"manage-livechat-sla", "admin,livechat-manager"},
    Declaration{"manage-livechat-tags", "admin,livechat-manager"},
    Declaration{"manage-livechat-units", "admin,livechat-manager"},
    Declaration{"on-hold-livechat-room", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"on-hold-others-livechat-room", "livechat-manager,livechat-monitor,admin"},
    Declaration{"remove-canned-responses", "livechat-agent,livechat-monitor,livechat-manager,admin"},
    Declaration{"remove-closed-livechat-room", "livechat-manager,admin"},
    Declaration{"remove-closed-livechat-rooms", "livechat-manager,livechat-monitor,admin"},
    Declaration{"remove-livechat-department", "livechat-manager,admin"},
    Declaration{"request-pdf-transcript", "admin,livechat-manager,livechat-monitor,livechat-agent"},
    Declaration{"save-all-canned-responses", "livechat-manager,admin"},
    Declaration{"save-canned-responses", "livechat-agent,livechat-monitor,livechat-manager,admin"},
    Declaration{"save-department-canned-responses", "livechat-monitor"},
    Declaration{"save-others-livechat-room-info", "livechat-manager,livechat-monitor,admin"},
    Declaration{"send-omnichannel-chat-transcript", "livechat-manager,admin"},
    Declaration{"transfer-livechat-guest", "livechat-manager,livechat-monitor,admin"},
    Declaration{"update-livechat-contact", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"view-agent-canned-responses", "livechat-agent"},
    Declaration{"view-all-canned-responses", "livechat-manager,admin"},
    Declaration{"view-canned-responses", "livechat-agent,livechat-monitor,livechat-manager,admin"},
    Declaration{"view-l-room", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"view-livechat-analytics", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-appearance", "livechat-manager,admin"},
    Declaration{"view-livechat-business-hours", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-contact", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"view-livechat-contact-history", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"view-livechat-current-chats", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-customfields", "livechat-manager,admin"},
    Declaration{"view-livechat-departments", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-installation", "livechat-manager,admin"},
    Declaration{"view-livechat-manager", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-queue", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"view-livechat-real-time-monitoring", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-reports", "admin,livechat-manager,livechat-monitor"},
    Declaration{"view-livechat-room-closed-by-another-agent", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-room-closed-same-department", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-room-customfields", "livechat-manager,livechat-monitor,livechat-agent,admin"},
    Declaration{"view-livechat-rooms", "livechat-manager,livechat-monitor,admin"},
    Declaration{"view-livechat-triggers", "livechat-manager,admin"},
    Declaration{"view-livechat-webhooks", "livechat-manager,admin"},
    Declaration{"view-omnichannel-contact-center", "livechat-manager,livechat-agent,livechat-monitor,admin"},
});

[[nodiscard]] consteval Permission omnichannel(std::string_view id) {
  return kOmnichannel.find(id);
}

}  // namespace confab::permissions
