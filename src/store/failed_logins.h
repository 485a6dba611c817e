#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// The failures that count are those of a time: a clock that was ahead has left some behind that are still to come.
struct FailureTime {
  Timestamp after, until;
};

/// An empty key: counts for the address alone.
void add_failed_login(sql::Transaction& tx, std::string_view username_key, std::string_view address, Timestamp at);
[[nodiscard]] std::int64_t failed_logins_of_user(sql::Session& session, std::string_view username_key,
                                                 const FailureTime& time);
[[nodiscard]] std::int64_t failed_logins_of_address(sql::Session& session, std::string_view address,
                                                    const FailureTime& time);
/// None counts any more for the user, whichever addresses they came from. One that still counts for its address stays,
/// with an empty text in place of the user.
void forget_failed_logins(sql::Transaction& tx, std::string_view username_key);
/// The same for an address, whoever they meant.
void forget_failed_logins_of_address(sql::Transaction& tx, std::string_view address);

/// Who has failed `failures` times in that time or more often, and when they did so for the last time but
/// `failures` - 1: from then on the block counts.
struct ManyFailures {
  std::string of;  // username key, or address
  Timestamp at;
};
/// The latest first, `limit` at most.
[[nodiscard]] std::vector<ManyFailures> users_with_failures(sql::Session& session, const FailureTime& time,
                                                            std::int64_t failures, std::int64_t limit);
[[nodiscard]] std::vector<ManyFailures> addresses_with_failures(sql::Session& session, const FailureTime& time,
                                                                std::int64_t failures, std::int64_t limit);
/// The oldest ones before `time`, `limit` at most; how many.
std::int64_t forget_failed_logins_before(sql::Transaction& tx, Timestamp time, std::int64_t limit);

}  // namespace confab::store
