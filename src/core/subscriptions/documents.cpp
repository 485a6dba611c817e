#include "core/subscriptions/documents.h"

#include "core/kernel/sync_time.h"
#include "core/subscriptions/unread_rules.h"
#include "permissions/groups/viewing.h"
#include "store/subscription_documents.h"

namespace confab::core::subscriptions {

SubscriptionChanges changes(const Context& ctx, const Actor& actor, const std::optional<Timestamp>& since) {
  const auto reader = ctx.db.read();
  store::SubscriptionDocuments documents{*reader, unread_rules(ctx.settings)};
  SubscriptionChanges result;
  const auto from = since ? std::optional{sync_start(ctx, *since)} : std::nullopt;
  result.update = documents.of_user(actor.pk, from);
  if (!from) return result;
  for (auto& removed : documents.removed_since(actor.pk, *from)) {
    result.remove.push_back({std::move(removed.id), std::move(removed.room), removed.at});
  }
  return result;
}

std::optional<std::vector<model::Subscription>> of_user(const Context& ctx, const Actor& actor,
                                                        const model::User& user) {
  if (user.id != actor.id && !may(ctx, actor, permissions::viewing("view-other-user-channels"))) return std::nullopt;
  return store::SubscriptionDocuments{*ctx.db.read(), unread_rules(ctx.settings)}.of_user(user.pk, std::nullopt);
}

std::optional<model::Subscription> get(const Context& ctx, const Actor& actor, const RoomId& room) {
  return document(ctx, room, actor.id);
}

std::optional<model::Subscription> document(const Context& ctx, const RoomId& room, const UserId& user) {
  const auto reader = ctx.db.read();
  return store::SubscriptionDocuments{*reader, unread_rules(ctx.settings)}.one(room, user);
}

std::vector<model::Subscription> documents(const Context& ctx, const RoomId& room, const std::vector<UserId>& users) {
  const auto reader = ctx.db.read();
  return store::SubscriptionDocuments{*reader, unread_rules(ctx.settings)}.of_room(room, users);
}

}  // namespace confab::core::subscriptions
