#pragma once

#include <map>

#include "core/kernel/context.h"

namespace confab::core::subscriptions {

/// How a room notifies its member. Names and values are the wire's: desktopNotifications, mobilePushNotifications,
/// emailNotifications (all, mentions, nothing, default), unreadAlert (the same), audioNotificationValue (a sound),
/// disableNotifications, muteGroupMentions, hideUnreadStatus, hideMentionStatus ("0" or "1", "true" or "false").
/// `default` takes the room's own value away. Throws Refusal(invalid_settings) for other names and values,
/// (room_not_found | user_not_in_room).
void save_preferences(const Context& ctx, const Actor& actor, const RoomId& room,
                      const std::map<std::string, std::string>& values);

}  // namespace confab::core::subscriptions
