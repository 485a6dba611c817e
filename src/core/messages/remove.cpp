#include "core/messages/remove.h"

#include <memory>

#include "base/error.h"
#include "base/errors/request.h"
#include "bus/events/message_removed.h"
#include "bus/events/message_saved.h"
#include "bus/events/room_changed.h"
#include "core/access/message.h"
#include "core/audit/record.h"
#include "core/files/attached.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/discussion.h"
#include "core/messages/mention_rows.h"
#include "core/messages/thread.h"
#include "core/messages/versions.h"
#include "settings/groups/message_changes.h"
#include "store/integration_runs.h"
#include "store/marks.h"
#include "store/message_writer.h"
#include "store/room_writer.h"

namespace confab::core::messages {
namespace {

// What is left of a message where the setting says that a mark stays.
model::Message emptied(model::Message message, const Actor& actor, ChangeTime now, Timestamp shown) {
  message.t = "rm";
  message.msg.clear();
  message.md = {};
  message.mentions.emplace();
  message.channels.emplace();
  message.urls = {"[]"};
  message.attachments = {"[]"};
  message.file = {};
  message.files = {};
  message.poll.reset();
  message.content = {};
  message.e2e.reset();
  message.e2e_mentions = {};
  message.edited_at = shown;
  message.edited_by = {actor.id, actor.username, {}};
  message.marks = 0;
  message.reactions.reset();
  message.starred.reset();
  message.pinned.reset();
  message.pinned_at.reset();
  message.pinned_by.reset();
  message.updated_at = now;
  message.tcount.reset();  // its thread goes
  message.tlm.reset();
  message.replies.reset();
  message.drid.reset();  // and so does its discussion
  message.dcount.reset();
  message.dlm.reset();
  return message;
}

// Where versions are kept, so are the files that they show.
void take_files(Transaction& tx, const Context& ctx, const model::Message& message) {
  const bool kept = ctx.settings.boolean(settings::message_changes("Message_KeepHistory"));
  if (kept) return files::hide_files_of(tx, ctx, message.id);
  files::drop_files_of(tx, ctx, {message.id});
}

// When it was.
Timestamp take_out(Transaction& tx, const Context& ctx, const Actor& actor, const access::RemovableMessage& guard) {
  const auto& message = guard.message();
  const auto& room = guard.room();
  const auto now = room_time(tx, room.row());
  const auto shown = ctx.changes.shown(now);
  const bool mark_stays =
      ctx.settings.boolean(settings::message_changes("Message_ShowDeletedStatus")) && message.t != "rm";
  keep_version(tx, ctx, actor, message, shown, Replaced::deleted);
  take_files(tx, ctx, message);
  store::remove_runs_about(tx, {message.id});
  remove_mention_rows(tx, message);
  if (mark_stays) {
    const auto mark = emptied(message, actor, now, shown);
    store::MarkWriter{tx}.clear(message);
    store::MessageWriter{tx}.update(mark, actor.pk);
    tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(mark), false, label_of(room.row())});
  } else {
    store::MessageWriter{tx}.remove(message, actor.pk, now);
    tx.publish(bus::MessageRemoved{message.rid, message.id});
  }
  take_from_thread(tx, ctx, room.row(), message, now);
  store::RoomWriter{tx}.message_gone(room.row(), message.seq, !mark_stays, tx.change_time());
  tx.publish(bus::RoomChanged{message.rid, bus::Change::updated});
  tell_parent(tx, ctx, room.row());
  erase_announced(tx, ctx, actor, message);
  return shown;
}

void record(Transaction& tx, const Context& ctx, const Actor& actor, const model::Message& message,
            std::string_view action, json::object details) {
  details["room"] = message.rid.value;
  details["user"] = message.u.id.value;
  audit::record(tx, ctx, actor, action, message.id.value, details);
}

}  // namespace

Removed remove(const Context& ctx, const Actor& actor, const RemoveMessage& cmd) {
  Transaction tx(ctx);
  const auto guard = access::removable(tx, ctx, actor, cmd.id, cmd.room, cmd.as_user);
  const auto& message = guard.message();
  const auto now = take_out(tx, ctx, actor, guard);
  if (message.u.id != actor.id) record(tx, ctx, actor, message, "message.deleted", {});
  tx.commit();
  return {message.id, now, access::seen_by(actor, message)};
}

void remove_reported(const Context& ctx, const Actor& actor, const MessageId& id, const std::string& reason) {
  Transaction tx(ctx);
  const auto guard = access::moderated(tx, ctx, actor, id);
  take_out(tx, ctx, actor, guard);
  record(tx, ctx, actor, guard.message(), "moderation.message-deleted", {{"reason", reason}});
  tx.commit();
}

}  // namespace confab::core::messages
