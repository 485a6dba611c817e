#pragma once

#include <string_view>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

void add_failed_login(sql::Transaction& tx, std::string_view username_key, std::string_view address, Timestamp at);
[[nodiscard]] std::int64_t failed_logins_of_user(sql::Session& session, std::string_view username_key, Timestamp since);
[[nodiscard]] std::int64_t failed_logins_of_address(sql::Session& session, std::string_view address, Timestamp since);
void forget_failed_logins(sql::Transaction& tx, std::string_view username_key);
/// The oldest ones before `time`, `limit` at most; how many.
std::int64_t forget_failed_logins_before(sql::Transaction& tx, Timestamp time, std::int64_t limit);

}  // namespace confab::store
