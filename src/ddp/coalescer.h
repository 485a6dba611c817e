#pragma once
// State that changes often and is told as documents: the first change is sent at once, what follows within a pause is
// sent together, the latest wins. Documents are read and sent by one thread, and what is gone and new names of people
// go the same way, before them: a document that was read just before its removal, or before a rename, can then not be
// sent after it.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "bus/events/presence_changed.h"
#include "bus/events/subscription_changed.h"
#include "bus/events/user_name_changed.h"

namespace confab::ddp {

class Coalescer {
 public:
  using Membership = std::pair<UserId, RoomId>;
  /// What changed since the last batch, in the order in which it is to be told.
  struct Batch {
    std::vector<std::variant<bus::SubscriptionChanged, bus::UserNameChanged>> first;  // removals and new names
    std::map<Membership, bus::Change> subscriptions;
    std::unordered_set<RoomId> rooms;
    std::unordered_map<UserId, bus::PresenceChanged> presence;
    [[nodiscard]] bool empty() const {
      return first.empty() && subscriptions.empty() && rooms.empty() && presence.empty();
    }
  };
  /// Returns what cannot be told at present.
  using Send = std::function<Batch(Batch)>;

  /// `send` runs on the coalescer's own thread, one call at a time. What it returns is sent again after ten pauses,
  /// with what has changed meanwhile. What it throws is logged, and the batch is lost: clients get it with their next
  /// sync.
  Coalescer(std::chrono::milliseconds pause, Send send);
  /// What waits is not sent any more.
  ~Coalescer();
  Coalescer(const Coalescer&) = delete;
  Coalescer& operator=(const Coalescer&) = delete;

  // Any thread; none of them waits.
  void room_changed(const RoomId& room);
  void room_removed(const RoomId& room);
  void subscription_changed(const bus::SubscriptionChanged& event);
  void user_renamed(const bus::UserNameChanged& event);
  void presence_changed(const bus::PresenceChanged& event);

 private:
  template <class Change>
  void note(Change&& change);
  void run();
  [[nodiscard]] Batch attempt(Batch batch) const;

  const std::chrono::milliseconds pause_;
  const Send send_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Batch waiting_;
  bool stopping_ = false;
  std::thread sender_;
};

}  // namespace confab::ddp
