#pragma once

#include <optional>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

class MessageWriter {
 public:
  explicit MessageWriter(sql::Transaction& tx) : tx_(tx) {}

  /// False when the id is in use, or was: nothing is stored then.
  bool insert(const model::Message& message);
  /// Stores what can change: text, type, tree, body, edit and update time.
  void update(const model::Message& message, std::optional<std::int64_t> edited_by_pk);
  /// Deletes the row, and remembers id and number for sync and counts.
  void remove(const model::Message& message, std::int64_t deleted_by_pk, Timestamp at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
