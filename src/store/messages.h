#pragma once

#include <map>
#include <optional>
#include <vector>

#include "model/condition.h"
#include "model/message.h"
#include "sql/database.h"
#include "store/marks.h"

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
/// Which replies in threads: all, or those that show in the room as well.
enum class Replies { all, shown };

/// Reading messages. All functions throw sql::Error only. A list ends, whatever is asked for, after kMax messages or
/// kMaxBytes of what they hold: who wants more asks again, from the last one on. (Of changes with a limit the bytes do
/// not count, for they are put together from several lists.)
class Messages {
 public:
  static constexpr std::int64_t kMax = 10'000;
  static constexpr std::int64_t kMaxSearched = 100'000;
  static constexpr std::size_t kMaxBytes = std::size_t{8} * 1024 * 1024;

  explicit Messages(sql::Session& session, const Viewer& viewer = {}) : session_(session), viewer_(viewer) {}

  /// The room it is in; for who must lock that before looking at the message.
  [[nodiscard]] std::optional<RoomId> room_of(const MessageId& id);
  [[nodiscard]] std::optional<model::Message> by_id(const MessageId& id);
  [[nodiscard]] std::optional<MessageId> id_at(std::int64_t room_pk, std::int64_t seq);
  [[nodiscard]] std::vector<model::Message> by_ids(const std::vector<MessageId>& ids);

  [[nodiscard]] std::vector<model::Message> range(std::int64_t room_pk, PositionRange range, Order order,
                                                  std::int64_t limit, std::int64_t offset = 0,
                                                  Replies replies = Replies::all);
  [[nodiscard]] std::int64_t count(std::int64_t room_pk, PositionRange range, Replies replies = Replies::all);
  /// The position up to which messages were sent before `time`: the first one sent at `time` or later comes after it.
  /// Found by halving, for times rise with positions.
  [[nodiscard]] std::int64_t seq_before(std::int64_t room_pk, std::int64_t newest_seq, Timestamp time);
  /// The newest message in the room's own flow that people wrote, other than `except_user`.
  [[nodiscard]] std::optional<model::Message> newest_of_others(std::int64_t room_pk, std::int64_t except_user);

  /// Which messages of a room: all conditions together, at least one.
  struct Filter {
    std::optional<std::int64_t> naming;      // this user
    std::optional<std::int64_t> starred_by;  // this user
    bool pinned = false;
    std::optional<model::Condition> condition = {};  // and this; it alone is no filter
  };
  [[nodiscard]] std::vector<model::Message> filtered(std::int64_t room_pk, const Filter& filter, Order order,
                                                     std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_filtered(std::int64_t room_pk, const Filter& filter);
  /// The oldest messages of an author in a room. Reads the room's messages up to there.
  [[nodiscard]] std::vector<model::Message> by_author(std::int64_t room_pk, std::int64_t user_pk, std::int64_t limit);

  /// Of the newest kMaxSearched positions up to `newest_seq` those that meet the condition, and how many there are.
  /// Throws Refusal(invalid_query), see store/condition.h.
  [[nodiscard]] std::vector<model::Message> matching(std::int64_t room_pk, std::int64_t newest_seq,
                                                     const model::Condition& condition, Order order, std::int64_t limit,
                                                     std::int64_t offset);
  [[nodiscard]] std::int64_t count_matching(std::int64_t room_pk, std::int64_t newest_seq,
                                            const model::Condition& condition);

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
                                                 std::size_t most_bytes = kMaxBytes);

  sql::Session& session_;
  Viewer viewer_;
};

}  // namespace confab::store
