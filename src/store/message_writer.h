#pragma once

#include <optional>
#include <vector>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

class MessageWriter {
 public:
  explicit MessageWriter(sql::Transaction& tx) : tx_(tx) {}

  /// False when the id is in use, or was: nothing is stored then.
  bool insert(const model::Message& message);
  /// Stores what can change: text, type, tree, body, marks, edit and update time.
  void update(const model::Message& message, std::optional<std::int64_t> edited_by_pk);
  /// Stores another author, and what goes with it: alias and update time.
  void set_author(const model::Message& message);
  /// Stores what stands beside the text, and the update time.
  void set_body(const model::Message& message);
  /// Deletes the row with all that was put on it, and remembers id and number for sync and counts.
  void remove(const model::Message& message, std::int64_t deleted_by_pk, ChangeTime at);
  /// The same for many of one room, and with whom they name; what their threads become is the caller's to write.
  /// `deleted_by_pk`: none where the server does it by itself.
  void remove_all(std::int64_t room_pk, const std::vector<model::Message>& messages,
                  std::optional<std::int64_t> deleted_by_pk, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
