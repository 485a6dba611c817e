#pragma once

#include <vector>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// Whom messages name. The rows stay when they have been read, so that they can be listed and become unread again. A
/// reply that the room does not show counts in its thread alone.
class MentionWriter {
 public:
  explicit MentionWriter(sql::Transaction& tx) : tx_(tx) {}

  void add(const model::Message& message, const std::vector<std::int64_t>& user_pks);
  /// People who asked for a word that the message holds. It counts for them as if it named them.
  void add_highlighted(const model::Message& message, const std::vector<std::int64_t>& user_pks);
  /// @all or @here, said by its author.
  void add_group(const model::Message& message);
  /// The message names nobody any more; what is highlighted in it stays.
  void remove_named(std::int64_t room_pk, std::int64_t seq);
  /// The message is gone.
  void remove(std::int64_t room_pk, std::int64_t seq);
  void remove_group(std::int64_t room_pk, std::int64_t seq);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
