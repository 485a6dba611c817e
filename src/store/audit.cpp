#include "store/audit.h"

#include "base/digest.h"
#include "base/json.h"
#include "store/table.h"
#include "store/where.h"

namespace confab::store {
namespace {

/// A row with its place in the chain.
struct ChainedRow : AuditRow {
  std::int64_t pk = 0;
  std::string previous_hash, hash;
};

// Append only.
constexpr auto kAuditLog = table(
    "audit_log", column<&ChainedRow::pk>("pk", Use::read_only), column<&AuditRow::at, ChainedRow>("at", Use::once),
    column<&AuditRow::actor_id, ChainedRow>("actor_id", Use::once),
    column<&AuditRow::actor_username, ChainedRow>("actor_username", Use::once),
    column<&AuditRow::address, ChainedRow>("address", Use::once),
    column<&AuditRow::action, ChainedRow>("action", Use::once),
    column<&AuditRow::target, ChainedRow>("target", Use::once),
    column<&AuditRow::details, ChainedRow>("details", Use::once),
    column<&ChainedRow::previous_hash>("previous_hash", Use::once), column<&ChainedRow::hash>("hash", Use::once));

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
  static const std::string statement = kAuditLog.insert_sql();
  ChainedRow chained{row, 0, {}, {}};
  chained.previous_hash = audit_head(tx).value_or(AuditHead{}).hash;
  chained.hash = chained_hash(chained.previous_hash, row);
  Texts texts;
  tx.execute(statement, kAuditLog.insert_values(chained, texts));
}

std::vector<AuditedRow> audit_rows(sql::Session& session, std::string_view action, Timestamp from, Timestamp until,
                                   std::int64_t limit) {
  return session.all(
      "SELECT pk, at, actor_id, actor_username, address, target, details FROM audit_log WHERE action = ? AND at >= ? "
      "AND at <= ? ORDER BY at DESC, pk DESC LIMIT ?",
      {action, from, until, limit}, [&](const sql::Row& row) {
        AuditedRow found;
        found.pk = row.integer(0);
        found.at = row.time(1);
        found.actor_id = row.string(2);
        found.actor_username = row.string(3);
        found.action = action;
        found.address = row.optional_string(4).value_or("");
        found.target = row.string(5);
        found.details = row.string(6);
        return found;
      });
}

std::vector<AuditedRow> find_audited(sql::Session& session, const AuditFilter& filter, std::int64_t limit) {
  Where where;
  if (!filter.action.empty()) where.add("a.action = ?", {filter.action});
  if (!filter.actor_id.empty()) where.add("a.actor_id = ?", {filter.actor_id});
  if (!filter.target.empty()) where.add("a.target = ?", {filter.target});
  if (filter.from) where.add("a.at >= ?", {*filter.from});
  where.add("a.at <= ?", {filter.until});
  if (filter.behind) {
    where.add("a.at <= ? AND (a.at < ? OR a.pk < ?)", {filter.behind->at, filter.behind->at, filter.behind->pk});
  }
  std::vector<AuditedRow> found;
  session.each("SELECT " + kAuditLog.select_list("a") + " FROM audit_log a WHERE " + where.sql() +
                   " ORDER BY a.at DESC, a.pk DESC LIMIT ?",
               where.followed_by({limit}), [&](const sql::Row& row) {
                 auto read = kAuditLog.read(row);
                 const auto pk = read.pk;
                 found.push_back({std::move(static_cast<AuditRow&>(read)), pk});
               });
  return found;
}

std::optional<AuditHead> audit_head(sql::Session& session) {
  return session.first("SELECT pk, hash FROM audit_log ORDER BY pk DESC LIMIT 1", {}, [](const sql::Row& row) {
    return AuditHead{row.integer(0), row.string(1)};
  });
}

bool has_audit_row(sql::Session& session, const AuditHead& row) {
  return session.count("SELECT count(*) FROM audit_log WHERE pk = ? AND hash = ?", {row.pk, row.hash}) == 1;
}

AuditCheck check_audit(sql::Session& session) {
  AuditCheck check;
  session.each("SELECT " + kAuditLog.select_list("a") + " FROM audit_log a ORDER BY a.pk", {},
               [&](const sql::Row& row) {
                 auto read = kAuditLog.read(row);
                 const std::string previous = check.head ? check.head->hash : "";
                 const bool whole = read.previous_hash == previous && read.hash == chained_hash(previous, read);
                 if (!whole && !check.broken) check.broken = read.pk;
                 check.head = AuditHead{read.pk, std::move(read.hash)};
                 ++check.rows;
               });
  return check;
}

}  // namespace confab::store
