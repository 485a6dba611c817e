#pragma once

#include "core/kernel/context.h"
#include "model/subscription.h"

namespace confab::core::subscriptions {

struct SubscriptionChanges {
  struct Removed {
    SubscriptionId id;
    RoomId room;
    Timestamp at;
  };
  std::vector<model::Subscription> update;
  std::vector<Removed> remove;
};
/// The actor's subscriptions; with `since` those that changed then or later, also by a message in the room or by a
/// change of the room. `remove` is empty without `since`.
SubscriptionChanges changes(const Context& ctx, const Actor& actor, const std::optional<Timestamp>& since);

/// Those of an account: one's own, or with view-other-user-channels; nullopt: not for the actor to see.
std::optional<std::vector<model::Subscription>> of_user(const Context& ctx, const Actor& actor,
                                                        const model::User& user);

/// The actor's membership of a room; nullopt: none, or no such room.
std::optional<model::Subscription> get(const Context& ctx, const Actor& actor, const RoomId& room);

/// Documents for the realtime hub: of one user, or of several users of one room in one query. Users without a place in
/// the room are left out.
std::optional<model::Subscription> document(const Context& ctx, const RoomId& room, const UserId& user);
std::vector<model::Subscription> documents(const Context& ctx, const RoomId& room, const std::vector<UserId>& users);

}  // namespace confab::core::subscriptions
