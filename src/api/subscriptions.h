#pragma once
// What changed about the caller's memberships.

#include "base/fields.h"
#include "core/subscriptions/documents.h"
#include "model/subscription.h"

template <>
struct confab::Fields<confab::core::subscriptions::SubscriptionChanges::Removed> {
  using R = core::subscriptions::SubscriptionChanges::Removed;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The subscription."),
      field("_deletedAt", &R::at, "When it ended."),
  };
};
template <>
struct confab::Fields<confab::core::subscriptions::SubscriptionChanges> {
  using R = core::subscriptions::SubscriptionChanges;
  static constexpr auto list = std::tuple{
      field("update", &R::update, "Subscriptions."),
      field("remove", &R::remove, "What ended since then."),
  };
};
