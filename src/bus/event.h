#pragma once
// Everything that can have happened. Use cases publish; what they say goes out once the transaction is durable. An
// event carries what its listeners keep in memory, so that none of them has to read; documents are for those who show
// them to assemble.
//
// Whoever publishes includes only the events of its area (message_events.h, ...); this header is for those who carry
// events and listen to them.

#include <variant>

#include "bus/configuration_events.h"
#include "bus/message_events.h"
#include "bus/own_events.h"
#include "bus/people_events.h"
#include "bus/room_events.h"

/// Calls `each(Kind)` for every kind of event.
#define CONFAB_EACH_EVENT(each)                                                                                        \
  each(MessageSaved) each(MessagesRead) each(MessageRemoved) each(MessagesRemoved) each(Notified) each(RoomActivity)   \
      each(RoomChanged) each(SubscriptionChanged) each(UserChanged) each(UserNameChanged) each(UserStatusChanged)      \
          each(PresenceChanged) each(UserRoleChanged) each(SessionsEnded) each(SettingChanged) each(PermissionChanged) \
              each(RoleChanged) each(Whispered) each(UserDeleted) each(AvatarChanged) each(CustomStatusChanged)        \
                  each(CustomEmojiChanged) each(CustomSoundChanged) each(ScheduledMessageChanged)                      \
                      each(ReminderChanged) each(DraftChanged) each(SidebarSectionChanged) each(AppointmentNear)

namespace confab::bus {

/// One of them. A type of its own, so that it can be named where it need not be known.
struct Event
    : std::variant<MessageSaved, MessagesRead, MessageRemoved, MessagesRemoved, Notified, RoomActivity, RoomChanged,
                   SubscriptionChanged, UserChanged, UserNameChanged, UserStatusChanged, PresenceChanged,
                   UserRoleChanged, SessionsEnded, SettingChanged, PermissionChanged, RoleChanged, Whispered,
                   UserDeleted, AvatarChanged, CustomStatusChanged, CustomEmojiChanged, CustomSoundChanged,
                   ScheduledMessageChanged, ReminderChanged, DraftChanged, SidebarSectionChanged, AppointmentNear> {
  using variant::variant;
};

}  // namespace confab::bus
