#include "store/search_index.h"

#include <map>

#include "search/text.h"
#include "store/message_row.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

constexpr std::int64_t kSeqs = std::int64_t{1} << 32;

std::int64_t row_position(std::int64_t room_pk, const search::Segment& segment, std::int64_t bucket) {
  return position_of(room_pk, segment.first + 1 + bucket);
}

StaleNote stale_note(const sql::Row& row) {
  const auto position = row.integer(0);
  return {.position = position, .room_pk = position / kSeqs, .seq = position % kSeqs, .changes = row.integer(1)};
}

}  // namespace

IndexedRoom SearchIndex::room(std::int64_t room_pk) {
  return session_
      .first("SELECT CASE WHEN version = ? THEN indexed ELSE 0 END, writes FROM search_rooms WHERE room_pk = ?",
             {search::text_version(), room_pk},
             [](const sql::Row& row) { return IndexedRoom{.indexed = row.integer(0), .writes = row.integer(1)}; })
      .value_or(IndexedRoom{});
}

void SearchIndex::each_row(std::int64_t room_pk, const std::vector<search::Segment>& segments, search::Gram gram,
                           const RowFunction& row) {
  std::map<std::int64_t, std::size_t> by_position;
  std::vector<std::int64_t> positions;
  positions.reserve(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    positions.push_back(row_position(room_pk, segments[i], segments[i].bucket_of(gram)));
    by_position.emplace(positions.back(), i);
  }
  in_parts(positions, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each("SELECT position, data FROM search_postings WHERE position IN " + in_list(part.size()), values,
                  [&](const sql::Row& found) { row(by_position.at(found.integer(0)), found.text(1)); });
  });
}

std::vector<std::int64_t> SearchIndex::changed(std::int64_t room_pk, std::int64_t first, std::int64_t last) {
  return session_.all(
      "SELECT m.seq FROM search_stale s JOIN messages m ON m.position = s.position WHERE s.position > ? AND "
      "s.position <= ? ORDER BY m.seq DESC",
      {position_of(room_pk, first), position_of(room_pk, last)}, [](const sql::Row& row) { return row.integer(0); });
}

bool SearchIndex::has_notes() {
  return session_.count("SELECT count(*) FROM (SELECT position FROM search_stale LIMIT 1) AS one", {}) != 0;
}

std::vector<std::int64_t> SearchIndex::rooms_behind(std::int64_t pk, std::int64_t limit) {
  return session_.all(
      "SELECT r.pk FROM rooms r LEFT JOIN search_rooms s ON s.room_pk = r.pk AND s.version = ? WHERE r.pk > ? AND "
      "r.seq >= coalesce(s.indexed, 0) + ? ORDER BY r.pk LIMIT ?",
      {search::text_version(), pk, search::kSmallestSegment, limit},
      [](const sql::Row& row) { return row.integer(0); });
}

std::vector<StaleNote> SearchIndex::notes(std::int64_t position, std::int64_t limit) {
  return session_.all(
      "SELECT s.position, s.changes FROM search_stale s JOIN search_rooms x ON x.room_pk = s.position / 4294967296 "
      "WHERE s.position > ? AND s.position <= x.room_pk * 4294967296 + x.indexed ORDER BY s.position LIMIT ?",
      {position, limit}, stale_note);
}

std::vector<StaleNote> SearchIndex::notes_in(std::int64_t room_pk, const search::Segment& segment) {
  return session_.all("SELECT position, changes FROM search_stale WHERE position > ? AND position <= ?",
                      {position_of(room_pk, segment.first), position_of(room_pk, segment.end())}, stale_note);
}

void SearchIndex::each_text(std::int64_t room_pk, const search::Segment& segment, const TextFunction& text) {
  session_.each("SELECT seq, text FROM messages WHERE position > ? AND position <= ? AND type IS NULL",
                {position_of(room_pk, segment.first), position_of(room_pk, segment.end())},
                [&](const sql::Row& row) { text(row.integer(0), row.text(1)); });
}

std::int64_t SearchIndex::newest_seq(std::int64_t room_pk) {
  return session_.count("SELECT seq FROM rooms WHERE pk = ?", {room_pk});
}

void SearchIndexWriter::note(std::int64_t room_pk, std::int64_t seq) {
  tx_.execute(
      "INSERT INTO search_stale (position, changes) VALUES (?, 1) ON CONFLICT (position) DO UPDATE SET changes = "
      "search_stale.changes + 1",
      {position_of(room_pk, seq)});
}

// The row of a room that has no index yet is made here. A room that goes at this moment takes its row with it.
bool SearchIndexWriter::lock(std::int64_t room_pk, const IndexedRoom& as_read) {
  tx_.execute(
      "INSERT INTO search_rooms (room_pk, indexed, version, writes) SELECT pk, 0, CAST(? AS BIGINT), 0 FROM rooms "
      "WHERE pk = ? ON CONFLICT (room_pk) DO NOTHING",
      {search::text_version(), room_pk});
  const auto writes = tx_.first("SELECT writes FROM search_rooms WHERE room_pk = ? %for_update%", {room_pk},
                                [](const sql::Row& row) { return row.integer(0); });
  return writes == as_read.writes;
}

bool SearchIndexWriter::write(const Written& written, const IndexedRoom& as_read) {
  if (!lock(written.room_pk, as_read)) return false;
  const auto& segment = written.segment;
  tx_.execute("DELETE FROM search_postings WHERE position > ? AND position <= ?",
              {position_of(written.room_pk, segment.first), position_of(written.room_pk, segment.end())});
  for (std::size_t bucket = 0; bucket < written.rows.size(); ++bucket) {
    if (written.rows[bucket].empty()) continue;
    tx_.execute("INSERT INTO search_postings (position, data) VALUES (?, ?)",
                {row_position(written.room_pk, segment, static_cast<std::int64_t>(bucket)), written.rows[bucket]});
  }
  for (const auto& note : written.notes) {
    tx_.execute("DELETE FROM search_stale WHERE position = ? AND changes = ?", {note.position, note.changes});
  }
  tx_.execute("UPDATE search_rooms SET indexed = ?, version = ?, writes = writes + 1 WHERE room_pk = ?",
              {written.indexed, search::text_version(), written.room_pk});
  return true;
}

void SearchIndexWriter::stop(std::int64_t room_pk) {
  tx_.execute("DELETE FROM search_rooms WHERE room_pk = ?", {room_pk});
}

}  // namespace confab::store
