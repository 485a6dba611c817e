#include "core/messages/edit.h"

#include <memory>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "bus/events/message_saved.h"
#include "core/access/message.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/content.h"
#include "core/messages/encrypted.h"
#include "core/messages/mention_rows.h"
#include "core/messages/previews.h"
#include "core/messages/versions.h"
#include "core/triggers/request.h"
#include "store/message_writer.h"
#include "store/room_writer.h"
#include "store/users.h"

namespace confab::core::messages {
namespace {

// The rest of the message may have changed since its content was read.
model::Message with_content(model::Message message, model::Message content) {
  message.msg = std::move(content.msg);
  message.md = std::move(content.md);
  message.urls = std::move(content.urls);
  message.attachments = std::move(content.attachments);
  message.custom_fields = std::move(content.custom_fields);
  message.mentions = std::move(content.mentions);
  message.channels = std::move(content.channels);
  message.content = std::move(content.content);
  message.e2e_mentions = std::move(content.e2e_mentions);
  return message;
}

bool changes_nothing(const EditMessage& cmd, const model::Message& message) {
  return !cmd.content && !cmd.attachments && !cmd.custom_fields && !cmd.preview_urls &&
         cmd.text.value_or(message.msg) == message.msg;
}

// Where a message stands, in a thread or beside it, does not change.
void require_same_thread(const EditMessage& cmd, const model::Message& message) {
  const auto refuse = [](std::string_view key) {
    throw Refusal(errors::invalid_update_key, "Cannot update the message " + std::string{key});
  };
  if (cmd.tmid && !cmd.tmid->empty()) {
    if (*cmd.tmid == cmd.id) throw Refusal(errors::message_same_as_tmid, "Cannot set tmid the same as the _id");
    if (!message.tmid) throw Refusal(errors::message_change_to_thread, "Cannot update message to a thread");
    if (*cmd.tmid != *message.tmid) refuse("tmid");
  }
  if (cmd.tshow && *cmd.tshow != message.tshow.value_or(false)) refuse("tshow");
}

// Who has gone since sees nothing.
Actor author_of(const Context& ctx, const model::Message& message) {
  const auto user = store::Users{*ctx.db.read()}.by_id(message.u.id);
  return user ? actor_of(*user) : Actor{.id = message.u.id};
}

// What its client has encrypted stays so: the new text is one that was encrypted, too.
Prepared prepare_again(const Context& ctx, const Writers& by, const EditMessage& cmd, model::Message& message) {
  if (message.is_encrypted()) {
    auto text = cmd.content ? std::string{} : cmd.text.value_or(message.msg);
    return prepare_encrypted(ctx, by, {std::move(text), cmd.content, {}, cmd.e2e_mentions}, message);
  }
  if (cmd.content) throw Refusal(errors::invalid_update_key, "Cannot update the message content");
  return prepare(ctx, by,
                 {.text = cmd.text.value_or(message.msg),
                  .attachments = cmd.attachments,
                  .custom_fields = cmd.custom_fields,
                  .preview_urls = cmd.preview_urls},
                 message);
}

// Who is named sees it in the counters of the subscription.
bool names_somebody(const model::Message& message) {
  return message.mentions && !message.mentions->empty();
}

}  // namespace

model::Message edit(const Context& ctx, const Actor& actor, const EditMessage& cmd) {
  auto content = access::message(*ctx.db.read(), ctx, actor, cmd.id).message();
  if (cmd.room && *cmd.room != content.rid) {
    throw Refusal(errors::not_possible, "The room id provided does not match where the message is from.");
  }
  require_same_thread(cmd, content);
  if (changes_nothing(cmd, content)) return content;
  const bool is_own = content.u.id == actor.id;
  const auto author = is_own ? actor : author_of(ctx, content);
  const auto prepared = prepare_again(ctx, is_own ? Writers{author} : Writers{author, &actor}, cmd, content);

  Transaction tx(ctx);
  const auto guard = access::editable(tx, ctx, actor, cmd.id);
  require_group_mention(ctx, actor, guard.room().roles(), guard.room().row().users_count, prepared.markup);
  const auto now = room_time(tx, guard.room().row());
  auto edited = with_content(guard.message(), std::move(content));
  edited.urls = with_known_previews(guard.message().urls, edited.urls);
  edited.edited_at = ctx.changes.shown(now);
  edited.edited_by = {actor.id, actor.username, {}};
  edited.updated_at = now;
  keep_version(tx, ctx, actor, guard.message(), *edited.edited_at, Replaced::edited);
  store::MessageWriter{tx}.update(edited, actor.pk);
  if (prepared.wants_previews) request_previews(tx, ctx, edited);
  replace_mention_rows(tx, guard.message(), edited, prepared.named);
  const auto& room = guard.room().row();
  const bool room_changed = edited.seq == room.last_seq || names_somebody(guard.message()) || names_somebody(edited);
  if (room_changed) store::RoomWriter{tx}.touch(room.pk, tx.change_time());
  tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(edited),
                               .created = false,
                               .room = label_of(room),
                               .room_changed = room_changed});
  triggers::message_edited(tx, ctx, room, edited);
  if (edited.u.id != actor.id) {
    audit::record(tx, ctx, actor, "message.edited", edited.id.value,
                  {{"room", edited.rid.value}, {"user", edited.u.id.value}});
  }
  tx.commit();
  return access::seen_by(actor, std::move(edited));
}

}  // namespace confab::core::messages
