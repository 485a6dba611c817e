#include "core/daily/remind.h"

#include <array>

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "base/text.h"
#include "bus/events/reminder_changed.h"
#include "core/access/message.h"
#include "core/access/user.h"
#include "core/daily/own.h"
#include "core/daily/times.h"
#include "core/kernel/site.h"
#include "jobs/enqueue.h"
#include "model/room_kind_table.h"
#include "store/reminders.h"
#include "store/room_writer.h"
#include "store/rooms.h"

namespace confab::core::daily {
namespace {

using store::ReminderRow;

[[noreturn]] void refuse_unknown_reminder() {
  throw Refusal(errors::reminder_not_found, "There is no such reminder");
}

std::string checked_text(const std::string& text, bool may_be_empty) {
  if (!is_valid_utf8(text) || text.find('\0') != std::string::npos || (shows_nothing(text) && !may_be_empty)) {
    throw Refusal(errors::nothing_to_remember, "Say what you want to be reminded of");
  }
  if (utf16_length(text) > kMaxReminderText) {
    throw Refusal(errors::message_size_exceeded,
                  "A reminder has " + std::to_string(kMaxReminderText) + " characters at most");
  }
  return std::string{trim(text)};
}

std::string key_of(const ReminderRow& row) {
  return row.reminder.id + ":" + std::to_string(row.revision);
}

void start_clock(Transaction& tx, const Context& ctx, const ReminderRow& row) {
  if (row.reminder.status != "waiting") return;
  jobs::enqueue(tx.sql(), ctx.clock.now(), TellReminder{.id = row.reminder.id, .revision = row.revision},
                {.run_at = row.reminder.due_at, .key = key_of(row)});
}

void stop_clock(Transaction& tx, const Context& ctx, const ReminderRow& row) {
  jobs::cancel(tx.sql(), TellReminder::kJob, key_of(row), ctx.clock.now());
}

void tell(Transaction& tx, const Actor& actor, bus::Change change, const model::Reminder& reminder) {
  tx.publish(bus::ReminderChanged{actor.id, change, reminder});
}

ReminderRow own_reminder(sql::Session& session, const Actor& actor, const std::string& id) {
  auto row = store::Reminders{session}.by_id(id);
  if (!row || row->user_pk != actor.pk) refuse_unknown_reminder();
  return std::move(*row);
}

void require_space(Transaction& tx, const Actor& actor) {
  if (store::Reminders{tx.sql()}.count_open(actor.pk) < kMaxReminders) return;
  throw Refusal(errors::too_many_reminders,
                "Nobody has more than " + std::to_string(kMaxReminders) + " reminders at a time");
}

// The row as it is now follows the one before it, with its job.
void put(Transaction& tx, const Context& ctx, const Actor& actor, ReminderRow& row) {
  stop_clock(tx, ctx, row);
  ++row.revision;
  row.reminder.updated_at = ctx.clock.now();
  if (!store::change_reminder(tx, row)) refuse_unknown_reminder();
  start_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::updated, row.reminder);
}

void forget(Transaction& tx, const Context& ctx, const Actor& actor, const ReminderRow& row) {
  if (!store::remove_reminder(tx, row.reminder.id, row.revision)) refuse_unknown_reminder();
  stop_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::removed, row.reminder);
}

/// The word before the room in the addresses of clients.
struct AddressWord {
  model::RoomKind kind;
  std::string_view word;
};
constexpr std::array kAddressWords{AddressWord{.kind = model::RoomKind::channel, .word = "/channel/"},
                                   AddressWord{.kind = model::RoomKind::group, .word = "/group/"},
                                   AddressWord{.kind = model::RoomKind::direct, .word = "/direct/"}};
static_assert(model::has_row_of_each_kind(kAddressWords));

// Where clients show the message.
std::string link_to(const Context& ctx, const store::RoomRow& room, const MessageId& message) {
  const auto word = model::row_of(kAddressWords, room.kind).word;
  return site_address(ctx).append(word) + (room.traits().named ? room.name.value_or(room.id.value) : room.id.value) +
         "?msg=" + message.value;
}

// The way to the message, which quotes it as well; only to who may still read it.
std::string subject_of(const Context& ctx, const Actor& actor, const model::Reminder& reminder) {
  if (!reminder.rid || !reminder.message) return {};
  const auto room = access::find_history(*ctx.db.read(), ctx, actor, *reminder.rid);
  if (!room) return {};
  return "\n[Open the message](" + link_to(ctx, room->row(), *reminder.message) + ")";
}

std::string words_of(const Context& ctx, const Actor& actor, const model::Reminder& reminder) {
  std::string words = ":alarm_clock: ";
  words += reminder.text.empty() ? "You wanted to be reminded of a message." : without_calls(reminder.text);
  return words + subject_of(ctx, actor, reminder);
}

}  // namespace

model::Reminder remind(const Context& ctx, const Actor& actor, const Remind& cmd) {
  require_ahead(ctx, cmd.at, kFarthestReminder);
  require_zone(cmd.zone);
  const auto now = ctx.clock.now();
  const bool about_message = cmd.message && !cmd.message->empty();
  ReminderRow row{.user_pk = actor.pk,
                  .revision = 1,
                  .reminder = {.id = random_id(),
                               .text = checked_text(cmd.text, about_message),
                               .rid = {},
                               .message = {},
                               .due_at = cmd.at,
                               .zone = cmd.zone,
                               .status = "waiting",
                               .created_at = now,
                               .updated_at = now,
                               .completed_at = {}}};
  if (about_message) {
    const auto guard = access::message(*ctx.db.read(), ctx, actor, *cmd.message);
    row.reminder.message = guard.message().id;
    row.reminder.rid = guard.message().rid;
  }

  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  if (row.reminder.rid) {  // it may have gone since the first look, and must not go from now on
    store::RoomWriter{tx}.hold(*row.reminder.rid);
    (void)access::message(tx.sql(), ctx, actor, *row.reminder.message);
  }
  require_space(tx, actor);
  store::add_reminder(tx, row);
  start_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::inserted, row.reminder);
  tx.commit();
  return row.reminder;
}

model::Reminder change_reminder(const Context& ctx, const Actor& actor, const ChangeReminder& cmd) {
  if (cmd.at) require_ahead(ctx, *cmd.at, kFarthestReminder);
  require_zone(cmd.zone);

  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = own_reminder(tx, actor, cmd.id);
  auto& reminder = row.reminder;
  if (cmd.text) reminder.text = checked_text(*cmd.text, reminder.message.has_value());
  if (cmd.zone) reminder.zone = cmd.zone;
  if (cmd.at) {
    if (reminder.status == "complete") require_space(tx, actor);
    reminder.due_at = *cmd.at;
    reminder.status = "waiting";
    reminder.completed_at.reset();
  }
  put(tx, ctx, actor, row);
  tx.commit();
  return reminder;
}

model::Reminder complete_reminder(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = own_reminder(tx, actor, id);
  if (row.reminder.status == "complete") return row.reminder;
  row.reminder.status = "complete";
  row.reminder.completed_at = ctx.clock.now();
  put(tx, ctx, actor, row);
  for (const auto& old : store::Reminders{tx.sql()}.complete_beyond(actor.pk, kCompleteReminders)) {
    forget(tx, ctx, actor, old);
  }
  tx.commit();
  return row.reminder;
}

void forget_reminder(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  forget(tx, ctx, actor, own_reminder(tx, actor, id));
  tx.commit();
}

std::vector<model::Reminder> reminders(const Context& ctx, const Actor& actor,
                                       const std::optional<std::string>& state) {
  const auto reader = ctx.db.read();
  store::Reminders stored{*reader};
  if (state) return stored.of(actor.pk, *state);
  std::vector<model::Reminder> all;
  for (const std::string_view each : {"due", "waiting", "complete"}) {
    auto some = stored.of(actor.pk, each);
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return all;
}

void tell_reminder(const Context& ctx, const TellReminder& work) {
  auto row = store::Reminders{*ctx.db.read()}.by_id(work.id);
  if (!row || row->revision != work.revision || row->reminder.status != "waiting") return;
  const auto actor = owner(ctx, row->user_pk);
  if (!actor) return;
  ++row->revision;
  row->reminder.status = "due";
  row->reminder.updated_at = ctx.clock.now();
  say_as_bot(ctx, *actor, words_of(ctx, *actor, row->reminder), [&](Transaction& tx) {
    if (!store::change_reminder(tx, *row)) return false;
    tell(tx, *actor, bus::Change::updated, row->reminder);
    return true;
  });
}

}  // namespace confab::core::daily
