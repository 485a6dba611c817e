#pragma once
// Everything that can have happened. Use cases publish; what they say goes out once the transaction is durable. An
// event carries what its listeners keep in memory, so that none of them has to read; documents are for those who show
// them to assemble.
//
// Each stands in a header of its own in events/, and whoever publishes includes what it publishes: a new event compiles
// the readers of this header alone, which are those who carry events and listen to them.

#include <variant>

#include "bus/events/appointment_near.h"
#include "bus/events/avatar_changed.h"
#include "bus/events/custom_emoji_changed.h"
#include "bus/events/custom_sound_changed.h"
#include "bus/events/custom_status_changed.h"
#include "bus/events/draft_changed.h"
#include "bus/events/integration_changed.h"
#include "bus/events/integration_run_changed.h"
#include "bus/events/key_requested.h"
#include "bus/events/message_removed.h"
#include "bus/events/message_saved.h"
#include "bus/events/messages_read.h"
#include "bus/events/messages_removed.h"
#include "bus/events/notified.h"
#include "bus/events/permission_changed.h"
#include "bus/events/presence_changed.h"
#include "bus/events/push_token_added.h"
#include "bus/events/reminder_changed.h"
#include "bus/events/role_changed.h"
#include "bus/events/room_activity.h"
#include "bus/events/room_changed.h"
#include "bus/events/scheduled_message_changed.h"
#include "bus/events/sessions_ended.h"
#include "bus/events/setting_changed.h"
#include "bus/events/sidebar_section_changed.h"
#include "bus/events/subscription_changed.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_deleted.h"
#include "bus/events/user_name_changed.h"
#include "bus/events/user_role_changed.h"
#include "bus/events/user_status_changed.h"
#include "bus/events/whispered.h"

/// Calls `each(Kind)` for every kind of event.
#define CONFAB_EACH_EVENT(each)                                                                                        \
  each(MessageSaved) each(MessagesRead) each(MessageRemoved) each(MessagesRemoved) each(Notified) each(RoomActivity)   \
      each(RoomChanged) each(SubscriptionChanged) each(UserChanged) each(UserNameChanged) each(UserStatusChanged)      \
          each(PresenceChanged) each(UserRoleChanged) each(SessionsEnded) each(SettingChanged) each(PermissionChanged) \
              each(RoleChanged) each(Whispered) each(UserDeleted) each(AvatarChanged) each(CustomStatusChanged)        \
                  each(CustomEmojiChanged) each(CustomSoundChanged) each(ScheduledMessageChanged)                      \
                      each(ReminderChanged) each(DraftChanged) each(SidebarSectionChanged) each(AppointmentNear)       \
                          each(KeyRequested) each(PushTokenAdded) each(IntegrationChanged) each(IntegrationRunChanged)

namespace confab::bus {

/// One of them. A type of its own, so that it can be named where it need not be known.
struct Event
    : std::variant<MessageSaved, MessagesRead, MessageRemoved, MessagesRemoved, Notified, RoomActivity, RoomChanged,
                   SubscriptionChanged, UserChanged, UserNameChanged, UserStatusChanged, PresenceChanged,
                   UserRoleChanged, SessionsEnded, SettingChanged, PermissionChanged, RoleChanged, Whispered,
                   UserDeleted, AvatarChanged, CustomStatusChanged, CustomEmojiChanged, CustomSoundChanged,
                   ScheduledMessageChanged, ReminderChanged, DraftChanged, SidebarSectionChanged, AppointmentNear,
                   KeyRequested, PushTokenAdded, IntegrationChanged, IntegrationRunChanged> {
  using variant::variant;
};

}  // namespace confab::bus
