#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/message.h"
#include "sql/database.h"
#include "store/messages.h"

namespace confab::store {

/// Which messages of a room go, within a range of positions.
struct Prunable {
  std::optional<std::vector<std::int64_t>> authors;  // by number; none: anybody's
  bool with_files = false;                           // only those that have files
  bool keep_pinned = false;
  bool keep_threads = false;      // first messages with replies, and their replies
  bool keep_discussions = false;  // what announces one
};

struct PrunableCounts {
  std::int64_t messages = 0, pinned = 0;
  std::int64_t in_threads = 0;  // first messages with replies, and replies
};

/// Looking for messages that go. All functions throw sql::Error only.
class Pruning {
 public:
  explicit Pruning(sql::Session& session) : session_(session) {}

  /// The positions in the room (seq) of the oldest ones. Reads the range up to the last of them.
  [[nodiscard]] std::vector<std::int64_t> find(std::int64_t room_pk, PositionRange range, const Prunable& which,
                                               std::int64_t limit);
  /// Those of some positions that are still there, and still to go, oldest first.
  [[nodiscard]] std::vector<model::Message> among(std::int64_t room_pk, const std::vector<std::int64_t>& seqs,
                                                  const Prunable& which);
  /// Reads the whole range.
  [[nodiscard]] PrunableCounts count(std::int64_t room_pk, PositionRange range, const Prunable& which);

 private:
  sql::Session& session_;
};

}  // namespace confab::store
