#include "core/access/message.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "permissions/groups/messages.h"
#include "permissions/groups/moderation.h"
#include "settings/groups/message_changes.h"
#include "settings/groups/workspace.h"
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
  static std::optional<std::pair<model::Message, LockedRoom>> find_locked(sql::Transaction& tx, const Context& ctx,
                                                                          const Actor& actor, const MessageId& id) {
    store::Messages messages{tx, view_of_all(ctx)};
    const auto in_room = messages.room_of(id);
    if (!in_room || !find_history(tx, ctx, actor, *in_room)) return std::nullopt;
    auto room = access::locked(tx, ctx, actor, *in_room);
    auto message = messages.by_id(id);
    if (!message) return std::nullopt;
    return std::pair{std::move(*message), std::move(room)};
  }
  static std::pair<model::Message, LockedRoom> locked(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                                      const MessageId& id) {
    auto found = find_locked(tx, ctx, actor, id);
    if (!found) refuse_unknown(id);
    return std::move(*found);
  }

  static EditableMessage editable(std::pair<model::Message, LockedRoom> found) {
    return {std::move(found.first), std::move(found.second)};
  }
  template <class Message>
  static Message markable(std::pair<model::Message, LockedRoom> found) {
    return Message{std::move(found.first), std::move(found.second)};
  }
  static RemovableMessage removable(std::pair<model::Message, LockedRoom> found) {
    return {std::move(found.first), std::move(found.second)};
  }
};

bool shows_receipts(const Context& ctx) {
  return ctx.settings.boolean(settings::message_changes("Message_Read_Receipt_Enabled"));
}

store::Viewer view_of(const Context& ctx, const Actor& actor) {
  auto viewer = view_of_all(ctx);
  viewer.stars_of = actor.pk;
  return viewer;
}

store::Viewer view_of_all(const Context& ctx) {
  return {.stars_of = store::Viewer::kEverybody,
          .names = ctx.settings.boolean(settings::workspace("UI_Use_Real_Name")),
          .receipts = shows_receipts(ctx)};
}

model::Message seen_by(const Actor& actor, model::Message message) {
  if (message.starred) std::erase_if(*message.starred, [&](const auto& star) { return star.id != actor.id; });
  return message;
}

ReadableMessage message(sql::Session& session, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = store::Messages{session, view_of(ctx, actor)}.by_id(id);
  auto room = found ? find_history(session, ctx, actor, found->rid) : std::nullopt;
  if (!room) refuse_unknown(id);
  return MessageGuard::readable(std::move(*found), std::move(*room));
}

EditableMessage editable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  const auto& [message, room] = found;
  // System messages, removed ones, and what people have voted on.
  if (message.is_system() || message.poll) refuse("Message editing not allowed", "Message_editing");
  const bool own = message.u.pk == actor.pk;
  const bool others = room.allows(ctx, actor, permissions::messages("edit-message"));
  if (!others && !(own && ctx.settings.boolean(settings::message_changes("Message_AllowEditing")))) {
    refuse("Message editing not allowed", "Message_editing");
  }
  if (!others) require_member(room);
  if (!room.allows(ctx, actor, permissions::messages("bypass-time-limit-edit-and-delete")) &&
      window_is_over(ctx, message,
                     ctx.settings.integer(settings::message_changes("Message_AllowEditing_BlockEditInMinutes")))) {
    throw Refusal(errors::message_editing_blocked, "Message editing is blocked");
  }
  require_postable(tx, ctx, actor, room);
  return MessageGuard::editable(std::move(found));
}

RemovableMessage removable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id,
                           const std::optional<RoomId>& expected, bool as_author) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  const auto& [message, room] = found;
  if (expected && *expected != message.rid) {
    throw Refusal(errors::not_possible, "The room id provided does not match where the message is from.");
  }
  if (room.allows(ctx, actor, permissions::messages("force-delete-message")))
    return MessageGuard::removable(std::move(found));
  const bool own = message.u.pk == actor.pk;
  if (as_author && !own) {
    throw Refusal::plain(errors::not_allowed,
                         "Unauthorized. You must have the permission \"force-delete-message\" to delete other's "
                         "message as them.");
  }
  const bool allowed =
      ctx.settings.boolean(settings::message_changes("Message_AllowDeleting")) &&
      (room.allows(ctx, actor, permissions::messages("delete-message")) ||
       (own && room.is_member() && room.allows(ctx, actor, permissions::messages("delete-own-message"))));
  if (!allowed) refuse("Not allowed", "deleteMessage");
  if (!room.allows(ctx, actor, permissions::messages("bypass-time-limit-edit-and-delete")) &&
      window_is_over(ctx, message,
                     ctx.settings.integer(settings::message_changes("Message_AllowDeleting_BlockDeleteInMinutes")))) {
    throw Refusal(errors::message_deleting_blocked, "Message deleting is blocked");
  }
  const auto& unmuted = room.row().unmuted;
  if (room.row().read_only && !room.allows(ctx, actor, permissions::messages("post-readonly")) &&
      std::find(unmuted.begin(), unmuted.end(), actor.username) == unmuted.end()) {
    throw Refusal(errors::not_allowed, "You can't delete messages because the room is readonly.");
  }
  return MessageGuard::removable(std::move(found));
}

std::optional<MarkableMessage> find_markable(sql::Transaction& tx, const Context& ctx, const Actor& actor,
                                             const MessageId& id) {
  auto found = MessageGuard::find_locked(tx, ctx, actor, id);
  if (!found) return std::nullopt;
  return MessageGuard::markable<MarkableMessage>(std::move(*found));
}

MarkableMessage markable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  return MessageGuard::markable<MarkableMessage>(MessageGuard::locked(tx, ctx, actor, id));
}

ReactableMessage reactable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  const auto& room = found.second;
  require_postable(tx, ctx, actor, room, room.row().react_when_read_only ? ReadOnly::counts_not : ReadOnly::counts);
  return MessageGuard::markable<ReactableMessage>(std::move(found));
}

MarkableMessage votable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  require_postable(tx, ctx, actor, found.second, ReadOnly::counts_not);
  return MessageGuard::markable<MarkableMessage>(std::move(found));
}

PinnableMessage pinnable(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  auto found = MessageGuard::locked(tx, ctx, actor, id);
  const auto& room = found.second;
  if (!room.allows(ctx, actor, permissions::messages("pin-message"))) {
    throw Refusal(errors::not_authorized, "Not Authorized");
  }
  if (room.row().archived) throw Refusal(errors::room_archived, "The room is archived");
  return MessageGuard::markable<PinnableMessage>(std::move(found));
}

RemovableMessage moderated(sql::Transaction& tx, const Context& ctx, const Actor& actor, const MessageId& id) {
  require(ctx, actor, permissions::moderation("manage-moderation-actions"));
  store::Messages messages{tx, view_of_all(ctx)};
  const auto in_room = messages.room_of(id);
  if (!in_room) refuse_unknown(id);
  auto room = locked_for_moderation(tx, ctx, actor, *in_room);
  auto message = messages.by_id(id);
  if (!message) refuse_unknown(id);
  return MessageGuard::removable({std::move(*message), std::move(room)});
}

}  // namespace confab::core::access
