#include "store/unfinished_uploads.h"

#include "store/table.h"

namespace confab::store {
namespace {

using model::UnfinishedUpload;

constexpr auto kTable = table(
    "unfinished_uploads", column<&UnfinishedUpload::pk>("pk", Use::read_only),
    column<&UnfinishedUpload::id>("id", Use::once), column<&UnfinishedUpload::user_pk>("user_pk", Use::once),
    column<&UnfinishedUpload::room_pk>("room_pk", Use::once), column<&UnfinishedUpload::rid>("room_id", Use::once),
    column<&UnfinishedUpload::name>("name", Use::once), column<&UnfinishedUpload::type>("type", Use::once),
    column<&UnfinishedUpload::content>("content", Use::once), column<&UnfinishedUpload::size>("size", Use::once),
    column<&UnfinishedUpload::expires_at>("expires_at"), column<&UnfinishedUpload::complete>("complete"));

UnfinishedUpload read(const sql::Row& row) {
  return kTable.read(row);
}

std::string select(std::string_view rest) {
  return "SELECT " + kTable.select_list("p") + " FROM unfinished_uploads p " + std::string{rest};
}

}  // namespace

std::optional<UnfinishedUpload> UnfinishedUploads::by_id(const UploadId& id) {
  return session_.first(select("WHERE p.id = ?"), {id}, read);
}

std::vector<UnfinishedUpload> UnfinishedUploads::open_of(std::int64_t user_pk, std::int64_t limit) {
  return session_.all(select("WHERE p.user_pk = ? AND p.complete = 0 ORDER BY p.expires_at, p.pk LIMIT ?"),
                      {user_pk, limit}, read);
}

std::vector<UnfinishedUpload> UnfinishedUploads::expired(Timestamp now, std::int64_t limit) {
  return session_.all(select("WHERE p.expires_at <= ? ORDER BY p.expires_at LIMIT ?"), {now, limit}, read);
}

void UnfinishedUploadWriter::insert(UnfinishedUpload& upload) {
  Texts texts;
  tx_.each(kTable.insert_sql() + " RETURNING pk", kTable.insert_values(upload, texts),
           [&](const sql::Row& row) { upload.pk = row.integer(0); });
}

void UnfinishedUploadWriter::extend(std::int64_t pk, Timestamp until) {
  tx_.execute("UPDATE unfinished_uploads SET expires_at = ? WHERE pk = ? AND complete = 0", {until, pk});
}

bool UnfinishedUploadWriter::complete(const UploadId& id, Timestamp stays_until) {
  return tx_.execute("UPDATE unfinished_uploads SET complete = 1, expires_at = ? WHERE id = ? AND complete = 0",
                     {stays_until, id}) != 0;
}

bool UnfinishedUploadWriter::remove(std::int64_t pk) {
  return tx_.execute("DELETE FROM unfinished_uploads WHERE pk = ?", {pk}) != 0;
}

std::int64_t UnfinishedUploadWriter::remove_of_user(std::int64_t user_pk) {
  return tx_.execute("DELETE FROM unfinished_uploads WHERE user_pk = ?", {user_pk});
}

std::int64_t UnfinishedUploadWriter::remove_of_room(std::int64_t room_pk) {
  return tx_.execute("DELETE FROM unfinished_uploads WHERE room_pk = ?", {room_pk});
}

}  // namespace confab::store
