#pragma once
// What follows a message that is moved to another place: its rows elsewhere.

#include <vector>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// Who follows a thread, and up to where they have read it.
struct ThreadFollow {
  std::int64_t user_pk = 0, read_seq = 0;
};

/// Both rooms are locked by the transaction. `before` is the message where it was, `after` where it is now; both have
/// their rows.
class MovingWriter {
 public:
  explicit MovingWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Reactions, stars, pin, reports, poll with its votes, edits, versions, files and reminders are those of `after`.
  void carry_over(const model::Message& before, const model::Message& after);
  [[nodiscard]] std::vector<ThreadFollow> followers(const model::Message& first);
  /// A message of the user's own that counts in the room is not unread to them. Whether they are in it.
  bool count_own(std::int64_t room_pk, std::int64_t user_pk, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
