#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// What a message was until it was changed or deleted.
struct MessageVersion {
  MessageId message;
  std::int64_t room_pk = 0, user_pk = 0;
  model::UserRef author;
  Timestamp sent_at, replaced_at;
  std::optional<model::UserRef> replaced_by;
  bool deleted = false;  // it was the last one
  std::string text;
  RawJson attachments, custom_fields;
};

/// Versions of messages that were deleted.
struct GoneVersions {
  std::int64_t room_pk = 0;
  Timestamp from, until;                             // sending times, both inclusive
  std::optional<std::vector<std::int64_t>> authors;  // none: anybody
};

/// Reading them. All functions throw sql::Error only.
class MessageVersions {
 public:
  explicit MessageVersions(sql::Session& session) : session_(session) {}

  /// Oldest first.
  [[nodiscard]] std::vector<MessageVersion> of(const MessageId& message, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count(const MessageId& message);
  /// The room of a message that has some; also of one that is gone.
  [[nodiscard]] std::optional<RoomId> room_of(const MessageId& message);
  [[nodiscard]] bool any_gone(const GoneVersions& which);

 private:
  sql::Session& session_;
};

class MessageVersionWriter {
 public:
  explicit MessageVersionWriter(sql::Transaction& tx) : tx_(tx) {}

  /// A message as it was before.
  void keep(const model::Message& before, std::int64_t replaced_by_pk, Timestamp at, bool deleted);
  /// Of messages that are gone for good.
  void remove_of(const std::vector<model::Message>& messages);
  /// Of an author's messages, in all rooms, up to `limit` at once. How many there were.
  std::int64_t remove_by(std::int64_t user_pk, std::int64_t limit);

  /// Some hundred at once; how many there were.
  std::int64_t remove_gone(const GoneVersions& which, std::int64_t limit);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
