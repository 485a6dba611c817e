#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// A message that is gone.
struct DeletedMessage {
  MessageId id;
  Timestamp deleted_at;
};

/// Part of a room's history by position: both ends exclusive.
struct PositionRange {
  std::int64_t after = 0;   // seq; 0: from the beginning
  std::int64_t before = 0;  // seq; 0: to the end
};

enum class Order { oldest_first, newest_first };

/// Reading messages. All functions throw sql::Error only. A list ends, whatever is asked for, after kMost messages or
/// kMostBytes of what they hold: who wants more asks again, from the last one on. (Of changes with a limit the bytes do
/// not count, for they are put together from several lists.)
class Messages {
 public:
  static constexpr std::int64_t kMost = 10'000;
  static constexpr std::size_t kMostBytes = std::size_t{8} * 1024 * 1024;

  explicit Messages(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::Message> by_id(const MessageId& id);
  [[nodiscard]] std::vector<model::Message> by_ids(const std::vector<MessageId>& ids);

  [[nodiscard]] std::vector<model::Message> range(std::int64_t room_pk, PositionRange range, Order order,
                                                  std::int64_t limit, std::int64_t offset = 0);
  [[nodiscard]] std::int64_t count(std::int64_t room_pk, PositionRange range);
  /// The position up to which messages were sent before `time`: the first one sent at `time` or later comes after it.
  /// Found by halving, for times rise with positions.
  [[nodiscard]] std::int64_t seq_before(std::int64_t room_pk, std::int64_t newest_seq, Timestamp time);
  /// The newest message that people wrote, other than `except_user`.
  [[nodiscard]] std::optional<model::Message> newest_of_others(std::int64_t room_pk, std::int64_t except_user);

  /// Messages that name the user, newest first.
  [[nodiscard]] std::vector<model::Message> mentioning(std::int64_t room_pk, std::int64_t user_pk, Order order,
                                                       std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_mentioning(std::int64_t room_pk, std::int64_t user_pk);

  /// Sent, changed, or shown under another name since somebody was renamed: at `from` or later, before `before`, in the
  /// order of their changes (`updated_at`).
  struct Changes {
    std::optional<Timestamp> from, before;
    Order order = Order::oldest_first;
    std::int64_t limit = 0;  // 0: as many as a list may hold
  };
  [[nodiscard]] std::vector<model::Message> changed(std::int64_t room_pk, const Changes& changes);
  [[nodiscard]] std::vector<DeletedMessage> deleted(std::int64_t room_pk, const Changes& changes,
                                                    std::int64_t offset = 0);
  [[nodiscard]] std::int64_t count_deleted(std::int64_t room_pk, Timestamp from);
  [[nodiscard]] bool was_deleted(const MessageId& id);

 private:
  struct Change {
    Timestamp updated_at;
    std::int64_t seq = 0;
  };
  [[nodiscard]] std::vector<model::Message> changed_themselves(std::int64_t room_pk, const Changes& changes);
  [[nodiscard]] std::vector<model::Message> unchanged_since_sent(std::int64_t room_pk, const Changes& changes);
  [[nodiscard]] std::vector<model::Message> touched_after_sent(std::int64_t room_pk, const Changes& changes);
  [[nodiscard]] std::vector<model::Message> changed_by_renames(std::int64_t room_pk, const Changes& changes);
  [[nodiscard]] std::vector<Change> shown_under_new_names(std::int64_t room_pk,
                                                          const std::map<std::int64_t, Timestamp>& renamed);
  [[nodiscard]] std::vector<model::Message> load(std::string_view where, sql::Arguments arguments,
                                                 std::size_t most_bytes = kMostBytes);

  sql::Session& session_;
};

}  // namespace confab::store
