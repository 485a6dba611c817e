#pragma once

#include <optional>
#include <vector>

#include "model/draft.h"
#include "sql/database.h"
#include "store/scheduled_messages.h"

namespace confab::store {

class Drafts {
 public:
  explicit Drafts(sql::Session& session) : session_(session) {}

  /// Of a room, or of a thread in it; one that is gone has no text.
  [[nodiscard]] std::optional<model::Draft> find(std::int64_t user_pk, const RoomId& room,
                                                 const std::optional<MessageId>& tmid);
  /// The latest change first; since `from` those that are gone as well.
  [[nodiscard]] std::vector<model::Draft> of(std::int64_t user_pk);
  [[nodiscard]] std::vector<model::Draft> changed(std::int64_t user_pk, Timestamp from);
  /// Without those that are gone.
  [[nodiscard]] OwnUse use_of(std::int64_t user_pk);

 private:
  sql::Session& session_;
};

void put_draft(sql::Transaction& tx, std::int64_t user_pk, const model::Draft& draft);
/// All of a room go; which they were, without those that were gone already.
std::vector<Owned<model::Draft>> take_drafts_of(sql::Transaction& tx, const RoomId& room);
/// Forgets that drafts are gone: before `time`, and beyond the newest `kept`.
void forget_gone_drafts(sql::Transaction& tx, std::int64_t user_pk, Timestamp time, std::int64_t kept);

}  // namespace confab::store
