#include "core/messages/remove.h"

#include <memory>

#include "base/error.h"
#include "base/errors/request.h"
#include "bus/message_events.h"
#include "bus/room_events.h"
#include "core/access/message.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/mention_rows.h"
#include "permissions/groups/messages.h"
#include "settings/groups/message.h"
#include "store/message_writer.h"
#include "store/room_writer.h"

namespace confab::core::messages {
namespace {

// What is left of a message where the setting says that a mark stays.
model::Message emptied(model::Message message, const Actor& actor, Timestamp now) {
  message.t = "rm";
  message.msg.clear();
  message.md = {};
  message.mentions.emplace();
  message.channels.emplace();
  message.urls = {"[]"};
  message.attachments = {"[]"};
  message.edited_at = now;
  message.edited_by = {actor.id, actor.username, {}};
  message.updated_at = now;
  return message;
}

}  // namespace

Removed remove(const Context& ctx, const Actor& actor, const RemoveMessage& cmd) {
  Transaction tx(ctx);
  const auto guard = access::removable(tx, ctx, actor, cmd.id);
  const auto& message = guard.message();
  const auto& room = guard.room();
  if (cmd.room && *cmd.room != message.rid) {
    throw Refusal(errors::not_possible, "The room id provided does not match where the message is from.");
  }
  if (cmd.as_user && !room.allows(ctx, actor, permissions::messages("force-delete-message"))) {
    throw Refusal::plain(errors::not_allowed,
                         "Unauthorized. You must have the permission \"force-delete-message\" to delete other's "
                         "message as them.");
  }

  const Timestamp now = room_time(ctx, room.row());
  const bool mark_stays = ctx.settings.boolean(settings::message("Message_ShowDeletedStatus")) && message.t != "rm";
  remove_mention_rows(tx, message);
  if (mark_stays) {
    const auto mark = emptied(message, actor, now);
    store::MessageWriter{tx}.update(mark, actor.pk);
    tx.publish(bus::MessageSaved{std::make_shared<const model::Message>(mark), false, label_of(room.row())});
  } else {
    store::MessageWriter{tx}.remove(message, actor.pk, now);
    tx.publish(bus::MessageRemoved{message.rid, message.id});
  }
  store::RoomWriter{tx}.message_gone(room.row(), message.seq, !mark_stays, ctx.clock.now());
  tx.publish(bus::RoomChanged{message.rid, bus::Change::updated});
  if (message.u.id != actor.id) {
    audit::record(tx, ctx, actor, "message.deleted", message.id.value,
                  {{"room", message.rid.value}, {"user", message.u.id.value}});
  }
  tx.commit();
  return {message.id, now, message};
}

}  // namespace confab::core::messages
