#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// One administrative or moderating act.
struct AuditRow {
  Timestamp at;
  std::string actor_id, actor_username, address;
  std::string action;   // user.created, setting.changed, ...
  std::string target;   // what it was done to
  std::string details;  // JSON
};

/// Appends to the chain: the row's hash is the SHA-256 of the hash before it and of the row.
void append_audit(sql::Transaction& tx, const AuditRow& row);

/// The number of the first row whose hash does not fit its content and the row before it; nullopt when the chain is
/// whole.
[[nodiscard]] std::optional<std::int64_t> broken_audit_row(sql::Session& session);

}  // namespace confab::store
