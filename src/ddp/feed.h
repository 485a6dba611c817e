#pragma once
// From events to what clients see on their streams. Messages go out at once, one serialisation each. State (rooms,
// subscriptions, presence) is coalesced: the first change is sent at once, what follows within 100 ms is sent together,
// the latest wins. All state leaves by one thread, what is gone and new names of people included: a document that was
// read just before its removal, or before a rename, can then not be sent after it.

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "bus/events.h"
#include "core/kernel/context.h"
#include "ddp/audience.h"
#include "ddp/hub.h"

namespace confab::ddp {

/// The hub's key under which one user's `__my_messages__` is published, and the one that says whether anybody wants it.
[[nodiscard]] std::string my_messages_key(const UserId& user);
[[nodiscard]] std::string my_messages_gate();

class Feed {
 public:
  Feed(const core::Context& ctx, Hub& hub);
  ~Feed();
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  /// The listener of all events; quick.
  void observe(const bus::Event& event);
  [[nodiscard]] Audience& audience() { return audience_; }

 private:
  void on(const bus::MessageSaved& event);
  void on(const bus::MessageRemoved& event);
  void on(const bus::RoomChanged& event);
  void on(const bus::SubscriptionChanged& event);
  void on(const bus::UserChanged& event);
  void on(const bus::UserNameChanged& event);
  void on(const bus::UserStatusChanged& event);
  void on(const bus::PresenceChanged& event);
  void on(const bus::UserDeleted& event);
  void on(const bus::SettingChanged& event);
  void on(const bus::PermissionChanged& event);
  void on(const bus::RoleChanged& event);
  void on(const bus::UserRoleChanged& event);
  void on(const bus::SessionsEnded& event);
  void on(const bus::Notified& event);
  void on(const bus::EphemeralMessage& event);
  void on(const bus::RoomActivity& event);

  void to_my_messages(const model::Message& message, const std::string& message_json);
  void to_user(const UserId& user, std::string_view event, std::string_view args_json);
  void to_logged_in(std::string_view event, std::string_view args_json);

  struct Pending {
    std::vector<Hub::Addressed> first;                               // removals and new names, before documents
    std::unordered_set<RoomId> rooms;                                // documents that changed for all members
    std::map<std::pair<UserId, RoomId>, bus::Change> subscriptions;  // of one user
    std::unordered_map<UserId, bus::PresenceChanged> presence;
    [[nodiscard]] bool empty() const {
      return first.empty() && rooms.empty() && subscriptions.empty() && presence.empty();
    }
  };
  /// Changes what is waiting; the first change wakes the thread that sends it.
  template <class Change>
  void later(Change&& change);
  void run();
  void flush(Pending pending);
  void flush_room(const RoomId& room, std::vector<Hub::Addressed>& out);
  void flush_subscription(const UserId& user, const RoomId& room, bus::Change change, std::vector<Hub::Addressed>& out);
  void flush_presence(const bus::PresenceChanged& event, std::vector<Hub::Addressed>& out);

  const core::Context& ctx_;
  Hub& hub_;
  Audience audience_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Pending pending_;
  bool stopping_ = false;
  std::thread sender_;
};

}  // namespace confab::ddp
