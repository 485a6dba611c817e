#include "store/reminders.h"

#include <fmt/format.h>

namespace confab::store {
namespace {

constexpr std::string_view kSelectReminder =
    "SELECT n.user_pk, n.revision, n.id, n.text, n.room_id, n.message_id, n.due_at, n.zone, n.state, n.created_at, "
    "n.updated_at, n.completed_at, u.id FROM reminders n JOIN users u ON u.pk = n.user_pk ";

ReminderRow reminder_from(const sql::Row& row) {
  ReminderRow read{.user_pk = row.integer(0), .revision = row.integer(1), .reminder = {}};
  auto& reminder = read.reminder;
  reminder.id = row.string(2);
  reminder.text = row.string(3);
  if (!row.is_null(4)) reminder.rid = row.id<RoomId>(4);
  if (!row.is_null(5)) reminder.message = row.id<MessageId>(5);
  reminder.due_at = row.time(6);
  reminder.zone = row.optional_string(7);
  reminder.status = row.string(8);
  reminder.created_at = row.time(9);
  reminder.updated_at = row.time(10);
  reminder.completed_at = row.optional_time(11);
  return read;
}

}  // namespace

std::optional<ReminderRow> Reminders::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE n.id = ?", kSelectReminder), {id}, reminder_from);
}

std::vector<model::Reminder> Reminders::of(std::int64_t user_pk, std::string_view state) {
  return session_.all(fmt::format("{}WHERE n.user_pk = ? AND n.state = ? ORDER BY n.due_at, n.id", kSelectReminder),
                      {user_pk, state}, [](const sql::Row& row) { return reminder_from(row).reminder; });
}

std::int64_t Reminders::count_open(std::int64_t user_pk) {
  return session_.count("SELECT count(*) FROM reminders WHERE user_pk = ? AND state IN ('waiting', 'due')", {user_pk});
}

std::vector<ReminderRow> Reminders::complete_beyond(std::int64_t user_pk, std::int64_t kept) {
  return session_.all(fmt::format("{}WHERE n.user_pk = ? AND n.state = 'complete' ORDER BY n.completed_at DESC, n.id "
                                  "DESC LIMIT ? OFFSET ?",
                                  kSelectReminder),
                      {user_pk, kept, kept}, reminder_from);
}

void add_reminder(sql::Transaction& tx, const ReminderRow& row) {
  const auto& reminder = row.reminder;
  tx.execute(
      "INSERT INTO reminders (id, user_pk, text, room_id, message_id, due_at, zone, state, revision, created_at, "
      "updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {reminder.id, row.user_pk, reminder.text, reminder.rid, reminder.message, reminder.due_at, reminder.zone,
       reminder.status, row.revision, reminder.created_at, reminder.updated_at});
}

bool change_reminder(sql::Transaction& tx, const ReminderRow& row) {
  const auto& reminder = row.reminder;
  return tx.execute(
             "UPDATE reminders SET text = ?, due_at = ?, zone = ?, state = ?, revision = ?, updated_at = ?, "
             "completed_at = ? WHERE id = ? AND revision = ?",
             {reminder.text, reminder.due_at, reminder.zone, reminder.status, row.revision, reminder.updated_at,
              reminder.completed_at, reminder.id, row.revision - 1}) != 0;
}

bool remove_reminder(sql::Transaction& tx, std::string_view id, std::int64_t revision) {
  return tx.execute("DELETE FROM reminders WHERE id = ? AND revision = ?", {id, revision}) != 0;
}

std::vector<Owned<model::Reminder>> take_reminders_of(sql::Transaction& tx, const RoomId& room) {
  auto taken = tx.all(fmt::format("{}WHERE n.room_id = ?", kSelectReminder), {room}, [](const sql::Row& row) {
    return Owned<model::Reminder>{row.id<UserId>(12), reminder_from(row).reminder};
  });
  tx.execute("DELETE FROM reminders WHERE room_id = ?", {room});
  return taken;
}

}  // namespace confab::store
