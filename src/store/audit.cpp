#include "store/audit.h"

#include "base/digest.h"
#include "base/json.h"

namespace confab::store {
namespace {

std::string chained_hash(std::string_view previous, const AuditRow& row) {
  std::string text{previous};
  text.append("\n").append(std::to_string(to_millis(row.at))).append("\n");
  for (const auto* part : {&row.actor_id, &row.actor_username, &row.address, &row.action, &row.target, &row.details}) {
    append_json_string(text, *part);  // quoted, so that no two rows look the same
  }
  return sha256_hex(text);
}

}  // namespace

void append_audit(sql::Transaction& tx, const AuditRow& row) {
  tx.lock("audit_log");  // two rows must never follow the same one
  const auto previous = tx.first("SELECT hash FROM audit_log ORDER BY pk DESC LIMIT 1", {}, [](const sql::Row& last) {
                            return last.string(0);
                          }).value_or("");
  tx.execute(
      "INSERT INTO audit_log (at, actor_id, actor_username, address, action, target, details, previous_hash, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {row.at, row.actor_id, row.actor_username, row.address, row.action, row.target, row.details, previous,
       chained_hash(previous, row)});
}

std::optional<std::int64_t> broken_audit_row(sql::Session& session) {
  std::string previous;
  std::optional<std::int64_t> broken;
  session.each(
      "SELECT pk, at, actor_id, actor_username, address, action, target, details, previous_hash, hash FROM "
      "audit_log ORDER BY pk",
      {}, [&](const sql::Row& row) {
        const AuditRow content{row.time(1),   row.string(2), row.string(3), row.string(4),
                               row.string(5), row.string(6), row.string(7)};
        const bool whole = row.text(8) == previous && row.text(9) == chained_hash(previous, content);
        if (!whole && !broken) broken = row.integer(0);
        previous = row.string(9);
      });
  return broken;
}

}  // namespace confab::store
