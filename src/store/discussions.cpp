#include "store/discussions.h"

#include <fmt/format.h>

#include <limits>

#include "base/fold.h"
#include "base/text.h"
#include "store/message_list.h"
#include "store/message_row.h"
#include "store/messages.h"
#include "store/where.h"

namespace confab::store {
namespace {

// Found by what is written down of the rooms: messages are not looked through.
Where where_of(std::int64_t room_pk, std::string_view text) {
  Where where;
  std::string rooms = "SELECT d.parent_pk * 4294967296 + d.announced_seq FROM rooms d WHERE d.parent_pk = ?";
  if (text.empty()) {
    where.add("m.position IN (" + rooms + ")", {room_pk});
  } else {
    const auto pattern = where.keep("%" + escape_like(fold(text)) + "%");
    where.add("m.position IN (" + rooms + " AND d.fname_key LIKE ? ESCAPE '\\')", {room_pk, pattern});
  }
  const auto type = where.keep(std::string{kAnnouncement});
  where.add("m.type = ?", {type});
  return where;
}

}  // namespace

std::vector<Discussions::Discussion> Discussions::of(std::int64_t room_pk) {
  return session_.all("SELECT pk, id FROM rooms WHERE parent_pk = ? ORDER BY pk", {room_pk}, [](const sql::Row& row) {
    return Discussion{row.integer(0), row.id<RoomId>(1)};
  });
}

std::vector<Discussions::Discussion> Discussions::joined_of(std::int64_t room_pk, std::int64_t user_pk) {
  return session_.all(
      "SELECT r.pk, r.id FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk WHERE s.user_pk = ? AND r.parent_pk = ? "
      "ORDER BY r.pk",
      {user_pk, room_pk}, [](const sql::Row& row) {
        return Discussion{row.integer(0), row.id<RoomId>(1)};
      });
}

bool Discussions::has_any(std::int64_t room_pk) {
  return session_.count("SELECT count(*) FROM (SELECT 1 FROM rooms WHERE parent_pk = ? LIMIT 1) x", {room_pk}) != 0;
}

std::vector<model::Message> Discussions::announcements(std::int64_t room_pk, std::string_view text, std::int64_t limit,
                                                       std::int64_t offset) {
  auto where = where_of(room_pk, text);
  return load_messages(session_, fmt::format("WHERE {} ORDER BY m.position DESC LIMIT ? OFFSET ?", where.sql()),
                       where.followed_by({std::min(limit, Messages::kMax), offset}), viewer_, Messages::kMaxBytes);
}

std::int64_t Discussions::count_announcements(std::int64_t room_pk, std::string_view text) {
  const auto where = where_of(room_pk, text);
  std::int64_t count = 0;
  session_.each("SELECT count(*) FROM messages m WHERE " + where.sql(), where.values(),
                [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::optional<MessageId> DiscussionWriter::touch_announcement(std::int64_t parent_pk, std::int64_t seq, ChangeTime at) {
  return tx_.first(
      "UPDATE messages SET updated_at = %greatest%(updated_at, ?) WHERE position = ? AND type = ? RETURNING id",
      {at, position_of(parent_pk, seq), kAnnouncement}, [](const sql::Row& row) { return row.id<MessageId>(0); });
}

void DiscussionWriter::rename_announcement(std::int64_t parent_pk, std::int64_t seq, std::string_view name) {
  tx_.execute("UPDATE messages SET text = ? WHERE position = ? AND type = ?",
              {name, position_of(parent_pk, seq), kAnnouncement});
}

}  // namespace confab::store
