#include "store/scheduled_messages.h"

#include <fmt/format.h>

namespace confab::store {
namespace {

constexpr std::string_view kSelectScheduled =
    "SELECT s.user_pk, s.revision, s.id, s.room_id, s.text, s.thread_id, s.in_room, s.send_at, s.zone, s.error, "
    "s.reason, s.created_at, s.updated_at, u.id FROM scheduled_messages s JOIN users u ON u.pk = s.user_pk ";

ScheduledRow scheduled_from(const sql::Row& row) {
  ScheduledRow read{.user_pk = row.integer(0), .revision = row.integer(1), .message = {}};
  auto& message = read.message;
  message.id = row.string(2);
  message.rid = row.id<RoomId>(3);
  message.msg = row.string(4);
  if (!row.is_null(5)) message.tmid = row.id<MessageId>(5);
  message.tshow = row.boolean(6);
  message.send_at = row.time(7);
  message.zone = row.optional_string(8);
  message.error = row.optional_string(9);
  message.reason = row.optional_string(10);
  message.status = message.error ? "failed" : "scheduled";
  message.created_at = row.time(11);
  message.updated_at = row.time(12);
  return read;
}

}  // namespace

std::optional<ScheduledRow> ScheduledMessages::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE s.id = ?", kSelectScheduled), {id}, scheduled_from);
}

std::vector<model::ScheduledMessage> ScheduledMessages::of(std::int64_t user_pk) {
  return session_.all(fmt::format("{}WHERE s.user_pk = ? ORDER BY s.send_at, s.id", kSelectScheduled), {user_pk},
                      [](const sql::Row& row) { return scheduled_from(row).message; });
}

OwnUse ScheduledMessages::use_of(std::int64_t user_pk) {
  return session_
      .first("SELECT count(*), coalesce(sum(length(text)), 0) FROM scheduled_messages WHERE user_pk = ?", {user_pk},
             [](const sql::Row& row) {
               return OwnUse{row.integer(0), row.integer(1)};
             })
      .value_or(OwnUse{});
}

void add_scheduled_message(sql::Transaction& tx, const ScheduledRow& row) {
  const auto& message = row.message;
  tx.execute(
      "INSERT INTO scheduled_messages (id, user_pk, room_id, thread_id, in_room, text, send_at, zone, revision, "
      "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {message.id, row.user_pk, message.rid, message.tmid, message.tshow, message.msg, message.send_at, message.zone,
       row.revision, message.created_at, message.updated_at});
}

bool change_scheduled_message(sql::Transaction& tx, const ScheduledRow& row) {
  const auto& message = row.message;
  return tx.execute(
             "UPDATE scheduled_messages SET text = ?, send_at = ?, zone = ?, error = ?, reason = ?, revision = ?, "
             "updated_at = ? WHERE id = ? AND revision = ?",
             {message.msg, message.send_at, message.zone, message.error, message.reason, row.revision,
              message.updated_at, message.id, row.revision - 1}) != 0;
}

bool remove_scheduled_message(sql::Transaction& tx, std::string_view id, std::int64_t revision) {
  return tx.execute("DELETE FROM scheduled_messages WHERE id = ? AND revision = ?", {id, revision}) != 0;
}

std::vector<Owned<model::ScheduledMessage>> take_scheduled_of(sql::Transaction& tx, const RoomId& room) {
  auto taken = tx.all(fmt::format("{}WHERE s.room_id = ?", kSelectScheduled), {room}, [](const sql::Row& row) {
    return Owned<model::ScheduledMessage>{row.id<UserId>(13), scheduled_from(row).message};
  });
  tx.execute("DELETE FROM scheduled_messages WHERE room_id = ?", {room});
  return taken;
}

}  // namespace confab::store
