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

/// A row as it is read again.
struct AuditedRow : AuditRow {
  std::int64_t pk = 0;
};
/// Acts of one kind, the newest first; both ends belong to it.
[[nodiscard]] std::vector<AuditedRow> audit_rows(sql::Session& session, std::string_view action, Timestamp from,
                                                 Timestamp until, std::int64_t limit);

/// Which acts are looked for; what is left empty is not asked for.
struct AuditFilter {
  std::string action, actor_id, target;
  std::optional<Timestamp> from;
  Timestamp until;
  /// Only what stands behind this row in the list: the last one of the page before.
  struct Place {
    Timestamp at;
    std::int64_t pk = 0;
  };
  std::optional<Place> behind;
};
/// Acts with everything that their rows say, the newest first; both ends of the time belong to it.
[[nodiscard]] std::vector<AuditedRow> find_audited(sql::Session& session, const AuditFilter& filter,
                                                   std::int64_t limit);

/// The newest row of a chain. Written down outside of the database it shows that a tail was cut off.
struct AuditHead {
  std::int64_t pk = 0;
  std::string hash;
  friend bool operator==(const AuditHead&, const AuditHead&) = default;
};
[[nodiscard]] std::optional<AuditHead> audit_head(sql::Session& session);
/// Whether the row is there, with that hash.
[[nodiscard]] bool has_audit_row(sql::Session& session, const AuditHead& row);

struct AuditCheck {
  std::int64_t rows = 0;
  std::optional<AuditHead> head;
  std::optional<std::int64_t> broken;  // the first row whose hash does not fit its content and the row before it
};
/// Goes through the whole chain.
[[nodiscard]] AuditCheck check_audit(sql::Session& session);

}  // namespace confab::store
