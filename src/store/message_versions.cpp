#include "store/message_versions.h"

#include "base/json_members.h"
#include "store/message_row.h"
#include "store/where.h"

namespace confab::store {
namespace {

MessageVersion version_from(const sql::Row& row) {
  MessageVersion version{.message = row.id<MessageId>(0),
                         .room_pk = row.integer(1),
                         .user_pk = row.integer(2),
                         .author = {row.id<UserId>(3), row.string(4), row.optional_string(5)},
                         .sent_at = row.time(6),
                         .replaced_at = row.time(7),
                         .replaced_by = {},
                         .deleted = row.boolean(10),
                         .text = row.string(11),
                         .attachments = {},
                         .custom_fields = {}};
  if (!row.is_null(8)) version.replaced_by = model::UserRef{row.id<UserId>(8), row.string(9), {}};
  const auto body = row.is_null(12) ? json::value{json::object{}} : stored_json(row.text(12));
  if (!body.is_object()) return version;
  if (version.user_pk == 0) version.author = author_in(body.get_object());
  version.attachments = raw_in(body.get_object(), "attachments");
  version.custom_fields = raw_in(body.get_object(), "customFields");
  return version;
}

Where where_of(const GoneVersions& which) {
  Where where;
  where.add("v.room_pk = ? AND v.sent_at >= ? AND v.sent_at <= ?", {which.room_pk, which.from, which.until});
  if (which.authors && which.authors->empty()) where.add("1 = 0");
  if (which.authors && !which.authors->empty()) where.add_in("v.user_pk", *which.authors);
  where.add("NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = v.message_id)");
  return where;
}

}  // namespace

std::vector<MessageVersion> MessageVersions::of(const MessageId& message, std::int64_t limit, std::int64_t offset) {
  return session_.all(
      "SELECT v.message_id, v.room_pk, v.user_pk, a.id, a.username, a.name, v.sent_at, v.replaced_at, b.id, "
      "b.username, v.deleted, v.text, v.body FROM message_versions v LEFT JOIN users a ON a.pk = v.user_pk LEFT "
      "JOIN users b ON b.pk = v.replaced_by_pk WHERE v.message_id = ? ORDER BY v.pk LIMIT ? OFFSET ?",
      {message, limit, offset}, version_from);
}

std::int64_t MessageVersions::count(const MessageId& message) {
  return session_.count("SELECT count(*) FROM message_versions WHERE message_id = ?", {message});
}

std::optional<RoomId> MessageVersions::room_of(const MessageId& message) {
  return session_.first(
      "SELECT r.id FROM message_versions v JOIN rooms r ON r.pk = v.room_pk WHERE v.message_id = ? ORDER BY v.pk DESC "
      "LIMIT 1",
      {message}, [](const sql::Row& row) { return row.id<RoomId>(0); });
}

bool MessageVersions::any_gone(const GoneVersions& which) {
  const auto where = where_of(which);
  bool any = false;
  session_.each("SELECT v.pk FROM message_versions v WHERE " + where.sql() + " LIMIT 1", where.values(),
                [&](const sql::Row&) { any = true; });
  return any;
}

void MessageVersionWriter::keep(const model::Message& before, std::int64_t replaced_by_pk, Timestamp at, bool deleted) {
  const std::string body = message_body(before);
  tx_.execute(
      "INSERT INTO message_versions (message_id, room_pk, user_pk, sent_at, replaced_at, replaced_by_pk, deleted, "
      "text, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {before.id, before.room_pk, before.u.pk, before.ts, at, replaced_by_pk, deleted, before.msg,
       body.empty() ? sql::Value{nullptr} : sql::Value{body}});
}

void MessageVersionWriter::remove_of(const std::vector<model::Message>& messages) {
  in_parts(messages, [&](const std::vector<model::Message>& part) {
    std::vector<MessageId> ids;
    ids.reserve(part.size());
    for (const auto& message : part) ids.push_back(message.id);
    std::vector<sql::Value> values;
    append_in_list(values, ids);
    tx_.execute("DELETE FROM message_versions WHERE message_id IN " + in_list(ids.size()), values);
  });
}

std::int64_t MessageVersionWriter::remove_by(std::int64_t user_pk, std::int64_t limit) {
  return tx_.execute(
      "DELETE FROM message_versions WHERE pk IN (SELECT pk FROM message_versions WHERE user_pk = ? LIMIT ?)",
      {user_pk, limit});
}

std::int64_t MessageVersionWriter::remove_gone(const GoneVersions& which, std::int64_t limit) {
  const auto where = where_of(which);
  return tx_.execute("DELETE FROM message_versions WHERE pk IN (SELECT v.pk FROM message_versions v WHERE " +
                         where.sql() + " LIMIT ?)",
                     where.followed_by({limit}));
}

}  // namespace confab::store
