#include "core/access/message.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "permissions/groups/messages.h"
#include "settings/groups/message.h"
#include "store/messages.h"

namespace confab::core::access {
namespace {

[[noreturn]] void refuse_unknown(const MessageId& id) {
  throw Refusal(errors::message_not_found, "No message found with the id of \"" + id.value + "\".");
}

bool window_is_over(const Context& ctx, const model::Message& message, std::int64_t minutes) {
  return minutes > 0 && ctx.clock.now() - message.ts > std::chrono::minutes{minutes};
}

[[noreturn]] void refuse(std::string_view sentence, std::string_view action) {
  throw Refusal(errors::action_not_allowed, std::string{sentence}, {{"action", action}});
}

// What is one's own stays so while one is in the room: who was taken out must not write on in it.
void require_member(const ReadableRoom& room) {
  if (!room.is_member()) throw Refusal(errors::not_allowed, "You must join the room before you can write in it");
}

}  // namespace

struct MessageGuard {
  static ReadableMessage readable(model::Message message, ReadableHistory room) {
    return {std::move(message), std::move(room)};
  }

  /// The message in a room that is visible and locked; read after the lock, so that it is the newest state.
  static std::pair<model::Message, LockedRoom> locked(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                                      const MessageId& id) {
    store::Messages messages{tx};
    const auto found = messages.by_id(id);
    if (!found || !find_history(tx, ctx, actor, found->rid)) refuse_unknown(id);
    auto room = access::locked(tx, ctx, actor, found->rid);
    auto message = messages.by_id(id);
    if (!message) refuse_unknown(id);
    return {std::move(*message), std::move(room)};
  }

  static EditableMessage editable(std::pair<model::Message, LockedRoom> found) {
    return {std::move(found.first), std::move(found.second)};
  }
  static RemovableMessage removable(std::pair<model::Message, LockedRoom> found) {
    return {std::move(found.first), std::move(found.second)};
  }
};

ReadableMessage message(sql::Session& session, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = store::Messages{session}.by_id(id);
  auto room = found ? find_history(session, ctx, actor, found->rid) : std::nullopt;
  if (!room) refuse_unknown(id);
  return MessageGuard::readable(std::move(*found), std::move(*room));
}

EditableMessage editable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  const auto& [message, room] = found;
  if (message.t) refuse("Message editing not allowed", "Message_editing");  // system messages and removed ones
  const bool own = message.user_pk == actor.pk;
  const bool others = room.allows(ctx, actor, permissions::messages("edit-message"));
  if (!others && !(own && ctx.settings.boolean(settings::message("Message_AllowEditing")))) {
    refuse("Message editing not allowed", "Message_editing");
  }
  if (!others) require_member(room);
  if (!room.allows(ctx, actor, permissions::messages("bypass-time-limit-edit-and-delete")) &&
      window_is_over(ctx, message,
                     ctx.settings.integer(settings::message("Message_AllowEditing_BlockEditInMinutes")))) {
    throw Refusal(errors::message_editing_blocked, "Message editing is blocked");
  }
  require_postable(tx, ctx, actor, room);
  return MessageGuard::editable(std::move(found));
}

RemovableMessage removable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  const auto& [message, room] = found;
  if (room.allows(ctx, actor, permissions::messages("force-delete-message")))
    return MessageGuard::removable(std::move(found));
  const bool own = message.user_pk == actor.pk;
  const bool allowed =
      ctx.settings.boolean(settings::message("Message_AllowDeleting")) &&
      (room.allows(ctx, actor, permissions::messages("delete-message")) ||
       (own && room.is_member() && room.allows(ctx, actor, permissions::messages("delete-own-message"))));
  if (!allowed) refuse("Not allowed", "deleteMessage");
  if (!room.allows(ctx, actor, permissions::messages("bypass-time-limit-edit-and-delete")) &&
      window_is_over(ctx, message,
                     ctx.settings.integer(settings::message("Message_AllowDeleting_BlockDeleteInMinutes")))) {
    throw Refusal(errors::message_deleting_blocked, "Message deleting is blocked");
  }
  const auto& unmuted = room.row().unmuted;
  if (room.row().read_only && !room.allows(ctx, actor, permissions::messages("post-readonly")) &&
      std::find(unmuted.begin(), unmuted.end(), actor.username) == unmuted.end()) {
    throw Refusal(errors::not_allowed, "You can't delete messages because the room is readonly.");
  }
  return MessageGuard::removable(std::move(found));
}

}  // namespace confab::core::access
