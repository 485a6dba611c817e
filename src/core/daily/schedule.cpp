#include "core/daily/schedule.h"

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "bus/events/scheduled_message_changed.h"
#include "core/access/room.h"
#include "core/access/user.h"
#include "core/daily/own.h"
#include "core/daily/times.h"
#include "core/messages/send.h"
#include "core/messages/thread.h"
#include "jobs/enqueue.h"
#include "store/scheduled_messages.h"

namespace confab::core::daily {
namespace {

using store::ScheduledRow;

[[noreturn]] void refuse_unknown_scheduled() {
  throw Refusal(errors::scheduled_message_not_found, "There is no such scheduled message");
}

messages::SendMessage to_send(const model::ScheduledMessage& message) {
  messages::SendMessage cmd{.room = message.rid};
  cmd.id = MessageId{message.id};  // a second attempt would find the first one's message
  cmd.text = message.msg;
  cmd.tmid = message.tmid;
  cmd.tshow = message.tshow;
  return cmd;
}

// What can be known of the text before its time comes. A text that UTF-8 cannot hold is refused here as well.
void check_text(const Context& ctx, const Actor& actor, const model::ScheduledMessage& message) {
  const messages::Outgoing checked{ctx, actor, to_send(message)};
  if (shows_nothing(message.msg)) throw Refusal(errors::invalid_message, "A message needs a text");
}

// The first message of the thread, whichever of its messages was named.
void find_thread(Transaction& tx, model::ScheduledMessage& message) {
  if (!message.tmid) return;
  const auto first = messages::first_of_thread(tx, *message.tmid);
  if (!first || first->rid != message.rid) {
    throw Refusal(errors::invalid_message, "The message that is answered is not in this room");
  }
  message.tmid = first->id;
}

void require_space(Transaction& tx, const Actor& actor, std::string_view text, std::int64_t more) {
  const auto use = store::ScheduledMessages{tx.sql()}.use_of(actor.pk);
  if (use.rows + more <= kMaxScheduled &&
      use.characters + static_cast<std::int64_t>(text.size()) <= kMaxScheduledCharacters) {
    return;
  }
  throw Refusal(errors::too_many_scheduled_messages,
                "Nobody has more than " + std::to_string(kMaxScheduled) + " scheduled messages, nor longer ones");
}

std::string key_of(const ScheduledRow& row) {
  return row.message.id + ":" + std::to_string(row.revision);
}

void start_clock(Transaction& tx, const Context& ctx, const ScheduledRow& row) {
  jobs::enqueue(tx.sql(), ctx.clock.now(), SendScheduled{.id = row.message.id, .revision = row.revision},
                {.run_at = row.message.send_at, .key = key_of(row)});
}

// The job of a revision that is over has nothing to do, so it need not be waited for.
void stop_clock(Transaction& tx, const Context& ctx, const ScheduledRow& row) {
  jobs::cancel(tx.sql(), SendScheduled::kJob, key_of(row), ctx.clock.now());
}

void tell(Transaction& tx, const Actor& actor, bus::Change change, const model::ScheduledMessage& message) {
  tx.publish(bus::ScheduledMessageChanged{actor.id, change, message});
}

ScheduledRow own_scheduled(sql::Session& session, const Actor& actor, const std::string& id) {
  auto row = store::ScheduledMessages{session}.by_id(id);
  if (!row || row->user_pk != actor.pk) refuse_unknown_scheduled();
  return std::move(*row);
}

// nullopt: it is not there any more as `row` says, and nothing was sent.
std::optional<model::Message> deliver(const Context& ctx, const Actor& actor, const ScheduledRow& row) {
  messages::Outgoing outgoing{ctx, actor, to_send(row.message)};
  Transaction tx{ctx};
  auto message = outgoing.send(tx);
  if (!store::remove_scheduled_message(tx, row.message.id, row.revision)) return std::nullopt;
  stop_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::removed, row.message);
  tx.commit();
  return message;
}

// Kept, so that its writer can mend it, and told of.
void keep_failed(const Context& ctx, const Actor& actor, ScheduledRow row, const Refusal& refusal) {
  ++row.revision;
  auto& message = row.message;
  message.status = "failed";
  message.error = refusal.code().wire_name();
  message.reason = refusal.reason().empty() ? *message.error : refusal.reason();
  message.updated_at = ctx.clock.now();
  const auto text = "A message that you had scheduled could not be sent: " + as_text(*message.reason);
  say_as_bot(ctx, actor, text, [&](Transaction& tx) {
    if (!store::change_scheduled_message(tx, row)) return false;
    tell(tx, actor, bus::Change::updated, message);
    return true;
  });
}

model::ScheduledMessage draft(const Context& ctx, const ScheduleMessage& cmd) {
  const auto now = ctx.clock.now();
  return {.id = make_id<MessageId>().value,
          .rid = cmd.room,
          .msg = cmd.text,
          .tmid = cmd.tmid && cmd.tmid->empty() ? std::nullopt : cmd.tmid,
          .tshow = cmd.tshow,
          .send_at = cmd.at,
          .zone = cmd.zone,
          .status = "scheduled",
          .error = {},
          .reason = {},
          .created_at = now,
          .updated_at = now};
}

}  // namespace

model::ScheduledMessage schedule(const Context& ctx, const Actor& actor, const ScheduleMessage& cmd) {
  require_oneself(actor);  // it is said later, when nobody sees any more who has written it
  require_ahead(ctx, cmd.at);
  require_zone(cmd.zone);
  ScheduledRow row{.user_pk = actor.pk, .revision = 1, .message = draft(ctx, cmd)};
  check_text(ctx, actor, row.message);

  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  require_space(tx, actor, cmd.text, 1);
  (void)access::postable(tx, ctx, actor, cmd.room);
  find_thread(tx, row.message);
  store::add_scheduled_message(tx, row);
  start_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::inserted, row.message);
  tx.commit();
  return row.message;
}

model::ScheduledMessage change_scheduled(const Context& ctx, const Actor& actor, const ChangeScheduled& cmd) {
  require_oneself(actor);
  if (cmd.at) require_ahead(ctx, *cmd.at);
  require_zone(cmd.zone);
  if (cmd.text) {
    auto wanted = own_scheduled(*ctx.db.read(), actor, cmd.id).message;
    wanted.msg = *cmd.text;
    check_text(ctx, actor, wanted);
  }

  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = own_scheduled(tx, actor, cmd.id);
  if (cmd.text) require_space(tx, actor, *cmd.text, 0);
  stop_clock(tx, ctx, row);
  ++row.revision;
  auto& message = row.message;
  message.msg = cmd.text.value_or(message.msg);
  message.send_at = cmd.at.value_or(message.send_at);
  if (cmd.zone) message.zone = cmd.zone;
  message.status = "scheduled";
  message.error = message.reason = std::nullopt;
  message.updated_at = ctx.clock.now();
  require_ahead(ctx, message.send_at);  // one that has failed needs another time
  if (!store::change_scheduled_message(tx, row)) refuse_unknown_scheduled();
  start_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::updated, message);
  tx.commit();
  return message;
}

void unschedule(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto row = own_scheduled(tx, actor, id);
  if (!store::remove_scheduled_message(tx, id, row.revision)) refuse_unknown_scheduled();
  stop_clock(tx, ctx, row);
  tell(tx, actor, bus::Change::removed, row.message);
  tx.commit();
}

std::vector<model::ScheduledMessage> scheduled(const Context& ctx, const Actor& actor) {
  return store::ScheduledMessages{*ctx.db.read()}.of(actor.pk);
}

model::Message send_scheduled_now(const Context& ctx, const Actor& actor, const std::string& id) {
  const auto row = own_scheduled(*ctx.db.read(), actor, id);
  auto message = deliver(ctx, actor, row);
  if (!message) refuse_unknown_scheduled();
  return std::move(*message);
}

void send_scheduled(const Context& ctx, const SendScheduled& work) {
  const auto row = store::ScheduledMessages{*ctx.db.read()}.by_id(work.id);
  if (!row || row->revision != work.revision || row->message.error) return;
  const auto actor = owner(ctx, row->user_pk);
  if (!actor) return;  // whoever comes back finds it in the list
  try {
    (void)deliver(ctx, *actor, *row);
  } catch (const Refusal& refusal) {
    keep_failed(ctx, *actor, *row, refusal);
  }
}

}  // namespace confab::core::daily
