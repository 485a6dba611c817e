#pragma once
// Read receipts, from the positions of the readers: nothing is written for each reader of a message.

#include <optional>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/threads.h"

namespace confab::store {

/// Where a message is read: in its thread, or (seq 0) in its room, which shows it.
[[nodiscard]] ThreadKey reading_place(const model::Message& message);

/// Says of each message whether somebody has not read it; one statement a room.
void add_unread(sql::Session& session, std::vector<model::Message>& messages);

/// Reading. All functions throw sql::Error only.
class Receipts {
 public:
  static constexpr std::int64_t kMax = 10'000;

  explicit Receipts(sql::Session& session) : session_(session) {}

  /// Up to where everybody has read, as was noted last; nullopt: nothing was noted yet.
  [[nodiscard]] std::optional<std::int64_t> read_by_all(ThreadKey place);
  /// Up to where all people have read now, those in the room, or those who follow the thread; nullopt: there are none.
  /// Deactivated people and bots keep nobody waiting; who has nothing of others before them has read it all. Looks at
  /// each of them.
  [[nodiscard]] std::optional<std::int64_t> lowest(ThreadKey place);
  /// When the last message up to a position was sent; nullopt: there is none in the place.
  [[nodiscard]] std::optional<Timestamp> time_at(ThreadKey place, std::int64_t seq);

  struct Reader {
    model::UserRef user;
    Timestamp at;  // their last reading, never before the message
  };
  /// Who has read a message, its author among them; kMax at most.
  [[nodiscard]] std::vector<Reader> readers(const model::Message& message);

 private:
  sql::Session& session_;
};

/// Writing; the room is locked.
class ReceiptWriter {
 public:
  explicit ReceiptWriter(sql::Transaction& tx) : tx_(tx) {}

  /// From now on it is noted in a place up to where everybody has read: up to here. Where that is so already, nothing
  /// changes.
  void begin(ThreadKey place, std::int64_t seq);
  /// Everybody has read on: the messages in between count as changed.
  void advance(ThreadKey place, std::int64_t from, std::int64_t to, ChangeTime at);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
