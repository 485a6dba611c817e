#pragma once
// A status that ends by itself: after a meeting, at the end of the day. The end is a job that is there as long as the
// row names its time; whatever is chosen before it takes the end away, or sets another.

#include <optional>

#include "base/bounds.h"
#include "bus/events/user_changed.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"
#include "model/user.h"

namespace confab::core::accounts {

inline constexpr std::chrono::days kFarthestStatusEnd{365};

/// Throws Refusal(time_out_of_reach) unless `at` is in the future, within kFarthestStatusEnd.
void require_status_end(const Context& ctx, Timestamp at);

/// The status of `user`, who is stored afterwards, ends at `at`, or never; `fields` say so where that is new.
void set_status_end(Transaction& tx, const Context& ctx, model::User& user, bus::UserFields& fields,
                    const std::optional<Timestamp>& at);

/// The status of somebody ends.
struct EndStatus {
  static constexpr std::string_view kJob = "accounts.end-status";
  static constexpr int kVersion = 1;
  UserId user;
  Timestamp at;
};
/// Nothing where another status was chosen since, or the account is gone. Throws sql::Error.
void end_status(const Context& ctx, const EndStatus& work);

}  // namespace confab::core::accounts

template <>
struct confab::Fields<confab::core::accounts::EndStatus> {
  using J = confab::core::accounts::EndStatus;
  static constexpr auto list = FieldList{
      field("user", &J::user, "Whose."),
      field("at", &J::at, "When it was to end."),
  };
};
