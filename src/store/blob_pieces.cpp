#include "store/blob_pieces.h"

#include "base/digest.h"

namespace confab::store {

std::optional<StoredObject> BlobPieces::object(std::string_view key) {
  return session_.first("SELECT size, piece FROM blob_objects WHERE key = ?", {key}, [](const sql::Row& row) {
    return StoredObject{.size = row.integer(0), .piece = row.integer(1)};
  });
}

std::optional<std::string> BlobPieces::piece(std::string_view key, std::int64_t number) {
  const auto found = session_.first("SELECT data FROM blob_pieces WHERE key = ? AND number = ?", {key, number},
                                    [](const sql::Row& row) { return from_base64(row.text(0)); });
  return found.value_or(std::nullopt);
}

void BlobPieceWriter::put_piece(std::string_view key, std::int64_t number, std::string_view bytes) {
  tx_.execute(
      "INSERT INTO blob_pieces (key, number, data) VALUES (?, ?, ?) ON CONFLICT (key, number) DO UPDATE SET data = "
      "excluded.data",
      {key, number, to_base64(bytes)});
}

void BlobPieceWriter::complete(std::string_view key, const StoredObject& object) {
  tx_.execute(
      "INSERT INTO blob_objects (key, size, piece) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET size = "
      "excluded.size, piece = excluded.piece",
      {key, object.size, object.piece});
}

void BlobPieceWriter::remove_object(std::string_view key) {
  tx_.execute("DELETE FROM blob_objects WHERE key = ?", {key});
}

std::int64_t BlobPieceWriter::remove_pieces(std::string_view key, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM blob_pieces WHERE key = ? AND number IN (SELECT number FROM blob_pieces WHERE key = ? ORDER BY "
      "number "
      "LIMIT ?)",
      {key, key, limit});
}

}  // namespace confab::store
