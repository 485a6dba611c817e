#pragma once
// The index of search, as it lies in the database. What its rows say is search/segments.h's affair; whoever writes them
// is core/search/index.h.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/segments.h"
#include "sql/database.h"

namespace confab::store {

/// A room's index.
struct IndexedRoom {
  std::int64_t indexed = 0;  // the messages up to this seq
  std::int64_t writes = 0;   // how often it was written
};
/// A note that a message changed or went since it may have been indexed.
struct StaleNote {
  std::int64_t position = 0, room_pk = 0, seq = 0;
  std::int64_t changes = 0;  // how often it did
};

/// Reading it. All functions throw sql::Error only.
class SearchIndex {
 public:
  explicit SearchIndex(sql::Session& session) : session_(session) {}

  /// One that other rules have made is as if there were none.
  [[nodiscard]] IndexedRoom room(std::int64_t room_pk);
  /// The rows of a gram in segments of a room that have one, by the number of the segment in the list.
  using RowFunction = std::function<void(std::size_t segment, std::string_view row)>;
  void each_row(std::int64_t room_pk, const std::vector<search::Segment>& segments, search::Gram gram,
                const RowFunction& row);
  /// Messages that are still there and lie in the range (first exclusive, last inclusive), by seq, newest first.
  [[nodiscard]] std::vector<std::int64_t> changed(std::int64_t room_pk, std::int64_t first, std::int64_t last);

  /// Whether there are notes at all: mostly not.
  [[nodiscard]] bool has_notes();

  /// Rooms above `pk` with a segment's worth of messages that are not indexed, upwards.
  [[nodiscard]] std::vector<std::int64_t> rooms_behind(std::int64_t pk, std::int64_t limit);
  /// Notes of indexed messages, upwards, those above a position first.
  [[nodiscard]] std::vector<StaleNote> notes(std::int64_t position, std::int64_t limit);
  /// All notes about messages of a segment.
  [[nodiscard]] std::vector<StaleNote> notes_in(std::int64_t room_pk, const search::Segment& segment);

  /// The texts that people wrote, of a segment's messages.
  using TextFunction = std::function<void(std::int64_t seq, std::string_view text)>;
  void each_text(std::int64_t room_pk, const search::Segment& segment, const TextFunction& text);
  /// How far the room's messages go; 0: there is no such room.
  [[nodiscard]] std::int64_t newest_seq(std::int64_t room_pk);

 private:
  sql::Session& session_;
};

class SearchIndexWriter {
 public:
  explicit SearchIndexWriter(sql::Transaction& tx) : tx_(tx) {}

  /// The message's text changed, or it goes: its place in the index, if it has one, is to be written again.
  void note(std::int64_t room_pk, std::int64_t seq);

  struct Written {
    std::int64_t room_pk = 0;
    search::Segment segment;
    std::vector<std::string> rows;
    std::int64_t indexed = 0;           // from now on
    std::vector<StaleNote> notes = {};  // as they were read with the texts: done with, unless there is more since then
  };
  /// False, and nothing is written, when the room is gone or its index is no longer as it was read.
  bool write(const Written& written, const IndexedRoom& as_read);
  /// The room goes: returns when whoever writes its index has ended, and nobody begins.
  void stop(std::int64_t room_pk);

 private:
  bool lock(std::int64_t room_pk, const IndexedRoom& as_read);

  sql::Transaction& tx_;
};

}  // namespace confab::store
