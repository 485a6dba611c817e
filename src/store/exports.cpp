#include "store/exports.h"

#include "store/table.h"

namespace confab::store {
namespace {

using model::DataExport;

constexpr auto kTable =
    table("exports", column<&DataExport::pk>("pk", Use::read_only), column<&DataExport::id>("id", Use::once),
          column<&DataExport::user_pk>("user_pk", Use::once), column<&DataExport::room_pk>("room_pk", Use::once),
          column<&DataExport::format>("format", Use::once), column<&DataExport::from>("from_at", Use::once),
          column<&DataExport::before>("before_at", Use::once), column<&DataExport::state>("state"),
          column<&DataExport::revision>("revision"), column<&DataExport::requested_at>("requested_at", Use::once),
          column<&DataExport::updated_at>("updated_at"), column<&DataExport::expires_at>("expires_at"),
          column<&DataExport::blob_pk>("blob_pk"), column<&DataExport::name>("name"), column<&DataExport::size>("size"),
          column<&DataExport::messages>("messages"));

DataExport read(const sql::Row& row) {
  return kTable.read(row);
}

std::string select(std::string_view rest) {
  return "SELECT " + kTable.select_list("e") + " FROM exports e " + std::string{rest};
}

}  // namespace

std::optional<DataExport> Exports::by_id(std::string_view id) {
  return session_.first(select("WHERE e.id = ?"), {id}, read);
}

std::optional<DataExport> Exports::locked(std::int64_t pk) {
  return session_.first(select("WHERE e.pk = ? %for_update%"), {pk}, read);
}

std::vector<DataExport> Exports::of_user(std::int64_t user_pk, std::int64_t limit) {
  return session_.all(select("WHERE e.user_pk = ? ORDER BY e.requested_at DESC, e.pk DESC LIMIT ?"), {user_pk, limit},
                      read);
}

std::vector<DataExport> Exports::after(std::int64_t pk, std::int64_t limit) {
  return session_.all(select("WHERE e.pk > ? ORDER BY e.pk LIMIT ?"), {pk, limit}, read);
}

std::vector<DataExport> Exports::of_room(std::int64_t room_pk, std::int64_t limit) {
  return session_.all(select("WHERE e.room_pk = ? LIMIT ?"), {room_pk, limit}, read);
}

std::vector<DataExport> Exports::expired(Timestamp now, std::int64_t limit) {
  return session_.all(select("WHERE e.expires_at <= ? ORDER BY e.expires_at LIMIT ?"), {now, limit}, read);
}

void add_export(sql::Transaction& tx, DataExport& one) {
  Texts texts;
  tx.each(kTable.insert_sql() + " RETURNING pk", kTable.insert_values(one, texts),
          [&](const sql::Row& row) { one.pk = row.integer(0); });
}

bool change_export(sql::Transaction& tx, const DataExport& one) {
  Texts texts;
  auto values = kTable.update_values(one, texts);
  values.emplace_back(one.pk);
  values.emplace_back(one.revision - 1);
  return tx.execute("UPDATE exports SET " + kTable.assignments() + " WHERE pk = ? AND revision = ?", values) != 0;
}

bool remove_export(sql::Transaction& tx, std::int64_t pk) {
  return tx.execute("DELETE FROM exports WHERE pk = ?", {pk}) != 0;
}

}  // namespace confab::store
