#pragma once
// Files that come in parts.

#include <optional>
#include <vector>

#include "model/unfinished_upload.h"
#include "sql/database.h"

namespace confab::store {

/// Reading them. All functions throw sql::Error only.
class UnfinishedUploads {
 public:
  explicit UnfinishedUploads(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::UnfinishedUpload> by_id(const UploadId& id);
  /// Those of somebody that are not complete; first the one that was written to the longest ago.
  [[nodiscard]] std::vector<model::UnfinishedUpload> open_of(std::int64_t user_pk, std::int64_t limit);
  /// Those whose time is over.
  [[nodiscard]] std::vector<model::UnfinishedUpload> expired(Timestamp now, std::int64_t limit);

 private:
  sql::Session& session_;
};

class UnfinishedUploadWriter {
 public:
  explicit UnfinishedUploadWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Gives it its `pk`.
  void insert(model::UnfinishedUpload& upload);
  /// It stays until then.
  void extend(std::int64_t pk, Timestamp until);
  /// It is among the uploads now, once. False: it was before, or is gone.
  bool complete(const UploadId& id, Timestamp stays_until);
  /// False: it is gone already.
  bool remove(std::int64_t pk);
  /// All of somebody, or of a room; how many.
  std::int64_t remove_of_user(std::int64_t user_pk);
  std::int64_t remove_of_room(std::int64_t room_pk);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
