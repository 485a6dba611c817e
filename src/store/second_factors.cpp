#include "store/second_factors.h"

namespace confab::store {

SecondFactor second_factor_of(sql::Session& session, std::int64_t user_pk) {
  const auto found =
      session.first("SELECT secret, offered, last_step, wrong, wrong_since FROM second_factors WHERE user_pk = ?",
                    {user_pk}, [](const sql::Row& row) {
                      return SecondFactor{row.optional_string(0), row.optional_string(1), row.integer(2),
                                          row.integer(3), row.time(4)};
                    });
  return found.value_or(SecondFactor{});
}

std::int64_t count_backup_codes(sql::Session& session, std::int64_t user_pk) {
  return session.count("SELECT count(*) FROM backup_codes WHERE user_pk = ?", {user_pk});
}

void put_second_factor(sql::Transaction& tx, std::int64_t user_pk, const SecondFactor& factor) {
  tx.execute(
      "INSERT INTO second_factors (user_pk, secret, offered, last_step, wrong, wrong_since) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (user_pk) DO UPDATE SET secret = excluded.secret, offered = excluded.offered, last_step = "
      "excluded.last_step, wrong = excluded.wrong, wrong_since = excluded.wrong_since",
      {user_pk, factor.secret, factor.offered, factor.last_step, factor.wrong, factor.wrong_since});
  tx.execute("UPDATE users SET has_totp = ? WHERE pk = ? AND has_totp <> ?",
             {factor.secret.has_value(), user_pk, factor.secret.has_value()});
}

void put_backup_codes(sql::Transaction& tx, std::int64_t user_pk, const std::vector<std::string>& hashes) {
  tx.execute("DELETE FROM backup_codes WHERE user_pk = ?", {user_pk});
  for (const auto& hash : hashes) {
    tx.execute("INSERT INTO backup_codes (user_pk, hash) VALUES (?, ?)", {user_pk, hash});
  }
}

bool take_backup_code(sql::Transaction& tx, std::int64_t user_pk, std::string_view hash) {
  return tx.execute("DELETE FROM backup_codes WHERE user_pk = ? AND hash = ?", {user_pk, hash}) != 0;
}

void forget_second_factor(sql::Transaction& tx, std::int64_t user_pk) {
  tx.execute("DELETE FROM backup_codes WHERE user_pk = ?", {user_pk});
  tx.execute("DELETE FROM second_factors WHERE user_pk = ?", {user_pk});
  tx.execute("UPDATE users SET has_totp = 0 WHERE pk = ?", {user_pk});
}

}  // namespace confab::store
