#include "store/blobs.h"

#include <fmt/format.h>

#include "store/table.h"

namespace confab::store {
namespace {

constexpr auto kBlobs =
    table("blobs", column<&Blob::pk>("pk", Use::read_only), column<&Blob::sha256>("sha256"),
          column<&Blob::size>("size"), column<&Blob::store>("store"), column<&Blob::key>("key"),
          column<&Blob::state>("state"), column<&Blob::refs>("refs"), column<&Blob::cipher>("cipher"));

Blob blob_from(const sql::Row& row) {
  return kBlobs.read(row);
}

std::string select_blobs() {
  return fmt::format("SELECT {} FROM blobs b ", kBlobs.select_list("b"));
}

}  // namespace

std::optional<Blob> Blobs::find(std::int64_t pk) {
  return session_.first(select_blobs() + "WHERE b.pk = ?", {pk}, blob_from);
}

std::optional<Blob> Blobs::locked(std::int64_t pk) {
  return session_.first(select_blobs() + "WHERE b.pk = ? %for_update%", {pk}, blob_from);
}

std::optional<Blob> Blobs::kept(std::string_view sha256, std::string_view store,
                                const std::optional<std::string>& cipher) {
  return session_.first(select_blobs() +
                            "WHERE b.sha256 = ? AND b.store = ? AND coalesce(b.cipher, '') = ? AND b.state = 'kept' "
                            "ORDER BY b.pk LIMIT 1 %for_update%",
                        {sha256, store, cipher.value_or("")}, blob_from);
}

bool Blobs::is_claimed(std::int64_t pk, Timestamp now) {
  return session_.count("SELECT count(*) FROM blob_claims WHERE blob_pk = ? AND until > ?", {pk, now}) > 0;
}

std::vector<std::int64_t> Blobs::unused(std::int64_t after, std::int64_t limit) {
  return session_.all(
      "SELECT b.pk FROM blobs b WHERE b.refs = 0 AND b.pk > ? AND NOT EXISTS (SELECT 1 FROM blob_claims c WHERE "
      "c.blob_pk = b.pk) ORDER BY b.pk LIMIT ?",
      {after, limit}, [](const sql::Row& row) { return row.integer(0); });
}

std::vector<Blob> Blobs::elsewhere(std::string_view store, std::int64_t after, std::int64_t limit) {
  return session_.all(select_blobs() + "WHERE b.state = 'kept' AND b.store <> ? AND b.pk > ? ORDER BY b.pk LIMIT ?",
                      {store, after, limit}, blob_from);
}

std::vector<StoreUse> Blobs::use_of_stores() {
  return session_.all(
      "SELECT store, count(*), CAST(sum(size) AS BIGINT) FROM blobs WHERE state = 'kept' GROUP BY store ORDER BY store",
      {}, [](const sql::Row& row) {
        return StoreUse{.store = row.string(0), .count = row.integer(1), .size = row.integer(2)};
      });
}

std::int64_t BlobWriter::insert(const Blob& blob) {
  static const std::string statement = kBlobs.insert_sql() + " RETURNING pk";
  Texts texts;
  std::int64_t pk = 0;
  tx_.each(statement, kBlobs.insert_values(blob, texts), [&](const sql::Row& row) { pk = row.integer(0); });
  return pk;
}

void BlobWriter::set_state(std::int64_t pk, std::string_view state) {
  tx_.execute("UPDATE blobs SET state = ? WHERE pk = ?", {state, pk});
}

void BlobWriter::remove(std::int64_t pk) {
  tx_.execute("DELETE FROM blobs WHERE pk = ?", {pk});
}

// A key is unique, so the first one steps aside.
void BlobWriter::swap_places(const Blob& one, const Blob& other) {
  const auto put = [&](std::int64_t pk, std::string_view key, const Blob& place) {
    tx_.execute("UPDATE blobs SET store = ?, key = ?, cipher = ? WHERE pk = ?", {place.store, key, place.cipher, pk});
  };
  put(one.pk, one.key + "-moving", one);
  put(other.pk, one.key, one);
  put(one.pk, other.key, other);
}

std::int64_t BlobWriter::claim(std::int64_t pk, Timestamp until) {
  return tx_.count("INSERT INTO blob_claims (blob_pk, until) VALUES (?, ?) RETURNING pk", {pk, until});
}

void BlobWriter::drop_claim(std::int64_t pk, std::int64_t claim) {
  tx_.execute("DELETE FROM blob_claims WHERE pk = ? AND blob_pk = ?", {claim, pk});
}

std::int64_t BlobWriter::drop_claims_before(Timestamp time, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM blob_claims WHERE pk IN (SELECT pk FROM blob_claims WHERE until <= ? ORDER BY until LIMIT ?)",
      {time, limit});
}

bool BlobWriter::add_reference(std::int64_t pk) {
  return tx_.execute("UPDATE blobs SET refs = refs + 1 WHERE pk = ? AND state = 'kept'", {pk}) > 0;
}

std::optional<std::int64_t> BlobWriter::drop_reference(std::int64_t pk) {
  return tx_.first("UPDATE blobs SET refs = refs - 1 WHERE pk = ? AND refs > 0 RETURNING refs", {pk},
                   [](const sql::Row& row) { return row.integer(0); });
}

}  // namespace confab::store
