#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sql/database.h"

namespace confab::store {

/// What the database keeps under a key.
struct StoredObject {
  std::int64_t size = 0;
  std::int64_t piece = 0;  // bytes in each piece but the last
};

class BlobPieces {
 public:
  explicit BlobPieces(sql::Session& session) : session_(session) {}

  /// Only when it is complete.
  [[nodiscard]] std::optional<StoredObject> object(std::string_view key);
  /// nullopt when it is not there, or no piece.
  [[nodiscard]] std::optional<std::string> piece(std::string_view key, std::int64_t number);

 private:
  sql::Session& session_;
};

class BlobPieceWriter {
 public:
  explicit BlobPieceWriter(sql::Transaction& tx) : tx_(tx) {}

  void put_piece(std::string_view key, std::int64_t number, std::string_view bytes);
  /// All its pieces are there.
  void complete(std::string_view key, const StoredObject& object);
  void remove_object(std::string_view key);
  /// How many were removed.
  std::int64_t remove_pieces(std::string_view key, std::int64_t limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
