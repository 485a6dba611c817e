#pragma once
// What changed about the caller's memberships.

#include "base/fields.h"
#include "core/subscriptions/documents.h"
#include "core/subscriptions/read.h"
#include "model/subscription.h"

namespace confab::api {

[[nodiscard]] inline core::subscriptions::WithThreads with_threads(const std::optional<bool>& wanted) {
  using core::subscriptions::WithThreads;
  return wanted.value_or(false) ? WithThreads::yes : WithThreads::no;
}

}  // namespace confab::api

template <>
struct confab::Fields<confab::core::subscriptions::SubscriptionChanges::Removed> {
  using R = core::subscriptions::SubscriptionChanges::Removed;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The subscription."),
      field("_deletedAt", &R::at, "When it ended."),
  };
};
template <>
struct confab::Fields<confab::core::subscriptions::SubscriptionChanges> {
  using R = core::subscriptions::SubscriptionChanges;
  static constexpr auto list = FieldList{
      field("update", &R::update, "Subscriptions."),
      field("remove", &R::remove, "What ended since then."),
  };
};
