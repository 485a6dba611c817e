#pragma once
// Rooms and subscriptions as their members' clients see them.

#include <string_view>
#include <unordered_set>
#include <vector>

#include "bus/events/key_requested.h"
#include "bus/events/room_changed.h"
#include "bus/events/subscription_changed.h"
#include "core/kernel/context.h"
#include "ddp/coalescer.h"
#include "ddp/hub.h"
#include "ddp/membership_index.h"

namespace confab::ddp {

class RoomProjection {
 public:
  RoomProjection(const core::Context& ctx, Hub& hub, MembershipIndex& memberships)
      : ctx_(ctx), hub_(hub), memberships_(memberships) {}

  void on(const bus::RoomChanged& event, Coalescer& state);
  void on(const bus::SubscriptionChanged& event, Coalescer& state);
  void on(const bus::KeyRequested& event, Coalescer& state);

  // On the coalescer's thread; these read. Each adds what is to be sent.
  void add_removed(const bus::SubscriptionChanged& event, std::vector<Hub::Addressed>& out);
  void add_subscription(const UserId& user, const RoomId& room, bus::Change change, std::vector<Hub::Addressed>& out);
  /// The room's document for its members, and each one's subscription.
  void add_room(const RoomId& room, std::vector<Hub::Addressed>& out);

 private:
  [[nodiscard]] std::vector<UserId> listening(const std::unordered_set<UserId>& users, std::string_view event) const;

  const core::Context& ctx_;
  Hub& hub_;
  MembershipIndex& memberships_;
};

}  // namespace confab::ddp
