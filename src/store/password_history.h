#pragma once

#include <string>
#include <vector>

#include "sql/database.h"

namespace confab::store {

/// The hashes of the passwords that somebody had before, the last one first, `limit` at most.
[[nodiscard]] std::vector<std::string> former_passwords(sql::Session& session, std::int64_t user_pk,
                                                        std::int64_t limit);
/// One more; of them all the last `kept` stay.
void add_former_password(sql::Transaction& tx, std::int64_t user_pk, std::string_view hash, std::int64_t kept);

}  // namespace confab::store
