#pragma once
// Messages, notifications and typing as clients see them.

#include <unordered_map>

#include "base/concurrent.h"
#include "bus/events/message_removed.h"
#include "bus/events/message_saved.h"
#include "bus/events/messages_read.h"
#include "bus/events/messages_removed.h"
#include "bus/events/notified.h"
#include "bus/events/room_activity.h"
#include "core/presence/presence.h"
#include "ddp/coalescer.h"
#include "ddp/hub.h"
#include "ddp/membership_index.h"
#include "ddp/session_index.h"
#include "model/message.h"

namespace confab::ddp {

template <class T>
struct Written;

class MessageProjection {
 public:
  MessageProjection(Hub& hub, const MembershipIndex& memberships, const SessionIndex& sessions,
                    const core::Presence& presence)
      : hub_(hub), memberships_(memberships), sessions_(sessions), presence_(presence) {}

  void on(const bus::MessageSaved& event, Coalescer& state);
  /// Whether no newer state of it was told.
  [[nodiscard]] bool is_newest(const model::Message& message) const;
  void on(const bus::MessageRemoved& event, Coalescer& state);
  void on(const bus::MessagesRemoved& event, Coalescer& state);
  void on(const bus::MessagesRead& event, Coalescer& state);
  void on(const bus::Notified& event, Coalescer& state);
  void on(const bus::RoomActivity& event, Coalescer& state);

 private:
  void to_my_messages(const bus::MessageSaved& event, const std::vector<UserId>& listeners,
                      const Written<model::Message>& document);

  void remember(const MessageId& message, Timestamp at);

  Hub& hub_;
  const MembershipIndex& memberships_;
  const SessionIndex& sessions_;
  const core::Presence& presence_;
  Guarded<std::unordered_map<MessageId, Timestamp>> changed_at_;  // of messages that changed lately, or are gone
};

}  // namespace confab::ddp
