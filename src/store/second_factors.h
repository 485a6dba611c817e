#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// What somebody's second factor rests on; secrets in base32. Nothing of it is for anybody's eyes.
struct SecondFactor {
  std::optional<std::string> secret;   // nullopt: there is none
  std::optional<std::string> offered;  // not confirmed yet
  std::int64_t last_step = 0;          // of the last code that was accepted
  std::int64_t wrong = 0;              // codes since `wrong_since`
  Timestamp wrong_since = {};
};

/// Of who never had one: an empty one.
[[nodiscard]] SecondFactor second_factor_of(sql::Session& session, std::int64_t user_pk);
[[nodiscard]] std::int64_t count_backup_codes(sql::Session& session, std::int64_t user_pk);

/// Both keep User::has_totp.
void put_second_factor(sql::Transaction& tx, std::int64_t user_pk, const SecondFactor& factor);
void forget_second_factor(sql::Transaction& tx, std::int64_t user_pk);  // with the backup codes
/// These in place of all that there were.
void put_backup_codes(sql::Transaction& tx, std::int64_t user_pk, const std::vector<std::string>& hashes);
/// Whether there was such a one; it is gone now.
bool take_backup_code(sql::Transaction& tx, std::int64_t user_pk, std::string_view hash);

}  // namespace confab::store
