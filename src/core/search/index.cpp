#include "core/search/index.h"

#include <set>
#include <utility>
#include <vector>

#include "search/grams.h"
#include "search/segments.h"
#include "search/text.h"
#include "store/search_index.h"

namespace confab::core::search {
namespace {

using confab::search::Segment;

constexpr std::int64_t kAtATime = 500;  // rooms, or notes

/// A segment as it is to be written, made without a transaction.
struct Made {
  store::SearchIndexWriter::Written written;
  store::IndexedRoom as_read;
};

void read_segment(store::SearchIndex& index, Made& made) {
  std::vector<confab::search::Posting> postings;
  const auto& segment = made.written.segment;
  index.each_text(made.written.room_pk, segment, [&](std::int64_t seq, std::string_view text) {
    const auto place = static_cast<std::uint32_t>(seq - segment.first - 1);
    for (const auto gram : confab::search::grams_of(confab::search::read_text(text).chars)) {
      postings.push_back({gram, place});
    }
  });
  made.written.rows = confab::search::rows_of(segment, std::move(postings));
  made.written.notes = index.notes_in(made.written.room_pk, segment);
}

bool write(const Context& ctx, const Made& made) {
  const auto tx = ctx.db.begin();
  const bool written = store::SearchIndexWriter{*tx}.write(made.written, made.as_read);
  if (written) tx->commit();
  return written;
}

// The segment that a changed message is in, once again.
void rewrite(const Context& ctx, std::int64_t room_pk, std::int64_t seq) {
  Made made{.written = {.room_pk = room_pk, .segment = {}, .rows = {}, .indexed = 0}, .as_read = {}};
  {
    const auto reader = ctx.db.read();
    store::SearchIndex index{*reader};
    made.as_read = index.room(room_pk);
    made.written.indexed = made.as_read.indexed;
    made.written.segment = confab::search::segment_with(made.as_read.indexed, seq);
    if (made.written.segment.size == 0) return;
    read_segment(index, made);
  }
  write(ctx, made);
}

}  // namespace

bool advance(const Context& ctx, std::int64_t room_pk) {
  Made made{.written = {.room_pk = room_pk, .segment = {}, .rows = {}, .indexed = 0}, .as_read = {}};
  {
    const auto reader = ctx.db.read();
    store::SearchIndex index{*reader};
    made.as_read = index.room(room_pk);
    made.written.segment = confab::search::next_segment(made.as_read.indexed, index.newest_seq(room_pk));
    if (made.written.segment.size == 0) return false;
    made.written.indexed = made.written.segment.end();
    read_segment(index, made);
  }
  return write(ctx, made);
}

void repair(const Context& ctx, const std::function<bool()>& go_on) {
  for (std::int64_t last = 0;;) {
    const auto notes = store::SearchIndex{*ctx.db.read()}.notes(last, kAtATime);
    std::set<std::pair<std::int64_t, std::int64_t>> done;  // rooms and first seqs of their segments
    for (const auto& note : notes) {
      const auto indexed = store::SearchIndex{*ctx.db.read()}.room(note.room_pk).indexed;
      const auto segment = confab::search::segment_with(indexed, note.seq);
      if (segment.size == 0 || !done.emplace(note.room_pk, segment.first).second) continue;
      if (!go_on()) return;
      rewrite(ctx, note.room_pk, note.seq);
    }
    if (notes.empty()) return;
    last = notes.back().position;
  }
}

void catch_up(const Context& ctx, const std::function<bool()>& go_on) {
  for (std::int64_t last = 0;;) {
    const auto rooms = store::SearchIndex{*ctx.db.read()}.rooms_behind(last, kAtATime);
    for (const auto room : rooms) {
      while (go_on() && advance(ctx, room)) {
      }
    }
    if (rooms.empty() || !go_on()) return;
    last = rooms.back();
  }
}

}  // namespace confab::core::search
